// The real client over a connection whose answers a test writes.
import { makeApi, type Api } from '../../src/contract/client';

export interface Asked {
  method: string;
  path: string;
  key: string | null;
  ifMatch: string | null;
  ifNoneMatch: string | null;
  body: string | null;
}
export type Answer = Response | 'no-network';

export function wire(answer: (asked: Asked, nth: number) => Answer | Promise<Answer>): { api: Api; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const one = {
      method: init.method ?? 'GET', path: input as string, key: headers.get('Idempotency-Key'), ifMatch: headers.get('If-Match'),
        ifNoneMatch: headers.get('If-None-Match'),
      body: (init.body ?? null) as string | null,
    };
    asked.push(one);
    const given = await answer(one, asked.length);
    if (given === 'no-network') throw new TypeError('Failed to fetch');
    return given;
  };
  return { api: makeApi('', { fetch }), asked };
}

export function ok(value: unknown, etag: string | null = '"1"', status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: etag ? { ETag: etag } : {} });
}
export function problem(status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ status, code, traceId: 't-1', ...more }),
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
}
/** What the server answers to any write it takes: the thing, under its id. */
export const taken = (asked: Asked, etag = '"1"'): Response => ok({ id: asked.path.split('/').at(-1), etag }, etag,
  asked.method === 'PUT' ? 201 : 200);
