// @vitest-environment happy-dom
import { effect } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCase } from '../../src/db/cases';
import { eraseEverything } from '../../src/db/open';
import { listOutbox, readBody, readEntries } from '../../src/db/outbox';
import { current, openCase } from '../../src/state/cases';
import { noteLook } from '../../src/state/looks';
import { officer } from '../../src/state/session';
import { items, looks, refresh, report } from '../../src/state/sync';
import { AT, caseFile, me } from '../support/files';

const fetched = vi.fn<() => Promise<Response>>();
vi.stubGlobal('fetch', fetched);
beforeEach(async () => {
  vi.useRealTimers();
  fetched.mockReset().mockRejectedValue(new TypeError('no network'));
  await eraseEverything();
  officer.value = { ...me, username: 'demo', role: 'officer' };
  report.value = { ...report.value, reached: null };
  current.value = null;
  await keepCase('i1', AT, '"1.7"', caseFile('i1', { version: 7 }), {});
  await refresh();
});
const bodies = async () => Promise.all((await listOutbox()).map(async ({ seq }) => JSON.parse((await readBody(seq))!.json) as Record<string, unknown>));

describe('a case opened from this phone', () => {
  it('without the server is noted to be told later, with its version and the time at which it was read', async () => {
    await openCase('i1');
    const [look] = await listOutbox();
    expect(look!.head).toMatchObject({ kind: 'look', method: 'PUT', incidentId: 'i1', needs: ['i1'], officerId: me.id });
    expect(look!.head.path).toBe(`/incidents/i1/consultations/${look!.head.resourceId}`);
    expect(await bodies()).toEqual([{ readAt: look!.head.writtenAt, version: 7, writtenAt: look!.head.writtenAt }]);
  });
  it('is no unsent work, and no part of the case', async () => {
    await openCase('i1');
    expect([items.value.length, looks.value.length]).toEqual([0, 1]);
    expect(await readEntries('i1')).toEqual([]);
  });
  it('with the server asked is noted by the server alone', async () => {
    fetched.mockImplementation(async () => new Response(JSON.stringify(caseFile('i1', { version: 8 })), { headers: { ETag: '"1.8"' } }));
    await openCase('i1');
    expect(await listOutbox()).toEqual([]);
  });
  it('with a server that is busy is noted here; one that refuses has noted it itself', async () => {
    fetched.mockImplementation(async () => new Response('{"status":503,"code":"busy"}', { status: 503 }));
    await openCase('i1');
    expect(looks.value).toHaveLength(1);
    fetched.mockImplementation(async () => new Response('{"status":404,"code":"not-found"}', { status: 404 }));
    await keepCase('i2', AT, '"1.7"', caseFile('i2', { version: 7 }), {});
    await openCase('i2');
    expect(looks.value).toHaveLength(1);
  });
  it('is noted before it is shown, when the server has not answered', async () => {
    fetched.mockImplementation(() => new Promise(() => undefined));
    const shown = vi.fn();
    const seen = effect(() => { if (current.value?.view) shown(looks.value.length); });
    void openCase('i1');
    await vi.waitFor(() => expect(shown).toHaveBeenCalled(), 5_000);
    seen();
    expect(shown.mock.calls[0]).toEqual([1]);
  });
  it('that is not on this phone is no look', async () => {
    await openCase('i9');
    expect(await listOutbox()).toEqual([]);
  });
});

describe('several looks', () => {
  it('at the same version within five minutes are one, even at once', async () => {
    await Promise.all([noteLook('i1', 7), noteLook('i1', 7), noteLook('i1', 7)]);
    expect(looks.value).toHaveLength(1);
  });
  it('at another version, another case or after five minutes are several', async () => {
    await noteLook('i1', 7);
    await noteLook('i1', 8);
    await noteLook('i2', 7);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1 });
    await noteLook('i1', 7);
    expect((await bodies()).map((one) => one['version'])).toEqual([7, 8, 7, 7]);
  });
});
