// A slow line: bytes leave one after another at its rate and arrive later by its latency. All connections share it, as they do on a phone.

/** What Chromium's developer tools call "slow 4G". */
export const SLOW_4G = { downBitsPerSecond: 1_600_000, upBitsPerSecond: 750_000, roundTripMs: 150 };

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** One direction: `pass(bytes)` ends when the last of so many bytes has arrived. Those who ask first arrive first. */
function direction(bitsPerSecond, latencyMs) {
  let free = 0;
  let last = Promise.resolve();
  return (bytes) => {
    const now = performance.now();
    free = Math.max(now, free) + (bytes * 8000) / bitsPerSecond;
    const wait = free - now + latencyMs;
    last = Promise.all([last, sleep(wait)]).then(() => undefined);
    return last;
  };
}

export function slowLink({ downBitsPerSecond, upBitsPerSecond, roundTripMs } = SLOW_4G) {
  return {
    roundTripMs,
    up: direction(upBitsPerSecond, roundTripMs / 2),
    down: direction(downBitsPerSecond, roundTripMs / 2),
  };
}
