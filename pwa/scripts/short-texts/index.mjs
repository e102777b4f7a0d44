// Texts by number instead of by name, in the build only: a key of seventeen letters would else travel in both catalogues and at each call.
import { join, resolve } from 'node:path';
import { checkTexts } from './check.mjs';
import { plan } from './plan.mjs';

/** The English texts of all that comes after the first screen are one module: brotli likes them side by side. */
const LATER = '\0waymark-later-texts';

/** A list as source text: runs of texts joined by line ends, forms by number between them. */
function listOf(catalogue, texts) {
  const runs = [];
  for (const key of catalogue.numbers.keys()) {
    const text = texts.get(key);
    if (typeof text !== typeof catalogue.en.texts.get(key)) throw new Error(`texts: “${key}” is not of one kind in both languages`);
    if (typeof text === 'string' && text.includes('\n')) throw new Error(`texts: “${key}” has a line end`);
    if (typeof text !== 'string') runs.push(JSON.stringify(text));
    else if (Array.isArray(runs.at(-1))) runs.at(-1).push(text);
    else runs.push([text]);
  }
  return `[${runs.map((run) => (Array.isArray(run) ? `...${JSON.stringify(run.join('\n'))}.split('\\n')` : run))}]`;
}

/** What each file of the build says instead: the catalogues by number, and the calls too. */
export function shortened({ files, catalogues, calls }, named) {
  const changed = new Map(), later = [];
  const head = `import{named}from${JSON.stringify(named)};`;
  for (const catalogue of catalogues.values()) {
    const { en, cy } = catalogue;
    const english = `named(${JSON.stringify(catalogue.named.join(' '))},${listOf(catalogue, en.texts)})`;
    if (catalogue.later) {
      changed.set(en.path, `export{_${later.length} as en}from'${LATER.slice(1)}';`);
      later.push(`export const _${later.length}=${english};`);
    } else changed.set(en.path, `${head}export const en=${english};`);
    // Only the list: the names are those of the English ones (`keyed` of i18n/named.ts).
    changed.set(cy.path, `export const cy=${listOf(catalogue, cy.texts)};`);
  }
  changed.set(LATER, head + later.join(''));
  // From the end of each file, so that the places before it stay where they are.
  for (const { path, group, key, start, end } of [...calls].sort((a, b) => b.start - a.start)) {
    const number = catalogues.get(group).numbers.get(key);
    if (number === undefined) throw new Error(`texts: ${path} asks for “${key}”, which is not there`);
    const text = changed.get(path) ?? files.get(path).text;
    changed.set(path, text.slice(0, start) + number + text.slice(end));
  }
  return changed;
}

/** Vite plugin, for the build, which fails when a text has not come through. */
export function shortTexts() {
  let src = '', planned = null, changed = new Map();
  return {
    name: 'waymark-short-texts',
    enforce: 'pre',
    apply: 'build',
    configResolved: (config) => void (src = resolve(config.root, 'src')),
    buildStart() {
      planned = plan(src);
      changed = shortened(planned, join(src, 'i18n/named.ts'));
    },
    resolveId: (id) => (id === LATER.slice(1) ? LATER : null),
    load: (id) => changed.get(id) ?? null,
    generateBundle(_options, bundle) {
      const { count, lost, unused } = checkTexts(planned.catalogues, Object.values(bundle).filter((file) => file.type === 'chunk'));
      if (lost.length || !count) this.error(`texts: not in the build: ${lost.join('; ')}`);
      this.info(`texts: ${count} in both languages, all in the build${unused.length ? `; nobody asks for ${unused.join(', ')}` : ''}`);
    },
  };
}
