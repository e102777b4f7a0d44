// @vitest-environment node
// Phones and held items as a supervisor sees and decides them, against a server on real sockets.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApi } from '../../src/contract/client';
import { ITEM_KINDS, pathOf } from '../../src/domain/items';
import { decide, kindAt, readHeld, readHeldItem, type HeldItem } from '../../src/state/held';
import { inOrder, readPhones, revoke, standingOf, type Phone } from '../../src/state/phones';
import { officer } from '../../src/state/session';
import { me } from '../support/files';
import { serve, type Served } from '../support/http';

let served: Served;
const at = vi.hoisted(() => ({ base: '' }));
// The same client; only where the server is differs, as a page's own address is not known here.
vi.mock('../../src/state/api', () => ({ api: { call: (call: never) => makeApi(at.base).call(call) }, plainApi: {}, deviceName: () => '' }));

beforeAll(async () => {
  served = await serve();
  at.base = served.base;
});
afterAll(() => served.close());
beforeEach(() => void (served.asked.length = 0));
const answer = (status: number, body: unknown) => {
  served.answer = (_, response) => void response.writeHead(status, { 'Content-Type': status < 300 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(body));
};

const NOW = Date.parse('2026-11-25T12:00:00Z');
const report = (unsent: number, oldestUnsentAt: string | null) => ({ unsent, oldestUnsentAt, cases: 3, storage: 'ok' as const });
const phone = (name: string, more: Partial<Phone> = {}): Phone => ({ name, missing: 0, report: null, revoked: null, officer: { id: 'o', displayName: 'A' }, ...more }) as Phone;
const standing = (missing: number, of: ReturnType<typeof report> | null) => standingOf({ missing, report: of }, NOW);

describe('what a phone has not sent', () => {
  it('is what it said, without what has arrived since', () => {
    expect(standing(4, report(4, '2026-11-25T10:00:00Z'))).toEqual({ unsent: 4, since: '2026-11-25T10:00:00Z', lost: 0, pressing: false });
    expect(standing(1, report(4, '2026-11-25T10:00:00Z'))).toMatchObject({ unsent: 1, lost: 0 });
    expect(standing(0, report(4, '2026-11-25T10:00:00Z'))).toEqual({ unsent: 0, since: null, lost: 0, pressing: false });
  });
  it('presses after a day', () => {
    expect(standing(1, report(1, '2026-11-24T11:59:00Z')).pressing).toBe(true);
    expect(standing(1, report(1, '2026-11-24T12:01:00Z')).pressing).toBe(false);
  });
  it('is told apart from numbers that are on no phone any more, which press at once', () => {
    expect(standing(3, report(1, '2026-11-25T10:00:00Z'))).toMatchObject({ unsent: 1, lost: 2, pressing: true });
    expect(standing(2, null)).toMatchObject({ unsent: 0, lost: 2, pressing: true });
  });
});

describe('the phones of a team', () => {
  it('stand with what presses first and what is out of use last', () => {
    const revoked = { at: '', reason: '', by: { id: 'o', displayName: 'B' } };
    const all = [phone('out', { revoked }), phone('b', { officer: { id: 'p', displayName: 'Z' } }), phone('a'), phone('gap', { missing: 1, officer: { id: 'p', displayName: 'Z' } })];
    expect(inOrder(all, NOW).map(({ name }) => name)).toEqual(['gap', 'a', 'b', 'out']);
  });
  it.each([['supervisor', '/team-devices'], ['schools_officer', '/devices'], ['ppu', '/devices']])('are read by a %s at %s', async (role, path) => {
    officer.value = { ...me, username: 'demo', role };
    answer(200, { items: [phone('x')], nextCursor: null });
    expect(await readPhones()).toMatchObject({ value: { items: [{ name: 'x' }], more: false } });
    expect(served.asked[0]!.url).toMatch(new RegExp(`^${path}\\?`));
  });
  it('are taken out of use with a reason, against what was seen, once', async () => {
    served.answer = (_, response) => void response.destroy();
    const one = phone('x', { id: 'd1', etag: '"3"' });
    expect(await revoke(one, 'Left on a bus')).toEqual({ failed: 'no-network' });
    answer(200, one);
    expect(await revoke(one, 'Left on a bus')).toEqual({ done: true });
    expect(served.asked[1]).toMatchObject({ method: 'PATCH', url: '/devices/d1', body: '{"revokedReason":"Left on a bus"}', headers: { 'if-match': '"3"' } });
    expect(served.asked[1]!.headers['idempotency-key']).toBe(served.asked[0]!.headers['idempotency-key']);
  });
});

describe('a held item', () => {
  const item = { id: 'h1', etag: '"1"' } as HeldItem;
  it('is known by its address, whatever kind it is', () => {
    for (const kind of ITEM_KINDS) expect(kindAt(`/incidents/i1/${pathOf(kind)}/x1`)).toBe(kind);
    expect(['/incidents/i1', '/persons/p1', '/incidents/i1/parties/x', '/incidents/i1/notes/x', '/incidents/i1/referrals/r1/steps'].map(kindAt)).toEqual(['incident', 'person', 'party', 'note', 'referral']);
  });
  it('is listed while nobody has decided', async () => {
    answer(200, { items: [item], nextCursor: null });
    expect(await readHeld()).toEqual({ value: { items: [item], more: false } });
    expect(served.asked[0]!.url).toBe('/held-items?state=open&limit=200');
  });
  it('is not what something between us and the server says', async () => {
    answer(200, { welcome: 'Hotel' });
    expect(await readHeldItem('h1')).toEqual({ failed: 'no-network' });
  });
  it('is decided with a reason; a refused taking says what the write itself was refused with', async () => {
    answer(409, { code: 'held-item-refused', refusedWith: 'incident-closed', errors: [] });
    expect(await decide(item, 'take', 'It belongs there')).toMatchObject({ failed: { code: 'held-item-refused', refusedWith: 'incident-closed' } });
    expect(served.asked[0]).toMatchObject({ method: 'PATCH', url: '/held-items/h1', body: '{"decision":"take","reason":"It belongs there"}', headers: { 'if-match': '"1"' } });
  });
});
