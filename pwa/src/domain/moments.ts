// Instants as the wire writes them, compared by what they mean.

export type Moment = string;
export const ms = (at: Moment): number => Date.parse(at);

export function latestOf(moments: readonly Moment[]): Moment | null {
  return moments.reduce<Moment | null>((best, at) => (best === null || ms(at) >= ms(best) ? at : best), null);
}
export function earliestOf(moments: readonly Moment[]): Moment | null {
  return moments.reduce<Moment | null>((best, at) => (best === null || ms(at) < ms(best) ? at : best), null);
}
/** The one with the highest key; of equals the last. */
export function lastBy<T>(list: readonly T[], key: (item: T) => readonly number[]): T | undefined {
  const below = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((n, place) => n !== b[place]);
    return at >= 0 && a[at]! < b[at]!;
  };
  return list.reduce<T | undefined>((best, item) => (best === undefined || !below(key(item), key(best)) ? item : best), undefined);
}
