// One line about a write: what it is, without its content.
import { t } from '../../i18n';
import { clock } from '../../i18n/format';
import type { OutboxItem } from '../../state/vocabulary';
import { now } from '../../state/vocabulary';
import { problemText } from '../parts/messages';

export function itemTitle(item: OutboxItem): string {
  const { kind, method } = item.head;
  return t(`item.${kind}.${method === 'PUT' ? 'create' : 'change'}` as const);
}

/** Where an item stands, in plain words. */
export function itemState(item: OutboxItem, all: readonly OutboxItem[]): { tone: 'wait' | 'owed' | 'none'; text: string; why: string | null } {
  if (item.state === 'aside') return { tone: 'none', text: t('item.aside'), why: null };
  if (item.state === 'refused') return { tone: 'owed', text: t('item.refused'), why: item.last ? problemText(item.last).title : null };
  const why = item.last && item.last.code !== 'no-network' ? problemText(item.last).title : item.last ? t('problem.no-network') : null;
  const before = all.find((other) => other.seq < item.seq && other.head.incidentId === item.head.incidentId && other.state === 'refused');
  if (before) return { tone: 'wait', text: t('item.blocked'), why: null };
  if (item.nextTryAt > now()) return { tone: 'wait', text: t('item.nextTry', { time: clock(item.nextTryAt) }), why };
  return { tone: 'wait', text: t('item.waiting'), why };
}
