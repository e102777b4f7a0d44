// Schemathesis, all checks, against the real server on each database. Usage: node tests/contract/run.mjs [sqlite] [postgres]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres.mjs';

const here = new URL('.', import.meta.url).pathname;
const binary = process.env.WAYMARK_BIN ?? `${here}../../target/debug/waymark`;
const asked = process.argv.slice(2);
const databases = asked.length ? asked : ['sqlite', 'postgres'];

const freePort = () => new Promise((done) => { const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => done(port)); }); });

async function ready(url) {
  for (let n = 0; n < 100; n++) {
    try { if ((await fetch(`${url}/health/ready`)).ok) return; } catch { /* not yet */ }
    await new Promise((go) => setTimeout(go, 200));
  }
  throw new Error('the server did not become ready');
}

// One worker: two threads of the generator trip over each other in Python's own parser now and then, which fails the run for nothing.
function schemathesis(url, more) {
  const args = ['run', `${here}../../openapi/openapi.json`, '--url', `${url}/v1`, '--no-color', '--workers', '1', ...more];
  const run = spawnSync('python3', ['-m', 'schemathesis.cli', ...args], { cwd: here, env: { ...process.env, WAYMARK_URL: url, SCHEMATHESIS_HOOKS: 'sign_in', PYTHONPATH: here, PYTHONDONTWRITEBYTECODE: '1' }, stdio: 'inherit', timeout: 900_000 });
  return run.status === 0;
}

async function on(name) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-contract-'));
  const postgres = name === 'postgres' ? startPostgres() : null;
  if (name === 'postgres' && !postgres) {
    console.log('PostgreSQL skipped: no server binary found');
    return process.env.WAYMARK_REQUIRE_POSTGRES !== '1';
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = join(folder, 'server.log');
  const env = { ...process.env, ...(postgres ? { DATABASE_URL: postgres.url } : {}) };
  const server = spawn('sh', ['-c', `exec "${binary}" serve --demo --data-dir "${folder}/data" --listen 127.0.0.1:${port} --sign-in-tries 100 2>"${log}" >/dev/null`], { env });
  try {
    await ready(url);
    console.log(`== Schemathesis on ${name}`);
    // Signing out ends the run's own session, so it comes last and alone.
    const most = schemathesis(url, ['--exclude-operation-id', 'deleteCurrentSession', '--seed', process.env.WAYMARK_SEED ?? '20261124']);
    const last = schemathesis(url, ['--include-operation-id', 'deleteCurrentSession', '--phases', 'examples,coverage']);
    const panics = readFileSync(log, 'utf8').split('\n').filter((line) => /panicked| status=5\d\d|"status":5\d\d/.test(line));
    for (const line of panics.slice(0, 5)) console.error(line);
    return most && last && panics.length === 0;
  } finally {
    server.kill('SIGTERM');
    postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

let good = true;
for (const name of databases) good = (await on(name)) && good;
process.exit(good ? 0 : 1);
