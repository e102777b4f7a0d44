// @vitest-environment node
// Guidance packs as an administrator keeps them, against a server on real sockets.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApi } from '../../src/contract/client';
import type { PackLine } from '../../src/state/packs-admin';
import { serve, type Served } from '../support/http';

let served: Served;
const at = vi.hoisted(() => ({ base: '' }));
// The same client; only where the server is differs, as a page's own address is not known here.
vi.mock('../../src/state/api', () => ({ api: { call: (call: never) => makeApi(at.base).call(call) } }));
const packs = await import('../../src/state/packs-admin');

beforeAll(async () => {
  served = await serve();
  at.base = served.base;
});
afterAll(() => served.close());
beforeEach(() => void (served.asked.length = 0));

const answer = (status: number, body: unknown) => {
  served.answer = (_, response) => {
    response.writeHead(status, { 'Content-Type': status < 300 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body));
  };
};
const line = (version: string, inForceFrom: string | null, status: PackLine['status'] = 'issued'): PackLine => ({
  version,
  title: { en: version, cy: version },
  status,
  sha256: '',
  inForceFrom,
  keptAt: '',
  welshWording: null,
  etag: '"7"',
});

describe('a pack', () => {
  it('is kept by its own version, byte for byte as it was pasted, and only where none is', async () => {
    answer(201, { version: '2027.1' });
    const pasted = '{ "version":   "2027.1" }';
    expect(await packs.keepPack('2027.1', pasted)).toEqual({ done: true });
    expect(served.asked[0]).toMatchObject({
      method: 'PUT',
      url: '/guidance-packs/2027.1',
      body: pasted,
      headers: { 'if-none-match': '*' },
    });
  });
  it('that is refused says where and why, and nothing is kept of the wish: pressed again it is a new one', async () => {
    answer(422, { code: 'pack-refused', errors: [{ pointer: '/requirements/3', code: 'pack-fault' }] });
    const refused = await packs.keepPack('2027.1', '{"version":"2027.1"}');
    expect(refused).toMatchObject({
      failed: { code: 'pack-refused', status: 422 },
      faults: [{ at: '/requirements/3', code: 'pack-fault' }],
    });
    await packs.keepPack('2027.1', '{"version":"2027.1"}');
    expect(served.asked[0]!.headers['idempotency-key']).not.toBe(served.asked[1]!.headers['idempotency-key']);
  });
  it('comes into force once, though the answer to the first press was lost', async () => {
    served.answer = (_, response) => void response.destroy();
    expect(await packs.bringIntoForce(line('2027.1', null), '2027-01-01')).toEqual({ failed: 'no-network', faults: [] });
    answer(200, {});
    expect(await packs.bringIntoForce(line('2027.1', null), '2027-01-01')).toEqual({ done: true });
    const [first, second] = served.asked;
    expect(second!.headers['idempotency-key']).toBe(first!.headers['idempotency-key']);
    expect(second).toMatchObject({
      method: 'PATCH',
      body: '{"inForceFrom":"2027-01-01"}',
      headers: { 'if-match': '"7"', 'content-type': 'application/merge-patch+json' },
    });
  });
  it('on another day is another wish, with another key', async () => {
    served.answer = (_, response) => void response.destroy();
    await packs.bringIntoForce(line('2027.1', null), '2027-01-01');
    await packs.bringIntoForce(line('2027.1', null), '2027-01-02');
    expect(served.asked[0]!.headers['idempotency-key']).not.toBe(served.asked[1]!.headers['idempotency-key']);
  });
  it('is compared with every open case, page by page', async () => {
    served.answer = (request, response) =>
      response.end(
        JSON.stringify(
          request.url!.includes('cursor=')
            ? { open: 3, changed: 1, cases: [{ incidentId: 'b' }], nextCursor: null }
            : { open: 100, changed: 1, cases: [{ incidentId: 'a' }], nextCursor: 'n+1' },
        ),
      );
    expect(await packs.previewPack('2027.1')).toEqual({
      value: { open: 103, changed: 2, cases: [{ incidentId: 'a' }, { incidentId: 'b' }] },
    });
    expect(served.asked[1]!.url).toBe('/guidance-packs/2027.1/preview?cursor=n%2B1');
  });
});

describe('a list', () => {
  it('that is not one is a failed request, never an empty list', async () => {
    answer(200, { hello: 'portal' });
    expect(await packs.readPacks()).toEqual({ failed: 'no-network' });
    expect(await packs.readPack('2016.1')).toEqual({ failed: 'no-network' });
    expect(await packs.lintPack('{}')).toEqual({ failed: 'no-network' });
    expect(await packs.previewPack('2016.1')).toEqual({ failed: 'no-network' });
  });
});

describe('what is pasted', () => {
  it('has to be JSON with a version of its own', () => {
    expect([packs.isJson('{"a":1}'), packs.isJson('{"a":')]).toEqual([true, false]);
    expect([
      packs.versionIn('{"version":"2027.1"}'),
      packs.versionIn('{"version":"../x y"}'),
      packs.versionIn('[]'),
      packs.versionIn('null'),
    ]).toEqual(['2027.1', undefined, undefined, undefined]);
  });
});

describe('a translation', () => {
  const advisory = { placeholder: '(add crime type)', en: 'English (add crime type).' };
  it('has its blank exactly once', () => {
    expect(packs.checkTranslation(advisory, 'Cymraeg (add crime type).')).toBeNull();
    expect(packs.checkTranslation(advisory, 'Cymraeg.')).toBe('blank-missing');
    expect(packs.checkTranslation(advisory, '(add crime type) (add crime type)')).toBe('blank-twice');
  });
  it('is neither nothing, nor the English, nor longer than the server takes', () => {
    expect(packs.checkTranslation(advisory, '  ')).toBe('required');
    expect(packs.checkTranslation(advisory, ' English (add crime type). ')).toBe('same-as-english');
    expect(packs.checkTranslation(advisory, `${'a'.repeat(4_000)}(add crime type)`)).toBe('too-long');
  });
});

describe('among others a pack', () => {
  const all = [
    line('old', '2016-01-01'),
    line('now', '2024-04-01'),
    line('next', '2027-01-01'),
    line('draft', null, 'draft'),
    line('ready', null),
  ];
  it('is replaced, in force, to come, a draft or waiting', () => {
    expect(all.map((pack) => packs.packState(pack, all, '2026-11-24'))).toEqual(['replaced', 'in-force', 'to-come', 'draft', 'waiting']);
    expect(packs.packState(all[2]!, all, '2027-01-01')).toBe('in-force');
  });
  it('may only come after the last that is in force', () =>
    expect([packs.latestInForce(all), packs.latestInForce([])]).toEqual(['2027-01-01', null]));
});
