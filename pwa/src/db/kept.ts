// Sealed things by id: drafts, half-typed forms, list lines, and what the server counted about a case.
import { open, seal } from '../vault/door';
import { db, type Kept } from './open';

type KeptStore = 'drafts' | 'forms' | 'list' | 'outstanding';

async function unseal<T>(store: string, row: Kept): Promise<T> {
  return (await open(row.sealed, { store, id: row.id })) as T;
}

export async function keep(store: KeptStore, id: string, at: string, value: unknown): Promise<void> {
  const sealed = await seal(value, { store, id });
  await (await db()).put(store, { id, at, sealed });
}

export async function keepMany(store: KeptStore, values: { id: string; at: string; value: unknown }[]): Promise<void> {
  const rows = await Promise.all(values.map(async ({ id, at, value }) => ({ id, at, sealed: await seal(value, { store, id }) })));
  const tx = (await db()).transaction(store, 'readwrite');
  await Promise.all([...rows.map((row) => tx.store.put(row)), tx.done]);
}

export async function read<T>(store: KeptStore, id: string): Promise<T | null> {
  const row = await (await db()).get(store, id);
  return row ? unseal<T>(store, row) : null;
}

export async function readAll<T>(store: KeptStore): Promise<T[]> {
  const rows = await (await db()).getAll(store);
  return Promise.all(rows.map((row) => unseal<T>(store, row)));
}

export async function forget(store: KeptStore, id: string): Promise<void> {
  await (await db()).delete(store, id);
}
