// The worker that holds the key. It answers what the page asks and gives no key out; ended, it is gone with everything it knew.
/// <reference lib="webworker" />
import { makeCore } from './core';

declare const self: DedicatedWorkerGlobalScope;

const core = makeCore() as unknown as Record<string, (...args: unknown[]) => unknown>;

self.addEventListener('message', (event: MessageEvent<{ id: number; name: string; args: unknown[] }>) => {
  const { id, name, args } = event.data;
  void (async () => {
    try {
      if (!Object.hasOwn(core, name)) throw new Error('unknown');
      self.postMessage({ id, value: await core[name]!(...args) });
    } catch (error) {
      self.postMessage({ id, error: error instanceof Error ? error.message : 'failed' });
    }
  })();
});
