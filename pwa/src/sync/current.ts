// What is at the server now for an item of the outbox, and whether it is what the item says.
import type { Api, Result } from '../contract/client';
import type { Schemas } from '../contract/types';
import { sameField, sameValue } from '../domain/answers';
import { asSent } from '../domain/case-items';
import type { OutboxItem } from '../domain/entry';
import { isItemKind } from '../domain/items';
import { NO_NETWORK } from '../domain/plan-send';

/** Reads what is at the server for an item, as it would be sent; a note is read from the list, as it has no address of its own to read. */
export async function readCurrent(api: Api, item: OutboxItem): Promise<Result<Record<string, unknown>>> {
  const { kind, incidentId, resourceId } = item.head;
  if (kind === 'person' || kind === 'incident') return api.call({ path: item.head.path, shape: 'written' });
  if (isItemKind(kind)) {
    const read: Result<Record<string, unknown>> = await api.call({ path: item.head.path.replace(/\/steps$/, ''), shape: 'written' });
    return read.kind === 'ok' ? { ...read, value: asSent(kind, read.value) } : read;
  }
  const file = await api.call<Schemas['CaseFile']>({ path: `/incidents/${incidentId}`, shape: 'caseFile' });
  if (file.kind !== 'ok') return file;
  const list: { id: string; etag: string }[] = kind === 'note' ? file.value.notes : file.value.parties;
  const found = list.find((one) => one.id === resourceId);
  if (!found) return { kind: 'problem', retryAfterMs: null, problem: { ...NO_NETWORK, status: 404, code: 'not-found' } };
  return { kind: 'ok', status: 200, value: found, etag: found.etag, replayed: false };
}

/** What the server sets itself, whatever was sent. */
const SERVERS = ['writtenAt', 'computed', 'owed'];

/** A creation met something under its own id: ours when it says all that ours says. The rest may be an older text of ours, or a change. */
export function isOurs(mine: Record<string, unknown>, theirs: Record<string, unknown>): boolean {
  return Object.entries(mine).every(([key, value]) => SERVERS.includes(key) || sameField(key, value, theirs[key]) || says(theirs[key], value));
}
/** The same, with members beside it that only the server adds (the wording that was read out). */
function says(theirs: unknown, mine: unknown): boolean {
  if (typeof mine !== 'object' || mine === null || typeof theirs !== 'object' || theirs === null) return sameValue(mine, theirs);
  if (Array.isArray(mine)) return Array.isArray(theirs) && mine.length === theirs.length && mine.every((one, at) => says(theirs[at], one));
  return Object.entries(mine).every(([key, value]) => says((theirs as Record<string, unknown>)[key], value));
}
