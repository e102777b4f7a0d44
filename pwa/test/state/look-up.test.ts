// @vitest-environment happy-dom
// Looking people up: what is asked, who is still to be asked about, who can have a case.
import { describe, expect, it } from 'vitest';
import { whoCanHave, type Colleague } from '../../src/state/colleagues';
import { searchBody, unasked } from '../../src/state/look-up';
import { plainCase } from '../support/guided';
import { me, party, person } from '../support/files';

describe('a search for a person', () => {
  const typed = { givenNames: 'Ada', familyName: '', knownAs: '', dateOfBirth: '', birthYear: '' };
  it('is not made with a name alone, which finds nobody', () => expect(searchBody(typed, null)).toBeNull());
  it('is made with one thing more, be it the school', () => {
    expect(searchBody(typed, { id: null, name: 'Ysgol Enghraifft' })).toEqual({ givenNames: 'Ada', schoolName: 'Ysgol Enghraifft' });
    expect(searchBody({ ...typed, birthYear: ' 2011 ' }, null)).toEqual({ givenNames: 'Ada', birthYear: 2011 });
  });
  it('is never made without a name', () => expect(searchBody({ ...typed, givenNames: ' ', birthYear: '2011' }, { id: 's1' })).toBeNull());
  it('asks for the birthday rather than the year', () =>
    expect(searchBody({ ...typed, dateOfBirth: '2011-03-09', birthYear: '2011' }, null)).toEqual({
      givenNames: 'Ada',
      dateOfBirth: '2011-03-09',
    }));
});

describe('who is still to be looked up', () => {
  const file = plainCase();
  const view = { file, atServer: true, unsent: new Set<string>(), state: 'sent' as const };
  const none = { asked: [], names: [] };
  const ids = (known = none as Parameters<typeof unasked>[1], who: string | undefined = file.officer.id, of = view) =>
    unasked(of, known, who).map((one) => one.id);
  it('is everybody who came with the case, until they were looked up', () => {
    expect(ids()).toEqual(['ada', 'ben']);
    expect(ids({ asked: ['ada'], names: [] })).toEqual(['ben']);
    const ben = view.file.persons.find((one) => one.id === 'ben')!;
    const name = [ben.givenNames, ben.familyName].filter(Boolean).join(' ').toLowerCase();
    expect(ids({ asked: [], names: [name] })).toEqual(['ada']);
  });
  it('is nobody in another officer’s case', () => expect(ids(none, 'somebody-else')).toEqual([]));
  it('is nobody who was on record before the case', () => {
    const older = {
      ...view,
      file: {
        ...file,
        persons: [person('ada', { givenNames: 'Ada', writtenAt: '2025-01-01T00:00:00Z' })],
        parties: [party('p1', 'ada', 'offender')],
      },
    };
    expect(ids(none, file.officer.id, older)).toEqual([]);
  });
  it('is nobody whose earlier occasions do not matter', () => {
    const lead = {
      ...view,
      file: { ...file, persons: [person('non', { givenNames: 'Non' })], parties: [party('p1', 'non', 'safeguarding_lead')] },
    };
    expect(ids(none, me.id, lead)).toEqual([]);
  });
});

it('a case goes to somebody who records cases and does not have it, those of one’s own team first', () => {
  const one = (id: string, role: Colleague['role'], team: string | null): Colleague => ({
    id,
    displayName: id,
    role,
    team,
    collarNumber: null,
  });
  const all = [
    one('z-other-team', 'schools_officer', 'North'),
    one('ppu', 'ppu', 'South'),
    one('me', 'schools_officer', 'South'),
    one('owner', 'schools_officer', 'South'),
    one('boss', 'supervisor', 'South'),
  ];
  expect(whoCanHave(all, 'owner', 'me').map(({ id }) => id)).toEqual(['boss', 'me', 'z-other-team']);
});
