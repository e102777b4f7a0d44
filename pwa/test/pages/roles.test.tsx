// @vitest-environment happy-dom
// What each account is offered. What it may do, the server decides.
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../src/app';
import { go, ROUTES } from '../../src/router';
import { eraseEverything } from '../../src/db/open';
import { opened } from '../../src/state/lock';
import { officer } from '../../src/state/session';
import { me } from '../support/files';

vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no network')));
window.scrollTo = () => undefined;
let root: HTMLElement;
beforeEach(eraseEverything);
afterEach(() => {
  render(null, root);
  root.remove();
  officer.value = null;
  opened.value = false;
});
function open(role: string, path = '/'): HTMLElement {
  officer.value = { ...me, username: 'demo', role };
  opened.value = true;
  go(path, 'replace');
  root = document.createElement('div');
  document.body.append(root);
  render(<App />, root);
  return root;
}
const places = () => [...root.querySelectorAll('.bottom a, .top-places a')].map((a) => a.getAttribute('href')).filter((href, at, all) => all.indexOf(href) === at);
const title = () => root.querySelector('h1')?.textContent;

describe('an account begins where its work is', () => {
  it.each([
    ['schools_officer', 'Cases', ['/', '/schools', '/waiting', '/more']], ['supervisor', 'Cases', ['/', '/concerns', '/waiting', '/more']], ['ppu', 'Notifications to the Public Protection Unit', ['/', '/waiting', '/more']],
    ['cid', 'Referrals to CID (the Criminal Investigation Department)', ['/', '/waiting', '/more']], ['administrator', 'Guidance packs', ['/', '/more']], ['auditor', 'Your account', ['/', '/more']],
  ])('%s: %s', async (role, heading, wanted) => {
    open(role);
    expect(places()).toEqual(wanted);
    await vi.waitFor(() => expect(title()).toBe(heading), { timeout: 10_000 });
    expect(root.querySelector('[aria-current=page]')?.getAttribute('href')).toBe('/');
  });
});

describe('what records something', () => {
  const paths = Object.entries(ROUTES).map(([name, pattern]) => [name, pattern.replace(/\{\w+\}/g, 'x')] as const);
  const reading = ['home', 'signIn', 'schools', 'waiting', 'waitingItem', 'more', 'lock', 'stored', 'signOut', 'packs', 'pack', 'phones', 'phone'];
  it.each([['ppu', [...reading, 'inbox', 'case', 'history', 'referral', 'summaries', 'print']], ['auditor', reading]])('is no page of %s', (role, may) => {
    for (const [name, path] of paths.filter(([one]) => !may.includes(one))) {
      open(role, path);
      expect(title(), name).toBe('There is nothing at this address');
      render(null, root);
      root.remove();
    }
  });
});
