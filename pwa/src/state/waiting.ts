// Putting refused items right: edit and send again, choose between two versions, set aside, try now.
import { verdict } from '../contract/problem';
import type { Schemas } from '../contract/types';
import type { EntryBody, OutboxItem } from '../domain/entry';
import { sameField } from '../domain/answers';
import * as outbox from '../db/outbox';
import { instant } from '../platform/clock';
import { uuidv7 } from '../platform/random';
import { readCurrent } from '../sync/current';
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

export type Handed = { kind: 'done' } | { kind: 'no-network' } | { kind: 'problem'; problem: Schemas['Problem'] };
/** A supervisor decides about it. It leaves only after the server has said that it is kept there. */
export async function handOver(item: WaitingItem, text: string): Promise<Handed> {
  const { method, path, idempotencyKey, ifMatch, writtenAt, deviceId } = item.head;
  const head = JSON.stringify({ method, path, idempotencyKey, ...(method === 'PATCH' && ifMatch ? { ifMatch } : {}), writtenAt });
  const number = item.deviceSeq && deviceId ? { seq: item.deviceSeq, deviceId } : {};
  const about = JSON.stringify({ ...number, code: item.last?.status ? item.last.code : null, text: text.trim() || null });
  const json = `${about.slice(0, -1)},"write":${head.slice(0, -1)},"body":${item.body.json}}}`;
  // It must not go by itself meanwhile.
  if (item.state === 'waiting') await outbox.setAside(item.seq);
  // Under the write's own key: the same write is handed over once, however often its answer is lost.
  const address = `/held-items/${idempotencyKey}`;
  const answer = await api.call({ method: 'PUT', path: address, json, idempotencyKey: uuidv7(), ifNoneMatch: '*', shape: 'written' });
  const kept = answer.kind === 'ok' || (answer.kind === 'problem' && answer.problem.code === 'already-exists');
  if (kept) await outbox.handedOver(item);
  else if (item.state === 'waiting') await outbox.putBack(item.seq);
  await afterWrite();
  return kept ? { kind: 'done' } : answer.kind === 'problem' ? answer : { kind: 'no-network' };
}

/** Files that only the force's key opens, one for each phone the items were written on. The items stay until they have arrived. */
export async function exportSealed(chosen: readonly OutboxItem[]): Promise<string[]> {
  await outbox.ensureEnvelopes();
  const seqs = new Set(chosen.map((item) => item.seq));
  const rows = (await outbox.listOutbox()).filter((item) => seqs.has(item.seq) && item.envelope);
  const sealed = ({ head, deviceSeq, envelope }: OutboxItem) =>
    ({ ...(deviceSeq ? { seq: deviceSeq } : {}), idempotencyKey: head.idempotencyKey, ...envelope });
  const phones = [...new Set(rows.map((item) => item.head.deviceId!))];
  const files = phones.map((deviceId) =>
    JSON.stringify({ format: 'waymark-sealed/1', deviceId, items: rows.filter(({ head }) => head.deviceId === deviceId).map(sealed) }));
  await outbox.exported(rows, instant());
  await afterWrite();
  return files;
}

export const itemsOfCase = (incidentId: string): OutboxItem[] => items.value.filter((item) => item.head.incidentId === incidentId);
