// @vitest-environment happy-dom
// What makes the app lock, that nothing typed is lost by it, and that nothing of a case stays in memory.
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { getMeta, setMeta } from '../../src/db/meta';
import * as cases from '../../src/state/cases';
import * as drafts from '../../src/state/drafts';
import { duplicates } from '../../src/state/duplicates';
import { openForm } from '../../src/state/forms';
import { lease, leaseEnds, leaseIsOver, readLease } from '../../src/state/lease';
import { check, lockNow, onLock, opened, startLocks } from '../../src/state/lock';
import { officer } from '../../src/state/session';
import { unlockWith } from '../../src/state/unlock';
import { lockReason, setPin, vaultState } from '../../src/state/vault';
import { db } from '../../src/db/open';
import { HOUR, leaseOf, openPhone, PHRASE, visibility } from '../support/phone';

vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no network')));
beforeAll(startLocks);
beforeEach(async () => {
  await openPhone();
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  lease.value = null;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});
const MINUTE = 60_000;
const use = () => document.dispatchEvent(new Event('pointerdown'));
const locked = () => vi.waitFor(() => expect([opened.value, vaultState.value]).toEqual([false, 'locked']));

describe('the app locks', () => {
  it('after five minutes without use, and not before', async () => {
    vi.advanceTimersByTime(5 * MINUTE - 1000);
    await check();
    expect(opened.value).toBe(true);
    vi.advanceTimersByTime(1000);
    await check();
    await locked();
    expect(lockReason.value).toBe('idle');
  });
  it('after as many minutes as the force has set', async () => {
    await setMeta('lease', { contactAt: '2026-11-24T10:00:00Z', until: '2027-11-24T10:00:00Z', at: Date.now(), policy: { idleMinutes: 1, hiddenSeconds: 60, leaseHours: 72, kdfRounds: 600_000, tries: 5 } });
    await readLease();
    vi.advanceTimersByTime(MINUTE);
    await check();
    await locked();
  });
  it('not while it is being used', async () => {
    for (let n = 0; n < 12; n++) {
      vi.advanceTimersByTime(MINUTE);
      use();
      await check();
    }
    expect(opened.value).toBe(true);
  });
  it('and is not kept open by the touch that wakes a phone which slept', async () => {
    vi.advanceTimersByTime(HOUR);
    use();
    await locked();
  });
  it('when it was out of sight for a minute, before it is seen again', async () => {
    visibility('hidden');
    vi.advanceTimersByTime(MINUTE);
    visibility('visible');
    expect(opened.value).toBe(false);
    await locked();
    expect(lockReason.value).toBe('hidden');
  });
  it('not when it was out of sight for less', async () => {
    visibility('hidden');
    vi.advanceTimersByTime(MINUTE - 1);
    visibility('visible');
    await check();
    expect(opened.value).toBe(true);
  });
  it('when the clock goes back by more than a minute, and not by less', async () => {
    vi.setSystemTime(Date.now() - 50_000);
    await check();
    expect(opened.value).toBe(true);
    vi.setSystemTime(Date.now() - 20_000);
    await check();
    await locked();
    expect(lockReason.value).toBe('clock');
  });
  it('when another window has seen a later time', async () => {
    await setMeta('lastSeenAt', Date.now() + 2 * HOUR);
    vi.advanceTimersByTime(30_000);
    use();
    await check();
    await locked();
    expect(lockReason.value).toBe('clock');
  });
  it('when it has been without the server for longer than the lease', async () => {
    await leaseOf(1);
    for (let n = 0; n < 15; n++) {
      vi.advanceTimersByTime(4 * MINUTE);
      use();
      await check();
    }
    await locked();
    expect(lockReason.value).toBe('lease');
  });
  it('when another window is locked by hand or signed out of', async () => {
    const other = new BroadcastChannel('waymark-lock');
    other.postMessage('asked');
    await locked();
    expect(lockReason.value).toBe('asked');
    other.close();
  });
});

describe('a lock', () => {
  it('costs nothing that was typed: the record and the half-typed form are there again', async () => {
    const { id } = await drafts.startDraft();
    drafts.edit({ narrative: 'A teacher told me' });
    openForm('/cases/1/notes/new', { text: '' }).set({ text: 'half a note' });
    await lockNow('asked');
    expect(await unlockWith('passphrase', PHRASE)).toEqual({ kind: 'in' });
    expect((await drafts.openDraft(id))?.narrative).toBe('A teacher told me');
    const form = openForm('/cases/1/notes/new', { text: '' });
    await vi.waitFor(() => expect(form.ready.value && form.value.value.text).toBe('half a note'));
  });
  it('costs nothing either on a phone so full that it could not be stored', async () => {
    const { id } = await drafts.startDraft();
    const store = Reflect.get(IDBObjectStore.prototype, 'put') as (this: IDBObjectStore, ...what: unknown[]) => IDBRequest<IDBValidKey>;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...what) {
      if (this.name === 'drafts') throw new DOMException('full', 'QuotaExceededError');
      return store.apply(this, what);
    });
    drafts.edit({ narrative: 'typed on a full phone' });
    await lockNow('asked');
    expect(drafts.notStored.value).toBe(true);
    put.mockRestore();
    expect(JSON.stringify(await (await db()).getAll('drafts'))).not.toContain('typed');
    await unlockWith('passphrase', PHRASE);
    expect((await drafts.openDraft(id))?.narrative).toBe('typed on a full phone');
    await drafts.loadDrafts();
    expect(drafts.drafts.value.map((one) => one.narrative)).toEqual(['typed on a full phone']);
  });
  it('empties every signal that holds something of a case or a person', async () => {
    const forgotten = vi.fn();
    onLock(forgotten);
    await drafts.startDraft();
    await drafts.loadDrafts();
    cases.lines.value = [];
    cases.current.value = { id: 'x', view: null, loading: false };
    duplicates.value = new Map([['x', { items: [], at: 0 }]]);
    await lockNow('asked');
    expect([drafts.draft.value, drafts.drafts.value, cases.lines.value, cases.current.value, duplicates.value.size, officer.value]).toEqual([null, [], null, null, 0, null]);
    expect(forgotten).toHaveBeenCalledTimes(1);
  });
  it('for idleness waits behind a PIN, which three wrong ones end', async () => {
    await setPin('482913');
    vi.advanceTimersByTime(5 * MINUTE);
    await check();
    await vi.waitFor(() => expect(vaultState.value).toBe('pin'));
    expect(await unlockWith('pin', '000001')).toEqual({ kind: 'wrongPin', left: 2 });
    expect(await unlockWith('pin', '482913')).toEqual({ kind: 'in' });
    vi.advanceTimersByTime(5 * MINUTE);
    await check();
    for (const left of [2, 1]) expect(await unlockWith('pin', '000001')).toEqual({ kind: 'wrongPin', left });
    expect(await unlockWith('pin', '000001')).toEqual({ kind: 'noPin' });
    await locked();
    expect(await unlockWith('passphrase', PHRASE)).toEqual({ kind: 'in' });
  });
  it('by any other reason ends the PIN too, also one that waits', async () => {
    await setPin('482913');
    vi.advanceTimersByTime(5 * MINUTE);
    await check();
    await vi.waitFor(() => expect(vaultState.value).toBe('pin'));
    await lockNow('signed-out', false);
    await locked();
  });
});

describe('a lease', () => {
  it('runs by this phone’s clock, however far that is from the server’s', async () => {
    await leaseOf(12, -48 * HOUR);
    expect(await leaseIsOver()).toBe(false);
    expect(leaseEnds(lease.value!)).toBe(Date.now() + 12 * HOUR);
    vi.advanceTimersByTime(12 * HOUR);
    expect(await leaseIsOver()).toBe(true);
  });
  it('is not lengthened by setting the clock back', async () => {
    await leaseOf(12);
    await setMeta('lastSeenAt', Date.now() + 13 * HOUR);
    expect(await leaseIsOver()).toBe(true);
    await setMeta('lastSeenAt', Date.now());
    vi.setSystemTime(Date.now() - 2 * HOUR);
    expect(await leaseIsOver()).toBe(true);
  });
  it('that is over asks for the server after the right passphrase, and says when it cannot be reached', async () => {
    await leaseOf(1);
    await lockNow('asked');
    vi.advanceTimersByTime(2 * HOUR);
    expect(await unlockWith('passphrase', PHRASE)).toEqual({ kind: 'noContact' });
    expect([opened.value, vaultState.value, lockReason.value]).toEqual([false, 'locked', 'lease']);
    // The passphrase was right: no try is counted.
    expect(await unlockWith('passphrase', 'not the passphrase')).toEqual({ kind: 'wrong', left: 4 });
  });
  it('is none for a server that has set none', async () => {
    expect(await getMeta('lease')).toBeUndefined();
    vi.advanceTimersByTime(400 * HOUR);
    expect(await leaseIsOver()).toBe(false);
  });
});
