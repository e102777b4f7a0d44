import { beforeEach, describe, expect, it } from 'vitest';
import { getMeta, moveCursor, setMeta, startFeedAgain, takeReferenceNumber, updateMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';

beforeEach(eraseEverything);

describe('the place in the feed', () => {
  it('moves together with what was announced, each case once', async () => {
    await moveCursor('c1', ['i1', 'i2', 'i1']);
    await moveCursor('c2', ['i2', 'i3']);
    expect(await getMeta('cursor')).toBe('c2');
    expect(await getMeta('toFetch')).toEqual(['i1', 'i2', 'i3']);
  });
  it('stays when there is no newer one, and what was announced is kept all the same', async () => {
    await moveCursor('c1', []);
    await moveCursor(null, ['i1']);
    expect(await getMeta('cursor')).toBe('c1');
    expect(await getMeta('toFetch')).toEqual(['i1']);
  });
  it('that is lost is given up with the list, and what is still to be fetched is not', async () => {
    await moveCursor('c1', ['i1']);
    await setMeta('listRead', true);
    await startFeedAgain();
    expect([await getMeta('cursor'), await getMeta('listRead'), await getMeta('toFetch')]).toEqual([undefined, undefined, ['i1']]);
  });
});

describe('the number of a reference', () => {
  it('is never taken twice, however many ask at once', async () => {
    await setMeta('device', { id: 'd', prefix: 'KV4', lastNumber: 41 });
    const taken = await Promise.all(Array.from({ length: 20 }, takeReferenceNumber));
    expect(taken.map((one) => one!.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => 42 + n));
    expect((await getMeta('device'))!.lastNumber).toBe(61);
  });
  it('is not made up on a phone that is not registered', async () => {
    expect(await takeReferenceNumber()).toBeNull();
    await setMeta('device', { id: 'd', prefix: null, lastNumber: 0 });
    expect(await takeReferenceNumber()).toBeNull();
    expect((await getMeta('device'))!.lastNumber).toBe(0);
  });
});

describe('a small thing', () => {
  it('is changed on top of its newest value', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => updateMeta('toFetch', (old) => [...(old ?? []), id])));
    expect((await getMeta('toFetch'))!.sort()).toEqual(['a', 'b', 'c']);
  });
});
