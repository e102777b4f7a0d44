// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { go, here, match, nothingHalfTyped, ROUTES, startRouter } from '../src/router';

beforeEach(() => {
  // This DOM follows a link before the document's listeners have been asked; a browser does so after them. Here no link is followed.
  Object.defineProperty(HTMLAnchorElement.prototype, 'dispatchEvent', { value: Reflect.get(HTMLElement.prototype, 'dispatchEvent') });
  window.scrollTo = () => undefined;
  go('/', 'replace');
});

describe('an address', () => {
  it.each([
    ['/', 'home', {}], ['/sign-in', 'signIn', {}], ['/record/d1/people', 'record', { draft: 'd1', page: 'people' }],
      ['/record/d1/people/p1', 'recordPerson', { draft: 'd1', person: 'p1' }],
    ['/cases/i1', 'case', { id: 'i1' }], ['/cases/i1/saved', 'saved', { id: 'i1' }], ['/cases/i1/history/', 'history', { id: 'i1' }],
      ['/cases/i1/people/new', 'personNew', { id: 'i1' }],
    ['/cases/i1/people/p1', 'person', { id: 'i1', person: 'p1' }], ['/cases/i1/notes/new', 'noteNew', { id: 'i1' }],
      ['/cases/i1/parties/y1/withdraw', 'withdraw', { id: 'i1', what: 'parties', resource: 'y1' }],
    ['/cases/i1/facts/school', 'fact', { id: 'i1', fact: 'school' }], ['/waiting/12', 'waitingItem', { seq: '12' }],
      ['/more/sign-out', 'signOut', {}], ['/cases/T%C5%B7%20Gwyn', 'case', { id: 'Tŷ Gwyn' }],
  ])('%s is the page “%s”', (path, name, params) => expect(match(path)).toEqual({ name, params }));
  it.each(['/nothing', '/cases', '/cases/i1/x/y/z/q', '/record/d1', '/cases/%E0%A4%A', '/waiting/%'])('%s is no page, and no crash',
    (path) => expect(match(path)).toEqual({ name: 'unknown', params: {} }));
  it('of every page is found under its own name', () => {
    for (const [name, pattern] of Object.entries(ROUTES)) expect(match(pattern.replace(/\{\w+\}/g, 'x')).name).toBe(name);
  });
});

describe('going', () => {
  it('makes a history entry, once for the same address', () => {
    const before = window.history.length;
    go('/cases/i1?from=list');
    go('/cases/i1?from=list');
    expect(window.history.length).toBe(before + 1);
    expect(here.value).toMatchObject({ name: 'case', path: '/cases/i1', params: { id: 'i1' } });
    expect(here.value.query.get('from')).toBe('list');
  });
  it('by a link of the app loads nothing; other links are left to the browser', () => {
    startRouter();
    const click = (html: string) => {
      document.body.innerHTML = html;
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, button: 0 });
      const taken: boolean[] = [];
      // Comes after the router's; what is left to the browser must not navigate the test away.
      window.addEventListener('click', (e) => { taken.push(e.defaultPrevented); e.preventDefault(); }, { once: true });
      document.querySelector('a')!.firstElementChild!.dispatchEvent(event);
      return taken[0];
    };
    expect(click('<a href="/waiting"><b>x</b></a>')).toBe(true);
    expect(here.value.name).toBe('waiting');
    for (const html of ['<a href="/v1/schools"><b>x</b></a>', '<a href="/problems/stale"><b>x</b></a>',
      '<a href="https://school.example/"><b>x</b></a>', '<a href="/more" target="_blank"><b>x</b></a>',
      '<a href="/more" data-plain><b>x</b></a>']) {
      expect(click(html), html).toBe(false);
    }
    expect(here.value.name).toBe('waiting');
  });
});

describe('a new version may come in', () => {
  it('where nothing can be half-typed, and nowhere else', () => {
    const may = Object.entries(ROUTES).filter(([, pattern]) => {
      go(pattern.replace(/\{\w+\}/g, 'x'), 'replace');
      return nothingHalfTyped();
    }).map(([name]) => name);
    for (const name of ['signIn', 'record', 'recordPerson', 'personNew', 'person', 'withdraw', 'fact', 'noteNew', 'waitingItem',
      'signOut']) expect(may).not.toContain(name);
    expect(may).toContain('home');
  });
});
