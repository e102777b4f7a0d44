// @vitest-environment happy-dom
import { render, type ComponentType } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lazy } from '../../src/pages/lazy';

const shown = (Page: ComponentType) => {
  const root = document.createElement('div');
  document.body.append(root);
  render(<Page />, root);
  return root;
};
const text = (root: HTMLElement) => root.textContent ?? '';
afterEach(() => document.body.replaceChildren());
const Crimes: ComponentType = () => <h1>Crimes</h1>;

describe('a page that is loaded when it is first opened', () => {
  it('says that it is loading, and is there as soon as it can be', async () => {
    const root = shown(lazy(() => Promise.resolve(Crimes)));
    expect(root.querySelector('[role=status]')?.textContent).toBe('Loading…');
    await vi.waitFor(() => expect(text(root)).toBe('Crimes'));
  });
  it('is loaded once, and there at once from then on', async () => {
    const load = vi.fn(() => Promise.resolve(Crimes));
    const Page = lazy(load);
    const first = shown(Page);
    await vi.waitFor(() => expect(text(first)).toBe('Crimes'));
    expect(text(shown(Page))).toBe('Crimes');
    expect(load).toHaveBeenCalledTimes(1);
  });
  it('whose file cannot be had says that nothing was lost and what to do, and tries again', async () => {
    const load = vi.fn<() => Promise<ComponentType>>().mockRejectedValueOnce(new TypeError('no network')).mockResolvedValue(Crimes);
    const root = shown(lazy(load));
    await vi.waitFor(() => expect(text(root)).toContain('This page could not be opened'));
    expect(text(root)).toContain('Nothing was lost');
    expect(root.querySelector('a.back')?.getAttribute('href')).toBe('/');
    root.querySelector('button')!.click();
    await vi.waitFor(() => expect(text(root)).toBe('Crimes'));
  });
  it('as a part of a page leaves the page standing', async () => {
    const root = shown(lazy(() => Promise.reject(new TypeError('no network')), { part: true }));
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toContain('Nothing was lost'));
    expect(root.querySelector('main')).toBeNull();
  });
});
