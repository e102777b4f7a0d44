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
  try {
    for (const row of rows) await tx.objectStore('outbox').add(row);
  } catch (error) {
    // An error of one request does not undo the others by itself; a full phone has undone them already.
    const undone = tx.done.catch(() => undefined);
    if (!tx.error) tx.abort();
    await undone;
    throw error;
  }
  await tx.done;
  return true;
}

const item = (row: OutboxRow): OutboxItem => {
  const head: Partial<OutboxRow> = { ...row };
  delete head.sealed;
  return head as OutboxItem;
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

/** An item as it was when it was sent: an answer counts only for the bytes it is the answer to. */
export type Sent = Pick<OutboxItem, 'seq' | 'head'>;
const stillThat = (row: OutboxRow, sent: Sent): boolean => row.head.idempotencyKey === sent.head.idempotencyKey;

/** An attempt failed: the item stays, with what was met. What a person decided while it was under way stands. */
export function failed(sent: Sent, refusal: Refusal, next: { state: 'waiting' | 'refused'; nextTryAt: number }): Promise<void> {
  return change(sent.seq, (row) => {
    if (!stillThat(row, sent)) return row;
    return { ...row, state: row.state === 'aside' ? 'aside' : next.state, nextTryAt: next.nextTryAt, attempts: row.attempts + 1, last: refusal };
  });
}

/**
 * Later changes of the same thing, made before this one was settled, now know which version they build on. A step is a link in that
 * chain too, though no version goes with it.
 */
async function passOn(rows: OutboxRow[], from: OutboxRow, etag: string | null, put: (row: OutboxRow) => Promise<unknown>): Promise<void> {
  if (!etag) return;
  for (const row of rows) {
    const { resourceId, method, ifMatch } = row.head;
    if (row.seq! <= from.seq! || resourceId !== from.head.resourceId || method === 'PUT' || ifMatch !== null) continue;
    await put({ ...row, head: { ...row.head, ifMatch: etag } });
    if (row.state !== 'aside') return; // the one after it builds on this one
  }
}

/** The server has it. */
export async function done(sent: Sent, etag: string | null): Promise<void> {
  const tx = (await db()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const row = await tx.store.get(sent.seq);
  if (row && stillThat(row, sent)) {
    await tx.store.delete(sent.seq);
    await passOn(await tx.store.getAll(), row, etag, (next) => tx.store.put(next));
  }
  await tx.done;
}

/** Nobody else touched the fields of this change: the same bytes go again, under a new key, on top of the newer version. */
export async function merged(sent: Sent, body: EntryBody, onto: { idempotencyKey: string; ifMatch: string }, met: Refusal): Promise<void> {
  const sealed = await seal(body, purpose(onto.idempotencyKey));
  await change(sent.seq, (row) => {
    if (!stillThat(row, sent)) return row;
    return { ...row, head: { ...row.head, ...onto }, sealed, nextTryAt: 0, attempts: row.attempts + 1, last: met };
  });
}

/** Decided again by a person: new bytes under a new key, at the same place in the order. */
export async function replace(seq: number, entry: NewEntry): Promise<void> {
  const sealed = await seal(entry.body, purpose(entry.head.idempotencyKey));
  await change(seq, (row) => ({ ...row, head: entry.head, sealed, state: 'waiting', attempts: 0, nextTryAt: 0, last: null }));
}

/** A change set aside hands the version it built on to the change after it, which then goes on without it. */
export async function setAside(seq: number): Promise<void> {
  const tx = (await db()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const row = await tx.store.get(seq);
  if (row) {
    await tx.store.put({ ...row, state: 'aside' });
    await passOn(await tx.store.getAll(), row, row.head.ifMatch, (next) => tx.store.put(next));
  }
  await tx.done;
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
export function dropDecided(decided: Sent, etag: string | null): Promise<void> {
  return done(decided, etag);
}
