import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeApi, retryAfter, type Api } from '../../src/contract/client';
import { serve, type Served } from '../support/http';

let server: Served;
let api: Api;
beforeAll(async () => {
  server = await serve();
  api = makeApi(`${server.base}/v1`, { deadlineMs: 300 });
});
afterAll(() => server.close());
beforeEach(() => void server.asked.splice(0));

const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  (server.answer = (_, response: ServerResponse) => void response.writeHead(status,
    { 'Content-Type': 'application/json', ...headers }).end(body));
const page = '{"items":[{"id":"a"}],"nextCursor":null}';

describe('a call', () => {
  it('that succeeds gives the value, its ETag and whether it was a repetition', async () => {
    answer(200, page, { ETag: '"3"', 'Idempotency-Replayed': 'true' });
    expect(await api.call({ path: '/incidents', shape: 'page' })).toEqual({ kind: 'ok', status: 200,
      value: { items: [{ id: 'a' }], nextCursor: null }, etag: '"3"', replayed: true });
  });
  it('that needs no body succeeds without one', async () => {
    answer(204, '');
    expect(await api.call({ method: 'DELETE', path: '/sessions/current' })).toMatchObject({ kind: 'ok', status: 204 });
  });
  it('says which version it has and learns that nothing is newer', async () => {
    answer(304, '');
    expect(await api.call({ path: '/incidents/i', shape: 'caseFile', ifNoneMatch: '"1.1"' })).toEqual({ kind: 'unchanged' });
    expect(server.asked[0]!.headers['if-none-match']).toBe('"1.1"');
  });
  it('carries its key, its condition and exactly the bytes it was given', async () => {
    answer(201, '{"id":"p"}');
    const json = '{ "b": 1,\n  "a": "Tŷ" }';
    await api.call({ method: 'PUT', path: '/persons/p', json, idempotencyKey: 'k-1', ifNoneMatch: '*' });
    await api.call({ method: 'PATCH', path: '/persons/p', json, idempotencyKey: 'k-2', ifMatch: '"1"' });
    const [put, patch] = server.asked;
    expect(put).toMatchObject({ method: 'PUT', url: '/v1/persons/p', body: json });
    expect(put!.headers).toMatchObject({ 'idempotency-key': '"k-1"', 'if-none-match': '*', 'content-type': 'application/json' });
    expect(patch!.headers).toMatchObject({ 'idempotency-key': '"k-2"', 'if-match': '"1"', 'content-type': 'application/merge-patch+json' });
    expect(patch!.body).toBe(json);
  });
});

describe('a refusal', () => {
  it('gives the server’s code, its number for support and its field errors', async () => {
    answer(422, JSON.stringify({ type: 'x', title: 'x', code: 'invalid', status: 422, traceId: 't-1',
      errors: [{ pointer: '/narrative', code: 'too-long', detail: 'x' }] }));
    expect(await api.call({ path: '/x' })).toEqual({
      kind: 'problem', retryAfterMs: null,
        problem: { status: 422, code: 'invalid', traceId: 't-1', errors: [{ pointer: '/narrative', code: 'too-long' }], currentEtag: null,
        changedFields: [] },
    });
  });
  it('gives the newer version and what changed in it', async () => {
    answer(412, JSON.stringify({ code: 'stale', currentEtag: '"4"', changedFields: ['sex'] }));
    expect(await api.call({ path: '/x' })).toMatchObject({ problem: { code: 'stale', currentEtag: '"4"', changedFields: ['sex'] } });
  });
  it.each([['a page', '<html>Bad gateway</html>'], ['nothing', ''], ['other JSON', '{"error":true}'], ['a list', '[]'],
    ['a cut object', '{"code":'], ['a code that is no text', '{"code":7}']])('with %s in it is known by its status',
    async (_what, body) => {
    answer(502, body, { 'Content-Type': 'text/html' });
    expect(await api.call({ path: '/x' })).toMatchObject({ kind: 'problem', problem: { status: 502, code: 'http-502', errors: [] } });
  });
  it('with odd details keeps what can be read', async () => {
    answer(422, JSON.stringify({ code: 'invalid', traceId: 9, errors: 'none', changedFields: null }));
    expect(await api.call({ path: '/x' })).toMatchObject({ problem: { code: 'invalid', traceId: null, errors: [], changedFields: [] } });
  });
  it('says when to come back', async () => {
    answer(503, '{"code":"busy"}', { 'Retry-After': '7' });
    expect(await api.call({ path: '/x' })).toMatchObject({ kind: 'problem', retryAfterMs: 7000 });
    answer(429, '{"code":"too-many-requests"}', { 'Retry-After': 'Tue, 24 Nov 2026 10:01:00 GMT', Date: 'Tue, 24 Nov 2026 10:00:00 GMT' });
    expect(await api.call({ path: '/x' })).toMatchObject({ kind: 'problem', retryAfterMs: 60_000 });
  });
});

describe('what is not our server’s answer is no network', () => {
  it.each([['the page of a captive portal', '<html>Sign in to the Wi-Fi</html>'], ['an empty body', ''], ['another shape', '{"items":{}}'],
    ['an item without an id', '{"items":[{}]}'], ['half a page', page.slice(0, -9)]])('200 with %s', async (_what, body) => {
    answer(200, body);
    expect(await api.call({ path: '/incidents', shape: 'page' })).toEqual({ kind: 'no-network' });
  });
  it('a write answered 200 with nothing in it', async () => {
    answer(200, '');
    expect(await api.call({ method: 'PUT', path: '/persons/p', json: '{}', shape: 'written' })).toEqual({ kind: 'no-network' });
  });
  it('a redirect to somewhere else', async () => {
    server.answer = (request, response) => {
      if (request.url === '/v1/x') response.writeHead(302, { Location: '/portal' }).end();
      else response.end(page);
    };
    expect(await api.call({ path: '/x', shape: 'page' })).toEqual({ kind: 'no-network' });
    expect(server.asked.map((one) => one.url)).toEqual(['/v1/x']);
  });
  it('a body cut at any byte', async () => {
    for (let cut = 0; cut < page.length; cut++) {
      server.answer = (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(page.length) });
        response.write(page.slice(0, cut), () => response.destroy());
      };
      expect(await api.call({ path: '/incidents', shape: 'page' })).toEqual({ kind: 'no-network' });
    }
  });
  it('silence', async () => {
    server.answer = () => undefined;
    expect(await api.call({ path: '/x' })).toEqual({ kind: 'no-network' });
  });
  it('an answer that begins and never ends', async () => {
    server.answer = (_, response) => void response.writeHead(200).write('{');
    expect(await api.call({ path: '/x' })).toEqual({ kind: 'no-network' });
  });
  it('a closed door', async () => {
    expect(await makeApi('http://127.0.0.1:9', { deadlineMs: 500 }).call({ path: '/x' })).toEqual({ kind: 'no-network' });
  });
});

describe('an answer that was cut before it could say anything', () => {
  it.each([[2, ''], [20, ''], [41, ''], [412, ''], [404, '']])('(status %i with “%s”) is no answer', async (status, text) => {
    // A status below 200 cannot be made by hand; a browser makes one of a cut status line.
    const answer = status < 200 ? ({ status, ok: false, headers: new Headers(), text: async () => text } as Response) : new Response(text, { status });
    expect(await makeApi('', { fetch: async () => answer }).call({ path: '/x' })).toEqual({ kind: 'no-network' });
  });
});

describe('Retry-After', () => {
  it.each([[null, null, null], ['', null, null], ['0', null, 0], ['120', null, 120_000], ['-5', null, 0], ['soon', null, null],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 'Tue, 24 Nov 2026 10:00:00 GMT', 30_000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 'Tue, 24 Nov 2026 10:00:00 GMT', 0], ['Tue, 24 Nov 2026 10:00:30 GMT', null, null]])('%j at %j is %j',
      (header, date, ms) => expect(retryAfter(header, date)).toBe(ms));
});
