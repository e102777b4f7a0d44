// The service worker: one page, imports nothing of the application.
// It keeps the shell (every file of this build, by hash) so that the app opens from cold without a network. It never touches the API.
// The build writes the list of files and their version in here (scripts/service-worker.mjs).
/// <reference lib="webworker" />
export {};

declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: Record<string, string>;
declare const __VERSION__: string;
/** What this version brings, in both languages (src/news.json). */
declare const __NEWS__: unknown;

const files: Record<string, string> = __FILES__;
const cacheName = `waymark-shell-${__VERSION__}`;
/** Below these an address may have a dot in it: the version of a pack, a form of one thing. */
const dotted = /^\/(cases|packs)\//;
const notOurs = /^\/(v1|docs|problems|health|metrics)(\/|$)/;

async function precache(): Promise<void> {
  const cache = await caches.open(cacheName);
  // 'no-cache' revalidates: a stale HTTP cache must not become the shell.
  await Promise.all(Object.keys(files).map(async (path) => {
    const answer = await fetch(new Request(path === '/index.html' ? '/' : path, { cache: 'no-cache' }));
    if (!answer.ok || answer.redirected) throw new Error(`shell: ${path} answered ${answer.status}`);
    await cache.put(path, answer);
  }));
}

async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(precache()));

self.addEventListener('activate', (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((n) => n.startsWith('waymark-shell-') && n !== cacheName).map((n) => caches.delete(n))));
  // The page of the first visit too: whoever signs in and drives off opens every page without a network.
  event.waitUntil(old.then(() => self.clients.claim()));
});

// A new version waits until the app says that nothing is half-typed, and never takes the page away from under another tab.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (event.data === 'what-is-new') event.ports[0]?.postMessage(__NEWS__);
  if (event.data !== 'use-new-version') return;
  event.waitUntil(self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((open) => (open.length <= 1 ? self.skipWaiting() : undefined)));
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || notOurs.test(url.pathname)) return;
  const page = event.request.mode === 'navigate' && (dotted.test(url.pathname) || !/\.[a-z0-9]+$/i.test(url.pathname));
  if (page) event.respondWith(answer(event.request, '/index.html'));
  else if (url.pathname in files) event.respondWith(answer(event.request, url.pathname));
});
