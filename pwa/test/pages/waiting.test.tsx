// @vitest-environment happy-dom
// A refused write on its page: what can be put right there, how, and what is then sent.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { ItemKind } from '../../src/domain/items';
import { EntryEditor } from '../../src/pages/waiting/editor';
import { codesOf, fieldsOf, put, valueAt } from '../../src/pages/waiting/fields';
import { itemState } from '../../src/pages/waiting/item-text';
import type { WaitingItem } from '../../src/state/waiting';

const AT = '2026-11-24T10:00:00.000Z';
const howOf = (body: object, ...named: string[]) => fieldsOf(body as Record<string, unknown>, named).map(({ pointer, how }) => `${pointer} ${how}`);

describe('what can be put right on the page of a refused write', () => {
  it('is each text, and each time, day, text and choice that the server named', () => {
    expect(howOf({ rationale: 'x', at: AT, how: 'phone', by: { name: 'A' } }, '/at', '/how', '/by')).toEqual(['/at moment', '/how choice', '/rationale text']);
    expect(howOf({ takenOn: '2026-11-01', sharedOn: null }, '/takenOn', '/sharedOn')).toEqual(['/takenOn day', '/sharedOn day']);
    expect(howOf({ outcome: { code: 'x', decidedAt: AT, reason: '' } }, '/outcome/decidedAt', '/outcome/reason')).toEqual(['/outcome/decidedAt moment', '/outcome/reason text']);
    expect(howOf({ handOvers: [{ at: AT }] }, '/handOvers/0/at')).toEqual(['/handOvers/0/at moment']);
  });
  it('is no id, no list, no member of something that is not there, and never when it was written', () => {
    expect(howOf({ personId: 'p1', people: [], outcome: null, writtenAt: AT }, '/personId', '/people', '/outcome/reason', '/writtenAt', '')).toEqual([]);
  });
  it('is changed in its place, and nothing else is', () => {
    const body = { a: [{ at: 1, b: 2 }, { at: 3 }], c: { d: 4 } };
    expect(put(body, '/a/0/at', 9)).toEqual({ a: [{ at: 9, b: 2 }, { at: 3 }], c: { d: 4 } });
    expect(body.a[0]).toEqual({ at: 1, b: 2 });
    expect([valueAt(body, '/c/d'), valueAt(body, '/c/x/y')]).toEqual([4, undefined]);
  });
  it('has words for every choice it offers', () => expect(codesOf('victimConfirms')).toEqual(['yes', 'no', 'not_yet', 'cannot_be_traced']));
});

let root: HTMLElement = document.createElement('div');
afterEach(() => render(null, root));
const refused = (kind: ItemKind, body: object, errors: { pointer: string; code: string }[]): WaitingItem => ({
  seq: 1, state: 'refused', attempts: 1, nextTryAt: 0, queuedAt: AT,
  head: { kind, method: 'PUT', path: '', incidentId: 'i1', resourceId: 'r1', needs: [], idempotencyKey: 'k', ifMatch: null, writtenAt: AT, officerId: 'o' },
  last: { status: 422, code: 'invalid', traceId: null, errors, currentEtag: null, changedFields: [] },
  body: { json: JSON.stringify(body), before: null },
});
async function edit(item: WaitingItem) {
  const sent: Record<string, unknown>[] = [];
  root = document.body.appendChild(document.createElement('div'));
  await act(() => render(<EntryEditor item={item} words={{ file: null, pack: null }} onSend={(body) => sent.push(body)} />, root));
  const type = (id: string, value: string) => act(() => {
    const input = document.getElementById(id) as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const send = () => act(() => void root.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
  return { sent, type, send };
}

describe('a time that was refused', () => {
  const item = refused('advice', { said: 'Keep it', at: AT, writtenAt: AT }, [{ pointer: '/at', code: 'in-the-future' }]);
  it('stands there with what is wrong with it, and goes as it was put right', async () => {
    const { sent, type, send } = await edit(item);
    expect(root.querySelector('#put-right-at-error')?.textContent).toContain('in the future');
    await type('put-right-at-day', '23');
    await send();
    expect(sent).toEqual([{ said: 'Keep it', at: '2026-11-23T10:00:00.000Z', writtenAt: AT }]);
  });
  it('is not sent while it is no time', async () => {
    const { sent, type, send } = await edit(item);
    await type('put-right-at-day', '41');
    await send();
    expect(sent).toEqual([]);
    expect(document.activeElement?.id).toBe('put-right-at-day');
    expect(root.querySelector('#put-right-at-error')?.textContent).toContain('not in the calendar');
    await type('put-right-at-day', '24');
    await send();
    expect(sent).toHaveLength(1);
  });
  it('leaves what cannot be put right there to be read and copied', async () => {
    await edit(refused('crime', { offenceWords: 'As she said it', people: [{ personId: 'p1', role: 'offender' }] }, [{ pointer: '/people', code: 'role-missing' }]));
    expect(root.querySelector<HTMLTextAreaElement>('textarea')?.value).toBe('As she said it');
    expect(root.querySelector('.summary')?.textContent).toContain('People');
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/cases/i1/crimes/r1');
  });
});

describe('an item in the list', () => {
  it('that is at the server and not read back is said to be there, and neither waits nor needs anybody', () => {
    const sent = { ...refused('advice', {}, []), state: 'sent' as const, last: null };
    expect(itemState(sent, [sent])).toEqual({ tone: 'done', text: 'At the server', why: null });
  });
});
