// The door: open, locked, with a PIN; and what is stored of it.
import { afterEach, describe, expect, it } from 'vitest';
import { lockVault, makeVault, open, openMany, openVault, pauseVault, resumeVault, seal, sealMany, setPin, vaultIs, VaultLocked, wrapAgain } from '../../src/vault/door';
import { random } from '../../src/vault/keys';
import { openAgain } from '../support/vault';

const me = { officerId: 'o1', deviceId: 'd1' };
const PASS = 'four invented words here';
const place = { store: 'drafts', id: '1' };

afterEach(openAgain);

describe('the vault', () => {
  it('opens with the passphrase that it was made with and stays shut for any other', async () => {
    const made = await makeVault(me, PASS, 0);
    expect(made.rounds).toBeGreaterThanOrEqual(600_000);
    const sealed = await seal({ text: 'Enghraifft' }, place);
    lockVault();
    expect(vaultIs()).toBe('locked');
    await expect(open(sealed, place)).rejects.toThrow(VaultLocked);
    await expect(seal('x', place)).rejects.toThrow(VaultLocked);
    const by = (passphrase: string) => ({ passphrase, rounds: made.rounds, salt: made.salt });
    expect(await openVault(me, made.wrapped, by('four invented words herd'))).toBe(false);
    expect(vaultIs()).toBe('locked');
    expect(await openVault(me, made.wrapped, by(PASS))).toBe(true);
    expect(await open(sealed, place)).toEqual({ text: 'Enghraifft' });
  });
  it('opens with a passkey once the passphrase has allowed it', async () => {
    const made = await makeVault(me, PASS, 0);
    const sealed = await seal('kept', place);
    const secret = random(32);
    const by = { passphrase: PASS, rounds: made.rounds, salt: made.salt };
    expect(await wrapAgain(me, made.wrapped, { ...by, passphrase: 'something else entirely' }, { secret })).toBeNull();
    const wrapped = (await wrapAgain(me, made.wrapped, by, { secret }))!;
    lockVault();
    expect(await openVault(me, wrapped, { secret: random(32) })).toBe(false);
    expect(await openVault(me, wrapped, { secret })).toBe(true);
    expect(await open(sealed, place)).toBe('kept');
  });
  it('opens under a new passphrase and no longer under the old one', async () => {
    const made = await makeVault(me, PASS, 0);
    const sealed = await seal('kept', place);
    const by = { passphrase: PASS, rounds: made.rounds, salt: made.salt };
    const next = { passphrase: 'another four invented words', rounds: made.rounds, salt: random(32) };
    const wrapped = (await wrapAgain(me, made.wrapped, by, next))!;
    lockVault();
    expect(await openVault(me, wrapped, by)).toBe(false);
    expect(await openVault(me, wrapped, next)).toBe(true);
    expect(await open(sealed, place)).toBe('kept');
  });
  it('pauses behind a PIN that ends it at the third wrong try', async () => {
    const sealed = await seal('kept', place);
    await setPin('271828');
    expect(await pauseVault()).toBe(true);
    expect(vaultIs()).toBe('pin');
    await expect(open(sealed, place)).rejects.toThrow(VaultLocked);
    expect(await resumeVault('314159')).toEqual({ open: false, left: 2 });
    expect(await resumeVault('271828')).toEqual({ open: true, left: 3 });
    expect(await open(sealed, place)).toBe('kept');
    await pauseVault();
    for (const left of [2, 1, 0]) expect(await resumeVault('000000')).toEqual({ open: false, left });
    expect(vaultIs()).toBe('locked');
    expect(await resumeVault('271828')).toEqual({ open: false, left: 0 });
  });
  it('is locked altogether when there is no PIN to pause behind', async () => {
    expect(await pauseVault()).toBe(false);
    expect(vaultIs()).toBe('locked');
  });
  it('seals and opens five thousand in one go, each at its own place', async () => {
    const places = Array.from({ length: 5000 }, (_, at) => ({ store: 'list', id: String(at) }));
    const sealed = await sealMany(places.map(({ id }) => ({ id })), places);
    expect(await openMany(sealed, places)).toEqual(places.map(({ id }) => ({ id })));
    await expect(openMany([sealed[0]!], [places[1]!])).rejects.toThrow();
  });
});
