// @vitest-environment happy-dom
// From the first sign-in on a phone to the last: what is kept, what is erased, and that nothing finished is lost by any of it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getMeta, setMeta } from '../../src/db/meta';
import { db } from '../../src/db/open';
import { enqueue, listOutbox } from '../../src/db/outbox';
import * as drafts from '../../src/state/drafts';
import { lockNow, opened } from '../../src/state/lock';
import { gone, officer, signIn, signOut, startSession, unsentWork } from '../../src/state/session';
import { eraseForgotten, openAfterwards, setPassphrase, unlockWith } from '../../src/state/unlock';
import { vaultState } from '../../src/state/vault';
import { instant } from '../../src/platform/clock';
import { forceKey } from '../support/sealed';
import { me } from '../support/files';
import { emptyPhone, json, openPhone, PHRASE } from '../support/phone';

const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
vi.stubGlobal('fetch', fetched);
const away = () => fetched.mockReset().mockRejectedValue(new TypeError('no network'));
/** A server that knows these two officers by their names, and takes nothing. */
const answers = () => fetched.mockReset().mockImplementation((url, init) => {
  if (!url.endsWith('/sessions')) return Promise.reject(new TypeError('no network'));
  const { username } = JSON.parse(init.body as string) as { username: string };
  const officerOf = { ...me, id: username === 'demo.officer' ? me.id : 'officer-2', username, role: 'schools_officer', language: 'en', demo: true };
  return Promise.resolve(json(201, { id: 'session', expiresAt: '2027-01-01T00:00:00Z', officer: officerOf }));
});
beforeEach(async () => {
  away();
  await openPhone();
});
afterEach(() => vi.restoreAllMocks());

const write = (key: string) => ({
  head: { kind: 'note' as const, method: 'PUT' as const, path: `/incidents/c/notes/${key}`, incidentId: 'c', resourceId: key, needs: [], idempotencyKey: key, ifMatch: null, writtenAt: instant(), officerId: me.id },
  body: { json: JSON.stringify({ text: 'told by a teacher' }), before: null },
});
async function sealable(): Promise<void> {
  await setMeta('sealing', forceKey().sealing);
  await setMeta('dropBoxes', { [(await getMeta('device'))!.id]: 'secret' });
}
const rows = async () => (await listOutbox()).map(({ state, readable, envelope }) => [state, readable, !!envelope]);
const readable = async () => {
  const base = await db();
  return Promise.all((['vault', 'drafts', 'forms', 'cases', 'list', 'outstanding'] as const).map((store) => base.count(store)));
};
const NOTHING = [0, 0, 0, 0, 0, 0];

describe('a passphrase', () => {
  it('is asked of an officer whose work was kept readable by an older version, and seals it', async () => {
    await emptyPhone();
    const base = await db();
    await base.put('meta', { ...me, username: 'demo.officer', role: 'schools_officer' }, 'officer');
    await base.put('drafts', { id: 'd', at: '', sealed: { id: 'd', narrative: 'in plain text' } as never });
    await startSession();
    expect([vaultState.value, officer.value?.id, opened.value]).toEqual(['none', me.id, false]);
    await setPassphrase(PHRASE);
    await openAfterwards();
    expect(opened.value).toBe(true);
    expect(JSON.stringify([await base.getAll('drafts'), await base.getAll('meta')])).not.toMatch(/plain text|demo\.officer/);
    expect((await drafts.openDraft('d'))?.narrative).toBe('in plain text');
  });
  it('opens what was sealed, and gives back who is signed in', async () => {
    await lockNow('asked');
    expect(officer.value).toBeNull();
    expect(await unlockWith('passphrase', PHRASE)).toEqual({ kind: 'in' });
    expect(officer.value?.id).toBe(me.id);
  });
  it('that is wrong five times erases what could be read, and keeps what is finished', async () => {
    await sealable();
    await enqueue([write('n1')], instant(), null);
    await drafts.startDraft();
    await lockNow('asked');
    for (const left of [4, 3, 2, 1]) expect(await unlockWith('passphrase', 'not the passphrase')).toEqual({ kind: 'wrong', left });
    expect(await unlockWith('passphrase', 'not the passphrase')).toEqual({ kind: 'erased' });
    expect([vaultState.value, gone.value, officer.value]).toEqual(['none', 'tries', null]);
    expect(await readable()).toEqual(NOTHING);
    expect(await rows()).toEqual([['waiting', false, true]]);
  });
  it('that is forgotten does the same, on purpose', async () => {
    await sealable();
    await enqueue([write('n1')], instant(), null);
    await lockNow('asked');
    await eraseForgotten();
    expect([gone.value, await readable(), await rows()]).toEqual(['forgotten', NOTHING, [['waiting', false, true]]]);
  });
});

describe('signing out', () => {
  it('erases drafts and keeps what is finished and sealed, which the next officer’s sign-in leaves alone', async () => {
    await sealable();
    await enqueue([write('n1'), write('n2')], instant(), null);
    await drafts.startDraft();
    expect(await unsentWork()).toEqual({ sealed: 2, drafts: 1, bare: 0 });
    await signOut();
    expect([opened.value, officer.value, vaultState.value, localStorage.getItem('waymark.device')]).toEqual([false, null, 'none', null]);
    expect(await readable()).toEqual(NOTHING);
    answers();
    expect(await signIn('other.officer', 'x')).toEqual({ kind: 'in' });
    await setPassphrase(PHRASE);
    await openAfterwards();
    expect(await rows()).toEqual([['waiting', false, true], ['waiting', false, true]]);
    expect((await getMeta('dropBoxes'))?.[(await listOutbox())[0]!.head.deviceId!]).toBe('secret');
  });
  it('counts as bare what nobody else could open any more', async () => {
    await enqueue([write('n1')], instant(), null);
    expect(await unsentWork()).toEqual({ sealed: 0, drafts: 0, bare: 1 });
  });
});

describe('another officer on the same phone', () => {
  it('is refused while the one before has unfinished records behind a lock, and is not told whose', async () => {
    await drafts.startDraft();
    await lockNow('asked');
    answers();
    expect(await signIn('other.officer', 'x')).toEqual({ kind: 'other-officer', name: null });
    expect(await unlockWith('passphrase', PHRASE)).toEqual({ kind: 'in' });
    await drafts.loadDrafts();
    expect(drafts.drafts.value).toHaveLength(1);
  });
  it('may come when nothing is unfinished; the phone is then another one to the server', async () => {
    const before = (await getMeta('device'))!.id;
    await sealable();
    await enqueue([write('n1')], instant(), null);
    await lockNow('asked');
    answers();
    expect(await signIn('other.officer', 'x')).toEqual({ kind: 'in' });
    expect([vaultState.value, officer.value?.id]).toEqual(['none', 'officer-2']);
    await setPassphrase(PHRASE);
    expect((await getMeta('device'))!.id).not.toBe(before);
    expect(await rows()).toEqual([['waiting', false, true]]);
  });
  it('does not open the vault of the same officer by signing in', async () => {
    await lockNow('asked');
    answers();
    expect(await signIn('demo.officer', 'x')).toEqual({ kind: 'in' });
    expect([vaultState.value, officer.value, opened.value]).toEqual(['locked', null, false]);
  });
});

describe('a phone that was taken out of use', () => {
  it('erases what could be read, keeps what is sealed, and says so to the server', async () => {
    await sealable();
    await enqueue([write('n1')], instant(), null);
    await drafts.startDraft();
    await setMeta('revoked', 'known');
    await startSession();
    expect([opened.value, officer.value, gone.value, await getMeta('revoked')]).toEqual([false, null, 'revoked', 'erased']);
    expect(await readable()).toEqual(NOTHING);
    expect(await rows()).toEqual([['waiting', false, true]]);
  });
  it('is a new phone to the server when somebody signs in on it again', async () => {
    const before = (await getMeta('device'))!.id;
    await setMeta('revoked', 'known');
    await startSession();
    answers();
    await signIn('demo.officer', 'x');
    await setPassphrase(PHRASE);
    expect([(await getMeta('device'))!.id === before, await getMeta('revoked')]).toEqual([false, undefined]);
  });
});

describe('storage that was erased behind the app’s back', () => {
  it('is noticed, said to the officer, and reported to the server', async () => {
    const { id } = (await getMeta('device'))!;
    const mark = localStorage.getItem('waymark.device')!;
    await emptyPhone();
    localStorage.setItem('waymark.device', mark);
    await startSession();
    expect([mark, gone.value, await getMeta('lostDeviceId'), localStorage.getItem('waymark.device')]).toEqual([id, 'lost', id, null]);
  });
  it('is not suspected on a phone that was signed out of', async () => {
    await signOut();
    await startSession();
    expect([gone.value, await getMeta('lostDeviceId')]).toEqual([null, undefined]);
  });
});
