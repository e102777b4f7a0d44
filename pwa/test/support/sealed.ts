// The server's half of sealed writes (RFC 9180, mode_psk, DHKEM(P-256), HKDF-SHA256, AES-256-GCM), written on node's own crypto: what the
// phone seals is really opened here.
import { createDecipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';
import type { Envelope } from '../../src/domain/entry';

const hmac = (key: Buffer, ...data: Buffer[]): Buffer => createHmac('sha256', key).update(Buffer.concat(data)).digest();
const VERSION = Buffer.from('HPKE-v1');
const KEM = Buffer.from([0x4b, 0x45, 0x4d, 0, 0x10]);
const SUITE = Buffer.from([0x48, 0x50, 0x4b, 0x45, 0, 0x10, 0, 1, 0, 2]);
const extract = (suite: Buffer, salt: Buffer, label: string, ikm: Buffer) => hmac(salt, VERSION, suite, Buffer.from(label), ikm);
const expand = (suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number) =>
  hmac(prk, Buffer.from([0, length]), VERSION, suite, Buffer.from(label), info, Buffer.from([1])).subarray(0, length);
const NONE = Buffer.alloc(32);
const bytes = (text: string) => Buffer.from(text, 'base64url');

export interface Opened {
  officerId: string; method: string; path: string; ifNoneMatch?: string; ifMatch?: string; builtOn?: string; after?: string[]; writtenAt: string; body: string;
}

export function forceKey() {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys();
  const secret = randomBytes(32);
  return {
    /** As the server gives it to a registered phone. */
    sealing: { keyId: '0123456789abcdef', publicKey: publicKey.toString('base64url'), secret: secret.toString('base64url') },
    /** Throws for what was altered, or sealed for another phone or key. */
    open({ enc, ciphertext }: Envelope, deviceId: string, idempotencyKey: string): Opened {
      const shared = expand(KEM, extract(KEM, NONE, 'eae_prk', pair.computeSecret(bytes(enc))), 'shared_secret', Buffer.concat([bytes(enc), publicKey]), 32);
      const context = Buffer.concat([Buffer.from([1]), extract(SUITE, NONE, 'psk_id_hash', Buffer.from(deviceId)), extract(SUITE, NONE, 'info_hash', Buffer.from('waymark/sealed-write/1'))]);
      const made = extract(SUITE, shared, 'secret', secret);
      const cipher = createDecipheriv('aes-256-gcm', expand(SUITE, made, 'key', context, 32), expand(SUITE, made, 'base_nonce', context, 12));
      const all = bytes(ciphertext);
      cipher.setAAD(Buffer.from(`${deviceId}/${idempotencyKey}`));
      cipher.setAuthTag(all.subarray(-16));
      return JSON.parse(Buffer.concat([cipher.update(all.subarray(0, -16)), cipher.final()]).toString()) as Opened;
    },
  };
}
export type ForceKey = ReturnType<typeof forceKey>;
