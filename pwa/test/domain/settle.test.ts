import { describe, expect, it } from 'vitest';
import type { EntryHead, OutboxItem } from '../../src/domain/entry';
import { NO_NETWORK, versionFor } from '../../src/domain/plan-send';
import { editing, leaveRows, linksOf, settleRows, type Outcome } from '../../src/domain/settle';

const row = (seq: number, head: Partial<EntryHead> = {}, change: Partial<OutboxItem> = {}): OutboxItem => ({
  seq, state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt: '', readable: true, ...change,
  head: { kind: 'person', method: seq === 1 ? 'PUT' : 'PATCH', path: '/', incidentId: 'i1', resourceId: 'p1', needs: [], idempotencyKey: `k${seq}`, ifMatch: null, writtenAt: '', officerId: 'o', ...head },
});
function after(rows: OutboxItem[], ...outcomes: [number, Outcome][]): OutboxItem[] {
  const edit = editing([...rows]);
  settleRows(edit, outcomes.map(([seq, outcome]) => ({ sent: rows.find((one) => one.seq === seq)!, outcome })));
  return edit.all.filter((one) => !edit.drops.has(one.seq));
}
const brief = (rows: OutboxItem[]) => rows.map(({ seq, state, head, etag }) => [seq, state, head.ifMatch, etag ?? null]);

describe('what an answer does to the rows', () => {
  it('passes the version on to the next change of the same thing, and over what was set aside', () => {
    const rows = [row(1), row(2, {}, { state: 'aside' }), row(3), row(4)];
    expect(brief(after(rows, [1, { is: 'done', etag: '"1"' }]))).toEqual([[2, 'aside', '"1"', null], [3, 'waiting', '"1"', null], [4, 'waiting', null, null]]);
  });
  it('of several in one go leaves none of them, and gives the last version to what follows', () => {
    const gone = after([row(1), row(2), row(3)], [1, { is: 'done', etag: '"1"' }], [2, { is: 'done', etag: '"2"' }]);
    expect(brief(gone)).toEqual([[3, 'waiting', '"2"', null]]);
  });
  it('does not hand an older version past what was sent after it and is not read back', () => {
    const sent = after([row(1), row(2), row(3)], [1, { is: 'sent', etag: '"1"' }], [2, { is: 'sent', etag: '"2"' }]);
    expect(brief(after(sent, [1, { is: 'done', etag: '"1"' }], [2, { is: 'done', etag: '"2"' }]))).toEqual([[3, 'waiting', '"2"', null]]);
  });
  it('that comes before that of what it stands on keeps it: nothing new builds on an older version', () => {
    const early = after([row(1), row(2)], [2, { is: 'done', etag: '"2"' }]);
    expect(brief(early)).toEqual([[1, 'waiting', null, null], [2, 'sent', null, '"2"']]);
    const both = after(early, [1, { is: 'done', etag: '"1"' }]);
    expect([brief(both).map(([seq, state]) => [seq, state]), versionFor(both, 'p1', '"9"')]).toEqual([[[2, 'sent']], '"2"']);
    expect(after(both, [2, { is: 'done', etag: '"2"' }])).toEqual([]);
  });
  it('of later writes is what earlier ones, sent and not read back, pass on', () => {
    const later = after([row(1, {}, { state: 'sent', etag: '"1"' }), row(2, { ifMatch: '"1"' })], [2, { is: 'done', etag: '"2"' }]);
    expect(versionFor(later, 'p1', '"9"')).toBe('"2"');
  });
  it('stands beside what a person decided meanwhile', () => {
    const rows = [row(1)];
    const edit = editing([row(1, { idempotencyKey: 'k-new' })]);
    settleRows(edit, [{ sent: rows[0]!, outcome: { is: 'done', etag: '"1"' } }]);
    expect([edit.puts.size, edit.drops.size]).toEqual([0, 0]);
    const [aside] = after([row(1, {}, { state: 'aside' })], [1, { is: 'waiting', met: NO_NETWORK, nextTryAt: 5 }]);
    expect([aside!.state, aside!.attempts]).toEqual(['aside', 1]);
  });
});

describe('a row that goes another way', () => {
  it('makes every envelope that names its key be made anew', () => {
    const rows = editing([row(1), row(2, { builtOn: 'k1' }), row(3, { after: ['k1'], resourceId: 'x' }), row(4, { after: ['k9'], resourceId: 'y' })]);
    leaveRows(rows, rows.all[0]!, null);
    expect(rows.all.map((one) => one.stale ?? false)).toEqual([false, true, true, false]);
  });
});

describe('what an envelope names', () => {
  it('is what comes before it in its case, also when that was refused; nothing for what cannot go as things stand', () => {
    const links = linksOf([row(1, {}, { state: 'refused' }), row(2), row(3, { kind: 'closure', method: 'PUT', resourceId: 'c' }, { state: 'refused' }), row(4, { needs: ['c'], resourceId: 'z' })]);
    expect(links.get('k2')).toEqual({ after: [], builtOn: 'k1' });
    expect(links.has('k4')).toBe(false);
  });
});
