// The form that the texts have in the build (scripts/short-texts): a list, which calls go into by number, and the names of the first of
// them, for what comes as a code. Both languages have the same order, so the names travel once.

/** Each text by its number, and the first ones by their names too. */
export const named = <T>(names: string, texts: readonly T[]): Record<string, T | undefined> =>
  Object.assign({}, texts, Object.fromEntries(names.split(' ').map((name, at) => [name, texts[at]])));

/** The Welsh texts by the keys of the English ones. A list has them by number, and then the names follow in their order. */
export function keyed<T extends object>(en: object, cy: T): T {
  const { length = 0 } = cy as { length?: number };
  return Object.fromEntries(Object.keys(en).map((key, at) => [key, cy[(key in cy ? key : at - length) as keyof T]])) as T;
}
