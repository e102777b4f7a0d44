import { describe, expect, it } from 'vitest';
import { instant } from '../../src/platform/clock';
import { fraction, uuidv7 } from '../../src/platform/random';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const msOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

describe('an id', () => {
  it('is a UUID of version 7 with the present millisecond in it', () => {
    const before = Date.now();
    const id = uuidv7();
    expect(id).toMatch(FORM);
    expect(msOf(id)).toBeGreaterThanOrEqual(before);
    expect(msOf(id)).toBeLessThanOrEqual(Date.now() + 1);
  });
  it('is greater than every one before it, also in a burst within one millisecond', () => {
    const at = Date.now() + 10_000;
    const ids = Array.from({ length: 10_000 }, () => uuidv7(at));
    for (const id of ids) expect(id).toMatch(FORM);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('keeps its order when the clock of the phone is put back', () => {
    const first = uuidv7(Date.now() + 60_000);
    expect(uuidv7(Date.now() - 3_600_000) > first).toBe(true);
  });
  it('ends in 62 bits of chance', () => {
    const tails = new Set(Array.from({ length: 1000 }, () => uuidv7().slice(19)));
    expect(tails.size).toBe(1000);
    // Each of the four variants comes up: the two bits beside the fixed ones are random too.
    expect(new Set([...tails].map((tail) => tail[0]))).toEqual(new Set(['8', '9', 'a', 'b']));
  });
});

describe('chance', () => {
  it('is from 0 up to 1', () => {
    const all = Array.from({ length: 2000 }, fraction);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all)).toBeLessThan(1);
    expect(all.some((n) => n < 0.25) && all.some((n) => n > 0.75)).toBe(true);
  });
});

describe('an instant', () => {
  it('is written as the wire writes it', () => expect(instant(0)).toBe('1970-01-01T00:00:00.000Z'));
});
