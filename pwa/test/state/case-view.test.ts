import { describe, expect, it } from 'vitest';
import type { EntryState, NewEntry } from '../../src/domain/entry';
import { ITEM_KINDS, listOf, type ItemKind } from '../../src/domain/items';
import { makeEntry, partyEntry, planSave } from '../../src/domain/plan-save';
import { uuidv7 } from '../../src/platform/random';
import { viewCase, type CaseFile, type Entry } from '../../src/state/case-view';
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

describe('items of a case with unsent work on them', () => {
  const AT = '2026-11-24T10:00:00.000Z';
  const item = (kind: ItemKind, method: 'PUT' | 'PATCH' | 'POST', id: string, body: object) =>
    makeEntry({ kind, method, path: '/', incidentId: 'i1', resourceId: id, needs: [], ifMatch: null }, body, making);
  const referral = { to: 'ppu', personId: 'p1', at: AT, by: { name: 'Demo' }, how: 'here' };
  const lay = (file: CaseFile, ...entries: NewEntry[]) => viewCase('i1', file, queued(entries), me)!;
  const fresh = caseFile('i1');

  it('are there as the server will give them, with no version yet', () => {
    const { file, unsent, state } = lay(fresh, item('exhibit', 'PUT', 'e1', { thing: 'phone', state: 'refused', at: AT, writtenAt: AT }));
    expect(file.items.exhibits).toEqual([{ id: 'e1', etag: '', version: 0, receivedAt: '', recordedBy: me, withdrawn: null, writtenAt: AT, thing: 'phone', state: 'refused', at: AT, handOvers: [] }]);
    expect([unsent.has('e1'), state]).toEqual([true, 'waiting']);
    expect(fresh.items.exhibits).toEqual([]);
  });
  it('are not doubled when their answer was lost, and what the server has stands', () => {
    const there = lay(fresh, item('answer', 'PUT', 'a1', { question: 'q', answer: 'yes', at: AT })).file;
    const arrived = { ...there, items: { ...there.items, answers: [{ ...there.items.answers[0]!, etag: '"1"', computed: 'no' as const }] } };
    expect(lay(arrived, item('answer', 'PUT', 'a1', { question: 'q', answer: 'yes', at: AT })).file.items.answers).toEqual(arrived.items.answers);
  });
  it('go on step by step: a referral stands where its unsent steps leave it', () => {
    const made = item('referral', 'PUT', 'r1', referral);
    const seen = item('referral', 'POST', 'r1', { step: 'acknowledged', at: AT, by: { name: 'Unit' }, how: 'phone' });
    expect(lay(fresh, made).file.items.referrals).toMatchObject([{ state: 'notified', steps: [{ step: 'notified' }] }]);
    const { file } = lay(fresh, made, seen, item('referral', 'POST', 'r1', { step: 'chased', at: AT, by: { name: 'Demo' }, how: 'phone' }));
    expect(file.items.referrals).toMatchObject([{ state: 'acknowledged', steps: [{ step: 'notified' }, { step: 'acknowledged', recordedBy: me.id }, { step: 'chased' }] }]);
    // A step whose answer was lost is in the file already.
    expect(lay(file, seen).file.items.referrals[0]!.steps).toHaveLength(3);
  });
  it('are changed member by member, and withdrawn by whom and when', () => {
    const crime = item('crime', 'PUT', 'c1', { people: [], outcome: null });
    const outcome = { code: 'O21', at: AT, by: { name: 'Demo' }, reason: 'x' };
    const { file } = lay(fresh, crime, item('crime', 'PATCH', 'c1', { outcome }), item('crime', 'PATCH', 'c1', { outcome: { reason: 'y' } }));
    expect(file.items.crimes[0]!.outcome).toEqual({ ...outcome, reason: 'y' });
    const gone = lay(fresh, crime, item('crime', 'PATCH', 'c1', { withdrawnReason: 'twice' })).file.items.crimes[0]!;
    expect(gone.withdrawn).toEqual({ reason: 'twice', at: making.writtenAt, by: me });
    expect(gone).not.toHaveProperty('withdrawnReason');
  });
  it('close the case and open it again', () => {
    const close = item('closure', 'PUT', 'k1', { at: AT });
    const closed = lay(fresh, close).file;
    expect([closed.status, closed.items.closures[0]!.state]).toEqual(['closed', 'closed']);
    const open = lay(fresh, close, item('closure', 'PATCH', 'k1', { reopened: { at: AT, reason: 'new' } })).file;
    expect([open.status, open.items.closures[0]!.reopened, open.items.closures[0]!.state]).toEqual(['open', { at: AT, reason: 'new', by: me.id }, 'reopened']);
    expect(lineOf(closed).status).toBe('closed');
  });
  it('that the server refused are shown, and are nothing that the guidance would count', () => {
    const [refused] = queued([item('referral', 'PUT', 'r1', referral)], 'refused');
    const view = viewCase('i1', fresh, [refused!], me)!;
    expect([view.state, view.file.items.referrals.length, view.judged!.items.referrals.length]).toEqual(['refused', 1, 0]);
    expect(lay(fresh, item('referral', 'PUT', 'r1', referral)).judged).toBeUndefined();
  });
  it('do not close the case when the closing was refused', () => {
    const [refused] = queued([item('closure', 'PUT', 'k1', { at: AT })], 'refused');
    const { file, unsent } = viewCase('i1', fresh, [refused!], me)!;
    expect([file.status, file.items.closures, unsent.has('k1')]).toEqual(['open', [], true]);
  });
  it('move the case to another pack at once', () => {
    expect(lay(fresh, item('mark', 'PUT', 'm1', { mark: 'pack_moved', to: '2027.1', at: AT, reason: 'x' })).file.guidancePack).toBe('2027.1');
  });
  it('are shown on a file that was kept before there were any', () => {
    const before: Partial<CaseFile> = { ...fresh };
    delete before.items;
    expect(lay(before as CaseFile).file.items.crimes).toEqual([]);
    expect(lay(before as CaseFile, item('crime', 'PUT', 'c1', { people: [] })).file.items.crimes).toHaveLength(1);
  });
  it('of every kind have a place in the file', () => {
    for (const kind of ITEM_KINDS) {
      const body = kind === 'referral' ? referral : kind === 'restorative_meeting' ? { invitations: [] } : { at: AT };
      expect(lay(fresh, item(kind, 'PUT', 'x1', body)).file.items[listOf(kind)], kind).toMatchObject([{ id: 'x1', withdrawn: null }]);
    }
  });
});

describe('where the school of a case is', () => {
  const country = (id: string) => (id === 's-wales' ? 'wales' as const : null);
  const at = (school: object | null) => viewCase('i1', caseFile('i1', { country: 'england' }), queued([change('incident', 'i1', { school })]), me, country)!.file.country;
  it('is what the list of schools says, until the server says it', () => {
    expect([at({ id: 's-wales' }), at({ id: 's-other' }), at({ name: 'Unlisted' }), at(null)]).toEqual(['wales', null, null, null]);
    expect(viewCase('i1', caseFile('i1', { country: 'england' }), queued([change('incident', 'i1', { narrative: 'x' })]), me, country)!.file.country).toBe('england');
  });
});
