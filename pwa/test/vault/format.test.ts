// What is stored, read by other code than that which wrote it: node's own crypto, and the layout as src/vault/README.md states it.
import { createDecipheriv, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { makeVault, seal, sealWrite } from '../../src/vault/door';
import type { Wrapped } from '../../src/vault/keys';
import { forceKey } from '../support/sealed';
import { openAgain } from '../support/vault';

const me = { officerId: 'o1', deviceId: 'd1' };
const PASS = 'pedwar gair ŵyr neb';

afterEach(openAgain);

function decrypt(key: Buffer, iv: Uint8Array, aad: string, sealed: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(aad));
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}
function dataKey(made: { rounds: number; salt: Uint8Array; wrapped: Wrapped }): Buffer {
  const secret = pbkdf2Sync(PASS.normalize('NFKC'), made.salt, made.rounds, 32, 'sha256');
  const wrapper = Buffer.from(hkdfSync('sha256', secret, made.wrapped.salt, 'waymark/vault/1', 32));
  return decrypt(wrapper, made.wrapped.iv, 'waymark/1|o1|d1|data-key', made.wrapped.key);
}

describe('the stored form', () => {
  it('is the one that is written down: passphrase, wrapped key, sealed record', async () => {
    const made = await makeVault(me, PASS, 0);
    const record = (await seal({ text: 'Enghraifft' }, { store: 'drafts', id: 'i|1' })) as unknown as Uint8Array;
    const key = dataKey(made);
    expect([key.length, made.salt.length, record[0]]).toEqual([32, 32, 1]);
    const revision = Buffer.from(record).readBigUInt64BE(1);
    expect(decrypt(key, record.subarray(9, 21), `waymark/1|o1|d1|drafts|i|1|${revision}`, record.subarray(21)).toString()).toBe('{"text":"Enghraifft"}');
  });
  it('grows in its revision with every sealing, of whatever vault was opened before', async () => {
    const revisions: bigint[] = [];
    for (let vaults = 0; vaults < 2; vaults++) {
      await openAgain();
      for (let n = 0; n < 50; n++) revisions.push(Buffer.from((await seal(n, { store: 'drafts', id: '1' })) as unknown as Uint8Array).readBigUInt64BE(1));
    }
    expect(revisions).toEqual([...revisions].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(revisions).size).toBe(100);
  });
  it('of a finished write opens at the server with its key, for that phone and that write alone', async () => {
    const force = forceKey();
    const plain = { officerId: 'o1', method: 'PUT', path: '/incidents/i1', writtenAt: '2026-11-25T09:00:00.000Z', body: '{"narrative":"Tŷ"}' };
    const envelope = await sealWrite(plain, force.sealing, { deviceId: 'd1', idempotencyKey: 'k1' });
    expect(force.open(envelope, 'd1', 'k1')).toEqual(plain);
    expect(() => force.open(envelope, 'd2', 'k1')).toThrow();
    expect(() => force.open(envelope, 'd1', 'k2')).toThrow();
    expect(() => forceKey().open(envelope, 'd1', 'k1')).toThrow();
    const forged = await sealWrite(plain, { ...force.sealing, secret: 'A'.repeat(43) }, { deviceId: 'd1', idempotencyKey: 'k1' });
    expect(() => force.open(forged, 'd1', 'k1')).toThrow();
  });
  it('is refused to a passphrase of fewer than twelve characters, however many bytes they are', async () => {
    for (const short of ['', 'elevenchars', 'ŵŵŵŵŵŵŵŵŵŵŵ', 'w\u0302'.repeat(11)]) await expect(makeVault(me, short, 0)).rejects.toThrow('too short');
  });
});
