// How a unit's inbox is put in order.
import { describe, expect, it } from 'vitest';
import { chases, escalated, groupOf, inboxInGroups, type InboxItem } from '../../src/state/inbox';
import { AT, me } from '../support/files';

type Step = InboxItem['referral']['steps'][number];
const step = (kind: Step['step'], at: string): Step => ({
  step: kind,
  at,
  by: { officerId: me.id },
  how: 'here',
  agencies: [],
  recordedBy: me.id,
});
function item(id: string, state: string, change: Partial<InboxItem> & { at?: string; steps?: Step[] } = {}): InboxItem {
  const { at = AT, steps = [step('notified', at)], ...rest } = change;
  const referral = {
    id,
    to: 'ppu' as const,
    state,
    steps,
    etag: '"1"',
    version: 1,
    receivedAt: at,
    writtenAt: at,
    recordedBy: { id: me.id, displayName: me.displayName },
  };
  return { incidentId: `case-${id}`, reference: 'GN-P0T-C3', urgent: false, overdue: false, referral, ...rest };
}
const ids = (items: InboxItem[]) => items.map((one) => one.referral.id);

describe('a referral', () => {
  it('is new until the unit says something, then waits for its answer, then is answered', () => {
    const groups = ['notified', 'sent', 'acknowledged', 'accepted', 'updated', 'closed', 'handed_back', 'result'].map((state) =>
      groupOf(item('x', state)),
    );
    expect(groups).toEqual(['fresh', 'fresh', 'answer', 'answer', 'done', 'done', 'done', 'done']);
  });
  it('says how often it was chased, and whether a supervisor has it', () => {
    const chased = item('x', 'notified', { steps: [step('notified', AT), step('chased', AT), step('chased', AT), step('escalated', AT)] });
    expect([chases(chased), escalated(chased)]).toEqual([2, true]);
    expect([chases(item('y', 'notified')), escalated(item('y', 'notified'))]).toEqual([0, false]);
  });
});

describe('the inbox', () => {
  it('has the urgent first, then the late, then what is due first, then the longest waiting', () => {
    const items = [
      item('late', 'notified', { overdue: true, dueAt: '2026-11-20T00:00:00Z' }),
      item('waits-short', 'notified', { at: '2026-11-24T11:00:00Z' }),
      item('waits-long', 'notified', { at: '2026-11-23T11:00:00Z' }),
      item('due', 'notified', { dueAt: '2026-11-26T00:00:00Z' }),
      item('urgent', 'notified', { urgent: true }),
    ];
    expect(ids(inboxInGroups(items).fresh)).toEqual(['urgent', 'late', 'due', 'waits-long', 'waits-short']);
  });
  it('has what was answered last first, and nothing that was withdrawn', () => {
    const gone = item('gone', 'notified');
    gone.referral.withdrawn = { reason: 'wrong child', at: AT, by: gone.referral.recordedBy };
    const groups = inboxInGroups([
      item('a', 'updated', { at: '2026-11-20T00:00:00Z' }),
      item('b', 'closed', { at: '2026-11-22T00:00:00Z' }),
      gone,
    ]);
    expect(ids(groups.done)).toEqual(['b', 'a']);
    expect(groups.fresh).toEqual([]);
  });
});
