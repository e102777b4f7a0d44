import { describe, expect, it } from 'vitest';
import { emptyPerson } from '../../src/domain/draft';
import { bodyOf } from '../../src/domain/entry';
import { planSave } from '../../src/domain/plan-save';
import { uuidv7 } from '../../src/platform/random';
import { finished, somebody } from '../support/answers';

const making = { newId: () => uuidv7(), writtenAt: '2026-11-24T10:00:00.000Z', today: '2026-11-24', officerId: 'officer-1',
  reference: 'GN-P0T-C3' };

describe('a finished record', () => {
  const entries = planSave(finished('i1'), making);
  it('is sent persons first, then the incident, then who has which part in it', () => {
    expect(entries.map((e) => e.head.kind)).toEqual(['person', 'person', 'incident', 'party', 'party', 'party']);
    expect(entries.map((e) => `${e.head.method} ${e.head.path}`).slice(0, 3)).toEqual(['PUT /persons/p1', 'PUT /persons/p2',
      'PUT /incidents/i1']);
    expect(entries.slice(3).map((e) => bodyOf(e)).map(({ personId, role }) => [personId, role])).toEqual([['p1', 'victim'],
      ['p2', 'offender'], ['p2', 'witness']]);
  });
  it('needs nothing that comes after it', () => {
    entries.forEach((entry, at) => {
      const before = entries.slice(0, at).map((e) => e.head.resourceId);
      for (const id of entry.head.needs) expect(before).toContain(id);
    });
    expect(entries[3]!.head.needs).toEqual(['i1', 'p1']);
  });
  it('has a key of its own for every write, one time and one author', () => {
    expect(new Set(entries.map((e) => e.head.idempotencyKey)).size).toBe(entries.length);
    for (const entry of entries) {
      expect(entry.head).toMatchObject({ incidentId: 'i1', writtenAt: making.writtenAt, officerId: 'officer-1', ifMatch: null });
      expect(bodyOf(entry)['writtenAt']).toBe(making.writtenAt);
      expect(entry.body.before).toBeNull();
    }
  });
  it('carries every answer', () => {
    expect(bodyOf(entries[2]!)).toEqual({
      reference: 'GN-P0T-C3', school: { id: 'school-1' }, narrative: 'Two pupils told their tutor. The phone is switched off in the safe.',
        writtenAt: making.writtenAt,
      report: { channel: 'school_101', channelOther: null, reporterKind: 'school_staff', reportedAt: '2026-11-24T09:05:00.000Z',
        logReference: 'L-77' },
      happened: { kind: 'exact', at: '2026-11-23T16:00:00.000Z' },
    });
    expect(bodyOf(entries[0]!)).toMatchObject({ givenNames: 'Demo', schoolId: 'school-1', schoolName: null, dateOfBirth: '2011-03-09' });
  });
  it('leaves out a person of whom nothing was written, and a reference the phone could not make', () => {
    const short = planSave(finished('i1', { people: [emptyPerson('p0'), somebody('p1')] }), { ...making, reference: null });
    expect(short.map((e) => e.head.resourceId).slice(0, 2)).toEqual(['p1', 'i1']);
    expect(bodyOf(short[1]!)).not.toHaveProperty('reference');
  });
});
