import { describe, expect, it } from 'vitest';
import { countChildren, lineOf } from '../../src/sync/line';
import { caseFile, party, person } from '../support/files';

describe('the children of a case', () => {
  const day = '2026-11-24T10:00:00.000Z';
  const count = (people: Parameters<typeof person>[1][], roles: string[], more = {}) =>
    countChildren(caseFile('i',
      { receivedAt: day, persons: people.map((p, n) => person(`p${n}`, p)),
      parties: roles.map((role, n) => party(`y${n}`, `p${n % people.length}`, role)), ...more }));

  it.each([['victim', 1], ['offender', 1], ['witness', 1], ['other', 1], ['implicated_adult', 0], ['reporter', 0], ['parent_carer', 0],
    ['appropriate_adult', 0], ['safeguarding_lead', 0]])(
    'a person of unknown age who is %s counts as %i', (role, n) => expect(count([{}], [role])).toBe(n));
  it('count once, whatever parts they have', () => expect(count([{}], ['victim', 'offender', 'witness'])).toBe(1));
  it('do not count adults',
    () => expect(count([{ dateOfBirth: '1990-01-01' }, { dateOfBirth: '2012-01-01' }], ['victim', 'victim'])).toBe(1));
  it('are counted on the day of the report, with a stated age grown up to it', () => {
    const seventeen = { statedAge: { years: 17, source: 'school' as const, on: '2025-06-01' } };
    expect(count([seventeen], ['victim'])).toBe(0);
    expect(count([seventeen], ['victim'], { report: { channel: 'school_101', reportedAt: '2026-05-31T10:00:00.000Z' } })).toBe(1);
  });
  it('do not count a part that was withdrawn', () => {
    const withdrawn = { reason: 'wrong case', at: day, by: { id: 'o', displayName: 'Demo' } };
    const file = caseFile('i', { receivedAt: day, persons: [person('p0')], parties: [party('y0', 'p0', 'victim', { withdrawn })] });
    expect(countChildren(file)).toBe(0);
    expect(lineOf(file).people).toBe(0);
  });
  it('of a case the server has not received are counted on the day it was written', () => {
    expect(count([{ dateOfBirth: '2008-11-24' }], ['victim'], { receivedAt: '', writtenAt: '2026-11-23T10:00:00.000Z' })).toBe(1);
  });
});
