// The referrals made to one's unit: how they are put in order for somebody who has a few minutes.
import type { components } from '../contract/openapi';
import { readAllPages, type Answer, type Whole } from './reading';

export type InboxItem = components['schemas']['ReferralItem'];
export type InboxGroup = 'fresh' | 'answer' | 'done';
export const INBOX_GROUPS: readonly InboxGroup[] = ['fresh', 'answer', 'done'];

export const readInbox = (): Promise<Answer<Whole<InboxItem>>> => readAllPages<InboxItem>('/referrals');

const GROUP: Record<string, InboxGroup> = { notified: 'fresh', sent: 'fresh', acknowledged: 'answer', accepted: 'answer' };

/** New, waiting for the unit's word on it, or answered. */
export function groupOf({ referral }: Pick<InboxItem, 'referral'>): InboxGroup {
  return GROUP[referral.state ?? ''] ?? 'done';
}

/** How often the officer asked again. */
export const chases = ({ referral }: Pick<InboxItem, 'referral'>): number => referral.steps.filter((step) => step.step === 'chased').length;
export const escalated = ({ referral }: Pick<InboxItem, 'referral'>): boolean => referral.steps.some((step) => step.step === 'escalated');
/** Since when the unit has had it. */
export const since = ({ referral }: Pick<InboxItem, 'referral'>): string => referral.steps[0]?.at ?? referral.receivedAt;

const NEVER = '9999';

/** The most urgent first, then what is late, then what is due first, then the longest waiting. What is done: the newest first. */
export function inboxInGroups(items: readonly InboxItem[]): Record<InboxGroup, InboxItem[]> {
  const groups: Record<InboxGroup, InboxItem[]> = { fresh: [], answer: [], done: [] };
  for (const item of items) if (!item.referral.withdrawn) groups[groupOf(item)].push(item);
  const key = (item: InboxItem) => `${item.urgent ? 0 : 1}${item.overdue ? 0 : 1}${item.dueAt ?? NEVER}${since(item)}`;
  for (const list of [groups.fresh, groups.answer]) list.sort((a, b) => key(a).localeCompare(key(b)));
  const last = (item: InboxItem) => item.referral.steps.at(-1)?.at ?? since(item);
  groups.done.sort((a, b) => last(b).localeCompare(last(a)));
  return groups;
}
