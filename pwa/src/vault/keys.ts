// From a passphrase or a passkey to the key that wraps the data key; and the sealing of one record. Native WebCrypto, no other code.
import { randomBytes } from '../platform/random';
import { join, utf8 } from './hpke';

type Bytes = Uint8Array<ArrayBuffer>;
/** Fewer rounds of PBKDF2-SHA256 are refused, whoever asks for them (OWASP; ASVS 5.0 appendix C). */
export const ROUNDS_FLOOR = 600_000;
const ROUNDS_CEILING = 10_000_000;

/** A wrapped copy of the data key: useless without the secret that it was wrapped with. */
export interface Wrapped {
  salt: Bytes;
  iv: Bytes;
  key: Bytes;
}
/** Whose records these are; part of what each is bound to. */
export interface Bound {
  officerId: string;
  deviceId: string;
}

export const random = randomBytes;

/** Letters that look the same count as the same, on whatever keyboard they were typed. */
export async function stretch(passphrase: string, salt: Bytes, rounds: number): Promise<Bytes> {
  if (!(rounds >= ROUNDS_FLOOR && rounds <= ROUNDS_CEILING)) throw new RangeError('too few rounds');
  const typed = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, 256));
}

async function wrapper(secret: Bytes, salt: Bytes, use: KeyUsage[]): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('waymark/vault/1') };
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, use);
}

const bind = (bound: Bound): Bytes => utf8(`waymark/1|${bound.officerId}|${bound.deviceId}|data-key`);

export async function wrap(data: CryptoKey, secret: Bytes, bound: Bound): Promise<Wrapped> {
  const [salt, iv] = [random(32), random(12)];
  const how = { name: 'AES-GCM', iv, additionalData: bind(bound) };
  const key = await crypto.subtle.wrapKey('raw', data, await wrapper(secret, salt, ['wrapKey']), how);
  return { salt, iv, key: new Uint8Array(key) };
}

/** Null: it was wrapped with another secret, for another phone, or was altered. */
export async function unwrap({ salt, iv, key }: Wrapped, secret: Bytes, bound: Bound, extractable = false): Promise<CryptoKey | null> {
  const by = await wrapper(secret, salt, ['unwrapKey']);
  const how = { name: 'AES-GCM', iv, additionalData: bind(bound) };
  return crypto.subtle.unwrapKey('raw', key, by, how, 'AES-GCM', extractable, ['encrypt', 'decrypt']).catch(() => null);
}

export const makeDataKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);

// A sealed record: form (1), revision (8 bytes, big-endian), nonce (12), ciphertext and tag.
// Nonces are random: after 2^32 sealings under one key a collision is still as unlikely as 2^-32 (NIST SP 800-38D 8.3), and a key lives
// no longer than one officer's sign-in on one phone.
const FORM = 1;
const HEAD = 21;

export const isSealed = (value: unknown): value is Bytes => value instanceof Uint8Array && value[0] === FORM && value.length > HEAD + 16;

const about = (bound: Bound, store: string, id: string, revision: bigint): Bytes =>
  utf8(`waymark/1|${bound.officerId}|${bound.deviceId}|${store}|${id}|${revision}`);

export async function sealRecord(key: CryptoKey, bound: Bound, store: string, id: string, revision: bigint, plain: Bytes): Promise<Bytes> {
  const head = new Uint8Array(HEAD);
  head[0] = FORM;
  new DataView(head.buffer).setBigUint64(1, revision);
  const iv = random(12);
  head.set(iv, 9);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about(bound, store, id, revision) }, key, plain);
  return join(head, new Uint8Array(sealed));
}

export async function openRecord(key: CryptoKey, bound: Bound, store: string, id: string, sealed: Bytes): Promise<ArrayBuffer> {
  const revision = new DataView(sealed.buffer, sealed.byteOffset).getBigUint64(1);
  const additionalData = about(bound, store, id, revision);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(9, HEAD), additionalData }, key, sealed.subarray(HEAD));
}
