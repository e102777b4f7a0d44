// Opens the database and its numbered upgrades. Every store declares what it holds and when it is erased.
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { EntryBody, OutboxItem } from '../domain/entry';
import type { Sealed } from '../vault/door';

/** A stored personal thing: its key and, where a list needs it, its order in clear; the rest sealed. */
export interface Kept {
  id: string;
  at: string;
  sealed: Sealed<unknown>;
}
/** A guidance pack as the server gave it. */
export interface PackRow {
  /** Its version. */
  id: string;
  etag: string;
  /** The first day on which new cases fall under it; null for one that is kept and not in force. */
  inForceFrom: string | null;
  /** The Welsh wording that was approved for it. */
  wordingCy: string | null;
  pack: unknown;
}
export type OutboxRow = Omit<OutboxItem, 'seq'> & { seq?: number; sealed: Sealed<EntryBody> };

export interface Schema extends DBSchema {
  drafts: { key: string; value: Kept };
  forms: { key: string; value: Kept };
  /** `pack` is the version of the guidance that the case is pinned to. */
  cases: { key: string; value: Kept & { etag: string; pack?: string }; indexes: { pack: string } };
  outstanding: { key: string; value: Kept };
  packs: { key: string; value: PackRow };
  list: { key: string; value: Kept };
  schools: { key: string; value: { id: string } & Record<string, unknown> };
  outbox: { key: number; value: OutboxRow };
  meta: { key: string; value: unknown };
  vault: { key: string; value: unknown };
}
export type StoreName = 'vault' | 'drafts' | 'forms' | 'cases' | 'outstanding' | 'list' | 'packs' | 'schools' | 'outbox' | 'meta';

/**
 * When a store's content goes. `lock`: what is readable in memory alone. `wrong-tries` and `revoked` erase what could be read with the key;
 * `sign-out` that, and what only the officer needs. What is finished and unsent stays, sealed to the server, until it has arrived.
 */
export type Erase = 'sign-out' | 'wrong-tries' | 'revoked';
const READABLE: readonly Erase[] = ['sign-out', 'wrong-tries', 'revoked'];
interface Declared {
  /** The field that holds a row's key; null where it lies beside the row. */
  key: 'id' | 'seq' | null;
  sealed: boolean;
  erase: readonly Erase[];
}
const PERSONAL: Declared = { key: 'id', sealed: true, erase: READABLE };
const PUBLIC: Declared = { key: 'id', sealed: false, erase: ['sign-out'] };
export const STORES: Record<StoreName, Declared> = {
  /** Wrapped copies of the key, and wrong tries. */
  vault: { key: null, sealed: false, erase: READABLE },
  /** Records being written. */
  drafts: PERSONAL,
  /** Half-typed corrections, people and notes. */
  forms: PERSONAL,
  /** Case files as last read; with list and outstanding they also go by age (sync/pull.ts). */
  cases: PERSONAL,
  /** What the server counted about people of a case: earlier occasions. */
  outstanding: PERSONAL,
  /** Lines of the list of incidents. */
  list: PERSONAL,
  /** Guidance packs. */
  packs: PUBLIC,
  /** The public list of schools. */
  schools: PUBLIC,
  /** Writes not at the server yet: bodies sealed here and to the server; ids, order and attempts readable. What goes of a row: erase.ts. */
  outbox: { key: 'seq', sealed: true, erase: [] },
  /** Officer, sealing key and prefix sealed; device, feed cursor, lease readable. What goes of it: erase.ts. */
  meta: { key: null, sealed: false, erase: [] },
};

const VERSION = 3;

/** Case files of before have no items, and their ETag says that nothing has changed: they are shown as they are and fetched anew. */
async function readCasesAgain(tx: IDBPTransaction<Schema, StoreName[], 'versionchange'>): Promise<void> {
  const [cases, meta] = [tx.objectStore('cases'), tx.objectStore('meta')];
  const rows = await cases.getAll();
  for (const row of rows) await cases.put({ ...row, etag: '' });
  const announced = ((await meta.get('toFetch')) as string[] | undefined) ?? [];
  if (rows.length) await meta.put([...new Set([...rows.map((row) => row.id), ...announced])], 'toFetch');
}

export type Db = IDBPDatabase<Schema>;
let opened: Promise<Db> | null = null;
/** `memory`: the browser gives this app nothing to store in, and all of it is gone when it is closed. */
let kind: 'kept' | 'memory' = 'kept';
export const storageKind = (): typeof kind => kind;

export function db(): Promise<Db> {
  return (opened ??= openStored().catch(async (error: unknown) => {
    // Stores of a newer version of the app are there, and must not seem lost.
    if (error instanceof DOMException && error.name === 'VersionError') {
      opened = null;
      throw error;
    }
    kind = 'memory';
    return (await import('./memory')).inMemory(STORES);
  }));
}

async function openStored(): Promise<Db> {
  return openDB<Schema>('waymark', VERSION, {
    upgrade(base, from, _to, tx) {
      if (from < 1) {
        for (const name of ['drafts', 'forms', 'cases', 'list', 'schools'] as const) base.createObjectStore(name, { keyPath: 'id' });
        base.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
        base.createObjectStore('meta');
      }
      if (from < 2) {
        base.createObjectStore('outstanding', { keyPath: 'id' });
        base.createObjectStore('packs', { keyPath: 'id' });
        tx.objectStore('cases').createIndex('pack', 'pack');
        // All of the upgrade or none of it.
        if (from === 1) readCasesAgain(tx).catch(() => tx.abort());
      }
      // What is here already is sealed once there is a vault (seal-all.ts): WebCrypto cannot be waited for in here.
      if (from < 3) base.createObjectStore('vault');
    },
    // A newer version in another tab must not be held up by this one.
    blocking: () => void opened?.then((base) => base.close()).then(() => (opened = null)),
    terminated: () => (opened = null),
  });
}

/** Everything kept on this phone: when nothing of it is still to be sent. Says so only when it is done. */
export async function eraseEverything(): Promise<void> {
  const base = await db();
  const names = Object.keys(STORES) as StoreName[];
  const tx = base.transaction(names, 'readwrite', { durability: 'strict' });
  await Promise.all(names.map((name) => tx.objectStore(name).clear()));
  await tx.done;
}
