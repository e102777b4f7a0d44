// A browser that gives no IndexedDB: everything that is asked of the stores elsewhere in this folder holds in memory as well.
import { describe, expect, it } from 'vitest';
import { db, storageKind } from '../../src/db/open';

Object.assign(globalThis, { indexedDB: undefined });

describe('without IndexedDB', () => {
  it('the app keeps everything in memory, and knows it', async () => {
    await db();
    expect(storageKind()).toBe('memory');
  });
  it('one transaction waits for the other, and one that is given up leaves nothing', async () => {
    const base = await db();
    const add = async () => {
      const tx = base.transaction('meta', 'readwrite');
      const old = ((await tx.store.get('n')) as number | undefined) ?? 0;
      await tx.store.put(old + 1, 'n');
      await tx.done;
    };
    await Promise.all([add(), add(), base.put('meta', 'x', 'other'), add()]);
    expect(await base.get('meta', 'n')).toBe(3);
    const given = base.transaction(['meta', 'drafts'], 'readwrite');
    await given.objectStore('meta').put(9, 'n');
    given.abort();
    await expect(given.done).rejects.toThrow('aborted');
    await expect(given.objectStore('meta').get('n')).rejects.toThrow();
    expect(await base.get('meta', 'n')).toBe(3);
  });
  it('what was given out can be changed without changing what is kept', async () => {
    const base = await db();
    await base.put('meta', { ids: ['a'] }, 'o');
    ((await base.get('meta', 'o')) as { ids: string[] }).ids.push('b');
    expect(await base.get('meta', 'o')).toEqual({ ids: ['a'] });
  });
});

// Each with what it begins with, and apart from the others.
describe('what is kept in memory', async () => {
  await import('./kept.test');
});
describe('small things in memory', async () => {
  await import('./meta.test');
});
describe('the outbox in memory', async () => {
  await import('./outbox.test');
});
describe('sealed things in memory', async () => {
  await import('./sealed.test');
});
