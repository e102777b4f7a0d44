import { beforeEach, describe, expect, it } from 'vitest';
import { keep } from '../../src/db/kept';
import { eraseEverything } from '../../src/db/open';
import { keepPack } from '../../src/db/packs';
import { makeEntry } from '../../src/domain/plan-save';
import { viewCase, type CaseFile, type CaseView } from '../../src/state/case-view';
import { guide, loadKnown } from '../../src/state/guidance';
import { packOf } from '../../src/state/packs';
import { bigCase } from '../support/big-case';
import { AT, caseFile, me, party, person } from '../support/files';
import { PACK } from '../support/pack';

const row = { id: '2016.1', etag: '"1"', inForceFrom: '2016-11-01', wordingCy: null, pack: PACK };
beforeEach(async () => {
  await eraseEverything();
  await keepPack(row);
});
const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const child = caseFile('i1', { report: { reportedAt: AT, channel: 'school_101', reporterKind: 'school_staff' }, persons: [person('p1', { dateOfBirth: '2012-03-09' })], parties: [party('y1', 'p1', 'victim')] });
const seen = (file: CaseFile): CaseView => viewCase(file.id, file, [], me)!;
const guided = async (view: CaseView, nowMs = NOW) => guide(view, await loadKnown(view), nowMs)!;
const owed = async (view: CaseView, nowMs = NOW) => (await guided(view, nowMs)).evaluation.requirements.find((one) => one.requirement === 'ppu_notified' && one.subjectId === 'p1')!;

describe('what the guidance says about a case', () => {
  it('is said of its children, with their ages, and of who was notified', async () => {
    const found = await guided(seen(child));
    expect(found.evaluation.people).toMatchObject([{ personId: 'p1', child: true }]);
    expect(found.ages.get('p1')).toEqual({ taken: null, shared: null, reported: 14, atAct: 14 });
    expect(found.notified).toEqual({ children: 1, notified: 0, acknowledged: 0 });
    expect((await owed(seen(child))).state).toBe('owed');
  });
  it('is said with what is not sent yet', async () => {
    const entry = makeEntry({ kind: 'referral', method: 'PUT', path: '/', incidentId: 'i1', resourceId: 'r1', needs: [] }, { to: 'ppu', personId: 'p1', at: AT, by: { name: 'Demo' }, how: 'here' },
      { newId: () => 'k', writtenAt: AT, officerId: me.id });
    const view = viewCase('i1', child, [{ seq: 1, ...entry, state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt: '' }], me)!;
    expect((await owed(view)).state).not.toBe('owed');
    expect((await guided(view)).notified).toEqual({ children: 1, notified: 1, acknowledged: 0 });
  });
  it('does not count what the server refused', async () => {
    const entry = makeEntry({ kind: 'referral', method: 'PUT', path: '/', incidentId: 'i1', resourceId: 'r1', needs: [] }, { to: 'ppu', personId: 'p1', at: AT, by: { name: 'Demo' }, how: 'here' },
      { newId: () => 'k', writtenAt: AT, officerId: me.id });
    const view = viewCase('i1', child, [{ seq: 1, ...entry, state: 'refused', attempts: 1, nextTryAt: 0, last: null, queuedAt: '' }], me)!;
    expect((await owed(view)).state).toBe('owed');
    expect((await guided(view)).notified.notified).toBe(0);
  });
  it('falls due by the clock alone', async () => {
    const before = await owed(seen(child)), after = await owed(seen(child), NOW + 400 * 24 * 3_600_000);
    expect(before.dueAt).not.toBeNull();
    expect([before.overdue, after.overdue]).toEqual([false, true]);
  });
  it('counts earlier occasions when the server has counted them, and says when it has not', async () => {
    expect(await guided(seen(child))).toMatchObject({ onRecord: null, onRecordAt: null });
    await keep('outstanding', 'i1', AT, { onRecord: [{ personId: 'p1', offence: 'a', incidents: [] }], at: AT, readAt: AT });
    expect(await guided(seen(child))).toMatchObject({ onRecord: [{ personId: 'p1' }], onRecordAt: AT });
  });
});

describe('the pack of a case', () => {
  it('is the one it is pinned to; a case that is on this phone only falls under the newest in force', async () => {
    await keepPack({ ...row, id: '2099.1', inForceFrom: '2099-01-01', pack: { ...PACK, version: '2099.1' } });
    expect([(await packOf('2016.1'))?.version, (await packOf('2099.1'))?.version, (await packOf(''))?.version]).toEqual(['2016.1', '2099.1', '2016.1']);
  });
  it('that is not on this phone gives no answer rather than another pack’s', async () => {
    expect(await packOf('2031.1')).toBeNull();
    const view = seen({ ...child, guidancePack: '2031.1' });
    expect(guide(view, await loadKnown(view), NOW)).toBeNull();
  });
  it('that this version of the app cannot read gives none either', async () => {
    await keepPack({ ...row, id: '2031.1', pack: { ...PACK, version: '2031.1', language: 99 } });
    expect(await packOf('2031.1')).toBeNull();
  });
  it('is compiled once, and again when its Welsh wording was approved', async () => {
    const first = await packOf('2016.1');
    expect(await packOf('2016.1')).toBe(first);
    expect(first!.wordingCy).toBeNull();
    await keepPack({ ...row, etag: '"2"', wordingCy: 'Geiriad (add crime type)' });
    expect((await packOf('2016.1'))!.wordingCy).toBe('Geiriad (add crime type)');
  });
});

describe('a case of thirty people and sixty crimes', () => {
  it('is judged whole', async () => {
    const view = seen(bigCase());
    const known = await loadKnown(view);
    expect(guide(view, known, NOW)!.evaluation.requirements.length).toBeGreaterThan(100);
  });
});
