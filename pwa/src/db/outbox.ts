// The outbox: decided writes in order. There are exactly four ways out of it: the server has it (done), a person edits it and it goes
// back in under a new key (replace), a person takes the server's version instead (dropDecided), or a supervisor has it to decide about
// (handedOver). Nothing else removes a row.
import type { EntryBody, EntryHead, Envelope, NewEntry, OutboxItem, Refusal } from '../domain/entry';
import { conditionOf } from '../domain/plan-send';
import { editing, find, keysOf, leaveRows, linksOf, loosen, names, settleRows, type Outcome, type Rows, type Sent } from '../domain/settle';
import { open, openMany, seal, sealWrite, VaultLocked } from '../vault/door';
import { dropUntaken } from './kept';
import { getMeta } from './meta';
import { db, type OutboxRow } from './open';

export type { Outcome, Sent } from '../domain/settle';

const purpose = (key: string) => ({ store: 'outbox', id: key });
const sealBody = (entry: NewEntry) => seal(entry.body, purpose(entry.head.idempotencyKey));
/** What these rows say, by their place; without those that nobody can read here any more. */
async function openBodies(rows: readonly OutboxRow[]): Promise<Map<number, EntryBody>> {
  const sealed = rows.filter((row) => row.sealed);
  const places = sealed.map((row) => purpose(row.head.idempotencyKey));
  const bodies = await openMany(sealed.map((row) => row.sealed), places).catch((error: unknown) => {
    if (error instanceof VaultLocked) throw error;
    // One that was sealed under a key of before must not hide the others.
    return Promise.all(sealed.map((row, at) => open(row.sealed, places[at]!).catch(() => null)));
  });
  return new Map(sealed.flatMap((row, at) => (bodies[at] ? [[row.seq!, bodies[at]] as const] : [])));
}

function item(row: OutboxRow): OutboxItem {
  const { sealed, ...rest } = row;
  return { ...rest, readable: !!sealed } as OutboxItem;
}
const allRows = async (): Promise<OutboxRow[]> => (await db()).getAll('outbox');
const strict = async () => (await db()).transaction(['outbox', 'meta', 'drafts', 'forms'], 'readwrite', { durability: 'strict' });

type Envelopes = { head: EntryHead; envelope: Envelope | null; stale: boolean }[];
/** Sealed to the server where its key is known; what has no envelope gets one later, while the phone is open. */
async function envelop(entries: readonly NewEntry[], beside: readonly OutboxItem[]): Promise<Envelopes> {
  const [device, key] = await Promise.all([getMeta('device'), getMeta('sealing')]);
  const links = linksOf(beside);
  return Promise.all(entries.map(async ({ head: old, body }) => {
    const deviceId = old.deviceId ?? device?.id ?? null;
    const link = links.get(old.idempotencyKey);
    const { after = [], builtOn = null } = link ?? {};
    const head: EntryHead = { ...old, deviceId, after, builtOn };
    // What cannot go as things stand is sealed anew once it can.
    const stale = !link;
    if (!key || !deviceId || deviceId !== device?.id) return { head, envelope: null, stale };
    const { officerId, method, path, writtenAt, idempotencyKey } = head;
    const on = { ...conditionOf(head, builtOn), ...(after.length ? { after } : {}) };
    const plain = { officerId, method, path, ...on, writtenAt, body: body.json };
    // Nothing is kept from being saved by this: it is made later.
    return { head, stale, envelope: await sealWrite(plain, key, { deviceId, idempotencyKey }).catch(() => null) };
  }));
}
/** All of one decision in one transaction, together with the removal of the draft or form it came from. False: it was saved already. */
export async function enqueue(
  entries: readonly NewEntry[], queuedAt: string, from: { store: 'drafts' | 'forms'; id: string } | null,
): Promise<boolean> {
  const fresh = { state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt } as const;
  const beside = [...(await listOutbox()), ...entries.map(({ head }, at): OutboxItem => ({ ...fresh, seq: Infinity + at, head }))];
  const [bodies, envelopes] = await Promise.all([Promise.all(entries.map(sealBody)), envelop(entries, beside)]);
  const tx = await strict();
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
    const [store, meta] = [tx.objectStore('outbox'), tx.objectStore('meta')];
    const keys = keysOf(await store.getAll());
    const device = (await meta.get('device')) as { id: string; lastSeq?: number } | undefined;
    let last = device?.lastSeq ?? 0;
    for (const [at, { head, envelope, ...made }] of envelopes.entries()) {
      const counts = head.kind !== 'look' && !!device && head.deviceId === device.id;
      const stale = !names(head, keys.add(head.idempotencyKey)) || made.stale;
      await store.add({ ...fresh, head, sealed: bodies[at]!, envelope, deviceSeq: counts ? ++last : null, ...(stale ? { stale } : {}) });
    }
    if (device && last !== device.lastSeq) await meta.put({ ...device, lastSeq: last }, 'device');
  } catch (error) {
    // An error of one request does not undo the others by itself; a full phone has undone them already.
    const undone = tx.done.catch(() => undefined);
    if (!tx.error) tx.abort();
    await undone;
    throw error;
  }
  await tx.done;
  if (from) dropUntaken(from.store, from.id);
  return true;
}

/** Without bodies: what can be known while locked. */
export async function listOutbox(): Promise<OutboxItem[]> {
  return (await allRows()).map(item);
}

export async function readBody(seq: number): Promise<EntryBody | null> {
  const row = await (await db()).get('outbox', seq);
  return row ? ((await openBodies([row])).get(seq) ?? null) : null;
}

/** With bodies, for one case or for all: what can be read here. Looks are no part of a case. */
export async function readEntries(incidentId?: string): Promise<(OutboxItem & { body: EntryBody })[]> {
  const rows = (await allRows()).filter(({ head }) => head.kind !== 'look' && (!incidentId || head.incidentId === incidentId));
  const bodies = await openBodies(rows);
  return rows.flatMap((row) => (bodies.has(row.seq!) ? [{ ...item(row), body: bodies.get(row.seq!)! }] : []));
}

/** The bodies of these items, by their place; without those that were settled meanwhile. */
export async function readBodies(items: readonly OutboxItem[]): Promise<Map<number, EntryBody>> {
  const keys = new Set(items.map((one) => one.head.idempotencyKey));
  return openBodies((await allRows()).filter((row) => keys.has(row.head.idempotencyKey)));
}

/** Envelopes for what has none yet, or one that is of no more use: only while the phone is open. */
export async function ensureEnvelopes(): Promise<void> {
  const [device, key] = await Promise.all([getMeta('device'), getMeta('sealing')]);
  const rows = device && key ? await allRows() : [];
  const can = linksOf(rows.map(item));
  const lacking = rows.filter(({ sealed, state, envelope, stale, head }) =>
    sealed && state !== 'sent' && (!envelope || (stale && can.has(head.idempotencyKey))) && (head.deviceId ?? device!.id) === device!.id);
  if (!lacking.length) return;
  const bodies = await openBodies(lacking);
  const known = lacking.filter((row) => bodies.has(row.seq!));
  const made = await envelop(known.map((row) => ({ head: row.head, body: bodies.get(row.seq!)! })), rows.map(item));
  const tx = await strict();
  const meta = tx.objectStore('meta');
  const counted = (await meta.get('device')) as { id: string; lastSeq?: number };
  let last = counted.lastSeq ?? 0;
  const now = await tx.objectStore('outbox').getAll();
  const keys = keysOf(now);
  for (const [at, { head, envelope, stale }] of made.entries()) {
    const row = now.find((one) => one.seq === known[at]!.seq);
    if (!row || row.head.idempotencyKey !== head.idempotencyKey || row.head.ifMatch !== head.ifMatch || !names(head, keys)) continue;
    const deviceSeq = row.deviceSeq ?? (head.kind === 'look' ? null : ++last);
    await tx.objectStore('outbox').put({ ...row, head, envelope: envelope ?? row.envelope ?? null, deviceSeq, stale: stale || !envelope });
  }
  await meta.put({ ...counted, lastSeq: last }, 'device');
  await tx.done;
}

/** One strict transaction over the rows as they are now. */
async function change(edit: (rows: Rows<OutboxRow>) => void, dropped: number[] = []): Promise<void> {
  const tx = await strict();
  const [store, meta] = [tx.objectStore('outbox'), tx.objectStore('meta')];
  const rows = editing(await store.getAll());
  edit(rows);
  for (const row of rows.puts.values()) await store.put(row);
  for (const seq of rows.drops) await store.delete(seq);
  const before = dropped.length ? ((await meta.get('dropped')) as number[] | undefined) ?? [] : [];
  if (dropped.length) await meta.put([...new Set([...before, ...dropped])], 'dropped');
  await tx.done;
}
/** What a person decided about one row; what it was before goes into the transaction with the rest. */
const edit = (seq: number, next: (row: OutboxRow, rows: Rows<OutboxRow>) => void): Promise<void> =>
  change((rows) => {
    const row = rows.all.find((one) => one.seq === seq);
    if (row) next(row, rows);
  });

/** What became of the items of one request, all in one step. What a person decided while it was under way stands. */
export function settle(outcomes: readonly { sent: Sent; outcome: Outcome }[]): Promise<void> {
  return change((rows) => settleRows(rows, outcomes));
}

/** Sent while locked, and now read back: they leave with the version they got. */
export function readBack(sent: readonly OutboxItem[]): Promise<void> {
  return settle(sent.map((one) => ({ sent: one, outcome: { is: 'done', etag: one.etag ?? null } })));
}

/** Another key or other bytes at the same place in the order: sealed anew, and what named the old key is loosened. */
async function remake(sent: Sent, entry: NewEntry, next: Partial<OutboxRow>, still: (row: OutboxRow) => boolean): Promise<void> {
  const here = await listOutbox();
  const beside = here.map((one): OutboxItem => (one.seq === sent.seq ? { ...one, state: 'waiting', head: entry.head } : one));
  const [sealed, [made]] = await Promise.all([sealBody(entry), envelop([entry], beside)]);
  await edit(sent.seq, (row, rows) => {
    if (!still(row)) return;
    loosen(rows, row.head);
    const { head, envelope, stale } = made!;
    rows.put({ ...row, head, sealed, envelope, stale: stale || !names(head, keysOf(rows.all)), ...next });
  });
}

/** Nobody else touched the fields of this change: the same bytes go again, under a new key, on top of the newer version. */
export function merged(sent: OutboxItem, body: EntryBody, onto: { idempotencyKey: string; ifMatch: string }, met: Refusal): Promise<void> {
  return remake(sent, { head: { ...sent.head, ...onto }, body }, { nextTryAt: 0, attempts: sent.attempts + 1, last: met },
    (row) => row.head.idempotencyKey === sent.head.idempotencyKey);
}

/** Decided again by a person: new bytes under a new key, at the same place in the order. */
export function replace(seq: number, entry: NewEntry): Promise<void> {
  return remake({ seq, head: entry.head }, entry, { state: 'waiting', attempts: 0, nextTryAt: 0, last: null }, () => true);
}

/** A change set aside hands the version it built on to the change after it, which then goes on without it. */
export function setAside(seq: number): Promise<void> {
  return edit(seq, (row, rows) => {
    leaveRows(rows, row, row.head.ifMatch);
    rows.put({ ...row, state: 'aside' });
  });
}

/** What came after it in its case is to come after it again. */
export function putBack(seq: number): Promise<void> {
  return edit(seq, (row, rows) => {
    for (const one of rows.all) if (one.seq! > seq && one.head.incidentId === row.head.incidentId) rows.put({ ...one, stale: true });
    rows.put({ ...row, state: 'waiting', nextTryAt: 0 });
  });
}

export function tryAllNow(which: (row: OutboxRow) => boolean = () => true): Promise<void> {
  return change(({ all, put }) => {
    for (const row of all) if (row.state === 'waiting' && row.nextTryAt && which(row)) put({ ...row, nextTryAt: 0 });
  });
}

function leave(sent: Sent, etag: string | null, dropped: number[]): Promise<void> {
  return change((rows) => {
    const row = find(rows, sent);
    if (!row) return;
    leaveRows(rows, row, etag);
    rows.drop(row);
  }, dropped);
}

/** A person chose the server's version in every field: there is nothing left of this change to send, and its number is told as dropped. */
export function dropDecided(decided: OutboxItem, etag: string | null): Promise<void> {
  return leave(decided, etag, decided.deviceSeq ? [decided.deviceSeq] : []);
}

/** A supervisor has it to decide about. */
export function handedOver(given: OutboxItem): Promise<void> {
  return leave(given, given.head.ifMatch, []);
}

/** Given out as a sealed file: it stays until it has arrived. */
export function exported(items: readonly Sent[], at: string): Promise<void> {
  return change((rows) => {
    for (const sent of items) {
      const row = find(rows, sent);
      if (row) rows.put({ ...row, exportedAt: at });
    }
  });
}
