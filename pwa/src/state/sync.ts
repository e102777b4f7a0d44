// What the outbox holds and how sending goes, as signals; and the engine that does it.
import { computed, signal } from '@preact/signals';
import { listOutbox } from '../db/outbox';
import { getMeta } from '../db/meta';
import type { OutboxItem } from '../domain/entry';
import { makeEngine, type SyncReport } from '../sync/engine';
import { vaultIs } from '../vault/door';
import { api, deviceName } from './api';

export const items = signal<OutboxItem[]>([]);
/** Reads of cases made without the server, to be reported: no work of anybody's, and counted on their own. */
export const looks = signal<OutboxItem[]>([]);
export const report = signal<SyncReport>({ reached: null, signIn: false, running: false, revoked: false });
export const lastContactAt = signal<number | null>(null);
/** Grows whenever anything stored has changed, here or in another tab. */
export const revision = signal(0);

export const waiting = computed(() => items.value.filter((item) => item.state === 'waiting'));
/** Handed in while the phone was locked: at the server, not read back yet. */
export const sent = computed(() => items.value.filter((item) => item.state === 'sent'));
export const refused = computed(() => items.value.filter((item) => item.state === 'refused'));
export const aside = computed(() => items.value.filter((item) => item.state === 'aside'));
/** When the next try is due, or null when nothing waits for a time. */
export const nextTryAt = computed(() => {
  const times = waiting.value.map((item) => item.nextTryAt).filter((at) => at > 0);
  return times.length ? Math.min(...times) : null;
});

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('waymark');

export async function refresh(): Promise<void> {
  const all = await listOutbox();
  const isLook = ({ head }: OutboxItem) => head.kind === 'look';
  [items.value, looks.value] = [all.filter((item) => !isLook(item)), all.filter(isLook)];
  lastContactAt.value = (await getMeta('lastContactAt')) ?? null;
  revision.value++;
}

function changed(): void {
  channel?.postMessage('changed');
  void refresh();
}

const visible = () => document.visibilityState === 'visible';
const engine = makeEngine(api, deviceName(), (next) => (report.value = next), changed, visible, () => vaultIs() === 'open');

/** After anything was put into the outbox. */
export async function afterWrite(): Promise<void> {
  channel?.postMessage('changed');
  await refresh();
  void engine.run();
}

export function syncNow(): Promise<void> {
  return engine.run();
}

/** Whether the server heard of this phone just now: renews the lease, also while locked. */
export const contactNow = (): Promise<boolean> => engine.contact();

let begun = false;
/** Goes on while the phone is locked; once in a page's life is enough. */
export function startSync(): void {
  if (begun) return void syncNow();
  begun = true;
  channel?.addEventListener('message', () => void refresh());
  // Hints that a try may work now; whether there is a network is what the try then says.
  window.addEventListener('online', () => void engine.run());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void engine.run();
  });
  void refresh().then(() => engine.run());
}
