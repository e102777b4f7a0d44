// The vault of one phone, as the screens use it: over restarts, wrong tries, and with a second window.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { creation, WRITTEN } from '../support/outbox';

const me = { officerId: 'officer-1', deviceId: 'device-1' };
const PASS = 'four invented words here';
const WRONG = 'four invented words gone';

/** As after a restart: every module anew, over the same storage. */
async function start() {
  vi.resetModules();
  const [vault, kept, door, stored, opened, outbox, meta] = await Promise.all([import('../../src/state/vault'), import('../../src/db/kept'),
    import('../../src/vault/door'), import('../../src/db/vault'), import('../../src/db/open'), import('../../src/db/outbox'), import('../../src/db/meta')]);
  await vault.findVault();
  return { ...vault, ...kept, ...door, ...stored, ...opened, ...outbox, ...meta };
}
type App = Awaited<ReturnType<typeof start>>;
const make = (app: App, passphrase = PASS) => app.createVault({ ...me, passphrase, rounds: 600_000 });

beforeEach(async () => (await start()).eraseEverything());

// Stretching a passphrase is made to be slow.
describe('a phone', { timeout: 60_000 }, () => {
  it('is locked after every restart, and opens with its passphrase without a network', async () => {
    const first = await start();
    expect(first.vaultState.value).toBe('none');
    await make(first);
    expect(first.vaultState.value).toBe('open');
    await first.keep('drafts', 'd', WRITTEN, { typed: 'kept' });
    const second = await start();
    expect(second.vaultState.value).toBe('locked');
    await expect(second.read('drafts', 'd')).rejects.toThrow('locked');
    expect(await second.unlock({ passphrase: PASS })).toEqual({ kind: 'open' });
    expect(await second.read('drafts', 'd')).toEqual({ typed: 'kept' });
  });

  it('counts wrong tries over restarts, and the fifth right one still opens', async () => {
    await make(await start());
    for (const left of [4, 3, 2, 1]) expect(await (await start()).unlock({ passphrase: WRONG })).toEqual({ kind: 'wrong', left });
    const app = await start();
    expect(await app.unlock({ passphrase: PASS })).toEqual({ kind: 'open' });
    expect((await app.readVault())!.tries).toBe(0);
  });

  it('erases what can be read at the fifth wrong try, in whichever windows they were made, and keeps what is finished', async () => {
    const app = await start();
    await make(app);
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
    await app.setMeta('device', { id: me.deviceId, prefix: 'KV4', lastNumber: 3 });
    await app.setMeta('sealing', { keyId: '0123456789abcdef', publicKey, secret: 'A'.repeat(43) });
    await app.keep('drafts', 'd', WRITTEN, { typed: 'gone' });
    await app.enqueue([creation('incident', 'i1')], WRITTEN, null);
    await app.lock('asked');
    const other = await start();
    const tries = await Promise.all([app, other, app, other].map((one) => one.unlock({ passphrase: WRONG })));
    expect(tries.map((one) => 'left' in one && one.left).sort()).toEqual([1, 2, 3, 4]);
    expect(await app.unlock({ passphrase: WRONG })).toEqual({ kind: 'erased', kept: 1 });
    expect([app.vaultState.value, await app.readVault(), await (await app.db()).count('drafts')]).toEqual(['none', null, 0]);
    expect((await app.listOutbox()).map((row) => [row.readable, !!row.envelope])).toEqual([[false, true]]);
    // The other window has heard of it; a try there is no try any more.
    await vi.waitFor(() => expect(other.vaultState.value).toBe('none'));
    expect(await other.unlock({ passphrase: PASS })).toEqual({ kind: 'erased', kept: 0 });
    expect(await (await start()).unlock({ passphrase: PASS })).toMatchObject({ kind: 'erased' });
  });

  it('has one vault, whichever window made it first: the other does not take its place', async () => {
    const [one, other] = [await start(), await start()];
    await make(one);
    await one.keep('drafts', 'd', WRITTEN, { typed: 'kept' });
    await expect(make(other, 'quite another passphrase')).rejects.toThrow('already');
    expect(other.vaultState.value).toBe('locked');
    expect(await other.unlock({ passphrase: PASS })).toEqual({ kind: 'open' });
    expect(await other.read('drafts', 'd')).toEqual({ typed: 'kept' });
  });

  it('opens with a changed passphrase alone; a wrong old one changes nothing', async () => {
    const app = await start();
    await make(app);
    await app.keep('drafts', 'd', WRITTEN, { typed: 'kept' });
    expect(await app.changePassphrase(WRONG, 'a changed passphrase')).toBe(false);
    expect(await app.changePassphrase(PASS, 'a changed passphrase')).toBe(true);
    const again = await start();
    expect(await again.unlock({ passphrase: PASS })).toEqual({ kind: 'wrong', left: 4 });
    expect(await again.unlock({ passphrase: 'a changed passphrase' })).toEqual({ kind: 'open' });
    expect(await again.read('drafts', 'd')).toEqual({ typed: 'kept' });
  });

  it('waits behind a PIN for idleness alone; every other lock asks for the passphrase', async () => {
    const app = await start();
    await make(app);
    await app.setPin('271828');
    await app.lock('idle');
    expect(app.vaultState.value).toBe('pin');
    expect(await app.unlockWithPin('271828')).toEqual({ open: true, left: 3 });
    for (const reason of ['hidden', 'signed-out', 'clock', 'asked', 'lease', 'revoked'] as const) {
      await app.setPin('271828').catch(() => undefined);
      await app.lock(reason);
      expect([app.vaultState.value, app.lockReason.value]).toEqual(['locked', reason]);
      expect((await app.unlockWithPin('271828')).open).toBe(false);
    }
  });
});
