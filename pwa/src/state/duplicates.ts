// Cases that may be the same one as this: the server compares, a person decides. Kept while the app is open, not on the phone.
import { signal } from '@preact/signals';
import type { Page, Schemas } from '../contract/types';
import { now } from '../platform/clock';
import { onLock } from './lock';
import { readOne, type Answer } from './reading';

export type Duplicate = Schemas['Duplicate'];
interface Known {
  items: Duplicate[];
  at: number;
}
const OLD_MS = 10 * 60_000;
/** By case. */
export const duplicates = signal<ReadonlyMap<string, Known>>(new Map());
onLock(() => (duplicates.value = new Map()));

export async function readDuplicates(incidentId: string): Promise<Answer<Duplicate[]>> {
  const answer = await readOne<Page<Duplicate>>(`/incidents/${incidentId}/duplicates`);
  if ('failed' in answer) return answer;
  // A page of something between us and the server is no answer, and no answer is never "there are none".
  if (!Array.isArray(answer.value?.items)) return { failed: 'no-network' };
  const { items } = answer.value;
  duplicates.value = new Map([...duplicates.value, [incidentId, { items, at: now() }]]);
  return { value: items };
}

/** For the case's page: asks now and then, and says nothing when there is no signal. */
export async function lookForDuplicates(incidentId: string): Promise<void> {
  const known = duplicates.value.get(incidentId);
  if (known && now() - known.at < OLD_MS) return;
  await readDuplicates(incidentId);
}
