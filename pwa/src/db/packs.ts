// Guidance packs, whole, so that the rules work without a network. Nothing personal: not sealed.
import { db, type PackRow } from './open';

export type { PackRow } from './open';

export async function keepPack(row: PackRow): Promise<void> {
  await (await db()).put('packs', row);
}

export async function readPackRow(version: string): Promise<PackRow | null> {
  return (await (await db()).get('packs', version)) ?? null;
}

export async function readPackRows(): Promise<PackRow[]> {
  return (await db()).getAll('packs');
}

/** Only those that are still wanted stay. */
export async function keepOnlyPacks(wanted: ReadonlySet<string>): Promise<void> {
  const tx = (await db()).transaction('packs', 'readwrite');
  for (const key of await tx.store.getAllKeys()) if (!wanted.has(key)) await tx.store.delete(key);
  await tx.done;
}
