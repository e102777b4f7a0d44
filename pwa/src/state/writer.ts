// Saves what is being typed: at once, and never two writes of one thing at a time. While one runs, the newest value waits for it,
// so a fast typist costs one write after another and not a pile. After a kill at most the last few milliseconds are missing.

export interface Writer<T> {
  save(value: T): void;
  /** Resolves when everything given so far is stored. */
  flush(): Promise<void>;
  /** Forgets what still waits (the thing was sent or thrown away). */
  drop(): void;
}

const underWay = new Set<Promise<void>>();

/** Resolves when no writer is storing anything any more: before all is erased. */
export async function settled(): Promise<void> {
  while (underWay.size) await Promise.all(underWay);
}

export function makeWriter<T>(store: (value: T) => Promise<void>, onError: (error: unknown) => void = () => undefined): Writer<T> {
  let next: { value: T } | null = null;
  let running: Promise<void> | null = null;
  async function loop(): Promise<void> {
    while (next) {
      const { value } = next;
      next = null;
      try {
        await store(value);
      } catch (error) {
        onError(error);
      }
    }
  }
  const start = () => {
    if (running) return;
    const run = loop().finally(() => {
      running = null;
      underWay.delete(run);
      if (next) start();
    });
    running = run;
    underWay.add(run);
  };
  return {
    save(value) {
      next = { value };
      start();
    },
    flush: async () => {
      while (running) await running;
    },
    drop: () => (next = null),
  };
}
