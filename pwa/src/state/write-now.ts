// Writes that only the server can take: sent at once, with nothing kept on this phone. A press that is repeated after a lost answer
// carries the same key, so that it has one effect.
import type { Schemas } from '../contract/types';
import { uuidv7 } from '../platform/random';
import { api } from './api';

export type Wrote = { done: true } | { failed: 'no-network' | Schemas['Problem'] };

/** The key of each write whose answer is not known yet, by what it says. */
const keys = new Map<string, string>();

export async function writeNow(method: 'PUT' | 'PATCH', path: string, json: string, ifMatch: string | null): Promise<Wrote> {
  const said = `${method} ${path} ${ifMatch ?? ''} ${json}`;
  const key = keys.get(said) ?? uuidv7();
  keys.set(said, key);
  const answer = await api.call({ method, path, json, idempotencyKey: key, ...(ifMatch ? { ifMatch } : { ifNoneMatch: '*' }) });
  if (answer.kind === 'no-network' || answer.kind === 'unchanged') return { failed: 'no-network' };
  // The server said what became of it; pressed again, it is a new wish.
  keys.delete(said);
  return answer.kind === 'ok' ? { done: true } : { failed: answer.problem };
}
