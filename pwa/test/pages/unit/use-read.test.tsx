// @vitest-environment happy-dom
// A list from the server on a page: what was read stays when the signal goes, and a late answer never replaces a newer question's.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { useRead, type Read } from '../../../src/pages/unit/use-read';
import type { Answer } from '../../../src/state/reading';

let shown: Read<string>;
const root = document.createElement('div');
afterEach(() => act(() => render(null, root)));

function List({ name, load }: { name: string; load: () => Promise<Answer<string>> }) {
  shown = useRead(name, load);
  return null;
}
/** Lets what was asked be answered. */
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 1)));
async function show(name: string, load: () => Promise<Answer<string>>): Promise<void> {
  await act(() => render(<List name={name} load={load} />, root));
  await settle();
}
async function again(): Promise<void> {
  await act(() => shown.again());
  await settle();
}

describe('what is read for a page', () => {
  it('stays on the screen when the next reading finds no network, and says so', async () => {
    const answers: Answer<string>[] = [{ value: 'first' }, { failed: 'no-network' }, { value: 'second' }];
    await show('a', async () => answers.shift()!);
    expect(shown).toMatchObject({ value: 'first', failed: null, busy: false });
    await again();
    expect(shown).toMatchObject({ value: 'first', failed: 'no-network', busy: false });
    await again();
    expect(shown).toMatchObject({ value: 'second', failed: null });
  });
  it('is nothing, and no empty list, when the first reading fails', async () => {
    await show('a', async () => ({ failed: 'no-network' }));
    expect(shown).toMatchObject({ value: null, at: null, failed: 'no-network' });
  });
  it('is of what is asked now: a late answer to an earlier question is not shown', async () => {
    let late = (_: Answer<string>): void => undefined;
    await show('a', () => new Promise((resolve) => (late = resolve)));
    await show('b', async () => ({ value: 'of b' }));
    late({ value: 'of a' });
    await settle();
    expect(shown).toMatchObject({ value: 'of b', busy: false });
  });
});
