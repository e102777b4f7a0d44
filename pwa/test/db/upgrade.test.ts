import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCase } from '../../src/db/cases';
import { getMeta } from '../../src/db/meta';
import { db } from '../../src/db/open';
import { listOutbox, readBody } from '../../src/db/outbox';
import { readPackRows } from '../../src/db/packs';
import { creation, WRITTEN } from '../support/outbox';

const entry = creation('incident', 'i3', { narrative: 'x' });
/** A phone as the first version of the app left it. */
beforeEach(async () => {
  const old = await openDB('waymark', 1, {
    upgrade(base) {
      for (const name of ['drafts', 'forms', 'cases', 'list', 'schools']) base.createObjectStore(name, { keyPath: 'id' });
      base.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
      base.createObjectStore('meta');
    },
  });
  for (const id of ['i1', 'i2']) await old.put('cases', { id, at: WRITTEN, etag: '"1.4"', sealed: { id, narrative: 'kept' } });
  await old.put('meta', ['i2', 'i9'], 'toFetch');
  await old.put('drafts', { id: 'd1', at: WRITTEN, sealed: { typed: 'x' } });
  await old.add('outbox', { head: entry.head, state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt: WRITTEN, sealed: entry.body });
  old.close();
});

describe('a phone with an older version of the app', () => {
  it('keeps everything, has room for guidance, and reads its cases anew', async () => {
    expect((await db()).version).toBe(2);
    expect(await readPackRows()).toEqual([]);
    // Without an ETag the server gives the whole file, with what the older version did not know of.
    expect(await readCase('i1')).toEqual({ file: { id: 'i1', narrative: 'kept' }, etag: '' });
    expect((await getMeta('toFetch'))!.sort()).toEqual(['i1', 'i2', 'i9']);
    expect(await (await db()).get('drafts', 'd1')).toMatchObject({ sealed: { typed: 'x' } });
    const [waiting] = await listOutbox();
    expect(waiting!.head).toEqual(entry.head);
    expect(await readBody(waiting!.seq)).toEqual(entry.body);
  });
});
