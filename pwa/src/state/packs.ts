// The guidance packs on this phone, each compiled once.
import { readPackRow, readPackRows, type PackRow } from '../db/packs';
import { londonDate } from '../domain/london';
import { newestInForce } from '../domain/packs';
import { now } from '../platform/clock';
import { readPack, type Pack } from '../rules';

export interface KnownPack {
  version: string;
  pack: Pack;
  /** The approved Welsh wording: the pack's own, or one that was approved for it since. */
  wordingCy: string | null;
}

const compiled = new Map<string, { row: PackRow; known: KnownPack | null }>();

function compile(row: PackRow): KnownPack | null {
  const found = compiled.get(row.id);
  if (found?.row.etag === row.etag) return found.known;
  const { pack } = readPack(row.pack);
  const known = pack ? { version: row.id, pack, wordingCy: row.wordingCy ?? pack.source.advisory.cy ?? null } : null;
  compiled.set(row.id, { row, known });
  return known;
}

/**
 * The pack of a case. One that the server has not received yet falls under the newest in force. Null: not on this phone, or of a
 * language that this version of the app does not speak.
 */
export async function packOf(version: string): Promise<KnownPack | null> {
  const row = version ? await readPackRow(version) : newestInForce(await readPackRows(), londonDate(now()));
  return row ? compile(row) : null;
}
