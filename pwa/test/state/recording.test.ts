// @vitest-environment happy-dom
// From the first letter typed to the outbox, through the state layer as the pages use it; the network is away throughout.
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCase } from '../../src/db/cases';
import { read, readAll } from '../../src/db/kept';
import { setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import * as outbox from '../../src/db/outbox';
import { bodyOf } from '../../src/domain/entry';
import type { CaseFile } from '../../src/state/case-view';
import { viewCase } from '../../src/state/case-view';
import * as drafts from '../../src/state/drafts';
import { openForm } from '../../src/state/forms';
import { loadLines, lines } from '../../src/state/cases';
import { officer, signOut } from '../../src/state/session';
import { items, refresh } from '../../src/state/sync';
import * as waiting from '../../src/state/waiting';
import { settled } from '../../src/state/writer';
import * as work from '../../src/state/work';
import { finished, somebody } from '../support/answers';
import { caseFile, me, party, person } from '../support/files';
import { problem } from '../support/wire';
import { failed } from '../support/outbox';

const fetched = vi.fn<() => Promise<Response>>();
vi.stubGlobal('fetch', fetched);
afterAll(() => vi.unstubAllGlobals());

beforeEach(async () => {
  fetched.mockReset().mockRejectedValue(new TypeError('no network'));
  await settled();
  await eraseEverything();
  officer.value = { ...me, username: 'demo', role: 'officer' };
  await setMeta('device', { id: 'd', prefix: 'KV4', lastNumber: 6 });
  drafts.draft.value = null;
  await refresh();
});
const view = async (file: CaseFile) => viewCase(file.id, file, await outbox.readEntries(), me)!;
const bodies = async () => (await outbox.readEntries()).map(bodyOf);

describe('a record that is being written', () => {
  it('is on the phone after every answer, and is found again after a reload', async () => {
    const { id } = await drafts.startDraft();
    for (const narrative of ['T', 'Tw', 'Two']) drafts.edit({ narrative });
    await drafts.flushDrafts();
    expect(await read('drafts', id)).toMatchObject({ narrative: 'Two' });
    drafts.draft.value = null;
    expect(await drafts.openDraft(id)).toMatchObject({ id, narrative: 'Two' });
  });
  it('keeps people, changes one and removes one', async () => {
    await drafts.startDraft();
    const a = drafts.addPerson();
    drafts.editPerson(a, { givenNames: 'A', roles: ['victim'] });
    const b = drafts.addPerson();
    expect(drafts.draft.value!.people.map((p) => p.id)).toEqual([a, b]);
    drafts.addPerson(); // the one left blank goes
    expect(drafts.draft.value!.people).toHaveLength(2);
    drafts.removePerson(a);
    expect(drafts.draft.value!.people.some((p) => p.givenNames === 'A')).toBe(false);
  });
  it('becomes writes in the outbox, once, with the phone’s next reference', async () => {
    const { id } = await drafts.startDraft();
    drafts.edit({ ...finished(id) });
    await Promise.all([drafts.saveDraft(), drafts.saveDraft()]);
    expect(await readAll('drafts')).toEqual([]);
    expect(drafts.draft.value).toBeNull();
    const all = await outbox.listOutbox();
    expect(all.filter((item) => item.head.kind === 'incident')).toHaveLength(1);
    expect(all).toHaveLength(6);
    expect((await bodies()).find((body) => body['reference'])).toMatchObject(
      { reference: expect.stringMatching(/^KV-400-[78]/) as string });
    await loadLines();
    expect(lines.value).toMatchObject([{ id, state: 'waiting', children: 2, people: 2 }]);
  });
  it('without a prefix is saved all the same, and the server gives the reference', async () => {
    await setMeta('device', { id: 'd', prefix: null, lastNumber: 0 });
    const { id } = await drafts.startDraft();
    drafts.edit({ ...finished(id) });
    await drafts.saveDraft();
    expect((await bodies()).some((body) => 'reference' in body)).toBe(false);
    expect(await outbox.listOutbox()).toHaveLength(6);
  });
  it('thrown away is gone, and nothing brings it back', async () => {
    const { id } = await drafts.startDraft();
    drafts.edit({ narrative: 'x' });
    await drafts.discardDraft(id);
    expect(await readAll('drafts')).toEqual([]);
    expect(drafts.drafts.value).toEqual([]);
  });
});

describe('signing out', () => {
  it('leaves nothing behind, also of what was typed a moment ago', async () => {
    await drafts.startDraft();
    drafts.edit({ narrative: 'typed last' });
    const form = openForm('cases/i1/notes/new', { text: '' });
    await vi.waitUntil(() => form.ready.value);
    drafts.edit({ narrative: 'typed at the very last' });
    form.set({ text: 'half' });
    await signOut();
    await settled();
    expect([await readAll('drafts'), await readAll('forms'), officer.value]).toEqual([[], [], null]);
  });
});

describe('a half-typed form', () => {
  it('comes back under its address and leaves when it is closed', async () => {
    const form = openForm('cases/i1/notes/new', { text: '' });
    await vi.waitUntil(() => form.ready.value);
    form.set({ text: 'half' });
    await vi.waitUntil(async () => (await readAll('forms')).length === 1);
    const again = openForm('cases/i1/notes/new', { text: '' });
    await vi.waitUntil(() => again.ready.value);
    expect(again.value.value).toEqual({ text: 'half' });
    await again.close();
    expect(await readAll('forms')).toEqual([]);
  });
});

describe('work on a case', () => {
  const stored = caseFile('i1',
    { etag: '"3.9"', narrative: 'old', school: { id: 's1', name: 'Ysgol Demo' }, persons: [person('p1', { sex: 'male', etag: '"2"' })],
    parties: [party('y1', 'p1', 'victim')] });

  it('sends only what differs, on the version that was read, with what was seen', async () => {
    expect(await work.correctFacts(await view(stored), { narrative: 'new', school: { id: 's1' } }, 'f')).toBe(true);
    const [entry] = await outbox.readEntries();
    expect(entry!.head).toMatchObject({ method: 'PATCH', path: '/incidents/i1', ifMatch: '"3.9"', needs: ['i1'] });
    expect(bodyOf(entry!)).toEqual({ narrative: 'new', writtenAt: entry!.head.writtenAt });
    expect(entry!.body.before).toMatchObject({ narrative: 'old' });
  });
  it('sends nothing when nothing differs', async () => {
    expect(await work.correctFacts(await view(stored), { narrative: 'old', school: { id: 's1' } }, 'f')).toBe(false);
    expect(await outbox.listOutbox()).toEqual([]);
  });
  it('never leaves the name of one school beside the id of another', async () => {
    await work.correctFacts(await view(stored), { school: { name: 'Unlisted' } }, 'f');
    await work.correctFacts(await view(stored), { school: { id: 's2' } }, 'f');
    expect((await bodies()).map((body) => body['school'])).toEqual([{ id: null, name: 'Unlisted' }, { id: 's2', name: null }]);
  });
  it('on top of work that waits builds on that', async () => {
    await work.correctFacts(await view(stored), { narrative: 'a' }, 'f');
    await work.correctFacts(await view(stored), { narrative: 'b' }, 'f');
    expect(items.value.map((item) => item.head.ifMatch)).toEqual(['"3.9"', null]);
  });
  it('adds a person with all parts, and new parts to a person, in one step', async () => {
    await work.addPersonToCase(await view(stored), somebody('x', { roles: ['victim', 'witness'] }), 'f');
    expect(items.value.map((item) => item.head.kind)).toEqual(['person', 'party', 'party']);
    await eraseEverything();
    await work.correctPerson(await view(stored), stored.persons[0]!,
      somebody('p1', { roles: ['victim', 'offender'], sex: 'female', schoolKind: 'none' }), 'f');
    expect(items.value.map((item) => `${item.head.method} ${item.head.kind}`)).toEqual(['PATCH person', 'PUT party']);
    expect((await bodies())[1]).toMatchObject({ personId: 'p1', role: 'offender' });
  });
  it('writes and withdraws notes and parts, with a reason', async () => {
    await work.addNote(await view(stored), { kind: 'told_by_someone', toldBy: ' tutor ', text: ' x ' }, 'f');
    await work.withdraw(await view(stored), 'party', stored.parties[0]!, ' wrong case ', 'f');
    expect(await bodies()).toMatchObject([{ kind: 'told_by_someone', toldBy: 'tutor', text: 'x' }, { withdrawnReason: 'wrong case' }]);
    expect(items.value[1]!.head).toMatchObject({ path: '/incidents/i1/parties/y1', ifMatch: '"1"' });
  });
});

describe('putting right', () => {
  const stored = caseFile('i1', { etag: '"3.9"', narrative: 'old' });
  const refuse = async (status: number, code: string, more = {}) => {
    await work.correctFacts(await view(stored), { narrative: 'mine' }, 'f');
    const [item] = await outbox.listOutbox();
    await failed(item!, { status, code, traceId: null, errors: [], currentEtag: null, changedFields: [], ...more },
      { state: 'refused', nextTryAt: 0 });
    return (await waiting.readItem(item!.seq))!;
  };

  it('sends other bytes under another key', async () => {
    const item = await refuse(422, 'invalid');
    await waiting.resend(item, { narrative: 'shorter' });
    const after = (await waiting.readItem(item.seq))!;
    expect(bodyOf(after)).toEqual({ narrative: 'shorter' });
    expect(after.head).toMatchObject({ ifMatch: '"3.9"', writtenAt: item.head.writtenAt });
    expect(after.head.idempotencyKey).not.toBe(item.head.idempotencyKey);
  });
  it('puts back what was refused under another key, as the server keeps its refusal under the old one', async () => {
    const item = await refuse(404, 'not-found');
    await waiting.setAside(item.seq);
    await waiting.putBack(item.seq);
    const after = (await waiting.readItem(item.seq))!;
    expect(after.state).not.toBe('aside');
    expect(after.head.idempotencyKey).not.toBe(item.head.idempotencyKey);
    expect(after.body).toEqual(item.body);
  });
  it('puts back what was never answered under its own key, as the server may have it', async () => {
    await work.correctFacts(await view(stored), { narrative: 'mine' }, 'f');
    const item = (await waiting.readItem((await outbox.listOutbox())[0]!.seq))!;
    await waiting.setAside(item.seq);
    await waiting.putBack(item.seq);
    expect((await waiting.readItem(item.seq))!.head.idempotencyKey).toBe(item.head.idempotencyKey);
  });
  it('shows the fields in which both differ, and sends what was chosen against the version that was shown', async () => {
    await keepCase('i1', 'x', stored.etag, stored, {});
    const item = await refuse(412, 'stale', { currentEtag: '"4.10"', changedFields: ['narrative'] });
    fetched.mockImplementation(async () => new Response(JSON.stringify({ ...stored, narrative: 'theirs' }),
      { headers: { ETag: '"5.11"' } }));
    const conflict = await waiting.readConflict(item);
    expect(conflict).toEqual({ kind: 'choices', etag: '"5.11"',
      choices: [{ field: 'narrative', before: 'old', mine: 'mine', theirs: 'theirs' }] });
    fetched.mockRejectedValue(new TypeError('no network'));
    await waiting.resolveConflict(item, ['narrative'], '"5.11"');
    expect((await outbox.readEntries()).map((entry) => [bodyOf(entry)['narrative'], entry.head.ifMatch])).toEqual([['mine', '"5.11"']]);
  });
  it('leaves the outbox when every field is taken from the other version, by that decision alone', async () => {
    const item = await refuse(412, 'stale', { currentEtag: '"4.10"', changedFields: ['narrative'] });
    fetched.mockImplementation(async () => problem(503, 'busy'));
    expect(await waiting.readConflict(item)).toEqual({ kind: 'other' });
    expect(await outbox.listOutbox()).toHaveLength(1);
    await waiting.resolveConflict(item, [], '"4.10"');
    expect(await outbox.listOutbox()).toEqual([]);
  });
});
