// What each part of the app weighs in the build, roughly: each minified and compressed by itself, and then cut to what the file has in all.
import { brotliCompressSync, constants } from 'node:zlib';
import { minifySync } from 'vite';

const weigh = (code) => brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
const minified = (code) => minifySync('part.js', code, { compress: { unused: false }, mangle: { toplevel: true } }).code || code;

/** Whose a file is: a folder of the sources, a group of pages, the texts, or a library. */
function partOf(id) {
  if (/i18n\/(parts|cy|en)|^\0waymark/.test(id)) return 'texts';
  const [, page] = /\/src\/pages\/([\w-]+)\//.exec(id) ?? [];
  const [, zone] = /\/src\/([\w-]+)/.exec(id) ?? [];
  const [, library] = /\/node_modules\/((?:@[\w-]+\/)?[\w-]+)/.exec(id) ?? [];
  return library ?? (page ? `pages/${page}` : zone) ?? 'bundler';
}

/** Vite plugin: after the build, one line for each file, the heaviest part first. */
export function weights() {
  return {
    name: 'waymark-weights',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const parts = new Map();
        for (const [id, { code }] of Object.entries(chunk.modules ?? {})) {
          if (code) parts.set(partOf(id), `${parts.get(partOf(id)) ?? ''}${code}\n`);
        }
        if (parts.size < 2) continue;
        const alone = [...parts].map(([part, code]) => [part, weigh(minified(code))]).sort(([, a], [, b]) => b - a);
        const share = weigh(chunk.code) / alone.reduce((sum, [, size]) => sum + size, 0);
        this.info(`${chunk.name}, in kB: ${alone.map(([part, size]) => `${part} ${((size * share) / 1000).toFixed(1)}`).join(', ')}`);
      }
    },
  };
}
