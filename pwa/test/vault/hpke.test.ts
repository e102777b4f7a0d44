// The sender's half of HPKE against the published vectors of its suite (RFC 9180).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hpkeSeal } from '../../src/vault/hpke';

interface Vector {
  info: string; psk: string; psk_id: string; pkRm: string; pkEm: string; skEm: string; enc: string;
  encryptions: Record<string, string>[];
}
const file = JSON.parse(readFileSync(new URL('../../../tests/vectors/hpke/p256-sha256-aes256gcm-psk.json', import.meta.url), 'utf8')) as { vectors: Vector[] };
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g)!.map((pair) => parseInt(pair, 16)));
const hex = (all: Uint8Array) => [...all].map((one) => one.toString(16).padStart(2, '0')).join('');
const base64url = (all: Uint8Array) => Buffer.from(all).toString('base64url');

async function ephemeral({ pkEm, skEm }: Vector): Promise<CryptoKeyPair> {
  const point = bytes(pkEm);
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(point.slice(1, 33)), y: base64url(point.slice(33)) };
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  return {
    publicKey: await crypto.subtle.importKey('jwk', jwk, curve, true, []),
    privateKey: await crypto.subtle.importKey('jwk', { ...jwk, d: base64url(bytes(skEm)) }, curve, false, ['deriveBits']),
  };
}

describe('sealing to the server', () => {
  it('gives what the published vectors give', async () => {
    expect(file.vectors.length).toBeGreaterThan(0);
    for (const vector of file.vectors) {
      const first = vector.encryptions[0]!;
      const to = { publicKey: bytes(vector.pkRm), info: bytes(vector.info), psk: bytes(vector.psk), pskId: bytes(vector.psk_id), aad: bytes(first['aad']!) };
      const sealed = await hpkeSeal(to, bytes(first['pt'] ?? first['plaintext']!), await ephemeral(vector));
      expect(hex(sealed.enc)).toBe(vector.enc);
      expect(hex(sealed.ciphertext)).toBe(first['ct'] ?? first['ciphertext']);
    }
  });
  it('never gives the same twice', async () => {
    const [vector] = file.vectors;
    const to = { publicKey: bytes(vector!.pkRm), info: bytes('00'), psk: bytes(vector!.psk), pskId: bytes('01'), aad: bytes('02') };
    const [one, two] = await Promise.all([hpkeSeal(to, bytes('03')), hpkeSeal(to, bytes('03'))]);
    expect(hex(one.enc)).not.toBe(hex(two.enc));
    expect(hex(one.ciphertext)).not.toBe(hex(two.ciphertext));
  });
});
