import { describe, expect, it } from 'vitest';
import { isDue, nextTry } from '../../src/sync/backoff';

describe('the next try', () => {
  it('comes later each time, from two seconds to a quarter of an hour', () => {
    const waits = Array.from({ length: 30 }, (_, attempts) => nextTry(0, attempts, null, 0.5));
    expect(waits.slice(0, 3)).toEqual([2000, 4000, 8000]);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(waits.at(-1)).toBe(720_000);
    expect(nextTry(0, 10_000, null, 0.999_999)).toBeLessThanOrEqual(900_000);
  });
  it('is spread over half of its length, so that phones do not come back all at once', () => {
    expect(nextTry(1000, 0, null, 0)).toBe(2500);
    expect(nextTry(1000, 0, null, 0.999)).toBeCloseTo(3498, -1);
  });
  it('is never before what the server asked for, and a wrong header does not park it for ever', () => {
    expect(nextTry(0, 0, 60_000, 0.5)).toBe(60_000);
    expect(nextTry(0, 10, 1000, 0.5)).toBe(720_000);
    expect(nextTry(0, 0, 1e12, 0.5)).toBe(3_600_000);
  });
  it('set by a clock that was ahead, and has been put right since, is due at once', () => {
    expect([isDue(0, 10), isDue(10, 10), isDue(11, 10), isDue(10 + 3_600_000, 10), isDue(11 + 3_600_000, 10)]).toEqual([true, true, false, false, true]);
  });
});
