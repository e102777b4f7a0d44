import { describe, expect, it } from 'vitest';
import { isBlocked, type EntryHead, type EntryState, type OutboxItem } from '../../src/domain/entry';

function item(seq: number, head: Partial<EntryHead>, state: EntryState = 'waiting'): OutboxItem {
  return {
    seq, state, attempts: 0, nextTryAt: 0, last: null, queuedAt: '',
    head: { kind: 'note', method: 'PUT', path: '/', incidentId: 'i1', resourceId: `r${seq}`, needs: [], idempotencyKey: `k${seq}`,
      ifMatch: null, writtenAt: '', officerId: 'o', ...head },
  };
}

describe('an item', () => {
  const incident = (state: EntryState) => item(1, { kind: 'incident', resourceId: 'i1' }, state);
  const personOf = (state: EntryState) => item(2, { kind: 'person', resourceId: 'p1' }, state);
  const party = item(3, { kind: 'party', resourceId: 'y1', needs: ['i1', 'p1'] });
  const note = item(4, { kind: 'note', resourceId: 'n1', needs: ['i1'] });

  it.each(['waiting', 'refused'] as const)('waits for one before it in the same case that is %s',
    (state) => expect(isBlocked(note, [incident(state)])).toBe(true));
  it('does not wait for another case',
    () => expect(isBlocked(item(9, { incidentId: 'i2', resourceId: 'i2' }), [incident('refused'), personOf('waiting')])).toBe(false));
  it('waits for the same person in another case',
    () => expect(isBlocked(item(9, { incidentId: 'i2', resourceId: 'p1', method: 'PATCH', needs: ['p1'] }), [personOf('waiting')])).toBe(
    true));
  it('waits for what it needs, wherever that was written',
    () => expect(isBlocked(item(9, { incidentId: 'i2', needs: ['i2', 'p1'] }), [personOf('waiting')])).toBe(true));
  it('stays with a creation it needs that was set aside', () => expect(isBlocked(party, [personOf('aside')])).toBe(true));
  it('goes on without one set aside that it does not need', () => expect(isBlocked(note, [personOf('aside')])).toBe(false));
  it('goes on past one that stays with what was set aside', () => expect(isBlocked(note, [personOf('aside'), party])).toBe(false));
  it('goes on past a refused one that cannot go any more',
    () => expect(isBlocked(note, [personOf('aside'), { ...party, state: 'refused' }])).toBe(false));
  it('goes on without a change set aside of the same thing', () => {
    const change = (seq: number, state: EntryState) => item(seq, { kind: 'person', method: 'PATCH', resourceId: 'p1', needs: ['p1'] },
      state);
    expect(isBlocked(change(6, 'waiting'), [change(5, 'aside')])).toBe(false);
    expect(isBlocked(change(6, 'waiting'), [change(5, 'refused')])).toBe(true);
    expect(isBlocked(change(6, 'waiting'), [personOf('aside'), change(5, 'aside')])).toBe(true);
  });
});

describe('around the closing of a case', () => {
  const closure = (state: EntryState) => item(5, { kind: 'closure', resourceId: 'k1', needs: ['i1'] }, state);
  const crime = item(6, { kind: 'crime', resourceId: 'c1', needs: ['i1'] });
  const reopen = item(7, { kind: 'closure', method: 'PATCH', resourceId: 'k1', needs: ['i1', 'k1'] });
  it('what is owed goes past the closure that was refused for it, and waits for one that is only on its way', () => {
    expect([isBlocked(crime, [closure('refused')]), isBlocked(crime, [closure('waiting')])]).toEqual([false, true]);
  });
  it('what needs the refused closure stays with it', () => expect(isBlocked(reopen, [closure('refused')])).toBe(true));
  it('a re-opening, and the undoing of a mark, go past what was refused because of the closure or the mark', () => {
    const refused = item(4, { kind: 'crime', resourceId: 'c0', needs: ['i1'] }, 'refused');
    const undo = item(8, { kind: 'mark', method: 'PATCH', resourceId: 'm1', needs: ['i1', 'm1'] });
    expect([isBlocked(reopen, [refused]), isBlocked(undo, [refused]), isBlocked(crime, [refused])]).toEqual([false, false, true]);
    expect(isBlocked(reopen, [{ ...refused, state: 'waiting' }])).toBe(true);
  });
  it('nothing goes past a case that is not at the server', () => {
    const incident = item(1, { kind: 'incident', resourceId: 'i1' }, 'refused');
    expect([isBlocked(reopen, [incident]), isBlocked(crime, [incident])]).toEqual([true, true]);
  });
});
