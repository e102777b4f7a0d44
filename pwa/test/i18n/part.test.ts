// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../src/i18n';
import { part } from '../../src/i18n/part';

const t = part({
  en: { 'title': 'Crimes', 'of': 'Crimes of {name}', 'count': { zero: 'No crime', one: '{n} crime', other: '{n} crimes' } },
  cy: () => Promise.resolve({ cy: { 'title': 'Troseddau', 'of': 'Troseddau {name}', 'count': { one: '{n} drosedd', two: '{n} drosedd', other: '{n} trosedd' } } }),
});
const { tn, maybe } = t;
afterEach(() => setLanguage('en'));

describe('the texts of a group of pages', () => {
  it('are in the language of the screen, with their placeholders filled', async () => {
    expect([t('title'), t('of', { name: 'A' }), t.t('title')]).toEqual(['Crimes', 'Crimes of A', 'Crimes']);
    await setLanguage('cy');
    expect([t('title'), t('of', { name: 'A' })]).toEqual(['Troseddau', 'Troseddau A']);
  });
  it('go by number, with the forms of each language', async () => {
    expect([0, 1, 2].map((n) => tn('count', n))).toEqual(['No crime', '1 crime', '2 crimes']);
    await setLanguage('cy');
    expect([0, 1, 2, 5].map((n) => tn('count', n))).toEqual(['0 trosedd', '1 drosedd', '2 drosedd', '5 trosedd']);
  });
  it('of a code from outside are there or not', () => expect([maybe('title'), maybe('count'), maybe('toString'), maybe('of-tomorrow')]).toEqual(['Crimes', null, null, null]));
});
