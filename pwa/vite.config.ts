import { defineConfig } from 'vitest/config';
import { serviceWorker } from './scripts/service-worker.mjs';

/** What comes after the first screen is one file, which compresses far better than several; the service worker keeps it from the start. */
const page = (names: string): RegExp => new RegExp(`/src/(pages|i18n/parts)/(?!.*-cy\\.ts)(${names})([-/.])`);
const STATE = 'api|case-view|cases|drafts|forms|media-guard|role|schools|session|sync|update|vocabulary|work|writer';
const DESK = /\/src\/(pages\/(waiting\/|case\/(history|withdraw)|more\/(stored|sign-out)|parts\/(changes|use-pack))|i18n\/parts\/desk(?!-cy))/;
const groups = [
  // What the first screen needs, so that no later group takes it along.
  { name: 'base', priority: 9, test: new RegExp(`/node_modules/|/src/((platform|db|sync|contract|vault|ui)/|router|domain/(?!case-document)|i18n/(?!cy)[\\w-]+\\.ts|state/(${STATE})\\.ts|pages/parts/(labels|messages|\\w+-fields)|pages/case/(form|loading|use-case))`) },
  // All of the Welsh is one file, read by those who choose Welsh.
  { name: 'cy', priority: 8, test: /\/src\/i18n\/(cy|parts\/[\w-]+-cy)/ },
  { name: 'rules', priority: 3, test: /\/src\/(rules\/|domain\/case-document|state\/(guidance|packs|items)\.|pages\/case\/use-guided|pages\/guide\/parts|i18n\/parts\/shared(?!-cy))/ },
  { name: 'work', priority: 2, test: new RegExp(`${page('guide|care|evidence|crime|ending|papers|unit').source}|${DESK.source}`) },
];

export default defineConfig({
  plugins: [serviceWorker()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // The preload polyfill is dead weight for the browsers that have service workers and Trusted Types.
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, rolldownOptions: { output: { codeSplitting: { groups } } } },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/health': 'http://127.0.0.1:8080' } },
  test: { environment: 'node', setupFiles: ['fake-indexeddb/auto'], include: ['test/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
});
