// What the browser promises about storage. Every call may be missing, and Firefox's persist() waits for a person: never wait for it.

/** Below this a person is told; below the other no new record is begun, so that none already begun has to be broken off. */
const LOW = 20 * 1_048_576;
const FULL = 5 * 1_048_576;
export type StorageLevel = 'ok' | 'low' | 'full';
export interface Space {
  /** Bytes in use and bytes that may be used; null when the browser does not tell. */
  used: number | null;
  quota: number | null;
  level: StorageLevel;
  /** Promised not to be cleared by the browser by itself. */
  persisted: boolean | null;
}

/** Asks the browser not to evict what is kept here; does not wait for the answer. */
export function askToPersist(): void {
  void navigator.storage?.persist?.().catch(() => false);
}

export async function readSpace(): Promise<Space> {
  const [estimate, persisted] = await Promise.all([
    Promise.resolve(navigator.storage?.estimate?.()).catch(() => undefined), Promise.resolve(navigator.storage?.persisted?.()).catch(() => undefined),
  ]);
  const [used, quota] = [estimate?.usage ?? null, estimate?.quota ?? null];
  const free = used === null || quota === null ? Infinity : quota - used;
  return { used, quota, level: free < FULL ? 'full' : free < LOW ? 'low' : 'ok', persisted: persisted ?? null };
}

/** Bytes in use, when the browser tells. */
export async function bytesUsed(): Promise<number | null> {
  return (await readSpace()).used;
}
