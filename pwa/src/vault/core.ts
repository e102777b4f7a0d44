// What holds the data key while the vault is open. It runs in the worker (worker.ts), so that a page has operations and never a key; where
// there is no worker it runs in the page. Everything it is asked comes and goes as plain messages.
import { now } from '../platform/clock';
import { hpkeSeal, utf8 } from './hpke';
import { makeDataKey, openRecord, random, ROUNDS_FLOOR, sealRecord, stretch, unwrap, wrap, type Bound, type Wrapped } from './keys';

type Bytes = Uint8Array<ArrayBuffer>;
export interface Place {
  store: string;
  id: string;
}
export interface ByPassphrase {
  passphrase: string;
  rounds: number;
  salt: Bytes;
}
export interface Envelope {
  keyId: string;
  enc: string;
  ciphertext: string;
}

const base64url = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};
export const fromBase64url = (text: string): Bytes => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));

const TUNED_MS = 500;
const PIN_TRIES = 3;
const SHORTEST = 12;
/** A page may ask for more of a new passphrase; for less than this nobody may. */
function enough(passphrase: string): void {
  if (Array.from(passphrase.normalize('NFKC')).length < SHORTEST) throw new RangeError('too short');
}

export function makeCore() {
  let key: CryptoKey | null = null;
  let bound: Bound | null = null;
  let pin: { salt: Bytes; hash: string; left: number } | null = null;
  let paused = false;
  let revision = 0n;

  const opened = (): [CryptoKey, Bound] => {
    if (!key || !bound || paused) throw new Error('locked');
    return [key, bound];
  };
  /** Grows with each sealing, over restarts too: it begins with the clock. */
  const next = (): bigint => {
    const from = BigInt(now()) << 20n;
    revision = revision >= from ? revision + 1n : from;
    return revision;
  };
  const take = (data: CryptoKey | null, of: Bound): boolean => {
    if (!data) return false;
    [key, bound, paused, pin] = [data, of, false, null];
    return true;
  };
  const ofPin = async (salt: Bytes, typed: string): Promise<string> => base64url(await stretch(typed, salt, ROUNDS_FLOOR));
  const secretOf = (by: ByPassphrase): Promise<Bytes> => stretch(by.passphrase, by.salt, by.rounds);

  return {
    /** A new data key; gives its wrapped copy and opens the vault. Rounds are as many as take this phone half a second, never fewer than asked. */
    async create(of: Bound, passphrase: string, least: number): Promise<{ rounds: number; salt: Bytes; wrapped: Wrapped }> {
      enough(passphrase);
      const salt = random(32);
      const began = performance.now();
      await stretch('measured', salt, ROUNDS_FLOOR);
      const took = Math.max(1, performance.now() - began);
      const rounds = Math.min(10_000_000, Math.max(ROUNDS_FLOOR, least, Math.round((ROUNDS_FLOOR * TUNED_MS) / took)));
      const data = await makeDataKey();
      const secret = await stretch(passphrase, salt, rounds);
      const wrapped = await wrap(data, secret, of);
      take(await unwrap(wrapped, secret, of), of);
      return { rounds, salt, wrapped };
    },
    async unlock(of: Bound, wrapped: Wrapped, by: ByPassphrase | { secret: Bytes }): Promise<boolean> {
      return take(await unwrap(wrapped, 'secret' in by ? by.secret : await secretOf(by), of), of);
    },
    /** Another wrapped copy of the same data key: for a passkey, or under another passphrase. Null: the passphrase does not fit. */
    async wrapAgain(of: Bound, wrapped: Wrapped, by: ByPassphrase, next: ByPassphrase | { secret: Bytes }): Promise<Wrapped | null> {
      if ('passphrase' in next) enough(next.passphrase);
      const data = await unwrap(wrapped, await secretOf(by), of, true);
      return data && wrap(data, 'secret' in next ? next.secret : await secretOf(next), of);
    },
    async seal(values: unknown[], places: Place[]): Promise<Bytes[]> {
      const [data, of] = opened();
      return Promise.all(values.map((value, at) => sealRecord(data, of, places[at]!.store, places[at]!.id, next(), utf8(JSON.stringify(value)))));
    },
    async open(sealed: Bytes[], places: Place[]): Promise<unknown[]> {
      const [data, of] = opened();
      const text = new TextDecoder();
      return Promise.all(sealed.map(async (one, at) => JSON.parse(text.decode(await openRecord(data, of, places[at]!.store, places[at]!.id, one))) as unknown));
    },
    async sealWrite(plain: unknown, to: { keyId: string; publicKey: string; secret: string }, deviceId: string, idempotencyKey: string): Promise<Envelope> {
      opened();
      const sender = {
        publicKey: fromBase64url(to.publicKey), info: utf8('waymark/sealed-write/1'), psk: fromBase64url(to.secret), pskId: utf8(deviceId),
        aad: utf8(`${deviceId}/${idempotencyKey}`),
      };
      const { enc, ciphertext } = await hpkeSeal(sender, utf8(JSON.stringify(plain)));
      return { keyId: to.keyId, enc: base64url(enc), ciphertext: base64url(ciphertext) };
    },
    /** Lives in this memory alone and ends with it: it opens nothing that is stored. */
    async setPin(typed: string): Promise<void> {
      opened();
      const salt = random(16);
      pin = { salt, hash: await ofPin(salt, typed), left: PIN_TRIES };
    },
    /** False: no PIN was set, and the vault is to be locked altogether. */
    pause(): boolean {
      paused = !!key && !!pin;
      return paused;
    },
    async resume(typed: string): Promise<{ open: boolean; left: number }> {
      if (!pin || !paused) return { open: !paused && !!key, left: 0 };
      // Counted before it is looked at: many at once are no more than three either.
      if (pin.left <= 0) return { open: false, left: 0 };
      pin.left--;
      const { salt, hash, left } = pin;
      if ((await ofPin(salt, typed)) === hash && pin) {
        pin.left = PIN_TRIES;
        paused = false;
        return { open: true, left: PIN_TRIES };
      }
      if (left <= 0) [key, bound, pin, paused] = [null, null, null, false];
      return { open: false, left };
    },
    lock(): void {
      [key, bound, pin, paused] = [null, null, null, false];
    },
  };
}
export type Core = ReturnType<typeof makeCore>;
