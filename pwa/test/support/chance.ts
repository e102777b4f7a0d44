/** Chance that can be repeated: small, fast and the same everywhere (mulberry32). */
export function chance(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (n: number) => Math.floor(next() * n),
    pick: <T>(all: readonly T[]): T | undefined => all[Math.floor(next() * all.length)] };
}
export type Chance = ReturnType<typeof chance>;
