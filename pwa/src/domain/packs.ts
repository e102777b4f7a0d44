// Which guidance pack a case falls under while the server has not said so.

interface Kept {
  id: string;
  inForceFrom: string | null;
}

/** The newest in force on a day; null when there is none here. */
export function newestInForce<T extends Kept>(packs: readonly T[], day: string): T | null {
  const started = packs.filter((pack) => pack.inForceFrom !== null && pack.inForceFrom <= day);
  return started.reduce<T | null>((best, pack) => (best === null || pack.inForceFrom! >= best.inForceFrom! ? pack : best), null);
}

/** What a phone should hold: what its cases are pinned to, the newest in force, and what comes into force after it. */
export function wantedPacks(packs: readonly Kept[], pinned: ReadonlySet<string>, day: string): Set<string> {
  const newest = newestInForce(packs, day);
  const coming = packs.filter((pack) => pack.inForceFrom !== null && pack.inForceFrom > day);
  return new Set([...pinned, ...(newest ? [newest.id] : []), ...coming.map((pack) => pack.id)]);
}
