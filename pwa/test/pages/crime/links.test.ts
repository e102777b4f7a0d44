// Who a crime may be about, who still has none, and when a reference looks like a slip.
import { describe, expect, it } from 'vitest';
import { checkLinks, linkOf, mayBe, possible, referenceDoubt, withoutCrime, wordOf } from '../../../src/pages/crime/links';
import type { CaseFile } from '../../../src/state/case-view';

const party = (personId: string, role: string, withdrawn: object | null = null) => ({ personId, role, withdrawn });
const crime = (id: string, links: [string, string][], reference: string | null = null, withdrawn: object | null = null) => ({
  id,
  people: links.map(([role, personId]) => ({ role, personId })),
  reference,
  withdrawn,
});
const file = (crimes: object[] = []) =>
  ({
    reference: 'KV-4M2-7D',
    report: { logReference: 'LOG 77' },
    persons: ['ada', 'ben', 'bach', 'mum'].map((id) => ({ id })),
    parties: [
      party('ada', 'victim'),
      party('ada', 'offender'),
      party('ben', 'offender'),
      party('ben', 'victim', {}),
      party('bach', 'offender'),
      party('mum', 'parent_carer'),
    ],
    items: { crimes },
  }) as unknown as CaseFile;
const seen = { people: [{ personId: 'bach', under10: true, child: true, adult: false, under13: true, ageUnknown: false }] };

describe('a part in a crime', () => {
  it('is one that the person has in the incident; one person may have two', () => {
    expect(mayBe(file(), seen).map(({ personId, roles }) => [personId, roles])).toEqual([
      ['ada', ['victim', 'offender']],
      ['ben', ['offender']],
      ['bach', ['involved_under_10']],
    ]);
  });
  it('under ten is never that of an offender, whatever part was recorded', () => {
    expect(possible(['offender:bach', 'involved_under_10:bach', 'offender:ben'], mayBe(file(), seen))).toEqual([
      'involved_under_10:bach',
      'offender:ben',
    ]);
  });
  it('is the same after it was a word', () =>
    expect(linkOf(wordOf({ role: 'victim', personId: 'ada' }))).toEqual({ role: 'victim', personId: 'ada' }));
  it('is needed by somebody, and an unknown suspect goes with no offender', () => {
    expect(checkLinks([], true)).toHaveLength(1);
    expect(checkLinks(['victim:ada'], true)).toEqual([]);
    expect(checkLinks(['victim:ada', 'offender:ben'], true)).toEqual([{ field: 'suspect-unknown', code: 'required' }]);
  });
});

describe('somebody without a crime', () => {
  const owed = (requirement: string, subjectId: string, state: string) => ({ requirement, subjectId, state }) as never;
  it('is who the rules name, in the part they name', () => {
    const evaluation = {
      people: [],
      requirements: [
        owed('victim_has_crime', 'ada', 'met'),
        owed('offender_has_crime', 'ada', 'owed'),
        owed('ppu_notified', 'ada', 'owed'),
      ],
    };
    expect(withoutCrime(file(), evaluation)).toEqual([{ personId: 'ada', role: 'offender' }]);
  });
  it('without the rules is who has no live link in a part they have', () => {
    const crimes = [
      crime('c1', [
        ['victim', 'ada'],
        ['offender', 'ben'],
      ]),
      crime('c2', [['offender', 'ada']], null, { reason: 'x' }),
    ];
    expect(withoutCrime(file(crimes), null)).toEqual([
      { personId: 'ada', role: 'offender' },
      { personId: 'bach', role: 'offender' },
    ]);
  });
});

describe('a crime reference', () => {
  const doubt = (reference: string, crimes: object[] = []) => referenceDoubt(reference, file(crimes), 'c1');
  it.each(['2400123456', 'ABC/12345/26', '42-1234', ''])('%j raises no doubt', (reference) => expect(doubt(reference)).toBeNull());
  it('that is the one of Waymark or of the log is doubted, however it is spaced', () => {
    expect(doubt('kv4m27d')).toBe('own');
    expect(doubt('log-77')).toBe('log');
  });
  it('that another crime has is doubted, and its own is not', () => {
    expect(doubt('2400123456', [crime('c2', [], '24 00123456')])).toBe('twice');
    expect(doubt('2400123456', [crime('c1', [], '2400123456')])).toBeNull();
  });
  it('without digits is doubted', () => expect(doubt('pending')).toBe('digits'));
});
