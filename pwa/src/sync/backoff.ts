// When to try again: pure. Doubles from two seconds to a quarter of an hour, spread so that phones do not come back all at once.
const FIRST_MS = 2_000;
/** With a quarter more by chance: fifteen minutes at most. */
const LONGEST_MS = 12 * 60_000;
/** No wait is longer. */
const MOST_MS = 3_600_000;

export function nextTry(nowMs: number, attempts: number, retryAfterMs: number | null, fraction: number): number {
  const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20));
  const wait = step * (0.75 + fraction * 0.5);
  // What the server asks for is honoured, up to an hour: a wrong header must not park an item for ever.
  return nowMs + Math.max(wait, Math.min(retryAfterMs ?? 0, MOST_MS));
}

/** A time further off than any wait was set by a clock that has been put right since. */
export const isDue = (at: number, nowMs: number): boolean => at <= nowMs || at > nowMs + MOST_MS;
