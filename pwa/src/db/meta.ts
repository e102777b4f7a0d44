// Small things that are not personal beyond the officer's own name: session, device, cursor, what is still to be fetched.
import { db } from './open';

export interface KnownOfficer {
  id: string;
  username: string;
  displayName: string;
  collarNumber: string | null;
  role: string;
}
export interface KnownDevice {
  id: string;
  prefix: string | null;
  /** The last number used for a reference; only ever grows. */
  lastNumber: number;
}
export interface Meta {
  officer: KnownOfficer;
  device: KnownDevice;
  demo: boolean;
  cursor: string;
  /** Cases the feed says have changed and that are not fetched yet. */
  toFetch: string[];
  /** The first whole read of the list is done. */
  listRead: boolean;
  schoolsReadAt: number;
  packsReadAt: number;
  packsTriedAt: number;
  lastContactAt: number;
}

export async function getMeta<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined> {
  return (await (await db()).get('meta', key)) as Meta[K] | undefined;
}

export async function setMeta<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> {
  await (await db()).put('meta', value, key);
}

export async function updateMeta<K extends keyof Meta>(key: K, change: (old: Meta[K] | undefined) => Meta[K]): Promise<Meta[K]> {
  const tx = (await db()).transaction('meta', 'readwrite');
  const value = change((await tx.store.get(key)) as Meta[K] | undefined);
  await tx.store.put(value, key);
  await tx.done;
  return value;
}

/** The feed's cursor and what it announced move together: after a kill nothing announced is forgotten. */
export async function moveCursor(cursor: string | null, announced: readonly string[]): Promise<void> {
  const tx = (await db()).transaction('meta', 'readwrite');
  const old = ((await tx.store.get('toFetch')) as string[] | undefined) ?? [];
  await tx.store.put([...new Set([...old, ...announced])], 'toFetch');
  if (cursor !== null) await tx.store.put(cursor, 'cursor');
  await tx.done;
}

/** The server does not know this place in the feed any more: the list and the feed are read from their beginning. */
export async function startFeedAgain(): Promise<void> {
  const tx = (await db()).transaction('meta', 'readwrite');
  await Promise.all([tx.store.delete('cursor'), tx.store.delete('listRead'), tx.done]);
}

/** Takes the next number for a reference; a number once taken is never given again, even when the record is given up. */
export async function takeReferenceNumber(): Promise<{ prefix: string; number: number } | null> {
  const tx = (await db()).transaction('meta', 'readwrite', { durability: 'strict' });
  const device = (await tx.store.get('device')) as KnownDevice | undefined;
  if (!device?.prefix) {
    await tx.done;
    return null;
  }
  const number = device.lastNumber + 1;
  await tx.store.put({ ...device, lastNumber: number }, 'device');
  await tx.done;
  return { prefix: device.prefix, number };
}
