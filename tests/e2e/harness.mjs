// A real server and a real browser for one test file, each its own child process, both gone afterwards with all they wrote.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
export const repository = resolve(here, '../..');
/** Playwright and axe are the app's own development packages. */
export const fromApp = createRequire(join(repository, 'pwa/package.json'));
const { chromium } = fromApp('playwright-core');

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };
export const ACCOUNT = { username: 'demo.officer', password: 'demonstration-only' };
const START_MS = 60_000;
const STOP_MS = 10_000;
/** Longer than the app's own deadline for one request. */
const WAIT_MS = 25_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What must not outlive this process, however it ends: children and folders. */
const leftovers = new Set();
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

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer()
      .once('error', fail)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => done(port));
      });
  });
}

function temporaryFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `waymark-e2e-${name}-`));
  const remove = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    leftovers.delete(remove);
  };
  leftovers.add(remove);
  return { path, remove };
}

/** `waymark serve --demo` on a free port with a data folder of its own. */
async function startServer(folder) {
  const port = await freePort();
  // Nothing of a developer's own settings reaches the server of a test.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(WAYMARK_|DATABASE_URL$)/.test(name)));
  env.WAYMARK_LOG = 'warn';
  const program = process.env.WAYMARK_BIN ? resolve(process.env.WAYMARK_BIN) : resolve(here, '../../target/debug/waymark');
  const child = spawn(program, ['serve', '--demo', '--data-dir', folder, '--listen', `127.0.0.1:${port}`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-20_000)));
  const kill = () => child.kill('SIGKILL');
  leftovers.add(kill);
  const ended = new Promise((done) => child.once('exit', done)).then(() => leftovers.delete(kill));
  child.once('error', (error) => (said += error.message));
  // localhost and not 127.0.0.1: there the browser takes a Secure cookie without TLS.
  const base = `http://localhost:${port}`;
  const ready = async () => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) {
      throw new Error(`${program} ended before it was ready:\n${said}`);
    }
    return (await fetch(`${base}/health/ready`).catch(() => null))?.ok;
  };
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
    child.kill('SIGTERM');
    const late = setTimeout(kill, STOP_MS);
    await ended;
    clearTimeout(late);
  };
  try {
    await until('the server to be ready', ready, START_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return { base, stop, said: () => said };
}

/** What a page complained about: errors, warnings of the content security policy, requests that failed while there was a network. */
function watch(context) {
  const seen = { complaints: [], offline: false };
  const complain = (kind, text) => {
    const cut = /net::ERR_(INTERNET_DISCONNECTED|FAILED)/.test(text);
    if (!(seen.offline && cut)) seen.complaints.push(`${kind}: ${text}`);
  };
  context.on('console', (message) => message.type() === 'error' && complain('console', `${message.text()} (${message.location().url})`));
  context.on('weberror', (error) => complain('page', String(error.error())));
  return seen;
}

/** One browser profile, that is one phone: it can be opened, closed, killed and opened again with what it has kept. */
async function phone(base, options = {}) {
  const { path: profile, remove } = temporaryFolder('profile');
  const one = { base, context: null, page: null, seen: null };
  one.open = async (more = {}) => {
    // A killed browser leaves the lock of its profile behind.
    for (const name of readdirSync(profile).filter((file) => file.startsWith('Singleton'))) rmSync(join(profile, name), { force: true });
    one.context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
      headless: true,
      viewport: PHONE,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      baseURL: base,
      ...options,
      ...more,
      args: [...FLAGS, ...(options.args ?? [])],
    });
    one.context.setDefaultTimeout(WAIT_MS);
    const before = one.seen?.complaints ?? [];
    one.seen = watch(one.context);
    one.seen.complaints.push(...before);
    one.page = one.context.pages()[0] ?? (await one.context.newPage());
    return one.page;
  };
  one.offline = async (on) => {
    if (on) one.seen.offline = true;
    await one.context.setOffline(on);
    // What failed while offline may be told a moment later.
    if (!on) setTimeout(() => (one.seen.offline = false), 500);
  };
  /** As a battery that dies: no event reaches the page, nothing is written any more. */
  one.kill = async () => {
    const session = await one.context.newCDPSession(one.page);
    const { processInfo } = await session
      .send('SystemInfo.getProcessInfo')
      .catch(async () => (await one.context.browser().newBrowserCDPSession()).send('SystemInfo.getProcessInfo'));
    const { id } = processInfo.find((process) => process.type === 'browser');
    const gone = new Promise((done) => one.context.once('close', done));
    process.kill(id, 'SIGKILL');
    await gone;
  };
  one.close = () => one.context.close().catch(() => undefined);
  one.remove = async () => {
    if (one.context) await one.close();
    remove();
  };
  await one.open();
  return one;
}

/** Server and phone for one test file, and more phones where somebody else takes part; give `stop` to `after`. */
export async function start(options) {
  const folder = temporaryFolder('data');
  const parts = [];
  const stop = async () => {
    for (const part of parts.reverse()) await part();
    folder.remove();
  };
  try {
    const server = await startServer(folder.path);
    parts.push(server.stop);
    const first = await phone(server.base, options);
    parts.push(first.remove);
    const another = async (more = options) => {
      const one = await phone(server.base, more);
      parts.push(one.remove);
      return one;
    };
    return { server, base: server.base, phone: first, another, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Tests that build on each other: after the first failure the rest fails at once, and the failure tells what stood on the screen. */
export function inOrder(test, page) {
  let broken = null;
  return (name, body) =>
    test(name, { timeout: 120_000 }, async () => {
      if (broken) throw new Error(`not tried: "${broken}" failed before it`);
      try {
        await body();
      } catch (error) {
        broken = name;
        const screen = await Promise.resolve(page())
          .then((shown) => shown.evaluate(() => `${location.pathname}\n${document.body.innerText}`))
          .catch(() => 'no page');
        error.message += `\n--- on the screen: ${screen.slice(0, 1500)}\n---`;
        throw error;
      }
    });
}
