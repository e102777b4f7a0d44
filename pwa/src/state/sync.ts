// What the outbox holds and how sending goes, as signals; and the engine that does it.
import { computed, signal } from '@preact/signals';
import { listOutbox } from '../db/outbox';
import { getMeta } from '../db/meta';
import type { OutboxItem } from '../domain/entry';
import { makeEngine, type SyncReport } from '../sync/engine';
import { api, deviceName } from './api';

export const items = signal<OutboxItem[]>([]);
export const report = signal<SyncReport>({ reached: null, signIn: false, running: false });
export const lastContactAt = signal<number | null>(null);
/** Grows whenever anything stored has changed, here or in another tab. */
export const revision = signal(0);

export const waiting = computed(() => items.value.filter((item) => item.state === 'waiting'));
export const refused = computed(() => items.value.filter((item) => item.state === 'refused'));
export const aside = computed(() => items.value.filter((item) => item.state === 'aside'));
/** When the next try is due, or null when nothing waits for a time. */
export const nextTryAt = computed(() => {
  const times = waiting.value.map((item) => item.nextTryAt).filter((at) => at > 0);
  return times.length ? Math.min(...times) : null;
});

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('waymark');

export async function refresh(): Promise<void> {
  items.value = await listOutbox();
  lastContactAt.value = (await getMeta('lastContactAt')) ?? null;
  revision.value++;
}

function changed(): void {
  channel?.postMessage('changed');
  void refresh();
}

const engine = makeEngine(api, deviceName(), (next) => (report.value = next), changed, () => document.visibilityState === 'visible');

/** After anything was put into the outbox. */
export async function afterWrite(): Promise<void> {
  channel?.postMessage('changed');
  await refresh();
  void engine.run();
}

export function syncNow(): Promise<void> {
  return engine.run();
}

export function startSync(): void {
  channel?.addEventListener('message', () => void refresh());
  // Hints that a try may work now; whether there is a network is what the try then says.
  window.addEventListener('online', () => void engine.run());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void engine.run();
  });
  void refresh().then(() => engine.run());
}
