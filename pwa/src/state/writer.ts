// Saves what is being typed: at once, and never two writes of one thing at a time. While one runs, the newest value waits for it,
// so a fast typist costs one write after another and not a pile. After a kill at most the last few milliseconds are missing.

export interface Writer<T> {
  save(value: T): void;
  /** Resolves when everything given so far is stored. */
  flush(): Promise<void>;
  /** Forgets what still waits (the thing was sent or thrown away). */
  drop(): void;
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
    running ??= loop().finally(() => {
      running = null;
      if (next) start();
    });
    return running;
  };
  return {
    save(value) {
      next = { value };
      void start();
    },
    flush: async () => {
      while (running) await running;
    },
    drop: () => (next = null),
  };
}
