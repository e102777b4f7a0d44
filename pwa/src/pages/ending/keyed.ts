// Several forms under one address, each kept by its own key, so that what was half-typed for one is never shown for another.
export type Keyed<T> = Record<string, T>;

export function keyed<T extends object>(key: string, initial: T) {
  return {
    initial: {} as Keyed<T>,
    of: (all: Keyed<T>): T => ({ ...initial, ...all[key] }),
    with: (all: Keyed<T>, change: Partial<T>): Keyed<T> => ({ [key]: { ...initial, ...all[key], ...change } }),
  };
}
