// Chance that can be had again: everything random in a run follows from its printed seed.

/** Mulberry32. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n) => Math.floor(next() * n);
  const often = (probability) => next() < probability;
  const one = (list) => list[below(list.length)];
  const some = (list, probability) => list.filter(() => often(probability));
  /** So many things, as `make` makes them. */
  const many = (most, make) => Array.from({ length: below(most + 1) }, (_, place) => make(place));
  /** Members left out by chance, now and then null. */
  const sparse = (object, probability = 0.65) => {
    const kept = Object.entries(object).filter(() => often(probability));
    return Object.fromEntries(kept.map(([name, value]) => [name, often(0.03) ? null : value]));
  };
  return { below, often, one, some, many, sparse };
}
