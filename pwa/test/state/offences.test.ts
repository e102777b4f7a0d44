// Offences by the words that an officer would type, against the table of the first pack.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findOffences, wasLaw, type Offence } from '../../src/state/offences';

const pack = JSON.parse(readFileSync(new URL('../../../openapi/rules/packs/2016.1.json', import.meta.url), 'utf8')) as {
  offences: Offence[];
};
const best = (typed: string): string | undefined => findOffences(pack.offences, typed)[0]?.code;

describe('the best offence for', () => {
  it.each([
    ['sent it on', 'pca_distribute_show'],
    ['he shared it with six friends', 'pca_distribute_show'],
    ['forwarded', 'pca_distribute_show'],
    ['posted', 'pca_distribute_show'],
    ['took a selfie', 'pca_take_make'],
    ['saved a screenshot', 'pca_take_make'],
    ['kept on his phone', 'cja_possess'],
    ['selling', 'pca_advertise'],
    ['drawing', 'cja_prohibited_image'],
    ['anfonodd', 'pca_distribute_show'],
    ['hunlun', 'pca_take_make'],
    ['Cartŵn', 'cja_prohibited_image'],
    ['cartwn', 'cja_prohibited_image'],
    ['Communications Act 127', 'ca_network'],
    ['section 160', 'cja_possess'],
    ['86/10', 'cja_possess'],
  ])('%j is %s', (typed, code) => expect(best(typed)).toBe(code));
});
it('nothing typed shows all, as the pack has them; words that fit nothing show none', () => {
  expect(findOffences(pack.offences, '  ')).toEqual(pack.offences);
  expect(findOffences(pack.offences, 'zzz')).toEqual([]);
});
it('the law of the day counts, its first and its last day included', () => {
  const of = (code: string) => pack.offences.find((one) => one.code === code)!;
  expect([wasLaw(of('soa_intimate_image'), '2024-01-30'), wasLaw(of('soa_intimate_image'), '2024-01-31')]).toEqual([false, true]);
  expect([wasLaw(of('cjca_private_image'), '2024-01-30'), wasLaw(of('cjca_private_image'), '2024-01-31')]).toEqual([true, false]);
  expect(wasLaw(of('pca_take_make'), '1999-01-01')).toBe(true);
});
