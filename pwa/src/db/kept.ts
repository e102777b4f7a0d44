// Sealed things by id: drafts, half-typed forms, list lines, and what the server counted about a case.
import { open, openMany, seal, sealMany } from '../vault/door';
import { db, type Kept } from './open';

type KeptStore = 'drafts' | 'forms' | 'list' | 'outstanding';

async function unseal<T>(store: string, row: Kept): Promise<T> {
  return (await open(row.sealed, { store, id: row.id })) as T;
}

/** What storage would not take (a full phone): sealed, in memory, so that a lock meanwhile costs nothing that was typed. */
const untaken = new Map<string, Kept>();
const nameOf = (store: string, id: string): string => `${store}/${id}`;
export const dropUntaken = (store: string, id: string): boolean => untaken.delete(nameOf(store, id));
export const dropAllUntaken = (): void => untaken.clear();

export async function keep(store: KeptStore, id: string, at: string, value: unknown): Promise<void> {
  const row = { id, at, sealed: await seal(value, { store, id }) };
  untaken.set(nameOf(store, id), row);
  await (await db()).put(store, row);
  if (untaken.get(nameOf(store, id)) === row) dropUntaken(store, id);
}

export async function keepMany(store: KeptStore, values: { id: string; at: string; value: unknown }[]): Promise<void> {
  const sealed = await sealMany(values.map(({ value }) => value), values.map(({ id }) => ({ store, id })));
  const rows = values.map(({ id, at }, index) => ({ id, at, sealed: sealed[index]! }));
  const tx = (await db()).transaction(store, 'readwrite');
  await Promise.all([...rows.map((row) => tx.store.put(row)), tx.done]);
}

export async function read<T>(store: KeptStore, id: string): Promise<T | null> {
  const row = untaken.get(nameOf(store, id)) ?? (await (await db()).get(store, id));
  return row ? unseal<T>(store, row) : null;
}

export async function readAll<T>(store: KeptStore): Promise<T[]> {
  const own = [...untaken].flatMap(([name, row]) => (name === nameOf(store, row.id) ? [row] : []));
  const rows = [...(await (await db()).getAll(store)).filter(({ id }) => !untaken.has(nameOf(store, id))), ...own];
  return openMany(rows.map((row) => row.sealed), rows.map(({ id }) => ({ store, id }))) as Promise<T[]>;
}

export async function forget(store: KeptStore, id: string): Promise<void> {
  dropUntaken(store, id);
  await (await db()).delete(store, id);
}
