// Putting refused items right: edit and send again, choose between two versions, set aside, try now.
import { verdict } from '../contract/problem';
import type { Schemas } from '../contract/types';
import type { EntryBody, OutboxItem } from '../domain/entry';
import { sameField } from '../domain/answers';
import * as outbox from '../db/outbox';
import { uuidv7 } from '../platform/random';
import { readCurrent } from '../sync/push';
import { api } from './api';
import { afterWrite, items } from './sync';

export type WaitingItem = OutboxItem & { body: EntryBody };

export async function readItem(seq: number): Promise<WaitingItem | null> {
  return (await outbox.readEntries()).find((item) => item.seq === seq) ?? null;
}

export async function tryNow(): Promise<void> {
  await outbox.tryAllNow();
  await afterWrite();
}
export async function setAside(seq: number): Promise<void> {
  await outbox.setAside(seq);
  await afterWrite();
}
/** The server keeps its refusal under the item's key, so an item that was refused goes under a new one, or it would be refused unread. */
export async function putBack(seq: number): Promise<void> {
  const item = await readItem(seq);
  const wasRefused = !!item?.last && item.last.status >= 400 && ['refused', 'stale', 'exists'].includes(verdict(item.last));
  if (item && wasRefused) await outbox.replace(seq, { head: { ...item.head, idempotencyKey: uuidv7() }, body: item.body });
  else await outbox.putBack(seq);
  await afterWrite();
}

/** New bytes are a new request: they go under a new key, at the old place in the order and with the old time of writing. */
export async function resend(item: WaitingItem, body: Record<string, unknown>): Promise<void> {
  const head = { ...item.head, idempotencyKey: uuidv7(), ifMatch: item.last?.currentEtag ?? item.head.ifMatch };
  await outbox.replace(item.seq, { head, body: { ...item.body, json: JSON.stringify(body) } });
  await afterWrite();
}

export interface Choice {
  field: string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
}
export type Conflict = { kind: 'choices'; choices: Choice[]; etag: string } | { kind: 'no-network' } | { kind: 'other' };

/** Field by field: what this officer wrote and what is at the server now. */
export async function readConflict(item: WaitingItem): Promise<Conflict> {
  const current = await readCurrent(api, item);
  if (current.kind === 'no-network') return { kind: 'no-network' };
  if (current.kind !== 'ok') return { kind: 'other' };
  const mine = JSON.parse(item.body.json) as Record<string, unknown>;
  const choices = Object.keys(mine).filter((field) => field !== 'writtenAt' && !sameField(field, mine[field], current.value[field]))
    .map((field) => ({ field, before: item.body.before?.[field] ?? null, mine: mine[field], theirs: current.value[field] ?? null }));
  return { kind: 'choices', choices, etag: current.etag ?? (current.value as Partial<Schemas['CaseFile']>).etag ?? '' };
}

/** Sends the fields chosen as mine against the version that was just shown. With none chosen there is nothing left to send. */
export async function resolveConflict(item: WaitingItem, mineFields: string[], etag: string): Promise<void> {
  const mine = JSON.parse(item.body.json) as Record<string, unknown>;
  if (!mineFields.length) await outbox.dropDecided(item, etag);
  else {
    const body = Object.fromEntries(Object.entries(mine).filter(([field]) => field === 'writtenAt' || mineFields.includes(field)));
    await outbox.replace(item.seq, { head: { ...item.head, ifMatch: etag, idempotencyKey: uuidv7() }, body: { ...item.body, json: JSON.stringify(body) } });
  }
  await afterWrite();
}

export const itemsOfCase = (incidentId: string): OutboxItem[] => items.value.filter((item) => item.head.incidentId === incidentId);
