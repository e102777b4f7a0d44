// Writes that the server keeps without recording them, until a person decides.
import type { components } from '../contract/openapi';
import type { EntryKind } from '../domain/entry';
import { ITEM_KINDS, pathOf } from '../domain/items';
import { readAllPages, readOne, type Answer, type Whole } from './reading';
import { writeNow, type Wrote } from './write-now';

export type HeldItem = Omit<components['schemas']['HeldItem'], 'body' | 'method'> & { method: 'PUT' | 'PATCH' | 'POST'; body?: Record<string, unknown> | null };
export type Decision = 'take' | 'set_aside';

export const readHeld = (): Promise<Answer<Whole<HeldItem>>> => readAllPages<HeldItem>('/held-items?state=open');
/** With its content; the server keeps in its log that it was read. */
export async function readHeldItem(id: string): Promise<Answer<HeldItem>> {
  const answer = await readOne<HeldItem>(`/held-items/${id}`);
  return 'value' in answer && typeof answer.value?.etag !== 'string' ? { failed: 'no-network' } : answer;
}
export const decide = ({ id, etag }: HeldItem, decision: Decision, reason: string): Promise<Wrote> =>
  writeNow('PATCH', `/held-items/${id}`, JSON.stringify({ decision, reason }), etag);

const OTHERS: Record<string, EntryKind> = { persons: 'person', parties: 'party', notes: 'note', consultations: 'look' };

/** What it is about, by its address: `/incidents/{id}`, `/persons/{id}`, `/incidents/{id}/crimes/{item}`. */
export function kindAt(path: string): EntryKind {
  const [, first = '', , second] = path.split('/');
  return ITEM_KINDS.find((kind) => pathOf(kind) === second) ?? OTHERS[second ?? first] ?? 'incident';
}
