// How a pack and a case are read: objects only, with no member that nobody knows, and codes as text only. What one reader refuses
// the twin refuses too, down to numbers and doubled members, which JSON.parse by itself lets through.

export class Malformed extends Error {}
export type Read<T> = (value: unknown) => T;

const refuse = (): never => {
  throw new Malformed();
};
export const text: Read<string> = (value) => (typeof value === 'string' ? value : refuse());
export const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : refuse());

/** A whole number from nought. */
export const upTo =
  (most: number): Read<number> =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : refuse();

/** Absent, null, or read. */
export const maybe =
  <T>(read: Read<T>): Read<T | undefined> =>
  (value) =>
    value === undefined || value === null ? undefined : read(value);

/** Read, or what stands for an absent member; null is no absence. */
export const or =
  <T>(read: Read<T>, absent: T): Read<T> =>
  (value) =>
    value === undefined ? absent : read(value);

export const listOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value) =>
    Array.isArray(value) ? value.map((item) => read(item)) : refuse();

export const codeOf =
  <C extends string>(codes: readonly C[]): Read<C> =>
  (value) =>
    codes.find((code) => code === value) ?? refuse();

/** What `read` makes of a text, if anything. */
export const written =
  <T>(read: (value: string) => T | undefined): Read<T> =>
  (value) =>
    read(text(value)) ?? refuse();

export const pair =
  <A, B>(first: Read<A>, second: Read<B>): Read<[A, B]> =>
  (value) =>
    Array.isArray(value) && value.length === 2 ? [first(value[0]), second(value[1])] : refuse();

/** An object of exactly these members. */
export const parts =
  <S extends Record<string, Read<unknown>>>(shape: S): Read<{ [K in keyof S]: ReturnType<S[K]> }> =>
  (value) => {
    const from = entries(value);
    if (Object.keys(from).some((name) => !Object.hasOwn(shape, name))) refuse();
    const read = Object.entries(shape).map(([name, part]) => [name, part(Object.hasOwn(from, name) ? from[name] : undefined)]);
    return Object.fromEntries(read) as { [K in keyof S]: ReturnType<S[K]> };
  };

export function entries(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : refuse();
}

/** As deep as the twin's parser goes. */
const MOST_NESTED = 127;

/** JSON as the twin reads it: no member twice, whole numbers without a sign, no half of a surrogate pair. */
export function parseJson(json: string): unknown {
  const value: unknown = JSON.parse(json);
  let members = 0;
  for (const token of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|-|\d[.eE]/g)) {
    if (!token[0].startsWith('"')) refuse();
    if (token[1]) members += 1;
  }
  return members === count(value, 0) ? value : refuse();
}

function count(value: unknown, nested: number): number {
  if (typeof value === 'string' && /[\ud800-\udfff]/u.test(value)) refuse();
  if (typeof value !== 'object' || value === null) return 0;
  if (nested === MOST_NESTED) refuse();
  const inside = Array.isArray(value) ? value : Object.entries(value).flat();
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return inside.reduce((sum: number, part) => sum + count(part, nested + 1), own);
}
