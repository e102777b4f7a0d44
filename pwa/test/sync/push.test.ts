import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eraseEverything } from '../../src/db/open';
import * as outbox from '../../src/db/outbox';
import { pathOf, type ItemKind } from '../../src/domain/items';
import type { EntryHead } from '../../src/domain/entry';
import { makeEntry } from '../../src/domain/plan-save';
import { uuidv7 } from '../../src/platform/random';
import { push } from '../../src/sync/push';
import { creation, correction, put, standing, WRITTEN } from '../support/outbox';
import { inBatches, older } from '../support/batches';
import { ok, problem, taken, wire, type Answer, type Asked } from '../support/wire';

beforeEach(eraseEverything);
/** One round; what was asked is given write by write, however they travelled. */
const rounds = (how: typeof older) => async (answer: (asked: Asked, nth: number) => Answer | Promise<Answer>, officer = 'officer-1') => {
  const asked: Asked[] = [];
  const { api } = wire(how(answer, asked));
  return { outcome: await push(api, officer, () => undefined), asked };
};
const record = () => put(creation('person', 'p1'), creation('incident', 'i1'), creation('note', 'n1'), creation('incident', 'i2', {}));
const paths = (asked: Asked[]) => asked.map((one) => `${one.method} ${one.path}`);

/** In a batch every case is tried; one by one, the round stops at what every item would meet. */
describe.each([['in batches', inBatches, true], ['one by one, to an older server', older, false]])('%s:', (_how, how, together) => {
const round = rounds(how);
describe('a round with a network', () => {
  it('sends everything in order, each as a creation of its own, and empties the outbox', async () => {
    await record();
    const { outcome, asked } = await round((one) => taken(one));
    expect(paths(asked)).toEqual(['PUT /persons/p1', 'PUT /incidents/i1', 'PUT /incidents/i1/notes/n1', 'PUT /incidents/i2']);
    expect(asked.every((one) => one.ifNoneMatch === '*' && one.ifMatch === null)).toBe(true);
    expect(new Set(asked.map((one) => one.key)).size).toBe(4);
    expect(await standing()).toEqual([]);
    expect(outcome).toEqual({ network: true, signIn: false, revoked: false, sentCases: new Set(['i1', 'i2']) });
  });
  it('with nothing to send finds out nothing', async () => expect((await round((one) => taken(one))).outcome.network).toBeNull());
  it('sends a change made before the creation went with the version the creation got', async () => {
    await put(creation('person', 'p1'), correction('p1', { sex: 'male' }), correction('p1', { knownAs: 'x' }));
    let version = 0;
    const { asked } = await round((one) => taken(one, `"${++version}"`));
    expect(asked.map((one) => one.ifMatch)).toEqual([null, '"1"', '"2"']);
    expect(await standing()).toEqual([]);
  });
});

describe('for every status from 400 to 599', () => {
  const statuses = Array.from({ length: 200 }, (_, n) => 400 + n);
  it('the items are as many as before, and the one that was sent still has its bytes, its key and the reason', async () => {
    for (const status of statuses) {
      await eraseEverything();
      const before = await record();
      const bytes = await outbox.readBody(before[0]!.seq);
      await round(() => problem(status, `code-${status}`));
      const after = await outbox.listOutbox();
      expect(after.map((one) => one.seq), `status ${status}`).toEqual(before.map((one) => one.seq));
      expect(after[0]!.head).toEqual(before[0]!.head);
      expect(await outbox.readBody(after[0]!.seq)).toEqual(bytes);
      expect(after[0]).toMatchObject({ attempts: 1, last: { status, code: `code-${status}`, traceId: 't-1' } });
      expect(['waiting', 'refused']).toContain(after[0]!.state);
    }
  });
  it('the same holds for the codes of the server with that status, and for changes', async () => {
    const codes: [number, string][] = [[412, 'stale'], [412, 'already-exists'], [409, 'request-in-progress'], [409, 'reference-taken'],
      [422, 'media-not-accepted'], [428, 'precondition-required'], [503, 'busy'], [507, 'storage-full'], [401, 'session-expired']];
    for (const [status, code] of codes) for (const more of [{}, { currentEtag: '"9"', changedFields: ['sex'] },
      { currentEtag: '"9"', changedFields: ['knownAs'] }]) {
      await eraseEverything();
      await put(creation('person', 'p9'), correction('p1', { sex: 'male' }, { ifMatch: '"1"' }));
      await round((one) => (one.method === 'GET' ? problem(404, 'not-found') : problem(status, code, more)));
      expect((await standing()).map((one) => one.split(' ')[1]), `${status} ${code}`).toEqual(['p9', 'p1']);
    }
  });
  it('an HTML page instead of a problem changes nothing of that', async () => {
    for (const status of statuses) {
      await eraseEverything();
      await record();
      await round(() => new Response('<html>', { status, headers: { 'Content-Type': 'text/html' } }));
      expect(await standing()).toHaveLength(4);
    }
  });
});

describe('without an answer of the server', () => {
  it.each([
    ['no network', () => 'no-network' as const], ['the page of a captive portal', () => new Response('<html>Wi-Fi</html>')],
      ['an empty 200', () => new Response('')], ['an empty 204', () => new Response(null, { status: 204 })],
    ['somebody else’s JSON', () => new Response('{"status":"ok"}')], ['an answer about something else', () => new Response('{"id":"p9"}')],
      ['304', () => new Response(null, { status: 304 })],
  ])('(%s) nothing is taken for sent, and the round stops', async (_what, answer) => {
    await record();
    const { outcome, asked } = await round(answer);
    expect(await standing()).toEqual(['person p1 waiting', 'incident i1 waiting', 'note n1 waiting', 'incident i2 waiting']);
    expect(asked).toHaveLength(together && _what === 'an answer about something else' ? 4 : 1);
    expect(outcome.network).toBe(false);
    expect((await outbox.listOutbox())[0]!.nextTryAt).toBeGreaterThan(Date.now());
  });
  it('a repeated try carries the same key and the same bytes', async () => {
    await put(creation('person', 'p1', { givenNames: 'Tŷ', familyName: 'x' }), correction('p2', { sex: 'male' }, { ifMatch: '"4"' }));
    const all: Asked[] = [];
    for (const answer of ['no-network', problem(500, 'internal'), problem(503, 'busy'), 'no-network'] as const) {
      await outbox.tryAllNow();
      all.push(...(await round(() => (answer === 'no-network' ? answer : answer.clone()))).asked);
    }
    await outbox.tryAllNow();
    all.push(...(await round((one) => taken(one))).asked);
    for (const path of ['/persons/p1', '/persons/p2']) {
      const tries = all.filter((one) => one.path === path);
      expect(new Set(tries.map((one) => JSON.stringify(one))).size, path).toBe(1);
    }
    expect(all.filter((one) => one.path === '/persons/p1')).toHaveLength(5);
    expect(await standing()).toEqual([]);
  });
});

describe('a refusal', () => {
  it('of one item holds up its own case and no other', async () => {
    await record();
    const { asked } = await round((one) =>
      (one.path === '/incidents/i1' ? problem(422, 'invalid', { errors: [{ pointer: '/narrative', code: 'too-long' }] }) : taken(one)));
    expect(paths(asked)).toEqual(['PUT /persons/p1', 'PUT /incidents/i1', 'PUT /incidents/i2']);
    expect(await standing()).toEqual(['incident i1 refused', 'note n1 waiting']);
    expect((await outbox.listOutbox())[0]!.last!.errors).toEqual([{ pointer: '/narrative', code: 'too-long' }]);
  });
  it('is not asked again until a person decides', async () => {
    await record();
    await round((one) => (one.path === '/persons/p1' ? problem(422, 'invalid') : taken(one)));
    expect((await round((one) => taken(one))).asked).toEqual([]);
    await outbox.setAside((await outbox.listOutbox())[0]!.seq);
    expect(paths((await round((one) => taken(one))).asked)).toEqual(['PUT /incidents/i1', 'PUT /incidents/i1/notes/n1']);
    expect(await standing()).toEqual(['person p1 aside']);
  });
  it('by a fault of the server lets the other cases go on and tries this one once a round', async () => {
    await record();
    const { asked } = await round((one) => (one.path === '/persons/p1' ? problem(500, 'internal') : taken(one)));
    expect(paths(asked)).toEqual(['PUT /persons/p1', 'PUT /incidents/i2']);
  });
});

describe('401', () => {
  it('stops the round, asks to sign in, and leaves the item due at once', async () => {
    await record();
    const { outcome, asked } = await round(() => problem(401, 'session-expired'));
    expect(asked).toHaveLength(together ? 2 : 1);
    expect(outcome).toMatchObject({ signIn: true, network: true });
    expect((await outbox.listOutbox())[0]).toMatchObject({ state: 'waiting', nextTryAt: 0 });
    expect((await round((one) => taken(one))).asked).toHaveLength(4);
  });
});

describe('when to come back', () => {
  it.each([[429, 'too-many-requests'], [503, 'busy']])('is what the server says (%i)', async (status, code) => {
    await record();
    const at = Date.now();
    const { asked } = await round(() => problem(status, code, {}, { 'Retry-After': '600' }));
    expect(asked).toHaveLength(1);
    const { nextTryAt } = (await outbox.listOutbox())[0]!;
    expect(nextTryAt).toBeGreaterThanOrEqual(at + 600_000);
    expect(nextTryAt).toBeLessThan(Date.now() + 601_000);
    // Its case waits with it; the others may go. A batch was refused as a whole, and waits as a whole.
    expect(paths((await round((one) => taken(one))).asked)).toEqual(together ? [] : ['PUT /incidents/i2']);
    vi.spyOn(Date, 'now').mockReturnValue(nextTryAt);
    try {
      expect((await round((one) => taken(one))).asked).toHaveLength(together ? 4 : 3);
    } finally {
      vi.restoreAllMocks();
    }
  });
});

describe('somebody else changed the same thing', () => {
  const stale = (changedFields: string[]) => problem(412, 'stale', { currentEtag: '"5"', changedFields });
  it('in other fields: the change is made again on top of theirs, under a new key', async () => {
    await put(correction('p1', { sex: 'male' }, { ifMatch: '"4"' }));
    const { asked } = await round((one) => (one.ifMatch === '"5"' ? taken(one, '"6"') : stale(['knownAs', 'updatedAt'])));
    expect(asked.map((one) => one.ifMatch)).toEqual(['"4"', '"5"']);
    expect(asked[1]!.body).toBe(asked[0]!.body);
    expect(asked[1]!.key).not.toBe(asked[0]!.key);
    expect(await standing()).toEqual([]);
  });
  it.each([[['sex']], [['sex', 'knownAs']], [['sex.given']], [[]]])('in %j: a person chooses', async (fields) => {
    await put(correction('p1', { sex: 'male' }, { ifMatch: '"4"' }));
    const { asked } = await round(() => stale(fields));
    expect(asked).toHaveLength(1);
    expect(await standing()).toEqual(['person p1 refused']);
    expect((await outbox.listOutbox())[0]!.last).toMatchObject({ code: 'stale', currentEtag: '"5"', changedFields: fields });
  });
  it('again and again: the round ends, and the item stays', async () => {
    await put(correction('p1', { sex: 'male' }, { ifMatch: '"4"' }));
    const { asked } = await round(() => stale(['knownAs']));
    expect(asked).toHaveLength(5);
    expect(await standing()).toEqual(['person p1 waiting']);
  });
});

describe('a creation that is there already', () => {
  const exists = (current: Answer) => (one: Asked) => {
    if (one.method === 'PATCH') return problem(500, 'internal');
    return one.method === 'PUT' ? problem(412, 'already-exists') : current === 'no-network' ? current : current.clone();
  };
  const theirs = (value: object) => new Response(JSON.stringify({ id: 'p1', ...value }), { headers: { ETag: '"8"' } });
  const mine = () => put(creation('person', 'p1', { givenNames: 'Demo', sex: 'male' }), correction('p1', { knownAs: 'x' }));

  it('is ours when it says all that ours says, and it is not sent twice', async () => {
    await mine();
    const { outcome } = await round(exists(theirs({ givenNames: 'Demo', sex: 'male', writtenAt: '2026-11-24T10:00:00+00:00' })));
    expect(outcome.sentCases).toEqual(new Set(['i1']));
    // The next change takes the version that is there.
    expect((await outbox.listOutbox()).map((one) => [one.head.method, one.head.ifMatch])).toEqual([['PATCH', '"8"']]);
  });
  it('is ours whatever the server added to it', async () => {
    await put(creation('incident', 'i1', { school: { id: 's1' }, narrative: 'x' }));
    await round(exists(new Response(
      JSON.stringify({ id: 'i1', reference: 'GN-P0T-C3', school: { id: 's1', name: 'Ysgol Demo' }, narrative: 'x', report: null }))));
    expect(await standing()).toEqual([]);
  });
  it('but says something else is for a person to decide, even when it was written at the same moment', async () => {
    await mine();
    await round(exists(theirs({ givenNames: 'Demo', sex: 'female', writtenAt: '2026-11-24T10:00:00.000Z' })));
    expect((await outbox.listOutbox()).map((one) => [one.state, one.head.ifMatch])).toEqual([['refused', null], ['waiting', null]]);
  });
  it('is somebody else’s when it says something else: a person decides', async () => {
    await mine();
    await round(exists(theirs({ givenNames: 'Other', writtenAt: '2020-01-01T00:00:00Z' })));
    expect(await standing()).toEqual(['person p1 refused', 'person p1 waiting']);
  });
  it.each([['no network', 'no-network' as const, 'waiting'], ['a busy server', problem(503, 'busy'), 'waiting'],
    ['a fault', problem(500, 'internal'), 'waiting'], ['a session that ended', problem(401, 'session-expired'), 'waiting'],
    ['no right to see it', problem(404, 'not-found'), 'refused']])(
    'whose reading meets %s is not decided in haste', async (_what, answer, state) => {
      await mine();
      await round(exists(answer));
      expect((await standing())[0]).toBe(`person p1 ${state}`);
    });
});

describe('a change answered like a creation', () => {
  it('is not taken for sent', async () => {
    await put(correction('p1', { sex: 'male' }, { ifMatch: '"1"' }));
    await round((one) => (one.method === 'GET' ? new Response('{"id":"p1","sex":"male"}') : problem(412, 'already-exists')));
    expect(await standing()).toEqual(['person p1 refused']);
  });
});

describe('two officers on one phone', () => {
  it('never send under each other’s name', async () => {
    await put(creation('incident', 'i1', {}, { officer: 'officer-1' }), creation('incident', 'i2', {}, { officer: 'officer-2' }));
    expect(paths((await round((one) => taken(one), 'officer-2')).asked)).toEqual(['PUT /incidents/i2']);
    expect(await standing()).toEqual(['incident i1 waiting']);
    expect((await round((one) => taken(one), 'officer-3')).asked).toEqual([]);
  });
});

describe('what a person decides while an item is under way', () => {
  it('is what is sent next, not what the late answer was about', async () => {
    const [first] = await put(creation('person', 'p1', { sex: 'male' }));
    let replaced = false;
    const { asked } = await round(async (one) => {
      if (!replaced) await outbox.replace(first!.seq, creation('person', 'p1', { sex: 'female' }));
      replaced = true;
      return one.method === 'PUT' && one.body!.includes('female') ? problem(422, 'invalid') : taken(one);
    });
    expect(asked[0]!.body).toContain('"male"');
    expect((await outbox.readBody(first!.seq))!.json).toContain('female');
    expect(await standing()).toHaveLength(1);
  });
});

describe('items of a case', () => {
  const item = (kind: ItemKind, method: 'PUT' | 'PATCH' | 'POST', id: string, body: object, change: Partial<EntryHead> = {}) =>
    makeEntry({ kind, method, path: `/incidents/i1/${pathOf(kind)}/${id}${method === 'POST' ? '/steps' : ''}`, incidentId: 'i1', resourceId: id, needs: [], ...change }, body,
      { newId: () => uuidv7(), writtenAt: WRITTEN, officerId: 'officer-1' });
  const referral = { to: 'ppu', personId: 'p1', at: WRITTEN, by: { name: 'Demo' }, how: 'here', writtenAt: WRITTEN };
  const given = { at: WRITTEN, language: 'en', how: 'in_person', by: { name: 'Demo' } };

  it('go in order; a step goes without a version, and a change after it with the version it got', async () => {
    await put(item('referral', 'PUT', 'r1', referral), item('referral', 'POST', 'r1', { step: 'chased' }), item('referral', 'PATCH', 'r1', { withdrawnReason: 'x' }));
    let version = 0;
    const { asked } = await round((one) => ok({ id: 'r1' }, `"${++version}"`, one.method === 'PATCH' ? 200 : 201));
    expect(asked.map((one) => [one.method, one.path, one.ifNoneMatch, one.ifMatch])).toEqual([
      ['PUT', '/incidents/i1/referrals/r1', '*', null], ['POST', '/incidents/i1/referrals/r1/steps', null, null], ['PATCH', '/incidents/i1/referrals/r1', null, '"2"']]);
    expect(await standing()).toEqual([]);
  });
  it('that are there already under their id are ours when they say all that ours say', async () => {
    const shapes: [ItemKind, object, object][] = [
      ['referral', referral, { to: 'ppu', personId: 'p1', crimeId: null, writtenAt: WRITTEN, steps: [{ step: 'notified', ...given, how: 'here', to: null, agencies: [], recordedBy: 'o' }] }],
      ['advisory', { personId: 'p1', given }, { personId: 'p1', crimeId: null, given: { ...given, present: [], wording: { text: 'the server’s' } } }],
      ['answer', { question: 'q', answer: 'yes', computed: 'no' }, { question: 'q', answer: 'yes', computed: 'yes', reason: null }],
    ];
    for (const [kind, mine, theirs] of shapes) {
      await eraseEverything();
      await put(item(kind, 'PUT', 'x1', mine));
      const { asked } = await round((one) => (one.method === 'GET' ? ok({ id: 'x1', ...theirs }, '"3"') : problem(412, 'already-exists')));
      expect(asked.at(-1)!.path, kind).toBe(`/incidents/i1/${pathOf(kind)}/x1`);
      expect(await standing(), kind).toEqual([]);
    }
  });
  it('that are there already and say something else need a person', async () => {
    await put(item('referral', 'PUT', 'r1', referral));
    await round((one) => (one.method === 'GET' ? ok({ id: 'r1', to: 'cid', steps: [{ step: 'sent' }] }) : problem(412, 'already-exists')));
    expect(await standing()).toEqual(['referral r1 refused']);
  });
  it('changed by somebody else in other members are merged, and in the same ones are left to a person', async () => {
    for (const [changedFields, left] of [[['steps'], []], [['withdrawnReason'], ['referral r1 refused']]] as const) {
      await eraseEverything();
      await put(item('referral', 'PATCH', 'r1', { withdrawnReason: 'x' }, { ifMatch: '"1"' }));
      const { asked } = await round((one) => (one.ifMatch === '"1"' ? problem(412, 'stale', { currentEtag: '"5"', changedFields }) : ok({ id: 'r1' }, '"6"')));
      expect(await standing()).toEqual(left);
      if (!left.length) expect(asked.at(-1)!.ifMatch).toBe('"5"');
    }
  });
  it('that are refused keep what was still owed, so that it can be said', async () => {
    const owed = [{ kind: 'requirement', code: 'ppu_notified', subject: 'child', subjectId: 'p1', waivable: false }];
    await put(item('closure', 'PUT', 'k1', { at: WRITTEN }));
    await round(() => problem(409, 'something-owed', { owed }));
    expect((await outbox.listOutbox())[0]).toMatchObject({ state: 'refused', last: { code: 'something-owed', owed } });
  });
  it('about somebody whose record was set aside stay, and the rest of the case goes on', async () => {
    const [made] = await put(creation('person', 'p1'), creation('incident', 'i1'), item('signposting', 'PUT', 's1', { personId: 'p1' }, { needs: ['i1', 'p1'] }), item('viewing', 'PUT', 'v1', {}, { needs: ['i1'] }));
    await outbox.setAside(made!.seq);
    await round((one) => taken(one));
    expect(await standing()).toEqual(['person p1 aside', 'signposting s1 waiting']);
  });
});
});
