// Guidance packs as an administrator keeps them: written straight to the server, which is the only one who can lint and keep them.
import type { components } from '../contract/openapi';
import type { Source } from '../rules';
import { api } from './api';
import { readAllPages, readOne, type Answer, type Failed, type Whole } from './reading';
import { writeNow } from './write-now';

export type { Source };
type Wire = components['schemas'];
export type PackLine = Wire['GuidancePack'];
/** The document gives the outline of a pack; what is kept has been linted, so it is one of ours. */
export type PackFile = Omit<Wire['GuidancePackFile'], 'pack'> & { pack: Source };
export type Fault = Wire['GuidancePackFault'];
export type OwedThing = Wire['Owed'];
export type Preview = Omit<Wire['GuidancePackPreview'], 'nextCursor'>;

const at = (version: string): string => `/guidance-packs/${encodeURIComponent(version)}`;

export const readPacks = (): Promise<Answer<Whole<PackLine>>> => readAllPages<PackLine>('/guidance-packs');

export async function readPack(version: string): Promise<Answer<PackFile>> {
  const answer = await readOne<PackFile>(at(version));
  return 'value' in answer && typeof answer.value?.version !== 'string' ? { failed: 'no-network' } : answer;
}

/** All pages of it; the counts are of all open cases that were looked at. */
export async function previewPack(version: string): Promise<Answer<Preview>> {
  const whole: Preview = { open: 0, changed: 0, cases: [] };
  let cursor: string | null | undefined;
  do {
    const answer: Answer<Wire['GuidancePackPreview']> = await readOne(
      `${at(version)}/preview${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    if ('failed' in answer) return answer;
    if (!Array.isArray(answer.value?.cases)) return { failed: 'no-network' };
    whole.open += answer.value.open;
    whole.changed += answer.value.changed;
    whole.cases.push(...answer.value.cases);
    cursor = answer.value.nextCursor;
  } while (cursor);
  return { value: whole };
}

/** A pack as it was typed: undefined when it is no JSON, or has no version to be kept under. */
export function versionIn(json: string): string | undefined {
  try {
    const value = JSON.parse(json) as { version?: unknown } | null;
    return typeof value?.version === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(value.version) ? value.version : undefined;
  } catch {
    return undefined;
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export type Wrote = { done: true } | { failed: Failed; faults: Fault[] };

async function write(...said: Parameters<typeof writeNow>): Promise<Wrote> {
  const answer = await writeNow(...said);
  if ('done' in answer) return answer;
  const { failed } = answer;
  return { failed, faults: failed === 'no-network' ? [] : failed.errors.map(({ pointer, code }) => ({ at: pointer, code })) };
}

export const keepPack = (version: string, json: string): Promise<Wrote> => write('PUT', at(version), json, null);
export const bringIntoForce = (pack: PackLine, day: string): Promise<Wrote> =>
  write('PATCH', at(pack.version), JSON.stringify({ inForceFrom: day }), pack.etag);
export const approveWelsh = (pack: PackLine, text: string | null): Promise<Wrote> =>
  write('PATCH', at(pack.version), JSON.stringify({ welshWording: text }), pack.etag);

/** What the server's linter says; nothing is kept. */
export async function lintPack(json: string): Promise<Answer<Fault[]>> {
  const answer = await api.call<{ faults: Fault[] }>({ method: 'POST', path: '/guidance-packs/lint', json });
  if (answer.kind === 'problem') return { failed: answer.problem };
  return answer.kind === 'ok' && Array.isArray(answer.value?.faults) ? { value: answer.value.faults } : { failed: 'no-network' };
}

export type WordingFault = 'required' | 'blank-missing' | 'blank-twice' | 'too-long' | 'same-as-english';
const WORDING_MAX = 4_000;

/** A translation has its blank exactly once, and is no copy of the English. Whether it is right, only a translator can say. */
export function checkTranslation(advisory: Pick<Source['advisory'], 'placeholder' | 'en'>, text: string): WordingFault | null {
  const typed = text.trim();
  if (!typed) return 'required';
  if (Array.from(typed).length > WORDING_MAX) return 'too-long';
  const blanks = typed.split(advisory.placeholder).length - 1;
  if (blanks !== 1) return blanks ? 'blank-twice' : 'blank-missing';
  return typed === advisory.en.trim() ? 'same-as-english' : null;
}

/** The first day that is later than every pack in force: an earlier one is refused. */
export function latestInForce(all: readonly PackLine[]): string | null {
  return (
    all
      .map((pack) => pack.inForceFrom)
      .filter((day): day is string => !!day)
      .sort()
      .at(-1) ?? null
  );
}

export type PackState = 'in-force' | 'to-come' | 'replaced' | 'draft' | 'waiting';

/** Where a pack stands on a day, among the others. */
export function packState(pack: PackLine, all: readonly PackLine[], today: string): PackState {
  if (!pack.inForceFrom) return pack.status === 'draft' ? 'draft' : 'waiting';
  if (pack.inForceFrom > today) return 'to-come';
  const later = all.some((other) => other.inForceFrom && other.inForceFrom <= today && other.inForceFrom > pack.inForceFrom!);
  return later ? 'replaced' : 'in-force';
}
