// One typed call. It never throws for what a network or a server can do: it answers with a Result that says what happened.
import { hasShape, readProblem, type Shape } from './guards';
import type { Schemas } from './types';

export type Result<T> =
  | { kind: 'ok'; status: number; value: T; etag: string | null; replayed: boolean }
  | { kind: 'unchanged' }
  | { kind: 'problem'; problem: Schemas['Problem']; retryAfterMs: number | null }
  | { kind: 'no-network' };

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** Exact bytes of a body made earlier: a repeated write repeats its bytes. */
  json?: string;
  shape?: Shape;
  idempotencyKey?: string;
  ifMatch?: string;
  ifNoneMatch?: string;
  /** A device's secret for handing in sealed writes: goes instead of any session. */
  dropBox?: string;
  /** When a request is too large for the usual time. */
  deadlineMs?: number;
}

export interface Api {
  call<T>(call: Call): Promise<Result<T>>;
}

/** No answer in this time counts as no network; the write stays and is repeated with the same key. */
export const DEADLINE_MS = 20_000;

function headersOf(call: Call): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (call.body !== undefined || call.json !== undefined) headers['Content-Type'] = call.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  if (call.idempotencyKey) headers['Idempotency-Key'] = `"${call.idempotencyKey}"`;
  if (call.ifMatch) headers['If-Match'] = call.ifMatch;
  if (call.ifNoneMatch) headers['If-None-Match'] = call.ifNoneMatch;
  if (call.dropBox) headers['Waymark-Device'] = call.dropBox;
  return headers;
}

/** Retry-After in seconds or as a date (RFC 9110 10.2.3). */
export function retryAfter(header: string | null, serverNow: string | null): number | null {
  if (!header) return null;
  const seconds = Number(header);
  // A date is measured against the server's own clock: the phone's may be days off.
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.parse(serverNow ?? '');
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

export function makeApi(base: string, options: { fetch?: typeof fetch; deadlineMs?: number; headers?: Record<string, string> } = {}): Api {
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  return {
    async call<T>(call: Call): Promise<Result<T>> {
      let answer: Response, text: string;
      try {
        answer = await send(`${base}${call.path}`, {
          method: call.method ?? 'GET',
          headers: { ...headersOf(call), ...options.headers },
          body: call.json ?? (call.body === undefined ? null : JSON.stringify(call.body)),
          credentials: call.dropBox ? 'omit' : 'same-origin',
          cache: 'no-store',
          redirect: 'error',
          signal: AbortSignal.timeout(options.deadlineMs ?? call.deadlineMs ?? DEADLINE_MS),
        });
        text = await answer.text(); // a connection cut in the middle of the body is no network either
      } catch {
        return { kind: 'no-network' };
      }
      // A connection that was cut inside the status line (browsers read "HTTP/1.1 2" as status 2), or after it: a refusal says why.
      const unsaid = text === '' && answer.status >= 400 && answer.status < 500;
      if (answer.status < 200 || unsaid) return { kind: 'no-network' };
      if (answer.status === 304) return { kind: 'unchanged' };
      let value: unknown = null;
      let readable = true;
      try {
        value = text === '' ? null : JSON.parse(text);
      } catch {
        readable = false;
      }
      const fits = readable && ((answer.status === 204 && !call.shape) || hasShape(call.shape ?? 'any', value));
      // A captive portal answers 200 with its own page: that is not our server, so there is no network.
      if (answer.ok && !fits) return { kind: 'no-network' };
      if (!answer.ok) {
        const retryAfterMs = retryAfter(answer.headers.get('Retry-After'), answer.headers.get('Date'));
        return { kind: 'problem', problem: readProblem(answer.status, value), retryAfterMs };
      }
      return { kind: 'ok', status: answer.status, value: value as T, etag: answer.headers.get('ETag'), replayed: answer.headers.get('Idempotency-Replayed') === 'true' };
    },
  };
}
