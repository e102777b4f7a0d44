// What every part of the harness needs: waiting for a state, free ports, folders and children that do not outlive the process.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = resolve(fileURLToPath(new URL('.', import.meta.url)), '../..');
/** Playwright and axe are the app's own development packages. */
export const fromApp = createRequire(join(repository, 'pwa/package.json'));
/** Longer than the app's own deadline for one request. */
export const WAIT_MS = 25_000;

/** What must not outlive this process, however it ends: children and folders. */
export const leftovers = new Set();
process.once('exit', () => [...leftovers].reverse().forEach((clear) => clear()));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const sleep = (ms) => new Promise((done) => setTimeout(done, ms).unref());

/** Asks again and again until the answer is truthy; fails with what was waited for. */
export async function until(what, ask, ms = WAIT_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await Promise.race([ask(), sleep(ms)]);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for: ${what}`);
    await sleep(50);
  }
}

export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer()
      .once('error', fail)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => done(port));
      });
  });
}

export function temporaryFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `waymark-e2e-${name}-`));
  const remove = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    leftovers.delete(remove);
  };
  leftovers.add(remove);
  return { path, remove };
}
