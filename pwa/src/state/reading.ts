// Lists and texts that are read from the server when they are looked at, and are not kept on this phone.
import type { Page } from '../contract/types';
import { api } from './api';
import type { Refusal } from './vocabulary';

export type Failed = 'no-network' | Pick<Refusal, 'code' | 'status'>;
export type Answer<T> = { value: T } | { failed: Failed };

/** Long enough for any unit or team; a list that is longer is cut off with a word about it, never in silence. */
const MOST_PAGES = 20;

export async function readOne<T>(path: string): Promise<Answer<T>> {
  const answer = await api.call<T>({ path });
  if (answer.kind === 'ok') return { value: answer.value };
  // A 304 was not asked for: whatever sent it is not our server.
  return { failed: answer.kind === 'problem' ? answer.problem : 'no-network' };
}

export interface Whole<T> {
  items: T[];
  /** There are more than were read. */
  more: boolean;
}

export async function readAllPages<T>(path: string): Promise<Answer<Whole<T>>> {
  const items: T[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Answer<Page<T>> = await readOne<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    if ('failed' in answer) return answer;
    // Anything else between us and the server may answer 200 too: no list is a failed request, never an empty list.
    if (!Array.isArray(answer.value?.items)) return { failed: 'no-network' };
    items.push(...answer.value.items);
    cursor = answer.value.nextCursor;
    if (!cursor) return { value: { items, more: false } };
  }
  return { value: { items, more: true } };
}
