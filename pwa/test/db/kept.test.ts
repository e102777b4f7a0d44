import { beforeEach, describe, expect, it } from 'vitest';
import { countCases, keepCase, pinnedPacks, readCase } from '../../src/db/cases';
import { forget, keep, keepMany, read, readAll } from '../../src/db/kept';
import { db, eraseEverything, STORES, type StoreName } from '../../src/db/open';
import { keepOnlyPacks, keepPack, readPackRow, readPackRows } from '../../src/db/packs';
import { readSchools, replaceSchools } from '../../src/db/schools';
import { setMeta } from '../../src/db/meta';
import { creation, put, WRITTEN } from '../support/outbox';

beforeEach(eraseEverything);

describe('what is kept', () => {
  it('is read as it was written, and forgotten by itself only', async () => {
    await keep('drafts', 'd1', WRITTEN, { text: 'one' });
    await keep('drafts', 'd1', WRITTEN, { text: 'two' });
    await keepMany('list', [{ id: 'i1', at: WRITTEN, value: { id: 'i1' } }, { id: 'i2', at: WRITTEN, value: { id: 'i2' } }]);
    expect(await read('drafts', 'd1')).toEqual({ text: 'two' });
    expect(await readAll('list')).toHaveLength(2);
    await forget('list', 'i1');
    expect(await read('list', 'i1')).toBeNull();
    expect(await read('list', 'i2')).toEqual({ id: 'i2' });
  });
  it('of a case is its file, its ETag and its line in the list, together', async () => {
    await keepCase('i1', WRITTEN, '"3"', { id: 'i1', narrative: 'x' }, { id: 'i1', children: 1 });
    expect(await readCase('i1')).toEqual({ file: { id: 'i1', narrative: 'x' }, etag: '"3"' });
    expect(await read('list', 'i1')).toEqual({ id: 'i1', children: 1 });
    expect(await readCase('i2')).toBeNull();
    expect(await countCases()).toBe(1);
  });
  it('of the schools is the newest list, whole', async () => {
    await replaceSchools([{ id: 'a' }, { id: 'b' }]);
    await replaceSchools([{ id: 'c' }]);
    expect(await readSchools()).toEqual([{ id: 'c' }]);
  });
});

describe('guidance packs', () => {
  const row = (id: string) => ({ id, etag: '"1"', inForceFrom: '2016-11-01', wordingCy: null, pack: { version: id } });
  it('are kept whole, and only those that are wanted stay', async () => {
    await Promise.all(['2016.1', '2024.1', '2027.1'].map((id) => keepPack(row(id))));
    await keepOnlyPacks(new Set(['2016.1', '2027.1', '2030.1']));
    expect((await readPackRows()).map(({ id }) => id)).toEqual(['2016.1', '2027.1']);
    expect([await readPackRow('2016.1'), await readPackRow('2024.1')]).toEqual([row('2016.1'), null]);
  });
  it('that cases are pinned to are known without opening the cases', async () => {
    await keepCase('i1', WRITTEN, '', {}, {}, '2016.1');
    await keepCase('i2', WRITTEN, '', {}, {}, '2016.1');
    await keepCase('i3', WRITTEN, '', {}, {}, '2024.1');
    await keepCase('i4', WRITTEN, '', {}, {});
    expect([...(await pinnedPacks())].sort()).toEqual(['2016.1', '2024.1']);
  });
});

describe('signing out', () => {
  it('leaves nothing in any store', async () => {
    await Promise.all([keep('drafts', 'd', WRITTEN, {}), keep('forms', 'f', WRITTEN, {}), keep('outstanding', 'i1', WRITTEN, {}),
      keepPack({ id: '2016.1', etag: '"1"', inForceFrom: null, wordingCy: null, pack: {} }), keepCase('i1', WRITTEN, '', {}, {}),
      replaceSchools([{ id: 'a' }]), put(creation('person', 'p1')), setMeta('cursor', 'c')]);
    await (await db()).put('vault', {}, 'vault');
    const base = await db();
    const names = [...base.objectStoreNames];
    const counts = () => Promise.all(names.map((name) => base.count(name)));
    expect(Math.min(...(await counts()))).toBeGreaterThan(0);
    await eraseEverything();
    expect(await counts()).toEqual(names.map(() => 0));
    expect((Object.keys(STORES) as StoreName[]).sort()).toEqual(names.sort());
  });
});
