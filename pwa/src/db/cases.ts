// Case files as last read from the server, each with the ETag it was read under.
import { open, seal } from '../vault/door';
import { db } from './open';

export interface StoredCase<T> {
  file: T;
  etag: string;
}

export async function keepCase(id: string, at: string, etag: string, file: unknown, line: unknown, pack = ''): Promise<void> {
  const [sealed, sealedLine] = await Promise.all([seal(file, { store: 'cases', id }), seal(line, { store: 'list', id })]);
  const tx = (await db()).transaction(['cases', 'list'], 'readwrite');
  // The line in the list and the file it stands for never disagree.
  await Promise.all([tx.objectStore('cases').put({ id, at, etag, pack, sealed }), tx.objectStore('list').put({ id, at, sealed: sealedLine }), tx.done]);
}

/** What the officer may no longer see, or need not have here any more. Unsent work on it stays in the outbox. */
export async function forgetCase(id: string): Promise<void> {
  const tx = (await db()).transaction(['cases', 'list', 'outstanding'], 'readwrite');
  await Promise.all([...(['cases', 'list', 'outstanding'] as const).map((name) => tx.objectStore(name).delete(id)), tx.done]);
}

export async function readCase<T>(id: string): Promise<StoredCase<T> | null> {
  const row = await (await db()).get('cases', id);
  return row ? { file: (await open(row.sealed, { store: 'cases', id })) as T, etag: row.etag } : null;
}

export async function countCases(): Promise<number> {
  return (await db()).count('cases');
}

/** The versions of the guidance that cases on this phone are pinned to. */
export async function pinnedPacks(): Promise<Set<string>> {
  const pinned = new Set<string>();
  let cursor = await (await db()).transaction('cases').store.index('pack').openKeyCursor(null, 'nextunique');
  for (; cursor; cursor = await cursor.continue()) if (cursor.key) pinned.add(cursor.key);
  return pinned;
}
