// The two interpreters, side by side: the Rust one as a process that answers lines, the TypeScript one as a module.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const pwa = join(ROOT, 'pwa');

export const facts = JSON.parse(readFileSync(join(ROOT, 'openapi/rules/facts.json'), 'utf8'));

/** The packs as written, by version. */
export function realPacks() {
  const folder = join(ROOT, 'openapi/rules/packs');
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** Bundles pwa/src/rules as the app's build would, and loads it. */
export async function typescriptTwin() {
  const { build } = await import(pathToFileURL(createRequire(join(pwa, 'package.json')).resolve('vite')).href);
  const lib = { entry: join(pwa, 'src/rules/index.ts'), formats: ['es'], fileName: 'rules' };
  const built = await build({
    configFile: false,
    root: pwa,
    logLevel: 'error',
    build: { lib, write: false, minify: true, target: 'es2022' },
  });
  const code = [built].flat()[0].output[0].code;
  const folder = mkdtempSync(join(tmpdir(), 'waymark-rules-'));
  try {
    const file = join(folder, 'rules.mjs');
    writeFileSync(file, code);
    return { rules: await import(pathToFileURL(file).href), code };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Builds an example of a Rust crate, optimised, and says where it is. */
export function rustExample(name, crate = 'waymark-rules') {
  const args = ['build', '--release', '--quiet', '-p', crate, '--example', name, '--message-format=json'];
  const { status, stdout } = spawnSync('cargo', args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error('cargo build failed');
  const messages = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return messages.find((m) => m.reason === 'compiler-artifact' && m.target.name === name && m.executable).executable;
}

/** Feeds lines to the Rust interpreter and gives `heard(answer, place)` each answer, in order. */
export async function askRust(program, lines, heard) {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const feed = (async () => {
    for (const line of lines) if (!child.stdin.write(`${line}\n`)) await new Promise((resolve) => child.stdin.once('drain', resolve));
    child.stdin.end();
  })();
  child.stdin.on('error', () => undefined);
  let place = 0;
  for await (const answer of createInterface({ input: child.stdout, crlfDelay: Infinity })) heard(answer, place++);
  const status = await ended;
  await Promise.race([feed, Promise.resolve()]);
  if (status !== 0) throw new Error(`the Rust interpreter ended with ${status}`);
  return place;
}
