import { describe, expect, it } from 'vitest';
import { makeWriter } from '../../src/state/writer';

/** A store that takes as long as the test wants. */
function slow() {
  const stored: number[] = [];
  const open: (() => void)[] = [];
  let running = 0, most = 0;
  const store = async (value: number) => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => open.push(resolve));
    running--;
    stored.push(value);
  };
  const let1 = async () => {
    open.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { stored, store, let1, most: () => most };
}

describe('what is typed', () => {
  it('is stored at once, one write at a time, and the newest wins', async () => {
    const { stored, store, let1, most } = slow();
    const writer = makeWriter(store);
    for (let n = 1; n <= 50; n++) writer.save(n);
    await let1();
    await let1();
    await writer.flush();
    expect(stored).toEqual([1, 50]);
    expect(most()).toBe(1);
  });
  it('is stored when flushing ends, whatever came in meanwhile', async () => {
    const { stored, store, let1 } = slow();
    const writer = makeWriter(store);
    writer.save(1);
    let ended = false;
    const flushed = writer.flush().then(() => (ended = true));
    writer.save(2);
    await let1();
    expect(ended).toBe(false);
    await let1();
    await flushed;
    expect(stored).toEqual([1, 2]);
  });
  it('and could not be stored is told, and the next is tried all the same', async () => {
    const told: unknown[] = [], stored: number[] = [];
    const writer = makeWriter<number>(async (value) => {
      if (value === 1) throw new Error('full');
      stored.push(value);
    }, (error) => told.push(error));
    writer.save(1);
    await writer.flush();
    writer.save(2);
    await writer.flush();
    expect(told).toEqual([new Error('full')]);
    expect(stored).toEqual([2]);
  });
  it('and was sent or thrown away is not stored again', async () => {
    const { stored, store, let1 } = slow();
    const writer = makeWriter(store);
    writer.save(1);
    writer.save(2);
    writer.drop();
    await let1();
    await writer.flush();
    expect(stored).toEqual([1]);
  });
  it('flushing with nothing to store ends', async () => expect(await makeWriter(async () => undefined).flush()).toBeUndefined());
});
