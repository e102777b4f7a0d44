// What the browser promises about storage. Every call may be missing, and Firefox's persist() waits for a person: never wait for it.

/** Asks the browser not to evict what is kept here; does not wait for the answer. */
export function askToPersist(): void {
  void navigator.storage?.persist?.().catch(() => false);
}

/** Bytes in use, when the browser tells. */
export async function bytesUsed(): Promise<number | null> {
  try {
    return (await navigator.storage?.estimate?.())?.usage ?? null;
  } catch {
    return null;
  }
}
