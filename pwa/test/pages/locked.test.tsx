// @vitest-environment happy-dom
// The pages before the pages: unlocking, choosing a passphrase, and what is said when something was erased.
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../src/app';
import { go, here } from '../../src/router';
import { setLanguage } from '../../src/i18n';
import { setMeta } from '../../src/db/meta';
import * as drafts from '../../src/state/drafts';
import { noticeFullPhone } from '../../src/state/drafts';
import { lockNow, opened } from '../../src/state/lock';
import { demo, officer, signOut } from '../../src/state/session';
import { space } from '../../src/state/storage';
import { clockOff } from '../../src/state/clock';
import { lockReason } from '../../src/state/vault';
import { me } from '../support/files';
import { emptyPhone, leaseOf, openPhone, PHRASE } from '../support/phone';

vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no network')));
window.scrollTo = () => undefined;
let root: HTMLElement;
const title = () => root.querySelector('h1')?.textContent;
const text = () => root.textContent ?? '';
const until = (wanted: string) => vi.waitFor(() => expect(text()).toContain(wanted), { timeout: 5_000 });
function show(path = '/'): void {
  go(path, 'replace');
  root = document.createElement('div');
  document.body.append(root);
  render(<App />, root);
}
function type(id: string, value: string): void {
  const input = document.getElementById(id) as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
const submit = () => root.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
const press = (name: string) => [...root.querySelectorAll('button')].find((button) => button.textContent === name)!.click();
async function give(value: string): Promise<void> {
  type('secret', value);
  await new Promise((done) => setTimeout(done));
  submit();
}
beforeEach(openPhone);
afterEach(async () => {
  render(null, root);
  root.remove();
  [clockOff.value, space.value, demo.value] = [0, { ...space.value, level: 'ok' }, false];
  await setLanguage('en');
});

describe('a locked app', () => {
  it('shows nothing of whose it is or what is on it, and keeps its address', async () => {
    const { id } = await drafts.startDraft();
    drafts.edit({ narrative: 'A teacher told me' });
    show(`/record/${id}/narrative`);
    await until('What happened?');
    await lockNow('asked');
    await vi.waitFor(() => expect(title()).toBe('Locked'));
    expect(document.documentElement.outerHTML + document.title).not.toMatch(/teacher|Demonstration Officer|demo\.officer|What happened/);
    expect([...root.querySelectorAll('.places, .sync, textarea')]).toEqual([]);
    expect([document.title, here.value.path]).toEqual(['Locked – Waymark', `/record/${id}/narrative`]);
    await give(PHRASE);
    await vi.waitFor(() => expect(root.querySelector('textarea')?.value).toBe('A teacher told me'), { timeout: 5_000 });
  });
  it.each(['idle', 'hidden', 'clock', 'asked', 'lease', 'signed-out'] as const)('says why: %s', async (reason) => {
    await lockNow(reason);
    show();
    expect(root.querySelector('.lead')!.textContent).toMatch(/^\S.+\. Nothing you typed is lost\.$/);
    expect(lockReason.value).toBe(reason);
  });
  it('says how many tries are left, and asks first for something to be typed', async () => {
    await lockNow('asked');
    show();
    submit();
    await until('Enter it first');
    await give('not the passphrase');
    await until('4 tries left');
    expect((document.getElementById('secret') as HTMLInputElement).value).toBe('');
    for (const left of ['3 tries left', '2 tries left', 'One try left']) {
      await give('not the passphrase');
      await until(left);
    }
    await give('not the passphrase');
    await until('What could be read on this phone was erased');
    expect(title()).toBe('Sign in');
    expect(text()).toContain('The passphrase was wrong five times. Nothing waits to be sent.');
  });
  it('lets a passphrase be pasted and kept by a password manager', async () => {
    await lockNow('asked');
    show();
    const input = document.getElementById('secret') as HTMLInputElement;
    expect([input.type, input.getAttribute('autocomplete')]).toEqual(['password', 'current-password']);
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    input.dispatchEvent(paste);
    expect(paste.defaultPrevented).toBe(false);
  });
  it('that was out of contact too long says that the passphrase was right and what is wanting', async () => {
    await leaseOf(-1);
    await lockNow('asked');
    show();
    await give(PHRASE);
    await until('That is right, but this phone has been without the server for too long');
    expect(opened.value).toBe(false);
  });
  it('erases only after it was asked whether it is to', async () => {
    await drafts.startDraft();
    await lockNow('asked');
    show();
    press('I have forgotten it');
    await until('Erase what can be read on this phone?');
    press('Yes, erase');
    await until('The passphrase was forgotten.');
  });
  it('lets somebody else come to sign in', async () => {
    await lockNow('asked');
    show('/sign-in');
    expect([title(), text().includes(me.displayName)]).toEqual(['Sign in', false]);
  });
});

describe('choosing a passphrase', () => {
  beforeEach(async () => {
    await emptyPhone();
    officer.value = { ...me, username: 'demo.officer', role: 'schools_officer' };
    show('/schools');
  });
  it('comes before any page, says why, and refuses what is short, easy to guess or typed differently', async () => {
    expect(title()).toBe('Choose a passphrase for this phone');
    const inputs = ['new', 'again'].map((id) => document.getElementById(id)!.getAttribute('autocomplete'));
    expect(inputs).toEqual(['new-password', 'new-password']);
    for (const [first, again, said] of [['short', 'short', 'Use at least 12 characters'], ['passwordpassword', 'passwordpassword', 'This is easy to guess'], [PHRASE, 'another', 'These are not the same']] as const) {
      type('new', first);
      type('again', again);
      await new Promise((done) => setTimeout(done));
      submit();
      await until(said);
    }
    expect(opened.value).toBe(false);
  });
  it('says how good it is while it is typed', async () => {
    for (const [typed, said] of [['lantern', '5 more characters'], ['passwordpassword', 'Easy to guess'], ['kettle violet', 'Good'], [PHRASE, 'Strong']] as const) {
      type('new', typed);
      await vi.waitFor(() => expect([...root.querySelectorAll('[role=status]')].map((one) => one.textContent)).toContain(said));
    }
  });
  it('is done after typing it twice, or once when it is shown, and goes on at the address that was asked for', async () => {
    press('Show');
    await vi.waitFor(() => expect(document.getElementById('again')).toBeNull());
    type('new', PHRASE);
    await new Promise((done) => setTimeout(done));
    submit();
    await vi.waitFor(() => expect(title()).toBe('Schools'), { timeout: 5_000 });
    expect(opened.value).toBe(true);
  });
});

describe('what is said on every page', () => {
  it('is how far the clock is off', async () => {
    show();
    clockOff.value = 2 * 86_400_000;
    await until('It is 48 hours ahead.');
    clockOff.value = -7 * 60_000;
    await until('It is 7 minutes behind.');
  });
  it('is that the phone is full, and then no new record is begun', async () => {
    vi.stubGlobal('navigator', { userAgent: 'test', storage: { estimate: () => Promise.resolve({ quota: 100, usage: 99 }) } });
    show();
    await vi.waitFor(() => expect(title()).toBe('Cases'));
    press('Record an incident');
    await until('This phone is full: no new record can be begun');
    expect([here.value.path, drafts.draft.value]).toEqual(['/', null]);
    vi.stubGlobal('navigator', window.navigator);
  });
});

describe('saving on a phone that has just become full', () => {
  it('is said, and what was typed stays in the form', async () => {
    noticeFullPhone();
    show();
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new DOMException('full', 'QuotaExceededError') }));
    await until('This phone could not store what you typed');
    drafts.notStored.value = false;
  });
});

describe('signing out', () => {
  it('warns of what is lost and of what stays, and asks to be sure', async () => {
    await drafts.startDraft();
    show('/more/sign-out');
    await until('1 record is not finished');
    submit();
    await until('Tick that it is to be erased, or go back and finish it first');
    expect(opened.value).toBe(true);
  });
  it('leads back to the way in', async () => {
    show('/more/sign-out');
    await until('Sign out and erase');
    submit();
    await vi.waitFor(() => expect([title(), opened.value]).toEqual(['Sign in', false]), { timeout: 5_000 });
    await signOut();
  });
  it('speaks Welsh', async () => {
    await setMeta('demo', false);
    await setLanguage('cy');
    await lockNow('asked');
    show();
    expect(title()).toBe('Ar glo');
  });
});
