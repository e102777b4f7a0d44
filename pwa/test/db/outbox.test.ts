import { beforeEach, describe, expect, it } from 'vitest';
import { keep, readAll } from '../../src/db/kept';
import { eraseEverything } from '../../src/db/open';
import * as outbox from '../../src/db/outbox';
import { WRITTEN, correction, creation, done, failed, put, standing } from '../support/outbox';

beforeEach(eraseEverything);
const refusal = { status: 422, code: 'invalid', traceId: 't', errors: [], currentEtag: null, changedFields: [] };
const only = async () => (await outbox.listOutbox())[0]!;

describe('putting decided writes into the outbox', () => {
  it('removes the draft they came from in the same step, and keeps their order', async () => {
    await keep('drafts', 'd1', WRITTEN, { typed: 'x' });
    expect(await outbox.enqueue([creation('person', 'p1'), creation('incident', 'i1'), creation('note', 'n1')], WRITTEN,
      { store: 'drafts', id: 'd1' })).toBe(true);
    expect(await standing()).toEqual(['person p1 waiting', 'incident i1 waiting', 'note n1 waiting']);
    expect(await readAll('drafts')).toEqual([]);
  });
  it('happens once, however often “save” is tapped', async () => {
    await keep('drafts', 'd1', WRITTEN, {});
    const from = { store: 'drafts' as const, id: 'd1' };
    const saved = await Promise.all([1, 2, 3].map(() => outbox.enqueue([creation('incident', 'i1')], WRITTEN, from)));
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect(await standing()).toEqual(['incident i1 waiting']);
  });
  it('leaves the draft and the outbox as they were when any of it cannot be stored', async () => {
    await keep('drafts', 'd1', WRITTEN, { typed: 'x' });
    const broken = creation('incident', 'i1');
    Object.assign(broken.head, { needs: [() => 'cannot be stored'] });
    await expect(outbox.enqueue([creation('person', 'p1'), broken], WRITTEN, { store: 'drafts', id: 'd1' })).rejects.toThrow();
    expect(await standing()).toEqual([]);
    expect(await readAll('drafts')).toEqual([{ typed: 'x' }]);
  });
  it('gives back exactly the bytes that were decided', async () => {
    const entry = creation('person', 'p1', { givenNames: 'Tŷ “x”\n' });
    const [item] = await put(entry);
    expect(await outbox.readBody(item!.seq)).toEqual(entry.body);
    expect((await outbox.readEntries('i1'))[0]!.body).toEqual(entry.body);
    expect(await outbox.readEntries('another case')).toEqual([]);
  });
  it('shows nothing of a person without asking for the body', async () => {
    await put(creation('person', 'p1', { givenNames: 'Invented' }));
    expect(JSON.stringify(await outbox.listOutbox())).not.toContain('Invented');
  });
});

describe('an attempt that failed', () => {
  it('leaves the item in its place with what was met', async () => {
    await put(creation('person', 'p1'), creation('incident', 'i1'));
    await failed(await only(), refusal, { state: 'refused', nextTryAt: 0 });
    expect(await only()).toMatchObject({ seq: (await only()).seq, state: 'refused', attempts: 1, last: refusal });
    expect(await standing()).toEqual(['person p1 refused', 'incident i1 waiting']);
  });
  it('does not undo that a person set it aside while it was under way', async () => {
    const [sent] = await put(creation('person', 'p1'));
    await outbox.setAside(sent!.seq);
    await failed(sent!, refusal, { state: 'waiting', nextTryAt: 5 });
    expect(await standing()).toEqual(['person p1 aside']);
  });
});

describe('an item the server has', () => {
  it('leaves the outbox, alone', async () => {
    const [sent] = await put(creation('person', 'p1'), creation('incident', 'i1'));
    await done(sent!, '"1"');
    await done(sent!, '"1"');
    expect(await standing()).toEqual(['incident i1 waiting']);
  });
  it('passes its version on to the next change of the same thing, and to that alone', async () => {
    const [sent] = await put(creation('person', 'p1'), correction('p2', { sex: 'male' }), correction('p1', { sex: 'female' }),
      correction('p1', { knownAs: 'x' }));
    await done(sent!, '"7"');
    expect((await outbox.listOutbox()).map((one) => [one.head.resourceId, one.head.ifMatch])).toEqual([['p2', null], ['p1', '"7"'],
      ['p1', null]]);
  });
  it('does not take away what a person wrote instead while it was under way', async () => {
    const [sent] = await put(creation('person', 'p1', { sex: 'male' }));
    await outbox.replace(sent!.seq, creation('person', 'p1', { sex: 'female' }));
    await done(sent!, '"1"');
    await failed(sent!, refusal, { state: 'refused', nextTryAt: 9 });
    expect(await standing()).toEqual(['person p1 waiting']);
    expect(await only()).toMatchObject({ attempts: 0, last: null, nextTryAt: 0 });
    expect((await outbox.readBody(sent!.seq))!.json).toContain('female');
  });
});

describe('an item put right', () => {
  it('goes with new bytes under a new key from its old place', async () => {
    const [first] = await put(creation('person', 'p1', { sex: 'male' }), creation('incident', 'i1'));
    await failed(first!, refusal, { state: 'refused', nextTryAt: 0 });
    const again = creation('person', 'p1', { sex: 'female' });
    await outbox.replace(first!.seq, again);
    expect(await standing()).toEqual(['person p1 waiting', 'incident i1 waiting']);
    expect((await only()).head.idempotencyKey).toBe(again.head.idempotencyKey);
    expect((await only()).head.idempotencyKey).not.toBe(first!.head.idempotencyKey);
    expect(await outbox.readBody(first!.seq)).toEqual(again.body);
  });
  it('that merged keeps its bytes and its author’s time, under a new key and on the newer version', async () => {
    const entry = correction('p1', { sex: 'male' }, { ifMatch: '"1"' }, { sex: null });
    const [first] = await put(entry);
    await outbox.merged(first!, entry.body, { idempotencyKey: 'k-new', ifMatch: '"2"' }, refusal);
    expect(await only()).toMatchObject({ state: 'waiting', attempts: 1, last: refusal,
      head: { ...first!.head, idempotencyKey: 'k-new', ifMatch: '"2"' } });
    expect(await outbox.readBody(first!.seq)).toEqual(entry.body);
  });
});

describe('an item set aside', () => {
  it('is kept, and can be put back', async () => {
    const [first] = await put(creation('person', 'p1'));
    await outbox.setAside(first!.seq);
    await outbox.tryAllNow();
    expect(await standing()).toEqual(['person p1 aside']);
    await outbox.putBack(first!.seq);
    expect(await standing()).toEqual(['person p1 waiting']);
  });
  it('hands the version it built on to the change after it', async () => {
    const [first] = await put(correction('p1', { sex: 'male' }, { ifMatch: '"3"' }), correction('p1', { knownAs: 'x' }),
      correction('p1', { knownAs: 'y' }));
    await outbox.setAside(first!.seq);
    expect((await outbox.listOutbox()).map((one) => one.head.ifMatch)).toEqual(['"3"', '"3"', null]);
  });
  it('does not break the chain from a creation that goes later', async () => {
    const [made, aside] = await put(creation('person', 'p1'), correction('p1', { sex: 'male' }), correction('p1', { knownAs: 'x' }));
    await outbox.setAside(aside!.seq);
    await done(made!, '"1"');
    expect((await outbox.listOutbox()).map((one) => one.head.ifMatch)).toEqual(['"1"', '"1"']);
  });
});

describe('“try now”', () => {
  it('makes waiting items due, and nothing else', async () => {
    const [a, b] = await put(creation('person', 'p1'), creation('person', 'p2'));
    await failed(a!, refusal, { state: 'waiting', nextTryAt: 99 });
    await failed(b!, refusal, { state: 'refused', nextTryAt: 0 });
    await outbox.tryAllNow();
    expect((await outbox.listOutbox()).map((one) => [one.state, one.nextTryAt])).toEqual([['waiting', 0], ['refused', 0]]);
  });
});
