// `waymark serve --demo` as its own child process, on SQLite or PostgreSQL, with a data folder of its own.
import { execFileSync, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startCluster } from './cluster.mjs';
import { leftovers, repository, temporaryFolder, until } from './world.mjs';

const START_MS = 60_000;
const STOP_MS = 10_000;
export const program = () => resolve(process.env.WAYMARK_BIN ?? join(repository, 'target/debug/waymark'));

/** `port`: where it listens. `seenAs`: the address that browsers use, when something stands between. `env`: settings of this test. */
export async function startServer({ port, database = 'sqlite', seenAs = null, env: settings = {} }) {
  const folder = temporaryFolder('data');
  const cluster = database === 'postgres' ? startCluster() : null;
  // Nothing of a developer's own settings reaches the server of a test.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(WAYMARK_|DATABASE_URL$)/.test(name)));
  Object.assign(env, {
    WAYMARK_LOG: 'warn',
    ...(cluster ? { DATABASE_URL: cluster.url } : {}),
    ...(seenAs ? { WAYMARK_PUBLIC_URL: seenAs } : {}),
    ...settings,
  });
  let said = '';
  let child = null;
  let ended = null;
  const running = () => child?.pid && child.exitCode === null && child.signalCode === null;

  async function go() {
    child = spawn(program(), ['serve', '--demo', '--data-dir', folder.path, '--listen', `127.0.0.1:${port}`], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-20_000)));
    child.once('error', (error) => (said += error.message));
    const kill = () => child.kill('SIGKILL');
    leftovers.add(kill);
    ended = new Promise((done) => child.once('exit', done)).then(() => leftovers.delete(kill));
    await until(
      'the server to be ready',
      async () => {
        if (!running()) throw new Error(`${program()} ended before it was ready:\n${said}`);
        return (await fetch(`http://localhost:${port}/health/ready`).catch(() => null))?.ok;
      },
      START_MS,
    );
  }
  /** Ends the process alone: what it has kept stays for the next start. */
  async function halt(signal = 'SIGTERM') {
    if (!running()) return;
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(late);
  }
  async function stop() {
    await halt();
    await cluster?.stop();
    folder.remove();
  }
  try {
    await go();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    // localhost and not 127.0.0.1: there the browser takes a Secure cookie without TLS.
    base: `http://localhost:${port}`,
    folder: folder.path,
    env,
    start: go,
    halt,
    stop,
    said: () => said,
    /** The lines of a query, past the server: what only the database knows, such as the log. */
    query: (sql) =>
      cluster
        ? cluster.query(sql)
        : execFileSync('python3', ['-c', READ_SQLITE, join(folder.path, 'waymark.db'), sql], { encoding: 'utf8' })
            .split('\n')
            .filter(Boolean),
    sqlite: !cluster,
  };
}

const READ_SQLITE = `
import sqlite3, sys
for row in sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, timeout=10).execute(sys.argv[2]):
    print("|".join("" if part is None else part.hex() if isinstance(part, bytes) else str(part) for part in row))
`;
