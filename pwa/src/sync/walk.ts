// A list read page by page, and what a failed read means for the round.
import type { Api, Result } from '../contract/client';
import type { Page } from '../contract/types';

export type PullOutcome = 'done' | 'no-network' | 'sign-in' | 'later';
export const PAGE = 200;
export const PAGES = 500; // a bound on every walk

export function failure(result: Exclude<Result<unknown>, { kind: 'ok' }>): PullOutcome {
  if (result.kind === 'no-network') return 'no-network';
  return result.kind === 'problem' && result.problem.status === 401 ? 'sign-in' : 'later';
}
export const query = (cursor: string | null | undefined): string =>
  `?limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;

/** `not-there`: the server has no such list, or not for this account. */
export async function walk<T>(
  api: Api, path: string, each: (items: T[]) => Promise<void>, shape: 'page' | 'packs' = 'page',
): Promise<PullOutcome | 'not-there'> {
  let cursor: string | null | undefined = null;
  for (let page = 0; page < PAGES; page++) {
    const answer: Result<Page<T>> = await api.call<Page<T>>({ path: path + query(cursor), shape });
    if (answer.kind === 'problem' && [403, 404].includes(answer.problem.status)) return 'not-there';
    if (answer.kind !== 'ok') return failure(answer);
    await each(answer.value.items);
    cursor = answer.value.nextCursor;
    if (!cursor) return 'done';
  }
  return 'later'; // a list without an end is not a whole list
}
