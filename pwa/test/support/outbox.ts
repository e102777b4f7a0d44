// Items in the outbox, and how they stand there.
import { enqueue, listOutbox, settle, type Sent } from '../../src/db/outbox';
import type { EntryHead, NewEntry, OutboxItem, Refusal } from '../../src/domain/entry';
import { makeEntry } from '../../src/domain/plan-save';
import { uuidv7 } from '../../src/platform/random';

export const WRITTEN = '2026-11-24T10:00:00.000Z';
const making = (officerId: string) => ({ newId: () => uuidv7(), writtenAt: WRITTEN, officerId });
type Change = Partial<Pick<EntryHead, 'incidentId' | 'ifMatch' | 'needs'>> & { officer?: string };

/** Creates a person, an incident or a note under this id. */
export function creation(kind: 'person' | 'incident' | 'note', id: string, body: object = {},
  { officer = 'officer-1', ...change }: Change = {}): NewEntry {
  const incidentId = change.incidentId ?? (kind === 'incident' ? id : 'i1');
  const path = { person: `/persons/${id}`, incident: `/incidents/${id}`, note: `/incidents/${incidentId}/notes/${id}` }[kind];
  return makeEntry({ kind, method: 'PUT', path, resourceId: id, needs: kind === 'note' ? [incidentId] : [], ...change, incidentId },
    { ...body, writtenAt: WRITTEN }, making(officer));
}
/** Changes a person; `ifMatch` null builds on what waits before it. */
export function correction(id: string, body: object, { officer = 'officer-1', ...change }: Change = {}, before: Record<string,
  unknown> = {}): NewEntry {
  return makeEntry({ kind: 'person', method: 'PATCH', path: `/persons/${id}`, incidentId: 'i1', resourceId: id, needs: [id], ...change },
    { ...body, writtenAt: WRITTEN }, making(officer), before);
}

export async function put(...entries: NewEntry[]): Promise<OutboxItem[]> {
  await enqueue(entries, WRITTEN, null);
  return listOutbox();
}
/** How the outbox stands, short enough to compare: "person p1 waiting". */
export async function standing(): Promise<string[]> {
  return (await listOutbox()).map(({ head, state }) => `${head.kind} ${head.resourceId} ${state}`);
}

/** The server has it. */
export const done = (sent: Sent, etag: string | null): Promise<void> => settle([{ sent, outcome: { is: 'done', etag } }]);
/** An attempt failed. */
export const failed = (sent: Sent, met: Refusal, { state, nextTryAt }: { state: 'waiting' | 'refused'; nextTryAt: number }): Promise<void> =>
  settle([{ sent, outcome: state === 'waiting' ? { is: state, met, nextTryAt } : { is: state, met } }]);
