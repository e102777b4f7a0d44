// One line about a write: what it is, without its content.
import { maybe, t } from '../../i18n';
import { t as desk } from '../../i18n/parts/desk';
import { clock } from '../../i18n/format';
import type { OutboxItem } from '../../state/vocabulary';
import { isBlocked, now } from '../../state/vocabulary';
import { kindOf } from '../parts/changes';
import { problemText } from '../parts/messages';
import type { Tone } from '../../ui/parts';

export function itemTitle({ kind, method }: Pick<OutboxItem['head'], 'kind' | 'method'>): string {
  if (method === 'POST') return desk('step');
  return maybe(`item.${kind}.${method === 'PUT' ? 'create' : 'change'}`) ?? desk(method === 'PUT' ? 'made' : 'change', { what: kindOf(kind) });
}

/** Where an item stands, in plain words. */
export function itemState(item: OutboxItem, all: readonly OutboxItem[]): { tone: Tone; text: string; why: string | null } {
  if (item.state === 'sent') return { tone: 'done', text: desk('item.sent'), why: null };
  if (item.state === 'aside') return { tone: 'none', text: t('item.aside'), why: null };
  if (item.state === 'refused') return { tone: 'owed', text: t('item.refused'), why: item.last ? problemText(item.last).title : null };
  const why = item.last && item.last.code !== 'no-network' ? problemText(item.last).title : item.last ? t('problem.no-network') : null;
  const refused = all.some((other) => other.seq < item.seq && other.head.incidentId === item.head.incidentId && other.state === 'refused');
  // Not only because it is not its turn: what was refused before it holds it up.
  if (refused && isBlocked(item, all.filter((other) => other.seq < item.seq && other.state !== 'waiting'))) return { tone: 'wait', text: t('item.blocked'), why: null };
  if (item.nextTryAt > now()) return { tone: 'wait', text: t('item.nextTry', { time: clock(item.nextTryAt) }), why };
  return { tone: 'wait', text: t('item.waiting'), why };
}
