// @vitest-environment happy-dom
// Writes about the items of a case, as the pages make them; the network is away throughout.
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { keep, read } from '../../src/db/kept';
import { eraseEverything } from '../../src/db/open';
import * as outbox from '../../src/db/outbox';
import { bodyOf } from '../../src/domain/entry';
import { partyEntry } from '../../src/domain/plan-save';
import { viewCase, type CaseFile } from '../../src/state/case-view';
import * as write from '../../src/state/items';
import { officer } from '../../src/state/session';
import { refresh } from '../../src/state/sync';
import { caseFile, me, party, person } from '../support/files';
import { WRITTEN, done, failed } from '../support/outbox';

vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no network')));
afterAll(() => vi.unstubAllGlobals());
beforeEach(async () => {
  await eraseEverything();
  officer.value = { ...me, username: 'demo', role: 'schools_officer' };
  await refresh();
});

const stored = caseFile('i1', { persons: [person('p1'), person('p2')], parties: [party('y1', 'p1', 'victim'), party('y2', 'p2', 'offender')] });
const view = async (file: CaseFile | null = stored) => viewCase('i1', file, await outbox.readEntries(), me)!;
const entries = () => outbox.readEntries();
const heads = async () => (await entries()).map(({ head }) => head);

describe('a new item', () => {
  it('is a creation at its own address under a new id, with the time it was written', async () => {
    const id = await write.addItem(await view(), 'restorative_meeting', { invitations: [] }, null);
    const [entry] = await entries();
    expect(entry!.head).toMatchObject({ kind: 'restorative_meeting', method: 'PUT', path: `/incidents/i1/restorative-meetings/${id}`, incidentId: 'i1', resourceId: id, ifMatch: null, officerId: me.id });
    expect(bodyOf(entry!)).toEqual({ invitations: [], writtenAt: entry!.head.writtenAt });
  });
  it('takes the form it came from away in the same step', async () => {
    await keep('forms', '/cases/i1/crimes/new', WRITTEN, { typed: 'x' });
    await write.addItem(await view(), 'crime', { people: [] }, '/cases/i1/crimes/new');
    expect(await read('forms', '/cases/i1/crimes/new')).toBeNull();
    expect(await heads()).toHaveLength(1);
  });
  it('goes only after the case and everything that it names', async () => {
    await write.addItem(await view(), 'crime', { people: [{ personId: 'p1', role: 'victim' }, { personId: 'p2', role: 'offender' }] }, null);
    expect((await heads())[0]!.needs.sort()).toEqual(['i1', 'p1', 'p2']);
    const crime = (await heads())[0]!.resourceId;
    await write.addItem(await view(), 'advisory', { personId: 'p2', crimeId: crime, notGiven: {} }, null);
    expect((await heads())[1]!.needs.sort()).toEqual(['i1', 'p2', crime].sort());
  });
  it('about somebody whose only part in the case is not sent yet goes after that part too', async () => {
    const making = { newId: () => 'y3', writtenAt: WRITTEN, officerId: me.id };
    await outbox.enqueue([partyEntry('i1', 'p3', 'witness', making)], WRITTEN, null);
    await write.addItem(await view(), 'signposting', { personId: 'p3', services: ['meic'] }, null);
    await write.addItem(await view(), 'signposting', { personId: 'p1', services: ['meic'] }, null);
    expect((await heads()).slice(1).map(({ needs }) => needs.sort())).toEqual([['i1', 'p3', 'y3'], ['i1', 'p1']]);
  });
  it('of several made in one go is there with all the others, in their order and with one time', async () => {
    const ids = await write.addItems(await view(), [{ kind: 'referral', body: { to: 'ppu', personId: 'p1' } }, { kind: 'referral', body: { to: 'ppu', personId: 'p2' } }], null);
    expect((await heads()).map(({ resourceId }) => resourceId)).toEqual(ids);
    expect(new Set((await heads()).map(({ writtenAt }) => writtenAt)).size).toBe(1);
    expect(new Set((await heads()).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });
  it('has bytes that stay the same however often they are read and tried', async () => {
    await write.addItem(await view(), 'exhibit', { thing: 'phone', description: 'Tŷ “x”' }, null);
    const [first] = await entries();
    await failed(first!, { status: 503, code: 'busy', traceId: null, errors: [], currentEtag: null, changedFields: [] }, { state: 'waiting', nextTryAt: 0 });
    const [again] = await entries();
    expect(again!.body.json).toBe(first!.body.json);
    expect(again!.head).toEqual(first!.head);
  });
});

describe('a change', () => {
  const exhibit = { id: 'e1', etag: '"4"', state: 'surrendered', sealNumber: 'S1' };
  it('is made against the version that was seen, with what was seen beside it', async () => {
    await write.changeItem(await view(), 'exhibit', exhibit, { sealNumber: 'S2', keptAt: 'Safe' }, null);
    const [entry] = await entries();
    expect(entry!.head).toMatchObject({ method: 'PATCH', path: '/incidents/i1/exhibits/e1', ifMatch: '"4"', resourceId: 'e1' });
    expect(entry!.head.needs.sort()).toEqual(['e1', 'i1']);
    expect(entry!.body.before).toEqual({ sealNumber: 'S1', keptAt: null });
    expect(bodyOf(entry!)).toEqual({ sealNumber: 'S2', keptAt: 'Safe' });
  });
  it('of something that is not sent yet waits for the version it will get', async () => {
    const id = await write.addItem(await view(), 'crime', { people: [] }, null);
    await write.changeItem(await view(), 'crime', { id, etag: '' }, { note: 'x' }, null);
    expect((await heads())[1]).toMatchObject({ ifMatch: null, needs: ['i1', id] });
  });
  it('of nothing is no write', async () => {
    await write.changeItem(await view(), 'exhibit', exhibit, {}, null);
    expect(await entries()).toEqual([]);
  });
});

describe('a step of a referral', () => {
  it('is an addition at the referral’s own address, without a version of its own', async () => {
    await write.takeStep(await view(), { id: 'r1', etag: '"2"' }, { step: 'chased', at: WRITTEN, by: write.me(), how: 'phone' }, null);
    const [entry] = await entries();
    expect(entry!.head).toMatchObject({ kind: 'referral', method: 'POST', path: '/incidents/i1/referrals/r1/steps', resourceId: 'r1' });
    expect(bodyOf(entry!)).toEqual({ step: 'chased', at: WRITTEN, by: { officerId: me.id, name: me.displayName }, how: 'phone' });
  });
  it('on one that is not sent yet goes after it, and a withdrawal after the step builds on the step', async () => {
    const id = await write.addItem(await view(), 'referral', { to: 'ppu', personId: 'p1', at: WRITTEN, by: write.me(), how: 'here' }, null);
    await write.takeStep(await view(), { id, etag: '' }, { step: 'chased', at: WRITTEN, by: write.me(), how: 'phone' }, null);
    await write.changeItem(await view(), 'referral', { id, etag: '' }, { withdrawnReason: 'x' }, null);
    const [made, step] = await outbox.listOutbox();
    await done(made!, '"1"');
    expect((await heads()).map(({ ifMatch }) => ifMatch)).toEqual(['"1"', null]);
    await done(step!, '"2"');
    expect((await heads()).map(({ ifMatch }) => ifMatch)).toEqual(['"2"']);
  });
  it('that is set aside lets the change after it go on from where it stood', async () => {
    await write.takeStep(await view(), { id: 'r1', etag: '"2"' }, { step: 'chased', at: WRITTEN, by: write.me(), how: 'phone' }, null);
    await write.changeItem(await view(), 'referral', { id: 'r1', etag: '"2"' }, { withdrawnReason: 'x' }, null);
    await outbox.setAside((await outbox.listOutbox())[0]!.seq);
    expect((await heads())[1]!.ifMatch).toBe('"2"');
  });
});
