// Every answer that is not a success → what the outbox does with the item. Exhaustive by construction: the status decides when the code is new.
import type { Schemas } from './types';

export type Verdict = 'wait-all' | 'wait-case' | 'sign-in' | 'exists' | 'stale' | 'refused';

export function verdict(problem: Schemas['Problem']): Verdict {
  const { status, code } = problem;
  if (status === 401) return 'sign-in';
  if (code === 'already-exists') return 'exists';
  if (code === 'stale') return 'stale';
  // The server (or something before it) is busy or away: every item would meet the same.
  if (code === 'busy' || code === 'storage-full' || [408, 425, 429, 502, 503, 504, 507, 511].includes(status)) return 'wait-all';
  // Still running, or a fault that this item may have caused: the others go on.
  if (code === 'request-in-progress' || status >= 500) return 'wait-case';
  return 'refused';
}
