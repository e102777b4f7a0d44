// @vitest-environment happy-dom
// What an administrator reads of a comparison, of a fault, and of a day.
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/parts/unit-en';
import { checkDay } from '../../../src/pages/unit/into-force';
import { faultText } from '../../../src/pages/unit/new-pack';
import { inWords } from '../../../src/pages/unit/preview';
import { pack } from '../../support/guided';
import { readFileSync } from 'node:fs';

const owed = (code: string, subjectId: string, kind: 'requirement' | 'question' | 'problem' = 'requirement') => ({
  kind,
  code,
  subject: 'child',
  subjectId,
  waivable: false,
});

describe('what would be owed', () => {
  it('is said in the pack’s own words, each once with how often', () => {
    const words = inWords(
      [owed('ppu_notified', 'a'), owed('ppu_notified', 'b'), owed('adult_implicated', 'x', 'question')],
      [pack.source],
      'en',
    );
    expect(words).toEqual([
      { text: 'Notify the Public Protection Unit about this child.', times: 2 },
      { text: 'Is an adult implicated?', times: 1 },
    ]);
    expect(inWords([owed('ppu_notified', 'a')], [pack.source], 'cy')[0]!.text).toContain('Uned Diogelu');
  });
  it('stays a code where no pack at hand has words for it', () =>
    expect(inWords([owed('of_another_pack', 'a')], [pack.source], 'en')).toEqual([{ text: 'of_another_pack', times: 1 }]));
});

describe('a fault', () => {
  it('has words for every code that the specification gives', () => {
    const spec = readFileSync('../openapi/rules/SPEC.md', 'utf8');
    const table = spec.slice(spec.indexOf('| Code | Because |'));
    const codes = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.filter((code) => !(`fault.${code}` in en))).toEqual([]);
  });
  it('of a newer linter is shown by its code', () => expect(faultText('brand-new')).toContain('brand-new'));
});

describe('the day from which a pack is in force', () => {
  const day = (text: string) => ({ day: text.slice(8), month: text.slice(5, 7), year: text.slice(0, 4), time: '' });
  it('comes after the last one in force', () => {
    expect(checkDay(day('2027-01-01'), '2016-01-01')).toEqual({ day: '2027-01-01' });
    expect(checkDay(day('2016-01-01'), '2016-01-01')).toEqual({ error: 'tooEarly' });
    expect(checkDay(day('2016-01-01'), null)).toEqual({ day: '2016-01-01' });
  });
  it('is entered, and exists', () => {
    expect(checkDay({ day: '', month: '', year: '', time: '' }, null)).toEqual({ error: 'required' });
    expect(checkDay(day('2027-02-31'), null)).toEqual({ error: 'impossible' });
  });
});
