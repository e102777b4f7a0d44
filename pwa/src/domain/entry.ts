// One write that has been decided and is to reach the server. Its body, its key and its time never change; sending is somebody else's work.

import type { ItemKind } from './items';

/** A `look` is the late report that a case was read without a network: it holds nothing up. */
export type EntryKind = 'person' | 'incident' | 'party' | 'note' | 'look' | ItemKind;

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
  /** The phone it was written on. An older version of the app did not say. */
  deviceId?: string | null;
  /** As its envelope says: keys of earlier writes that must have succeeded, and of the one whose version a change was made against. */
  after?: string[];
  builtOn?: string | null;
}
/** A write sealed to the server's public key: whoever holds the phone cannot read it, and neither can the phone. */
export interface Envelope {
  keyId: string;
  enc: string;
  ciphertext: string;
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

/**
 * waiting: will be sent. refused: a person must decide. aside: a person decided not to send it, and it is kept. sent: the server has it,
 * and this phone has not read it back yet.
 */
export type EntryState = 'waiting' | 'refused' | 'aside' | 'sent';
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
  /** Counts the finished writes of this phone, so that a gap shows. */
  deviceSeq?: number | null;
  envelope?: Envelope | null;
  /** The envelope names a write that went another way: it is made anew while the phone is open, and sent only when that cannot be. */
  stale?: boolean;
  /** The version the server gave to what is `sent`. */
  etag?: string | null;
  /** When it was last given out as a sealed file. */
  exportedAt?: string;
  /** Its content can be read on this phone; false after the readable part was erased. */
  readable?: boolean;
}

/**
 * A refused item that holds up only what needs it. A closure is refused because something is owed: what is then recorded must be able
 * to go before it is sent again.
 */
const letsPass = ({ head, state }: OutboxItem): boolean => state === 'refused' && head.kind === 'closure' && head.method === 'PUT';
/** Opens what a refusal may be about: the case again, or what was marked by mistake. It may not wait for what was refused because of it. */
const opens = ({ head }: OutboxItem): boolean => head.method === 'PATCH' && (head.kind === 'closure' || head.kind === 'mark');
/** Refused, and nobody can read it here any more to put it right. */
const isPast = ({ state, readable }: OutboxItem): boolean => state === 'refused' && readable === false;

/** Whether an item may not go yet, judged against the items before it: one case goes in order, and nothing goes before what it needs. */
export function isBlocked(item: OutboxItem, earlier: readonly OutboxItem[]): boolean {
  // What will not be at the server because a person set it aside; with it stays what needs it, and the rest of the case goes on.
  const absent = new Set<string>();
  const look = item.head.kind === 'look';
  for (const other of earlier) {
    const { head, state } = other;
    if (state === 'sent' || head.kind === 'look' || (look && head.method !== 'PUT')) continue;
    const same = head.resourceId === item.head.resourceId;
    const stays = state === 'aside' || letsPass(other) || isPast(other) || (state === 'refused' && !same && opens(item)) ||
      head.needs.some((id) => absent.has(id));
    if (stays && head.method === 'PUT') absent.add(head.resourceId);
    const near = !look && (same || head.incidentId === item.head.incidentId);
    if (!stays && (near || item.head.needs.includes(head.resourceId))) return true;
  }
  return item.head.needs.some((id) => absent.has(id));
}

export function bodyOf(entry: { body: EntryBody }): Record<string, unknown> {
  return JSON.parse(entry.body.json) as Record<string, unknown>;
}
