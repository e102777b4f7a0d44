// What only the server can count about a case: earlier occasions of its people, from cases that this phone may not read.
import type { Api } from '../contract/client';
import type { Schemas } from '../contract/types';
import { keep, read } from '../db/kept';
import { instant, now } from '../platform/clock';

export interface KnownOutstanding {
  onRecord: Schemas['OnRecordInfo'][];
  /** When the server counted. */
  at: string;
  /** When this phone read it, by its own clock. */
  readAt: string;
}

const OLD_MS = 3_600_000;

export const readOutstanding = (id: string): Promise<KnownOutstanding | null> => read<KnownOutstanding>('outstanding', id);

/** Read again when the case changed, and when it is an hour old: other cases count too. A failure leaves what is known. */
export async function pullOutstanding(api: Api, id: string, changed: boolean): Promise<void> {
  const known = changed ? null : await readOutstanding(id);
  if (known && Math.abs(now() - Date.parse(known.readAt)) < OLD_MS) return;
  const answer = await api.call<Schemas['Outstanding']>({ path: `/incidents/${id}/outstanding`, shape: 'outstanding' });
  if (answer.kind !== 'ok' || answer.value.incidentId !== id) return;
  const { onRecord, at } = answer.value;
  await keep('outstanding', id, at, { onRecord, at, readAt: instant() } satisfies KnownOutstanding);
}
