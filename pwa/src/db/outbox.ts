// The outbox: decided writes in order. There are exactly three ways out of it: the server has it (done), a person edits it and it goes
// back in under a new key (replace), or a person takes the server's version instead (dropDecided). Nothing else removes a row but sign-out.
import type { EntryBody, NewEntry, OutboxItem, Refusal } from '../domain/entry';
import { open, seal } from '../vault/door';
import { db, type OutboxRow } from './open';

const purpose = (key: string) => ({ store: 'outbox', id: key });

async function toRow(entry: NewEntry, queuedAt: string): Promise<OutboxRow> {
  return { head: entry.head, state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt, sealed: await seal(entry.body, purpose(entry.head.idempotencyKey)) };
}

/** Everything of one decision in one transaction, together with the removal of the draft or form it came from. False: it was saved already. */
export async function enqueue(entries: readonly NewEntry[], queuedAt: string, from: { store: 'drafts' | 'forms'; id: string } | null): Promise<boolean> {
  const rows = await Promise.all(entries.map((entry) => toRow(entry, queuedAt)));
  const tx = (await db()).transaction(['outbox', 'drafts', 'forms'], 'readwrite', { durability: 'strict' });
  if (from) {
    const source = tx.objectStore(from.store);
    // A second tap on "save", or a second tab: the draft is gone, so this decision is in the outbox already.
    if (from.store === 'drafts' && !(await source.getKey(from.id))) {
      await tx.done;
      return false;
    }
    await source.delete(from.id);
  }
  for (const row of rows) await tx.objectStore('outbox').add(row);
  await tx.done;
  return true;
}

const item = (row: OutboxRow): OutboxItem => {
  const { sealed, ...rest } = row;
  void sealed;
  return rest as OutboxItem;
};

/** Without bodies: what can be known while locked. */
export async function listOutbox(): Promise<OutboxItem[]> {
  return (await (await db()).getAll('outbox')).map(item);
}

export async function readBody(seq: number): Promise<EntryBody | null> {
  const row = await (await db()).get('outbox', seq);
  return row ? open(row.sealed, purpose(row.head.idempotencyKey)) : null;
}

/** With bodies, for one case or for all. */
export async function readEntries(incidentId?: string): Promise<(OutboxItem & { body: EntryBody })[]> {
  const rows = (await (await db()).getAll('outbox')).filter((row) => !incidentId || row.head.incidentId === incidentId);
  return Promise.all(rows.map(async (row) => ({ ...item(row), body: await open(row.sealed, purpose(row.head.idempotencyKey)) })));
}

async function change(seq: number, edit: (row: OutboxRow) => OutboxRow): Promise<void> {
  const tx = (await db()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const row = await tx.store.get(seq);
  if (row) await tx.store.put(edit(row));
  await tx.done;
}

/** An attempt failed: the item stays, with what was met. */
export function failed(seq: number, refusal: Refusal, next: { state: 'waiting' | 'refused'; nextTryAt: number }): Promise<void> {
  return change(seq, (row) => ({ ...row, state: next.state, nextTryAt: next.nextTryAt, attempts: row.attempts + 1, last: refusal }));
}

/** The server has it. Later changes of the same thing, made before this one went, now know which version they build on. */
export async function done(seq: number, etag: string | null): Promise<void> {
  const tx = (await db()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const row = await tx.store.get(seq);
  if (row) {
    await tx.store.delete(seq);
    const later = (await tx.store.getAll()).filter((r) => r.seq! > seq && r.head.resourceId === row.head.resourceId && r.head.ifMatch === null && r.head.method === 'PATCH');
    const next = later[0];
    if (next && etag) await tx.store.put({ ...next, head: { ...next.head, ifMatch: etag } });
  }
  await tx.done;
}

/** Decided again by a person (or merged, where nothing overlaps): new bytes under a new key, at the same place in the order. */
export async function replace(seq: number, entry: NewEntry): Promise<void> {
  const sealed = await seal(entry.body, purpose(entry.head.idempotencyKey));
  await change(seq, (row) => ({ ...row, head: entry.head, sealed, state: 'waiting', attempts: 0, nextTryAt: 0, last: null }));
}

export function setAside(seq: number): Promise<void> {
  return change(seq, (row) => ({ ...row, state: 'aside' }));
}

export function putBack(seq: number): Promise<void> {
  return change(seq, (row) => ({ ...row, state: 'waiting', nextTryAt: 0 }));
}

export async function tryAllNow(): Promise<void> {
  const tx = (await db()).transaction('outbox', 'readwrite');
  for (const row of await tx.store.getAll()) if (row.state === 'waiting') await tx.store.put({ ...row, nextTryAt: 0 });
  await tx.done;
}

/** A person chose the server's version in every field: there is nothing left of this change to send. */
export function dropDecided(seq: number, etag: string | null): Promise<void> {
  return done(seq, etag);
}
