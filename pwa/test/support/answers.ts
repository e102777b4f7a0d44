// Finished answers, as a careful officer gives them. Everybody in them is invented.
import { emptyDraft, emptyPerson, type Draft, type PersonAnswer } from '../../src/domain/draft';
import type { WallTime } from '../../src/domain/london';

export const wall = (day: string, month: string, year: string, time = ''): WallTime => ({ day, month, year, time });

export function somebody(id: string, change: Partial<PersonAnswer> = {}): PersonAnswer {
  return {
    ...emptyPerson(id), givenNames: 'Demo', familyName: 'Invented', knownAs: 'Dem', roles: ['victim'], ageKind: 'born',
      born: wall('9', '3', '2011'), sex: 'female',
    schoolKind: 'same', yearGroup: 'Year 10', position: '', language: 'cy', ...change,
  };
}

export function finished(id: string, change: Partial<Draft> = {}): Draft {
  return {
    ...emptyDraft(id, '2026-11-24T09:00:00.000Z'),
    school: { kind: 'listed', id: 'school-1', name: 'Ysgol Demo', search: 'demo' },
    report: { channel: 'school_101', channelOther: '', reporterKind: 'school_staff', logReference: 'L-77',
      reported: wall('24', '11', '2026', '09:05'), reportedNotKnown: false },
    happened: { kind: 'exact', at: wall('23', '11', '2026', '16:00'), from: wall('', '', ''), to: wall('', '', '') },
    narrative: 'Two pupils told their tutor. The phone is switched off in the safe.',
    people: [somebody('p1'), somebody('p2', { roles: ['offender', 'witness'] })],
    ...change,
  };
}
