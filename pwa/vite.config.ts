import { defineConfig } from 'vitest/config';
import { serviceWorker } from './scripts/service-worker.mjs';

export default defineConfig({
  plugins: [serviceWorker()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // The preload polyfill is dead weight for the browsers that have service workers and Trusted Types.
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/health': 'http://127.0.0.1:8080' } },
  test: { environment: 'node', setupFiles: ['fake-indexeddb/auto'], include: ['test/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
});
