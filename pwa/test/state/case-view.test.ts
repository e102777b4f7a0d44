import { describe, expect, it } from 'vitest';
import type { EntryState, NewEntry } from '../../src/domain/entry';
import { makeEntry, partyEntry, planSave } from '../../src/domain/plan-save';
import { uuidv7 } from '../../src/platform/random';
import { viewCase, type Entry } from '../../src/state/case-view';
import { lineOf } from '../../src/sync/line';
import { finished } from '../support/answers';
import { caseFile, me, party, person } from '../support/files';

const making = { newId: () => uuidv7(), writtenAt: '2026-11-25T08:00:00.000Z', today: '2026-11-25', officerId: me.id,
  reference: 'GN-P0T-C3' };
const queued = (entries: NewEntry[], state: EntryState = 'waiting'): Entry[] =>
  entries.map((entry, n) => ({ seq: n + 1, ...entry, state, attempts: 0, nextTryAt: 0, last: null, queuedAt: '' }));
const change = (kind: 'person' | 'incident' | 'party' | 'note', id: string, body: object) =>
  makeEntry({ kind, method: 'PATCH', path: '/', incidentId: 'i1', resourceId: id, needs: [id], ifMatch: '"1"' }, body, making);

describe('a case that is on this phone only', () => {
  const view = viewCase('i1', null, queued(planSave(finished('i1'), making)), me)!;
  it('is whole', () => {
    expect(view).toMatchObject({ atServer: false, state: 'waiting' });
    expect(view.file).toMatchObject({ id: 'i1', reference: 'GN-P0T-C3', serious: true, officer: me, writtenAt: making.writtenAt,
      receivedAt: '', updatedAt: making.writtenAt });
    expect(view.file.persons.map((p) => p.givenNames)).toEqual(['Demo', 'Demo']);
    expect(view.file.parties.map((p) => p.role)).toEqual(['victim', 'offender', 'witness']);
    expect(view.unsent.size).toBe(6);
    expect(lineOf(view.file)).toMatchObject({ children: 2, people: 2, reportedAt: '2026-11-24T09:05:00.000Z' });
  });
  it('has the 24 hours of its report', () => expect(view.file.crimeRecordingDueAt).toBe('2026-11-25T09:05:00.000Z'));
  it('is not there without its creation', () => expect(viewCase('i1', null, queued([change('person', 'p1', {})]), me)).toBeNull());
});

describe('a case of the server with unsent work on it', () => {
  const stored = caseFile('i1',
    { narrative: 'old', persons: [person('p1', { sex: 'male', knownAs: 'A' })], parties: [party('y1', 'p1', 'victim')],
    report: { channel: 'school_101', reportedAt: '2026-11-24T09:00:00.000Z' } });
  const over = (...entries: NewEntry[]) => viewCase('i1', stored, queued(entries), me)!;

  it('without any is as it was read',
    () => expect(viewCase('i1', stored, [], me)).toEqual({ file: stored, atServer: true, unsent: new Set(), state: 'sent' }));
  it('shows changed fields and leaves the others', () => {
    const { file, unsent } = over(change('person', 'p1', { sex: 'female' }));
    expect(file.persons).toEqual([{ ...stored.persons[0], sex: 'female' }]);
    expect([...unsent]).toEqual(['p1']);
    expect(stored.persons[0]!.sex).toBe('male');
  });
  it('shows the last of several changes',
    () => expect(over(change('incident', 'i1', { narrative: 'a' }), change('incident', 'i1', { narrative: 'b' })).file.narrative).toBe(
    'b'));
  it('moves the 24 hours with the report, and gives them up when its time is not known', () => {
    const report = (reportedAt: string | null) => over(change('incident', 'i1',
      { report: { channel: 'school_101', reportedAt } })).file.crimeRecordingDueAt;
    expect(report('2026-11-24T10:00:00.000Z')).toBe('2026-11-25T10:00:00.000Z');
    expect(report(null)).toBeNull();
  });
  it('comes to the front of the list by any change, as at the server', () => {
    expect(over(partyEntry('i1', 'p1', 'witness', making)).file.updatedAt).toBe(making.writtenAt);
    const newer = { ...stored, updatedAt: '2026-11-26T00:00:00.000Z' };
    expect(viewCase('i1', newer, queued([change('person', 'p1', { sex: 'female' })]), me)!.file.updatedAt).toBe(newer.updatedAt);
  });
  it('does not double a write whose answer was lost', () => {
    const entry = partyEntry('i1', 'p1', 'witness', making);
    const arrived = { ...stored, parties: [...stored.parties, party(entry.head.resourceId, 'p1', 'witness')] };
    expect(viewCase('i1', arrived, queued([entry]), me)!.file.parties.map((p) => p.role)).toEqual(['victim', 'witness']);
  });
  it('shows what was withdrawn as withdrawn, by whom and when', () => {
    const { file } = over(change('party', 'y1', { withdrawnReason: 'wrong case' }));
    expect(file.parties[0]!.withdrawn).toEqual({ reason: 'wrong case', at: making.writtenAt, by: me });
    expect(file.parties[0]).not.toHaveProperty('withdrawnReason');
    expect(lineOf(file)).toMatchObject({ children: 0, people: 0 });
  });
  it('shows new notes with their author and time', () => {
    const note = makeEntry({ kind: 'note', method: 'PUT', path: '/', incidentId: 'i1', resourceId: 'n1', needs: ['i1'] },
      { kind: 'fact', text: 'x', writtenAt: making.writtenAt }, making);
    expect(over(note).file.notes).toMatchObject([{ id: 'n1', kind: 'fact', text: 'x', by: me, writtenAt: making.writtenAt }]);
  });
  it('does not show what was set aside, nor another case’s work', () => {
    expect(viewCase('i1', stored, queued([change('person', 'p1', { sex: 'female' })], 'aside'), me)).toMatchObject({ file: stored,
      state: 'sent' });
    const other = queued([change('person', 'p1', { sex: 'female' })]).map((entry) =>
      ({ ...entry, head: { ...entry.head, incidentId: 'i2' } }));
    expect(viewCase('i1', stored, other, me)!.state).toBe('sent');
  });
  it('says when a person must decide', () => {
    const [a, b] = queued([change('person', 'p1', {}), change('incident', 'i1', {})]);
    expect(viewCase('i1', stored, [a!, { ...b!, state: 'refused' }], me)!.state).toBe('refused');
  });
});
