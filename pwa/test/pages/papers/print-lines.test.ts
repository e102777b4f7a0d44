// @vitest-environment happy-dom
// What stands on the printed case file.
import { describe, expect, it } from 'vitest';
import { crimeLines, endingLines, owedLines, questionLines } from '../../../src/pages/papers/print-lines';
import { giverName } from '../../../src/pages/ending/copy';
import { AT, me, party, person } from '../../support/files';
import { crime, decided, guided, made, plainCase } from '../../support/guided';

describe('the printed case file', () => {
  it('says each thing that is owed once, with everybody it is owed for', () => {
    const notify = owedLines(guided(plainCase())).filter((line) => line.head.startsWith('Notify the Public Protection Unit'));
    expect(notify).toHaveLength(1);
    expect(notify[0]!.rows!.map((row) => row.split(',')[0])).toEqual(['Ada', 'Ben']);
  });
  it('names a crime by its offence, its people with their part, and shows what was withdrawn as that', () => {
    const gone = crime('crime-2', [], { offence: null, withdrawn: { reason: 'twice', at: AT, by: made.recordedBy } });
    const [one, two] = crimeLines(guided(plainCase({ crimes: [...plainCase().items.crimes, gone] })));
    expect(one).toMatchObject({
      head: 'Distributing or showing an indecent photograph of a child',
      rows: ['Ada: Offender', 'Ben: Victim'],
      withdrawn: undefined,
    });
    expect(two).toMatchObject({ withdrawn: 'twice' });
  });
  it('keeps what was suggested beside what a person chose', () => {
    const answers = [{ ...decided.answers![0]!, answer: 'yes' as const, computed: 'no' as const, reason: 'He told us.' }];
    const [line] = questionLines(guided(plainCase({ answers })));
    expect(line).toMatchObject({ head: 'Is an adult implicated? Yes', text: 'He told us.' });
    expect(line!.facts).toContain('suggested: No');
  });
  it('has the words that were said to the young person', () => {
    const advisories = [
      {
        ...made,
        id: 'v1',
        personId: 'ada',
        crimeId: 'crime-1',
        given: {
          at: AT,
          language: 'en' as const,
          how: 'in_person' as const,
          by: { officerId: me.id, name: me.displayName },
          present: [],
          wording: { pack: '2016.1', note: '8', language: 'en' as const, crimeWords: 'x', text: 'The exact words.' },
        },
      },
    ];
    expect(endingLines(guided(plainCase({ advisories })))[0]).toMatchObject({ text: 'The exact words.' });
  });
});

describe('the copy for a young person', () => {
  const copy = (by: object, change = {}) => {
    const item = {
      ...made,
      id: 'v1',
      personId: 'ada',
      crimeId: 'crime-1',
      given: { at: AT, language: 'en' as const, how: 'in_person' as const, by, present: [] },
    };
    return giverName(guided(plainCase({ advisories: [item] }, change)), item);
  };
  it('names the officer, and a grown-up of the case by their part in it', () => {
    expect(copy({ officerId: me.id })).toBe(me.displayName);
    const change = {
      persons: [...plainCase().persons, person('lead', { givenNames: 'Non' })],
      parties: [...plainCase().parties, party('p3', 'lead', 'safeguarding_lead')],
    };
    expect(copy({ personId: 'lead' }, change)).toBe('Non');
  });
  it('never names another child', () => expect(copy({ personId: 'ben' })).toBeNull());
});
