// Reads the packs and the vectors that both interpreters share.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePack, type Pack } from '../../src/rules';

export const ROOT = join(import.meta.dirname, '../../..');
export const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The JSON files of a folder with their names, and the number that its COUNT says there are. */
export function folder<T>(under: string): { files: [name: string, content: T][]; count: number } {
  const names = readdirSync(join(ROOT, under)).filter((name) => name.endsWith('.json'));
  return { files: names.sort().map((name) => [name, JSON.parse(text(`${under}/${name}`)) as T]), count: Number(text(`${under}/COUNT`)) };
}

export const PACKS = 'openapi/rules/packs';
export const packFiles = readdirSync(join(ROOT, PACKS)).sort();

export function packOf(json: string): Pack {
  const { pack, refusals } = parsePack(json);
  if (!pack) throw new Error(JSON.stringify(refusals));
  return pack;
}
export const packs = new Map(packFiles.map((name) => packOf(text(`${PACKS}/${name}`))).map((pack) => [pack.source.version, pack]));
