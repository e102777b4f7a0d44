// @vitest-environment happy-dom
// A clock that is off and a phone that is full: what is said, and what is done about it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import { latestNow, learnSkew, likelyNow } from '../../src/platform/clock';
import { clockOff, readClock } from '../../src/state/clock';
import { lookAtSpace, space } from '../../src/state/storage';
import { leaseOf } from '../support/phone';

const MINUTE = 60_000, DAY = 86_400_000, MB = 1_048_576;
beforeEach(eraseEverything);
afterEach(() => {
  learnSkew(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a clock', () => {
  it.each([[0, 0], [5 * MINUTE, 0], [-5 * MINUTE, 0], [5 * MINUTE + 1, 5 * MINUTE + 1], [-2 * DAY, -2 * DAY]])('that is %i ms off: %i is said', async (off, said) => {
    await setMeta('skewMs', off);
    await readClock();
    expect(clockOff.value).toBe(said);
  });
  it('two days ahead is put right in what is offered as now, once it was measured while the app is open', async () => {
    vi.resetModules(); // the app is opened
    const [clock, leases, platform] = [await import('../../src/state/clock'), await import('../../src/state/lease'), await import('../../src/platform/clock')];
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const read = () => leases.readLease().then(clock.readClock);
    await setMeta('skewMs', 2 * DAY);
    await leaseOf(12, -2 * DAY);
    await read(); // of an earlier day: somebody may have set the clock since
    expect(platform.likelyNow()).toBe(Date.now());
    vi.advanceTimersByTime(MINUTE);
    await leaseOf(12, -2 * DAY);
    await read();
    expect([platform.likelyNow(), platform.latestNow()]).toEqual([Date.now() - 2 * DAY, Date.now()]);
  });
  it('two days behind is put right, and then is not refused as in the future', () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    learnSkew(-2 * DAY);
    expect([likelyNow(), latestNow()]).toEqual([Date.now() + 2 * DAY, Date.now() + 2 * DAY]);
  });
  it('that somebody has set since is believed again', () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    learnSkew(2 * DAY);
    vi.setSystemTime(Date.now() - 2 * DAY);
    expect(likelyNow()).toBe(Date.now());
  });
});

describe('room on the phone', () => {
  const browser = (storage: object) => vi.stubGlobal('navigator', { userAgent: 'test', storage });
  it.each([[100, 'ok'], [20, 'ok'], [19, 'low'], [5, 'low'], [4, 'full'], [0, 'full']])('of %i MiB is %s', async (free, level) => {
    browser({ estimate: () => Promise.resolve({ quota: 500 * MB, usage: (500 - free) * MB }), persisted: () => Promise.resolve(true) });
    expect(await lookAtSpace()).toEqual({ quota: 500 * MB, used: (500 - free) * MB, level, persisted: true });
    expect(space.value.level).toBe(level);
  });
  it.each([['tells nothing', {}], ['refuses to tell', { estimate: () => Promise.reject(new Error('no')), persisted: () => Promise.reject(new Error('no')) }]])('is taken as enough where a browser %s', async (_, storage) => {
    browser(storage);
    expect(await lookAtSpace()).toEqual({ quota: null, used: null, level: 'ok', persisted: null });
  });
});
