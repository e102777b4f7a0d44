// The only place that asks the device what time it is.

/** The device's clock, in milliseconds. */
export function now(): number {
  return Date.now();
}

/** An instant as the wire writes it. */
export function instant(ms: number = now()): string {
  return new Date(ms).toISOString();
}
