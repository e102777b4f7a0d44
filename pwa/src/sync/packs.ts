// Brings the guidance packs that this phone needs. The list of them is short and read every minute: an approved translation or a new
// pack is to be on the phone when it is needed. A pack itself is read when its line has changed.
import type { Api, Result } from '../contract/client';
import type { Schemas } from '../contract/types';
import { pinnedPacks } from '../db/cases';
import { getMeta, setMeta } from '../db/meta';
import { keepOnlyPacks, keepPack, readPackRows } from '../db/packs';
import { londonDate } from '../domain/london';
import { wantedPacks } from '../domain/packs';
import { now } from '../platform/clock';
import { failure, walk, type PullOutcome } from './walk';

const EVERY_MS = 60_000;
/** A pack that the server did not give is not asked for in every round. */
const AGAIN_MS = 10 * 60_000;

async function due(): Promise<boolean> {
  const since = now() - ((await getMeta('packsReadAt')) ?? 0);
  if (since >= EVERY_MS || since < 0) return true;
  const here = new Set((await readPackRows()).map((row) => row.id));
  const missing = [...(await pinnedPacks())].some((version) => !here.has(version));
  return missing && Math.abs(now() - ((await getMeta('packsTriedAt')) ?? 0)) >= AGAIN_MS;
}

export async function pullPacks(api: Api): Promise<PullOutcome> {
  if (!(await due())) return 'done';
  await setMeta('packsTriedAt', now());
  const lines: Schemas['PackLine'][] = [];
  const outcome = await walk<Schemas['PackLine']>(api, '/guidance-packs', (items) => Promise.resolve(void lines.push(...items)), 'packs');
  if (outcome === 'not-there') {
    await setMeta('packsReadAt', now()); // a server from before there were packs to read
    return 'done';
  }
  if (outcome !== 'done') return outcome;
  const known = lines.map(({ version, etag, inForceFrom }) => ({ id: version, etag, inForceFrom: inForceFrom ?? null }));
  const wanted = wantedPacks(known, await pinnedPacks(), londonDate(now()));
  const here = new Map((await readPackRows()).map((row) => [row.id, row.etag]));
  for (const line of known.filter(({ id, etag }) => wanted.has(id) && here.get(id) !== etag)) {
    const answer: Result<Schemas['PackFile']> = await api.call({ path: `/guidance-packs/${encodeURIComponent(line.id)}`, shape: 'pack' });
    if (answer.kind === 'problem' && [403, 404].includes(answer.problem.status)) continue;
    if (answer.kind !== 'ok') return failure(answer);
    if (answer.value.version !== line.id) return 'no-network'; // whatever answered, it was not asked
    await keepPack({ ...line, etag: answer.value.etag, wordingCy: answer.value.welshWording?.text ?? null, pack: answer.value.pack });
  }
  await keepOnlyPacks(wanted);
  await setMeta('packsReadAt', now());
  return 'done';
}
