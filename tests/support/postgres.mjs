// A throw-away PostgreSQL cluster of its own for scripts, on a free port of the loopback; null when no server binary is found.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

function binaries() {
  const inPath = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).stdout.trim();
  // A link in the path leads to the folder that holds the rest.
  if (inPath) return dirname(realpathSync(inPath));
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.find((version) => existsSync(`${root}/${version}/bin/initdb`));
  return found ? `${root}/${found}/bin` : null;
}

/** The server refuses to run as root: then it runs as the account that its package made. */
function account() {
  if (process.getuid() !== 0) return null;
  const read = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: read('-u'), gid: read('-g') };
}

export function startPostgres() {
  const bin = binaries();
  if (!bin) return null;
  const as = account();
  const folder = mkdtempSync(join(tmpdir(), 'waymark-postgres-'));
  if (as) chownSync(folder, as.uid, as.gid);
  const port = 20000 + Math.floor(Math.random() * 20000);
  const run = (name, args) => {
    const done = spawnSync(`${bin}/${name}`, args, { ...(as ?? {}), cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: folder } });
    if (done.status !== 0) throw new Error(`${name}: ${done.error ?? ""}${done.stdout ?? ""}${done.stderr ?? ""}`);
  };
  run('initdb', ['-D', `${folder}/data`, '-U', 'waymark', '-A', 'trust', '--no-instructions', '-E', 'UTF8']);
  run('pg_ctl', ['-D', `${folder}/data`, '-w', '-l', `${folder}/log`, '-o', `-p ${port} -k ${folder} -h 127.0.0.1`, 'start']);
  run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'waymark', 'waymark']);
  return {
    url: `postgres://waymark@127.0.0.1:${port}/waymark`,
    stop() {
      run('pg_ctl', ['-D', `${folder}/data`, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
