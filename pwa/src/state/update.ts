// The service worker's life as the page sees it: registers it, and lets a new version in only when nothing is half-typed.
import { signal } from '@preact/signals';

export const newVersion = signal(false);
let waitingWorker: ServiceWorker | null = null;

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

function workerUrl(): string {
  const policies = (window as unknown as { trustedTypes?: Policies }).trustedTypes;
  // The one script URL of the app; the policy refuses any other.
  const rules = {
    createScriptURL(url: string): string {
      if (url !== '/sw.js') throw new TypeError('not our script');
      return url;
    },
  };
  return policies ? policies.createPolicy('app', rules).createScriptURL('/sw.js') : '/sw.js';
}

export async function startUpdates(nothingHalfTyped: () => boolean): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register(workerUrl(), { scope: '/', updateViaCache: 'none' });
  const note = (worker: ServiceWorker | null) => {
    if (!worker || !navigator.serviceWorker.controller) return;
    waitingWorker = worker;
    newVersion.value = true;
  };
  note(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && note(worker));
  });
  // At a cold start nothing has been typed yet: the best moment there is.
  if (newVersion.value && nothingHalfTyped()) useNewVersion();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

export function useNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waitingWorker?.postMessage('use-new-version');
}
