// A PostgreSQL server for one test file: made, started on a Unix socket that only its owner can reach, gone with the process however
// that ends, as in tests/acceptance/harness/cluster.rs.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { temporaryFolder } from './world.mjs';

/** A test process may be killed: then the pipe closes, and this shell stops the server and removes the folder. */
const JANITOR = `
cat >/dev/null
pid=$(head -n 1 "$1/run/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid"
  tries=0
  while kill -0 "$pid" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
rm -rf "$1"
`;

/** The folder of the server's programs: in the path, else the newest where Debian keeps them; null when this machine has none. */
export function postgresPrograms() {
  const complete = (folder) => ['initdb', 'pg_ctl', 'postgres', 'psql'].every((name) => existsSync(join(folder, name)));
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'initdb'))
    .filter(existsSync)
    .map((program) => dirname(realpathSync(program)));
  const kept = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort().reverse() : [];
  return [...inPath, ...kept.map((version) => `/usr/lib/postgresql/${version}/bin`)].find(complete) ?? null;
}

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  if (process.getuid() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Starts one with an empty database `waymark`. */
export function startCluster() {
  const programs = postgresPrograms();
  if (!programs) throw new Error('no PostgreSQL server programs in PATH or below /usr/lib/postgresql');
  const folder = temporaryFolder('pg');
  const janitor = spawn('sh', ['-c', JANITOR, 'janitor', folder.path], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  janitor.unref();
  const user = unprivileged();
  // The folder of the run is not the server's: only what lies in it.
  const run = join(folder.path, 'run');
  mkdirSync(run, { mode: 0o700 });
  chmodSync(folder.path, 0o711);
  if (user.uid !== undefined) chownSync(run, user.uid, user.gid);
  const call = (program, ...args) =>
    execFileSync(join(programs, program), args, {
      ...user,
      cwd: run,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  call('initdb', '--pgdata=data', '--username=waymark', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync');
  const settings = `-c listen_addresses='' -c unix_socket_directories='${run}' -c max_connections=100`;
  // What it starts must not hold a pipe that somebody waits on.
  execFileSync(join(programs, 'pg_ctl'), ['--pgdata=data', '--wait', '--silent', '--log=server.log', '-o', settings, 'start'], {
    ...user,
    cwd: run,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: 'ignore',
  });
  const query = (sql, database = 'waymark') => {
    writeFileSync(join(folder.path, 'query.sql'), sql);
    return execFileSync(
      join(programs, 'psql'),
      [
        '--host',
        run,
        '--username',
        'waymark',
        '--dbname',
        database,
        '-XAtq',
        '-v',
        'ON_ERROR_STOP=1',
        '-f',
        join(folder.path, 'query.sql'),
      ],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
      .split('\n')
      .filter(Boolean);
  };
  query('CREATE DATABASE waymark', 'postgres');
  const stop = async () => {
    const gone = new Promise((done) => janitor.once('exit', done));
    janitor.ref();
    janitor.stdin.end();
    await gone;
    folder.remove();
  };
  return { url: `postgres://waymark@/waymark?host=${encodeURIComponent(run)}`, query, stop };
}
