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
}
export type StoreName = 'drafts' | 'forms' | 'cases' | 'outstanding' | 'list' | 'packs' | 'schools' | 'outbox' | 'meta';

/** All stores are erased on sign-out; `sealed` says whether the content passes the vault's door. */
export const STORES: Record<StoreName, { holds: string; sealed: boolean; erase: 'sign-out' }> = {
  drafts: { holds: 'records being written', sealed: true, erase: 'sign-out' },
  forms: { holds: 'half-typed corrections, people and notes', sealed: true, erase: 'sign-out' },
  cases: { holds: 'case files as last read', sealed: true, erase: 'sign-out' },
  outstanding: { holds: 'what the server counted about people of a case: earlier occasions', sealed: true, erase: 'sign-out' },
  list: { holds: 'lines of the list of incidents', sealed: true, erase: 'sign-out' },
  packs: { holds: 'guidance packs', sealed: false, erase: 'sign-out' },
  schools: { holds: 'the public list of schools', sealed: false, erase: 'sign-out' },
  outbox: { holds: 'writes not at the server yet; bodies sealed', sealed: true, erase: 'sign-out' },
  meta: { holds: 'session, device, feed cursor', sealed: false, erase: 'sign-out' },
};

const VERSION = 2;

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

export function db(): Promise<Db> {
  opened ??= openDB<Schema>('waymark', VERSION, {
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
    },
    // A newer version in another tab must not be held up by this one.
    blocking: () => void opened?.then((base) => base.close()).then(() => (opened = null)),
    terminated: () => (opened = null),
  });
  return opened;
}

/** Erases everything kept on this phone, and says so only when it is done. */
export async function eraseEverything(): Promise<void> {
  const base = await db();
  const names = Object.keys(STORES) as StoreName[];
  const tx = base.transaction(names, 'readwrite', { durability: 'strict' });
  await Promise.all(names.map((name) => tx.objectStore(name).clear()));
  await tx.done;
}
