// HPKE (RFC 9180), the sender's half of one suite: single shot, mode_psk, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. On native
// WebCrypto alone; the names are those of the RFC. The published vectors are in test/vault/hpke.test.ts, and the server opens what this
// seals with a library of its own.

type Bytes = Uint8Array<ArrayBuffer>;
const text = new TextEncoder();
export const utf8 = (value: string): Bytes => text.encode(value);

export function join(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const KEM = join(utf8('KEM'), Uint8Array.of(0, 0x10));
const SUITE = join(utf8('HPKE'), Uint8Array.of(0, 0x10, 0, 1, 0, 2));
const VERSION = utf8('HPKE-v1');
const NONE: Bytes = new Uint8Array(0);
const MODE_PSK = 1;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

async function hmac(key: Bytes, data: Bytes): Promise<Bytes> {
  const made = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', made, data));
}
/** An empty salt is as many zeros as the hash is long (RFC 5869 2.2). */
const extract = (suite: Bytes, salt: Bytes, label: string, ikm: Uint8Array): Promise<Bytes> =>
  hmac(salt.length ? salt : new Uint8Array(32), join(VERSION, suite, utf8(label), ikm));
/** Nothing here is longer than one block of the hash. */
const expand = async (suite: Bytes, prk: Bytes, label: string, info: Uint8Array, length: number): Promise<Bytes> =>
  (await hmac(prk, join(Uint8Array.of(0, length), VERSION, suite, utf8(label), info, Uint8Array.of(1)))).slice(0, length);

export interface Sender {
  publicKey: Bytes;
  info: Bytes;
  psk: Bytes;
  pskId: Bytes;
  aad: Bytes;
}

/** The ephemeral key pair is given by the vectors alone; without one it is made here, once for each sealing. */
export async function hpkeSeal(to: Sender, plain: Bytes, ephemeral?: CryptoKeyPair): Promise<{ enc: Bytes; ciphertext: Bytes }> {
  const pair = ephemeral ?? (await crypto.subtle.generateKey(CURVE, false, ['deriveBits']));
  const recipient = await crypto.subtle.importKey('raw', to.publicKey, CURVE, false, []);
  const enc = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const dh = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: recipient }, pair.privateKey, 256));
  const shared = await expand(KEM, await extract(KEM, NONE, 'eae_prk', dh), 'shared_secret', join(enc, to.publicKey), 32);
  const [pskIdHash, infoHash] = await Promise.all([extract(SUITE, NONE, 'psk_id_hash', to.pskId), extract(SUITE, NONE, 'info_hash', to.info)]);
  const context = join(Uint8Array.of(MODE_PSK), pskIdHash, infoHash);
  const secret = await extract(SUITE, shared, 'secret', to.psk);
  const [key, iv] = await Promise.all([expand(SUITE, secret, 'key', context, 32), expand(SUITE, secret, 'base_nonce', context, 12)]);
  const made = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  // One message for each key: the first nonce of the context is its base nonce.
  return { enc, ciphertext: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: to.aad }, made, plain)) };
}
