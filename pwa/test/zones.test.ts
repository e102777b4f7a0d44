// Which way imports run, proven from the sources themselves; the zones are those of eslint.config.js, read from there.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sources, zoneOf } from './support/sources';

const config = readFileSync(new URL('../eslint.config.js', import.meta.url), 'utf8');
const table = config.slice(config.indexOf('const zones = {'), config.indexOf('};', config.indexOf('const zones = {')));
const zones = new Map(
  [...table.matchAll(/^ {2}(\w+): \[([^\]]*)\]/gm)].map((m) => [m[1]!, [...m[2]!.matchAll(/'(\w+)'/g)].map((name) => name[1]!)]));

/** What each layer may use of other people's code. */
const PACKAGES: Record<string, RegExp> = {
  db: /^idb$/, i18n: /^@preact\/signals$/, state: /^@preact\/signals$/, router: /^@preact\/signals$/,
    ui: /^(preact(\/.*)?|@preact\/signals)$/,
  pages: /^(preact(\/.*)?|@preact\/signals)$/, app: /^preact$/, main: /^preact$/,
};
/** Every way round that comes back to where it began. */
function circles(of: (source: (typeof sources)[number]) => string[]): string[][] {
  const next = new Map(sources.map((source) => [source.file, of(source)]));
  const done = new Set<string>(), all: string[][] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) return void all.push([...path.slice(path.indexOf(file)), file]);
    if (done.has(file) || !next.has(file)) return;
    for (const to of next.get(file)!) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return all;
}
const TOP = ['app', 'main', 'router', 'sw'];

describe('imports', () => {
  it('were found, and so were the zones', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(300);
    expect([...zones.keys()].sort()).toEqual(['contract', 'db', 'domain', 'i18n', 'pages', 'platform', 'rules', 'state', 'sync', 'ui',
      'vault']);
    expect(zones.get('db')).toEqual(['db', 'vault', 'domain', 'platform']);
  });
  it('of files go to files that exist', () => {
    const styles = (file: string) => file.endsWith('.css') && existsSync(new URL(`../src/${file}`, import.meta.url));
    const all = new Set(sources.map((source) => source.file));
    const lost = sources.flatMap(({ file, imports }) =>
      // The worker is imported by its address.
      imports.map((to) => to.replace('?worker&url', '.ts')).filter((to) => (to.startsWith('.') && !styles(to)) || (/^\w+\/|\.tsx?$/.test(to) && zones.has(zoneOf(to)) && !all.has(to) && !styles(to))).map((to) =>
      `${file} → ${to}`));
    expect(lost).toEqual([]);
  });
  it.each([...zones])('of %s stay inside %j', (zone, may) => {
    const all = new Set(sources.map((source) => source.file));
    const outside = sources.filter(({ file }) => zoneOf(file) === zone && file.includes('/'))
      .flatMap(({ file, imports }) => imports.filter((to) => (all.has(to) || /\.css$/.test(to)) && !may.includes(zoneOf(to)) &&
        zoneOf(to) !== zone).map((to) => `${file} → ${to}`));
    expect(outside).toEqual([]);
  });
  it('of every file are in a zone or at the top', () => {
    expect(sources.map((source) => zoneOf(source.file)).filter((zone) => !zones.has(zone) && !TOP.includes(zone))).toEqual([]);
  });
  it('never run in a circle', () => expect(circles((source) => source.runs)).toEqual([]));
  it('for types alone run in a circle only inside one folder', () => {
    const wide = circles((source) => source.imports).filter((circle) =>
      new Set(circle.map((file) => file.slice(0, file.lastIndexOf('/')))).size > 1);
    expect(wide).toEqual([]);
  });
  it('of the service worker are none', () => expect(sources.find((source) => source.file === 'sw.ts')!.imports).toEqual([]));
  it('of packages are those that each layer may use, and no others', () => {
    const all = new Set(sources.map((source) => source.file));
    const foreign = sources.flatMap(({ file, imports }) =>
      imports.filter((to) => !all.has(to) && !to.endsWith('.css') && !PACKAGES[zoneOf(file)]?.test(to)).map((to) => `${file} → ${to}`));
    expect(foreign).toEqual([]);
  });
});
