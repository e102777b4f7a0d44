// @vitest-environment happy-dom
// What is sent when a giving is recorded, what is refused first, and forms that share an address.
import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../src/pages/ending/education-form';
import { checkGiven, checkNotGiven, givenToWire, notBefore, notGivenToWire, type GivenAnswer } from '../../../src/pages/ending/forms';
import { keyed } from '../../../src/pages/ending/keyed';

const at = { day: '24', month: '11', year: '2026', time: '10:30' };
const ahead = { ...at, year: '2999' };
const full: GivenAnswer = {
  at,
  how: 'in_person',
  place: ' School office ',
  by: { officerId: 'o1', name: 'Demonstration Officer' },
  present: ['parent_carer', 'parent_carer_2'],
  who: { parent_carer: { personId: 'p9' }, parent_carer_2: { name: ' ', position: 'Father' } },
  understood: 'not_known',
};
const said = { language: 'en' as const, text: 'The words.', crimeWords: 'x' };
const fields = (errors: { field: string }[]) => errors.map((error) => error.field);

describe('a giving', () => {
  it('is sent with the words that stood on the screen, and nothing that is not known', () => {
    expect(givenToWire('ada', 'c1', full, said)).toEqual({
      personId: 'ada',
      crimeId: 'c1',
      given: {
        at: '2026-11-24T10:30:00.000Z',
        language: 'en',
        place: 'School office',
        how: 'in_person',
        by: { officerId: 'o1', name: 'Demonstration Officer' },
        present: [
          { who: { personId: 'p9' }, as: 'parent_carer' },
          { who: { position: 'Father' }, as: 'parent_carer' },
        ],
        understood: null,
        text: 'The words.',
      },
    });
  });
  it('that is complete is refused nothing, and one with nobody else there neither', () => {
    expect(checkGiven(full, '2026-11-24T10:30:40.000Z')).toEqual([]);
    expect(checkGiven({ ...full, present: [] }, null)).toEqual([]);
  });
  it('must say how, by whom, whether it was understood, and who each of those was who were there', () => {
    const errors = checkGiven({ ...full, how: '', by: null, understood: '', who: {} }, null);
    expect(fields(errors)).toEqual([
      'how-in_person',
      'given-by-other',
      'present-parent_carer-who-other',
      'present-parent_carer_2-who-other',
      'understood-yes',
    ]);
  });
  it('cannot lie ahead, nor before the report', () => {
    expect(checkGiven({ ...full, at: ahead }, null)).toEqual([{ field: 'given-at-day', code: 'in-the-future' }]);
    expect(checkGiven(full, '2026-11-24T11:00:00.000Z')).toEqual([{ field: 'given-at-day', code: 'before-reported' }]);
  });
  it('is not called early for the seconds that nobody types', () => {
    expect(notBefore('x', at, '2026-11-24T10:30:59.999Z')).toEqual([]);
    expect(notBefore('x', at, '2026-11-24T10:31:00.000Z')).toEqual([{ field: 'x-day', code: 'too-early' }]);
  });
  it('that did not happen needs its reason', () => {
    const not = { at, by: { name: 'Sergeant' }, reason: ' ' };
    expect(fields(checkNotGiven(not))).toEqual(['reason']);
    expect(notGivenToWire('ada', 'c1', { ...not, reason: ' ill ' })).toEqual({
      personId: 'ada',
      crimeId: 'c1',
      notGiven: { at: '2026-11-24T10:30:00.000Z', by: { name: 'Sergeant' }, reason: 'ill' },
    });
  });
});

describe('an input', () => {
  const input = { state: 'planned' as const, at: ahead, by: { name: 'Teacher' }, place: '', note: '', reason: '' };
  it('may be planned for a day to come, but was not given or declined on one', () => {
    expect(checkInput(input)).toEqual([]);
    expect(fields(checkInput({ ...input, state: 'given' }))).toEqual(['taught-at-day']);
  });
  it('that is declined needs its reason, and no other does', () => {
    expect(fields(checkInput({ ...input, at, state: 'declined' }))).toEqual(['reason']);
    expect(checkInput({ ...input, at, state: 'given' })).toEqual([]);
  });
});

describe('forms under one address', () => {
  it('never show what was half-typed for another', () => {
    const [one, two] = [keyed('one', { text: '', more: 1 }), keyed('two', { text: '', more: 2 })];
    const kept = one.with(one.initial, { text: 'typed' });
    expect(one.of(kept)).toEqual({ text: 'typed', more: 1 });
    expect(two.of(kept)).toEqual({ text: '', more: 2 });
  });
});
