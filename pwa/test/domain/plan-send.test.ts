import { describe, expect, it } from 'vitest';
import type { EntryHead, EntryState, OutboxItem, Refusal } from '../../src/domain/entry';
import { conditionOf, fitting, NO_NETWORK, planSend, readFates, stops, versionFor, type ItemAnswer, type Planned } from '../../src/domain/plan-send';

function item(seq: number, head: Partial<EntryHead>, change: Partial<OutboxItem> & { state?: EntryState } = {}): OutboxItem {
  return {
    seq, state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt: '', readable: true, ...change,
    head: { kind: 'note', method: 'PUT', path: '/', incidentId: 'i1', resourceId: `r${seq}`, needs: [], idempotencyKey: `k${seq}`, ifMatch: null, writtenAt: '', officerId: 'o', ...head },
  };
}
const all = () => true;
const short = (plan: Planned[]) => plan.map(({ item: { seq }, after, builtOn }) => [seq, after.join(' '), builtOn]);
const incident = item(1, { kind: 'incident', resourceId: 'i1' });
const person = item(2, { kind: 'person', resourceId: 'p1' });
const change = (seq: number, more: Partial<EntryHead> = {}) => item(seq, { kind: 'person', method: 'PATCH', resourceId: 'p1', needs: ['p1'], ...more });

describe('the next batch', () => {
  it('takes everything that waits only for what goes before it, and names it', () => {
    const other = item(5, { kind: 'incident', incidentId: 'i2', resourceId: 'i2' });
    const plan = planSend([incident, person, item(3, { needs: ['i1', 'p1'] }), change(4), other], all);
    expect(short(plan)).toEqual([[1, '', null], [2, 'k1', null], [3, 'k2 k1', null], [4, 'k3', 'k2'], [5, '', null]]);
  });
  it('leaves what is blocked by something that does not go, and takes what is not', () => {
    const refused = { ...person, state: 'refused' as const };
    const elsewhere = item(7, { incidentId: 'i2', needs: ['i2'] });
    expect(short(planSend([incident, refused, item(3, {}), elsewhere], all))).toEqual([[1, '', null], [7, '', null]]);
    expect(short(planSend([incident, { ...person, state: 'aside' }, item(3, {}), change(4)], all))).toEqual([[1, '', null], [3, 'k1', null]]);
    expect(short(planSend([incident, person], (one) => one.seq !== 1))).toEqual([]);
  });
  it('names a step as what a change after it is built on, and sends the step without a version', () => {
    const step = change(3, { method: 'POST' });
    const plan = planSend([person, step, change(4)], all);
    expect(short(plan)).toEqual([[2, '', null], [3, 'k2', null], [4, '', 'k3']]);
    expect(plan.map(({ item: { head }, builtOn }) => conditionOf(head, builtOn))).toEqual([{ ifNoneMatch: '*' }, {}, { builtOn: 'k3' }]);
  });
  it('holds no more than it is told to, from the beginning', () => expect(planSend([incident, person, change(3)], all, 2)).toHaveLength(2));
  it('fits by size, and always takes one', () => expect([fitting([9, 9, 9], 18), fitting([99, 1], 18), fitting([1], 18), fitting([])]).toEqual([2, 1, 1, 0]));
  it('is not held up by a look, nor a look by anything but the case that it is about', () => {
    const look = item(3, { kind: 'look', resourceId: 'l1', needs: ['i1'] });
    expect(short(planSend([{ ...person, state: 'refused' }, look, { ...look, seq: 4, state: 'refused' }, item(5, { incidentId: 'i2' })], all))).toEqual([[3, '', null], [5, '', null]]);
    expect(short(planSend([incident, look], all))).toEqual([[1, '', null], [3, 'k1', null]]);
    expect(planSend([{ ...incident, state: 'refused' }, look], all)).toEqual([]);
  });
  it('goes past what was sent while locked, and past a refusal that nobody can read any more', () => {
    expect(short(planSend([{ ...person, state: 'sent' }, change(3, { ifMatch: '"1"' })], all))).toEqual([[3, '', null]]);
    expect(short(planSend([{ ...person, state: 'refused', readable: false }, item(3, {})], all))).toEqual([[3, '', null]]);
    expect(short(planSend([{ ...person, state: 'refused', readable: false }, item(3, { needs: ['p1'] })], all))).toEqual([]);
  });
  it('of a re-opening goes past what else was refused, and not past an earlier change of the same closure', () => {
    const reopen = item(9, { kind: 'closure', method: 'PATCH', resourceId: 'c1', needs: ['c1'] });
    expect(planSend([item(3, {}, { state: 'refused' }), reopen], all)).toHaveLength(1);
    expect(planSend([{ ...reopen, seq: 4, state: 'refused' }, reopen], all)).toHaveLength(0);
  });
});

describe('a new change builds on', () => {
  it('the version on the screen, what still waits, or the version that was got while locked', () => {
    expect(versionFor([], 'p1', '"3"')).toBe('"3"');
    expect(versionFor([person], 'p1', '"3"')).toBeNull();
    expect(versionFor([{ ...person, state: 'sent', etag: '"4"' }], 'p1', '"3"')).toBe('"4"');
    expect(versionFor([{ ...person, state: 'aside' }], 'p1', '"3"')).toBe('"3"');
  });
});

const reading = (mode: 'plain' | 'sealed' = 'plain') => ({ mode, again: (attempts: number) => 1000 + attempts, fieldsOf: () => ['sex'] });
const refusal = (status: number, code = `http-${status}`, more: Partial<Refusal> = {}): ItemAnswer => ({ ok: false, met: { ...NO_NETWORK, status, code, ...more } });
const fate = (one: OutboxItem, answer: ItemAnswer, mode: 'plain' | 'sealed' = 'plain') => readFates(planSend([one], all), [answer], reading(mode))[0]!;

describe('what becomes of an item', () => {
  it('for every status from 400 to 599 it waits or a person decides: it is never done', () => {
    const counts: Record<string, number> = {};
    for (const mode of ['plain', 'sealed'] as const) for (let status = 400; status <= 599; status++) for (const one of [person, change(4), change(4, { method: 'POST' })]) {
      const { is } = fate(one, refusal(status), mode);
      counts[is] = (counts[is] ?? 0) + 1;
      expect(['waiting', 'refused']).toContain(is);
    }
    console.info(`every status of an item, 3 kinds of write, plain and sealed: 1200 answers, ${JSON.stringify(counts)}, 0 gone`);
  });
  it('is done when the answer speaks of it, and waits when it speaks of something else', () => {
    expect(fate(person, { ok: true, id: 'p1', etag: '"1"' })).toEqual({ is: 'done', etag: '"1"' });
    expect(fate(person, { ok: true, id: 'p9', etag: '"1"' })).toMatchObject({ is: 'waiting', met: NO_NETWORK });
  });
  it('sent sealed it stays until it was read back, unless nobody could read it, or a supervisor has it', () => {
    const made: ItemAnswer = { ok: true, id: null, etag: '"1"' };
    expect(fate(person, made, 'sealed').is).toBe('sent');
    expect(fate({ ...person, readable: false }, made, 'sealed').is).toBe('done');
    expect(fate(person, { ...made, held: true }, 'sealed').is).toBe('done');
    expect(fate(item(3, { kind: 'look' }), made, 'sealed').is).toBe('done');
  });
  it('not tried for the sake of another it is as before; without a reason it waits', () => {
    const plan = planSend([incident, person, item(5, { incidentId: 'i2' })], all);
    const untried = refusal(424, 'not-tried');
    expect(readFates(plan, [refusal(422), untried, untried], reading()).map((one) => one.is)).toEqual(['refused', 'untried', 'waiting']);
    expect(fate(person, untried, 'sealed')).toMatchObject({ is: 'waiting', stale: true });
  });
  it('merges or is compared only while the phone is open', () => {
    const stale = refusal(412, 'stale', { currentEtag: '"5"', changedFields: ['knownAs'] });
    expect([fate(change(4), stale).is, fate(person, refusal(412, 'already-exists')).is, fate(change(4), refusal(422, 'idempotency-key-reused')).is]).toEqual(['merge', 'exists', 'exists']);
    for (const answer of [stale, refusal(412, 'already-exists'), refusal(422, 'sealed-unreadable'), refusal(422, 'sealing-key-unknown')]) {
      expect(fate(person, answer, 'sealed')).toMatchObject({ is: 'waiting', stale: true });
    }
    expect(fate(change(4), refusal(412, 'stale', { currentEtag: '"5"', changedFields: ['sex'] })).is).toBe('refused');
    expect(fate(item(3, { kind: 'look' }), refusal(412, 'already-exists')).is).toBe('done');
  });
  it('stops the round when every item would meet the same', () => {
    const met = (status: number, code = `http-${status}`) => stops(readFates(planSend([person], all), [refusal(status, code)], reading()));
    expect([met(503), met(429), met(401), met(500), met(422), met(409, 'request-in-progress')]).toEqual([true, true, true, false, false, false]);
  });
});
