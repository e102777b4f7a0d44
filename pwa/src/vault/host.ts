// The way from the page to what holds the key: a worker where there is one.
import { trustedScript } from '../platform/script-url';
import { makeCore, type Core } from './core';
import url from './worker?worker&url';

type Async<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
export type Host = { [K in keyof Core]: Async<Core[K]> } & { end: () => void };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

function inWorker(): Host {
  const worker = new Worker(trustedScript(url), { type: 'module', name: 'vault' });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let failed = '';
  const fail = (message: string) => {
    failed = message;
    for (const one of waiting.values()) one.reject(new Error(message));
    waiting.clear();
  };
  worker.addEventListener('message', (event: MessageEvent<{ id: number; value?: unknown; error?: string }>) => {
    const { id, value, error } = event.data;
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  worker.addEventListener('error', () => fail('the vault failed'));
  const call = (name: string) => (...args: unknown[]) =>
    new Promise((resolve, reject) => {
      // Nobody would ever answer.
      if (failed) return reject(new Error(failed));
      waiting.set(++count, { resolve, reject });
      worker.postMessage({ id: count, name, args });
    });
  const end = () => {
    worker.terminate();
    fail('locked');
  };
  return new Proxy({ end } as unknown as Host, {
    get: (target, name) => (name === 'end' ? target.end : name === 'then' ? undefined : call(String(name))),
  });
}

function inPage(): Host {
  const core = makeCore();
  const later = (method: (...args: never[]) => unknown) => (...args: never[]) => Promise.resolve().then(() => method(...args));
  const calls = Object.entries(core).map(([name, method]) => [name, later(method)]);
  return { ...Object.fromEntries(calls), end: () => core.lock() } as Host;
}

// A build for a phone leaves the second out: every browser that runs it has workers, and the key is never to be in the page.
export const startHost = (): Host => (import.meta.env.PROD || typeof Worker !== 'undefined' ? inWorker() : inPage());
