// The only place that asks for random numbers; ids and idempotency keys are UUIDv7 made here.
import { now } from './clock';

let last = 0;

/**
 * A UUIDv7 (RFC 9562). The millisecond never goes back on one page, so that ids made in one burst keep their order;
 * the twelve bits after it count within one millisecond (method 1), the rest is random.
 */
export function uuidv7(ms: number = now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  // Time and counter as one number: a burst of more than 4096 borrows from the next millisecond.
  const wanted = ms * 4096;
  last = Math.max(last + 1, wanted);
  const time = Math.floor(last / 4096).toString(16).padStart(12, '0');
  const count = (last % 4096).toString(16).padStart(3, '0');
  const tail = [...random].map((b) => b.toString(16).padStart(2, '0')).join('');
  const variant = ((random[0]! & 0x3f) | 0x80).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${tail.slice(2, 4)}-${tail.slice(4, 16)}`;
}

/** A number from 0 up to 1, for spreading retries. */
export function fraction(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}

/** For keys, salts and nonces. */
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
