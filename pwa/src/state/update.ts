// The service worker's life as the page sees it: registers it, asks what a new version brings, and lets it in only when nothing is
// half-typed and nothing is being sent.
import { signal } from '@preact/signals';
import { trustedScript } from '../platform/script-url';
import { opened } from './lock';
import { report } from './sync';

export const newVersion = signal(false);
/** In both languages; empty while the waiting version has not answered. */
export const news = signal<Record<'en' | 'cy', string[]>>({ en: [], cy: [] });
let waitingWorker: ServiceWorker | null = null;

function note(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller) return;
  waitingWorker = worker;
  newVersion.value = true;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<typeof news.value>) => (news.value = data);
  worker.postMessage('what-is-new', [port2]);
}

export async function startUpdates(nothingHalfTyped: () => boolean): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register(trustedScript('/sw.js'), { scope: '/', updateViaCache: 'none' });
  note(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && note(worker));
  });
  // At a cold start nothing has been typed yet, and behind a lock all that was is stored: the best moments there are.
  if (newVersion.value && (!opened.value || nothingHalfTyped())) useNewVersion();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

export function useNewVersion(): void {
  if (report.value.running) {
    // What is on its way is waited for: it would be sent once more for nothing.
    const stop = report.subscribe((now) => {
      if (now.running) return;
      queueMicrotask(() => stop());
      useNewVersion();
    });
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waitingWorker?.postMessage('use-new-version');
}
