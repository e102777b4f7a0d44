// Compiles src/sw.ts on its own (it imports nothing) and writes into it the list of files of this build with their hashes, and what is new.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

function files(dir) {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const hash = (data) => createHash('sha256').update(data).digest('hex').slice(0, 16);

/** Vite plugin: after the build, sw.js in the folder the build went to. */
export function serviceWorker() {
  let dist = 'dist';
  return {
    name: 'waymark-service-worker',
    apply: 'build',
    configResolved(config) {
      dist = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const entries = files(dist)
        .filter((path) => !/\.(br|gz|map)$/.test(path) && !path.endsWith('sw.js'))
        .map((path) => [`/${relative(dist, path).replaceAll('\\', '/')}`, hash(readFileSync(path))])
        .sort(([a], [b]) => (a < b ? -1 : 1));
      const source = readFileSync('src/sw.ts', 'utf8');
      const news = JSON.stringify(JSON.parse(readFileSync('src/news.json', 'utf8')));
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
      });
      const worker = outputText
        .replace('__FILES__', JSON.stringify(Object.fromEntries(entries)))
        .replace('__NEWS__', () => news)
        .replace('__VERSION__', JSON.stringify(hash(JSON.stringify(entries) + source + news)))
        .replace(/^export \{\};\s*$/m, '');
      writeFileSync(join(dist, 'sw.js'), worker);
    },
  };
}
