// A phone with what each released version of the app left on it: everything is kept, and once there is a vault everything is sealed.
import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { creation, WRITTEN } from '../support/outbox';

const entry = creation('incident', 'i3', { narrative: 'Ysgol Enghraifft' });
const officer = { id: 'officer-1', username: 'e', displayName: 'PC Enghraifft', collarNumber: null, role: 'schools_officer' };

function stores(base: IDBPDatabase, names: string[]): void {
  for (const name of names) base.createObjectStore(name, { keyPath: 'id' });
  base.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
  base.createObjectStore('meta');
}
async function fill(old: IDBPDatabase): Promise<void> {
  for (const id of ['i1', 'i2']) await old.put('cases', { id, at: WRITTEN, etag: '"1.4"', sealed: { id, narrative: 'Ysgol Enghraifft' } });
  await old.put('list', { id: 'i1', at: WRITTEN, sealed: { id: 'i1', schoolName: 'Ysgol Enghraifft' } });
  await old.put('forms', { id: '/x', at: WRITTEN, sealed: { text: 'Ysgol Enghraifft' } });
  await old.put('meta', ['i2', 'i9'], 'toFetch');
  await old.put('meta', officer, 'officer');
  await old.put('meta', { id: 'd', prefix: 'KV4', lastNumber: 41 }, 'device');
  await old.put('drafts', { id: 'd1', at: WRITTEN, sealed: { typed: 'Ysgol Enghraifft' } });
  await old.add('outbox', { head: entry.head, state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt: WRITTEN, sealed: entry.body });
  old.close();
}
const RELEASED: Record<number, () => Promise<IDBPDatabase>> = {
  1: () => openDB('waymark', 1, { upgrade: (base) => stores(base, ['drafts', 'forms', 'cases', 'list', 'schools']) }),
  2: () => openDB('waymark', 2, {
    upgrade(base, _from, _to, tx) {
      stores(base, ['drafts', 'forms', 'cases', 'list', 'schools', 'outstanding', 'packs']);
      tx.objectStore('cases').createIndex('pack', 'pack');
    },
  }),
};

/** Everything in every store, as somebody with the phone's files would read it. */
async function dump(base: IDBPDatabase): Promise<string> {
  const text = new TextDecoder('latin1');
  const all = await Promise.all([...base.objectStoreNames].map((name) => base.getAll(name)));
  return JSON.stringify(all, (_key, value: unknown) => (value instanceof Uint8Array ? text.decode(value) : value));
}

describe.each([1, 2])('a phone with version %i of the stores', (version) => {
  beforeEach(async () => {
    vi.resetModules();
    await deleteDB('waymark');
    await fill(await RELEASED[version]!());
  });
  const modules = async () => {
    const [opened, cases, kept, outbox, meta, sealing, vault] = await Promise.all([
      import('../../src/db/open'), import('../../src/db/cases'), import('../../src/db/kept'), import('../../src/db/outbox'), import('../../src/db/meta'),
      import('../../src/db/seal-all'), import('../support/vault')]);
    await vault.openAgain();
    return { ...opened, ...cases, ...kept, ...outbox, ...meta, ...sealing };
  };

  it('keeps everything, seals it, and reads it', async () => {
    const app = await modules();
    const base = (await app.db()) as unknown as IDBPDatabase;
    expect(base.version).toBe(3);
    expect(await dump(base)).toContain('Ysgol Enghraifft');
    await app.sealEverything();
    for (const readable of ['Enghraifft', 'typed', 'narrative']) expect(await dump(base)).not.toContain(readable);
    // Version 1 knew of no items: without an ETag the server gives the whole file.
    expect(await app.readCase('i1')).toEqual({ file: { id: 'i1', narrative: 'Ysgol Enghraifft' }, etag: version === 1 ? '' : '"1.4"' });
    if (version === 1) expect((await app.getMeta('toFetch'))!.sort()).toEqual(['i1', 'i2', 'i9']);
    expect([await app.read('drafts', 'd1'), await app.read('forms', '/x'), (await app.readAll('list')).length]).toEqual([{ typed: 'Ysgol Enghraifft' },
      { text: 'Ysgol Enghraifft' }, 1]);
    expect(await app.getMeta('officer')).toEqual(officer);
    expect(await base.get('meta', 'device')).toEqual({ id: 'd', lastNumber: 41 });
    expect(await app.takeReferenceNumber()).toEqual({ prefix: 'KV4', number: 42 });
    const [waiting] = await app.listOutbox();
    expect([waiting!.head.idempotencyKey, waiting!.head.path]).toEqual([entry.head.idempotencyKey, entry.head.path]);
    expect(await app.readBody(waiting!.seq)).toEqual(entry.body);
  });

  it('goes on where a kill in the middle of sealing left off', async () => {
    const app = await modules();
    const base = (await app.db()) as unknown as IDBPDatabase;
    await app.keep('drafts', 'd2', WRITTEN, { typed: 'sealed already' });
    const before = (await base.get('drafts', 'd2')) as { sealed: Uint8Array };
    const real = crypto.subtle.encrypt.bind(crypto.subtle);
    let left = 0;
    const encrypt = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation((...args) => (left-- > 0 ? real(...args) : Promise.reject(new Error('killed'))));
    let kills = 0;
    // One row further each time; what is sealed by then is not sealed again.
    for (left = 1; await app.sealEverything().then(() => false, (error: unknown) => (error as Error).message === 'killed'); left = 1) {
      kills++;
      expect([await base.count('cases'), await base.count('list'), (await app.listOutbox()).length]).toEqual([2, 1, 1]);
    }
    encrypt.mockRestore();
    expect(kills).toBeGreaterThan(4);
    expect(((await base.get('drafts', 'd2')) as { sealed: Uint8Array }).sealed).toEqual(before.sealed);
    expect((await app.readAll<{ typed: string }>('drafts')).map(({ typed }) => typed).sort()).toEqual(['Ysgol Enghraifft', 'sealed already']);
    expect(await dump(base)).not.toContain('Enghraifft');
  });
});
