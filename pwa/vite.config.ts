import { defineConfig } from 'vitest/config';
import { serviceWorker } from './scripts/service-worker.mjs';
import { shortTexts } from './scripts/short-texts/index.mjs';
import { squeeze } from './scripts/squeeze.mjs';
import { styleLoader } from './scripts/style-loader.mjs';
import { weights } from './scripts/weights.mjs';

interface Modules { getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null }
/** Whether a file is on the way from the first script without a lazy step: what the first screen needs, no more. */
function isFirst(id: string, modules: Modules, seen = new Set<string>()): boolean {
  const about = modules.getModuleInfo(id);
  if (!about || seen.has(id)) return false;
  seen.add(id);
  return about.isEntry || about.importers.some((importer) => isFirst(importer, modules, seen));
}
/**
 * Three files, since a large one compresses far better than several and needs no list of names between them: the first screen, all that comes
 * after it (which the service worker keeps from the start), and all of the Welsh, read by those who choose it.
 */
const name = (id: string, modules: Modules): string => (/\/i18n\/(parts\/[\w-]+-)?cy/.test(id) ? 'cy' : isFirst(id, modules) ? 'first' : 'work');
/** Elements as `h('p', null, 'text')`: shorter than the automatic form, which says `children` each time. */
const withElements = (code: string) => `import{h as _h,Fragment as _F}from'preact';${code}`;
const elements = {
  name: 'waymark-elements',
  enforce: 'pre' as const,
  transform: (code: string, id: string) => (/\/(src|test)\/.*\.tsx$/.test(id) ? withElements(code) : null),
};

export default defineConfig({
  plugins: [shortTexts(), elements, styleLoader(), weights(), squeeze(), serviceWorker()],
  oxc: { jsx: { runtime: 'classic', pragma: '_h', pragmaFrag: '_F' } },
  // What is preloaded is in index.html and in the service worker's list: no script has to ask for more.
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name, debugName: 'screens' }] } } },
  },
  worker: { format: 'es', plugins: () => [squeeze()] },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/health': 'http://127.0.0.1:8080' } },
  test: { environment: 'node', setupFiles: ['fake-indexeddb/auto', 'test/support/vault.ts'], include: ['test/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
});
