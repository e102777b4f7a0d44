// What lies on the phone tells nothing to somebody who reads its files; and erasing leaves exactly what it says.
import { beforeEach, describe, expect, it } from 'vitest';
import { keepCase, readCase } from '../../src/db/cases';
import { erase } from '../../src/db/erase';
import { keep, read, readAll } from '../../src/db/kept';
import { getMeta, PERSONAL, setMeta } from '../../src/db/meta';
import { db, eraseEverything, STORES, type Erase, type StoreName } from '../../src/db/open';
import { listOutbox, readEntries } from '../../src/db/outbox';
import { countTry, readVault, writeVault } from '../../src/db/vault';
import { isSealed, lockVault, VaultLocked } from '../../src/vault/door';
import { creation, put, WRITTEN } from '../support/outbox';

const PLANTED = { name: 'Gwenllian Enghraifft', born: '2012-03-09', text: 'The narrative of an invented case', reference: 'KV-4M2-7D' };
const SEALING = { keyId: '0123456789abcdef', secret: 'A'.repeat(43), publicKey: '' };

async function serverKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  return Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
}

beforeEach(async () => {
  await eraseEverything();
  await setMeta('device', { id: 'device-1', prefix: 'KV4', lastNumber: 3, lastSeq: 0 });
  await setMeta('officer', { id: 'officer-1', username: 'gwenllian', displayName: PLANTED.name, collarNumber: '1234', role: 'schools_officer' });
  await setMeta('sealing', { ...SEALING, publicKey: await serverKey() });
  await writeVault({ officerId: 'officer-1', deviceId: 'device-1', rounds: 600_000, salt: new Uint8Array(32), tries: 0, passkeys: [], allSealed: true,
    wrapped: { salt: new Uint8Array(32), iv: new Uint8Array(12), key: new Uint8Array(48) } });
  await Promise.all([keep('drafts', 'd', WRITTEN, PLANTED), keep('forms', 'f', WRITTEN, PLANTED), keep('outstanding', 'i1', WRITTEN, PLANTED),
    keepCase('i1', WRITTEN, '"1"', PLANTED, PLANTED, '2016.1'), put(creation('person', 'p1', PLANTED), creation('incident', 'i1', PLANTED))]);
});

/** Every byte of every store, one after the other. */
async function bytes(): Promise<Buffer> {
  const base = await db();
  const parts: Buffer[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(Buffer.from(value));
    else if (typeof value === 'string') parts.push(Buffer.from(value), Buffer.from('\n'));
    else if (value && typeof value === 'object') for (const [key, one] of Object.entries(value)) [key, one].forEach(walk);
  };
  for (const name of [...base.objectStoreNames] as StoreName[]) for (const row of await base.getAll(name)) walk(row);
  return Buffer.concat(parts);
}

describe('what is stored', () => {
  it('is sealed in every store that says so, and the prefix is, which would give references with the number', async () => {
    const base = await db();
    for (const [name, { sealed }] of Object.entries(STORES) as [StoreName, { sealed: boolean }][]) {
      const rows = (await base.getAll(name)) as { sealed?: unknown }[];
      if (sealed) expect([name, rows.length > 0, rows.every((row) => isSealed(row.sealed))]).toEqual([name, true, true]);
    }
    for (const key of PERSONAL) expect(isSealed(await base.get('meta', key)), key).toBe(true);
    expect(await base.get('meta', 'device')).toEqual({ id: 'device-1', lastNumber: 3, lastSeq: 2 });
    expect((await getMeta('device'))!.prefix).toBe('KV4');
    lockVault();
    expect((await getMeta('device'))!.prefix).toBeNull();
  });
  it('holds no name, birth date, narrative or reference in any usual encoding', async () => {
    const all = await bytes();
    expect(all.length).toBeGreaterThan(2000);
    for (const text of [...Object.values(PLANTED), 'Gwenllian', 'gwenllian', SEALING.secret]) {
      const utf8 = Buffer.from(text);
      const forms = [utf8, Buffer.from(text, 'utf16le'), Buffer.from(utf8.toString('hex')), Buffer.from(encodeURIComponent(text)),
        ...[0, 1, 2].map((cut) => Buffer.from(Buffer.from(text.slice(cut)).toString('base64').slice(0, -4)))];
      for (const form of forms) expect(all.includes(form), text).toBe(false);
    }
  });
  it('is read by nobody while the vault is locked, and the outbox still says what waits', async () => {
    lockVault();
    await expect(read('drafts', 'd')).rejects.toThrow(VaultLocked);
    await expect(readAll('list')).rejects.toThrow(VaultLocked);
    await expect(readCase('i1')).rejects.toThrow(VaultLocked);
    await expect(readEntries()).rejects.toThrow(VaultLocked);
    await expect(getMeta('officer')).rejects.toThrow(VaultLocked);
    await expect(keep('drafts', 'e', WRITTEN, {})).rejects.toThrow(VaultLocked);
    expect((await listOutbox()).map(({ head, envelope }) => [head.kind, !!envelope])).toEqual([['person', true], ['incident', true]]);
  });
});

describe('erasing', () => {
  it.each<Erase>(['wrong-tries', 'revoked', 'sign-out'])('for %s leaves what is finished, sealed to the server, and nothing readable', async (when) => {
    expect(await erase(when)).toEqual({ kept: 2 });
    const base = await db();
    for (const [name, { erase: goes }] of Object.entries(STORES)) if (goes.includes(when)) expect(await base.count(name as StoreName), name).toBe(0);
    const rows = await base.getAll('outbox');
    expect(rows.map((row) => [row.head.kind, !!row.sealed, !!row.envelope])).toEqual([['person', false, true], ['incident', false, true]]);
    expect([await readVault(), await base.get('meta', 'officer'), await base.get('meta', 'sealing')]).toEqual([null, undefined, undefined]);
    expect((await getMeta('device'))?.lastNumber).toBe(3);
    expect((await readEntries()).length).toBe(0);
  });
  it('never takes a finished write that the server could not open', async () => {
    const base = await db();
    for (const row of await base.getAll('outbox')) await base.put('outbox', { ...row, envelope: null });
    await erase('wrong-tries');
    expect((await base.getAll('outbox')).map((row) => !!row.sealed)).toEqual([true, true]);
  });
});

describe('tries', () => {
  it('are counted on disk, each before it is made, whichever tab makes it', async () => {
    expect(await Promise.all([countTry(), countTry(), countTry()])).toEqual([1, 2, 3]);
    expect((await readVault())!.tries).toBe(3);
  });
  it('are not counted down by a record that asks for fewer rounds: such a record is none', async () => {
    await writeVault({ ...(await readVault())!, rounds: 1000 });
    expect(await readVault()).toBeNull();
  });
});
