// One write that has been decided and is to reach the server. Its body, its key and its time never change; sending is somebody else's work.

import type { ItemKind } from './items';

export type EntryKind = 'person' | 'incident' | 'party' | 'note' | ItemKind;

/** The part that may be personal: sealed. */
export interface EntryBody {
  /** Exact bytes, so that a repeated write repeats them. */
  json: string;
  /** For a change: the values the officer saw, field by field, for "mine or theirs". */
  before: Record<string, unknown> | null;
}

/** The part the outbox needs to know while locked: ids, order, and how sending went. Tells nothing about a person. */
export interface EntryHead {
  kind: EntryKind;
  /** PUT makes, PATCH changes, POST adds a step to a referral. */
  method: 'PUT' | 'PATCH' | 'POST';
  path: string;
  incidentId: string;
  resourceId: string;
  /** Ids that must be at the server before this may go. */
  needs: string[];
  idempotencyKey: string;
  /** For a change or step: the version it was made against; null while that version is itself still in the outbox. Not sent with a step. */
  ifMatch: string | null;
  writtenAt: string;
  officerId: string;
}
export interface NewEntry {
  head: EntryHead;
  body: EntryBody;
}

export interface Refusal {
  status: number;
  code: string;
  traceId: string | null;
  errors: { pointer: string; code: string }[];
  currentEtag: string | null;
  changedFields: string[];
  /** What was still owed when a closure was refused. */
  owed?: { kind: string; code: string; subject: string; subjectId: string; waivable: boolean }[];
}

/** waiting: will be sent. refused: a person must decide. aside: a person decided not to send it, and it is kept. */
export type EntryState = 'waiting' | 'refused' | 'aside';
export interface OutboxItem {
  seq: number;
  head: EntryHead;
  state: EntryState;
  attempts: number;
  /** Not before this time, in milliseconds; 0 is at once. */
  nextTryAt: number;
  /** What the last attempt met; `status` 0 is no network. */
  last: Refusal | null;
  queuedAt: string;
}

/**
 * A refused item that holds up only what needs it. A closure is refused because something is owed: what is then recorded must be able
 * to go before it is sent again.
 */
const letsPass = ({ head, state }: OutboxItem): boolean => state === 'refused' && head.kind === 'closure' && head.method === 'PUT';
/** Opens what a refusal may be about: the case again, or what was marked by mistake. It may not wait for what was refused because of it. */
const opens = ({ head }: OutboxItem): boolean => head.method === 'PATCH' && (head.kind === 'closure' || head.kind === 'mark');

/** Whether an item may not go yet, judged against the items before it: one case goes in order, and nothing goes before what it needs. */
export function isBlocked(item: OutboxItem, earlier: readonly OutboxItem[]): boolean {
  // What will not be at the server because a person set it aside; with it stays what needs it, and the rest of the case goes on.
  const absent = new Set<string>();
  for (const other of earlier) {
    const { head, state } = other;
    const stays = state === 'aside' || letsPass(other) || (state === 'refused' && opens(item)) || head.needs.some((id) => absent.has(id));
    if (stays && head.method === 'PUT') absent.add(head.resourceId);
    if (!stays && (head.incidentId === item.head.incidentId || head.resourceId === item.head.resourceId ||
      item.head.needs.includes(head.resourceId))) return true;
  }
  return item.head.needs.some((id) => absent.has(id));
}

export function bodyOf(entry: { body: EntryBody }): Record<string, unknown> {
  return JSON.parse(entry.body.json) as Record<string, unknown>;
}
