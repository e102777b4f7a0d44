// Where the browser gives no IndexedDB (switched off, or refused in a private window): the part of `idb` that this folder uses, in memory.
// The app then works while it is open, and forgets everything with it. The tests of this folder run over both.
import type { Db, STORES, StoreName } from './open';

type Key = string | number;
type Row = Record<string, unknown>;
type Call = (...args: never[]) => unknown;

const before = (a: Key, b: Key): number => (a < b ? -1 : 1);
const copy = <T>(value: T): T => structuredClone(value);

export function inMemory(declared: typeof STORES): Db {
  const all = new Map(Object.keys(declared).map((name) => [name, new Map<Key, unknown>()]));
  let count = 0;
  /** One after the other, as IndexedDB has it for those that write to the same stores. */
  let last: Promise<unknown> = Promise.resolve();

  /** What can be asked of a store; each answer is a copy. */
  function calls(name: StoreName): Record<string, Call> {
    const path = declared[name].key;
    const rows = () => all.get(name)!;
    const getAllKeys = () => [...rows().keys()].sort(before);
    const put = (given: Row, beside: Key) => {
      const value = copy(given);
      const key = path ? ((value[path] ??= ++count) as Key) : beside;
      rows().set(key, value);
      return key;
    };
    return {
      put, add: put, count: () => rows().size, clear: () => rows().clear(), delete: (key: Key) => void rows().delete(key),
      get: (key: Key) => copy(rows().get(key)), getKey: (key: Key) => (rows().has(key) ? key : undefined),
      getAll: () => getAllKeys().map((key) => copy(rows().get(key))), getAllKeys,
      // The one cursor that is used: over the different values of an index.
      openKeyCursor: (field: string) => {
        const found = new Set([...rows().values()].map((row) => (row as Row)[field] as Key | undefined));
        const different = [...found].filter((key) => key !== undefined).sort(before);
        const at = (n: number): unknown => (n < different.length ? { key: different[n], continue: () => Promise.resolve(at(n + 1)) } : null);
        return at(0);
      },
    };
  }

  function transaction(wanted: StoreName | StoreName[]) {
    const names = [wanted].flat();
    let open = 0, over = '';
    let undo = new Map<string, Map<Key, unknown>>();
    let finish!: () => void;
    const begun = last.then(() => (undo = new Map(names.map((name) => [name, new Map(all.get(name))]))));
    const ended = new Promise<void>((resolve) => (finish = resolve));
    last = ended.then(() => begun);
    const check = () => {
      if (over) throw new Error(over);
    };
    const done = ended.then(() => {
      if (over === 'aborted') check();
    });
    done.catch(() => undefined);
    // As there: it ends by itself when nothing more is asked of it.
    const idle = () => setTimeout(() => {
      if (open || over) return;
      over = 'ended';
      finish();
    });
    void begun.then(idle);
    const ask = async (work: () => unknown) => {
      check();
      open++;
      try {
        await begun;
        check();
        return work();
      } finally {
        open--;
        idle();
      }
    };
    const objectStore = (name: StoreName) => {
      const asked = Object.entries(calls(name)).map(([call, work]) => [call, (...args: never[]) => ask(() => work(...args))]);
      const store = Object.fromEntries(asked) as Record<string, Call>;
      return { ...store, index: (field: string) => ({ openKeyCursor: () => store['openKeyCursor']!(field as never) }) };
    };
    return {
      objectStore, store: objectStore(names[0]!), done, error: null,
      abort: () => {
        for (const [name, rows] of undo) all.set(name, rows);
        over = 'aborted';
        finish();
      },
    };
  }

  const single = (call: string) => (name: StoreName, ...args: never[]) =>
    (transaction(name).store as unknown as Record<string, Call>)[call]!(...args);
  const singles = ['get', 'getAll', 'getAllKeys', 'put', 'delete', 'count'].map((call) => [call, single(call)]);
  return { ...Object.fromEntries(singles), transaction, objectStoreNames: [...all.keys()], close: () => undefined } as Db;
}
