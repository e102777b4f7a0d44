// The only place that asks the device what time it is.

/** The device's clock, in milliseconds. */
export function now(): number {
  return Date.now();
}

/** An instant as the wire writes it. */
export function instant(ms: number = now()): string {
  return new Date(ms).toISOString();
}

/** How far the clock stands from a counter that nobody can set; it changes when somebody sets the clock. */
export const drift = (): number => now() - performance.now();

/** What is offered as "now" is put right by what the server measured, from here on. */
export const TOLERATED_MS = 5 * 60_000;
const JUMP_MS = 60_000;
let measured: { skewMs: number; drift: number } | null = null;

export function learnSkew(skewMs: number): void {
  measured = Math.abs(skewMs) > TOLERATED_MS ? { skewMs, drift: drift() } : null;
}

/**
 * The likely time: for what is offered and can be seen and changed, never for a stamp. Only while nobody has set the clock since it was
 * measured: somebody who has just put it right must not be put wrong.
 */
export function likelyNow(): number {
  const at = now();
  return measured && Math.abs(drift() - measured.drift) < JUMP_MS ? at - measured.skewMs : at;
}

/** For "not in the future": whichever clock is later, so that neither refuses what the other offers. */
export const latestNow = (): number => Math.max(now(), likelyNow());
