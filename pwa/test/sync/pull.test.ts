import { beforeEach, describe, expect, it } from 'vitest';
import { countCases, keepCase, readCase } from '../../src/db/cases';
import { readPackRows } from '../../src/db/packs';
import { readOutstanding } from '../../src/sync/outstanding';
import { readAll } from '../../src/db/kept';
import { getMeta, setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import { readSchools, replaceSchools } from '../../src/db/schools';
import { pull, pullCase } from '../../src/sync/pull';
import { caseFile, party, person } from '../support/files';
import { creation, put } from '../support/outbox';
import { packFile } from '../support/pack';
import { ok, problem, wire, type Answer, type Asked } from '../support/wire';

beforeEach(eraseEverything);

type Routes = Partial<Record<'schools' | 'incidents' | 'changes' | 'guidance-packs',
  (asked: Asked, cursor: string | null) => Answer>> & { file?: (id: string, asked: Asked) => Answer; outstanding?: (id: string) => Answer; pack?: (version: string) => Answer };
const page = (items: object[], nextCursor: string | null = null) => ok({ items, nextCursor }, null);
async function round(routes: Routes) {
  const { api, asked } = wire((one) => {
    const url = new URL(one.path, 'http://phone');
    const [, first = '', id, below] = url.pathname.split('/');
    if (below === 'outstanding') return (routes.outstanding ?? (() => problem(404, 'not-found')))(id!);
    if (first === 'guidance-packs' && id) return (routes.pack ?? ((version) => ok(packFile(version))))(decodeURIComponent(id));
    if (first === 'incidents' && id) return (routes.file ?? ((which) => ok(caseFile(which), '"1.1"')))(id, one);
    return (routes[first as 'schools'] ?? (() => page([])))(one, url.searchParams.get('cursor'));
  });
  return { outcome: await pull(api, () => undefined), asked: asked.map((one) => one.path) };
}
const change = (incidentId: string | null) => ({ id: 'c', kind: 'incident', resourceId: 'r', incidentId, version: 1, at: '' });
const feed = (pages: Record<string, Answer>) => (_: Asked, cursor: string | null) => pages[cursor ?? 'start'] ?? page([], cursor);

describe('the first round on a phone', () => {
  it('reads the schools, the list, the feed and the case files it names', async () => {
    const { outcome, asked } = await round({
      schools: (_, cursor) => (cursor ? page([{ id: 's2' }]) : page([{ id: 's1' }], 'more')),
      incidents: () => page([{ id: 'i1', updatedAt: 'x' }]),
      changes: feed({ start: page([change('i1'), change('i2'), change(null)], 'c1') }),
    });
    expect(outcome).toBe('done');
    expect(await readSchools()).toEqual([{ id: 's1' }, { id: 's2' }]);
    expect(await countCases()).toBe(2);
    expect(await getMeta('cursor')).toBe('c1');
    expect(await getMeta('toFetch')).toEqual([]);
    // The case that changed last is read first.
    expect(asked.filter((path) => /incidents\/i\d$/.test(path))).toEqual(['/incidents/i2', '/incidents/i1']);
  });
  it('is not done again: schools once a day, the list once', async () => {
    await round({ incidents: () => page([]) });
    const { asked } = await round({});
    expect(asked).toEqual(['/changes?limit=200']);
  });
});

describe('the feed', () => {
  it('moves its place with what it announced: what was announced survives any later failure', async () => {
    const { outcome } = await round({ changes: feed({ start: page([change('i1')], 'c1'), c1: 'no-network' }) });
    expect(outcome).toBe('no-network');
    expect([await getMeta('cursor'), await getMeta('toFetch')]).toEqual(['c1', ['i1']]);
    const next = await round({ changes: feed({ c1: page([change('i2')], 'c2') }),
      file: (id) => (id === 'i1' ? problem(503, 'busy') : ok(caseFile(id), '"1.1"')) });
    expect(next.outcome).toBe('later');
    expect([await getMeta('cursor'), await getMeta('toFetch')]).toEqual(['c2', ['i1']]);
    await round({});
    expect(await getMeta('toFetch')).toEqual([]);
    expect(await countCases()).toBe(2);
  });
  it('at its end is asked once, whether the end repeats its place or has none', async () => {
    for (const end of [page([], 'c1'), page([change('i1')], 'c1'), page([change('i1')], null)]) {
      await eraseEverything();
      await setMeta('cursor', 'c1');
      const { asked, outcome } = await round({ changes: () => end.clone() });
      expect(asked.filter((path) => path.startsWith('/changes'))).toHaveLength(1);
      expect(outcome).toBe('done');
    }
  });
  it('that does not know its place any more is begun again, with the list', async () => {
    await setMeta('cursor', 'old');
    await setMeta('listRead', true);
    const first = await round(
      { changes: (_, cursor) => (cursor === 'old' ? problem(400, 'invalid-cursor') : page([change('i1')], 'new')) });
    expect(first.outcome).toBe('later');
    const second = await round(
      { changes: (_, cursor) => (cursor === 'old' ? problem(400, 'invalid-cursor') : page(cursor ? [] : [change('i1')], 'new')) });
    expect(second.outcome).toBe('done');
    expect(second.asked).toContain('/incidents?limit=200');
    expect(await getMeta('cursor')).toBe('new');
    expect(await countCases()).toBe(1);
  });
});

describe('a failed request is never an empty list', () => {
  const answers: [string, Answer][] = [
    ['no network', 'no-network'], ['a captive portal', new Response('<html>')], ['an empty 200', new Response('')],
      ['another shape', ok({ incidents: [] })], ['a list without items', ok({ nextCursor: null })],
      ['400', problem(400, 'malformed-query')],
    ['401', problem(401, 'session-expired')], ['403', problem(403, 'not-allowed')], ['404', problem(404, 'not-found')],
      ['429', problem(429, 'too-many-requests')], ['500', problem(500, 'internal')], ['503', problem(503, 'busy')],
  ];
  it.each(answers)('(%s): what is kept stays, and the round says so', async (_what, answer) => {
    await replaceSchools([{ id: 's1' }]);
    await keepCase('i1', 'x', '"1.1"', caseFile('i1'), { id: 'i1' });
    await setMeta('toFetch', ['i1']);
    for (const part of ['schools', 'incidents', 'changes'] as const) {
      const { outcome } = await round({ [part]: () => (answer === 'no-network' ? answer : answer.clone()) });
      expect(outcome).not.toBe('done');
      if (part === 'schools') expect(await getMeta('schoolsReadAt')).toBeUndefined();
      if (part === 'incidents') expect(await getMeta('listRead')).toBeUndefined();
      if (part === 'changes') expect(await getMeta('cursor')).toBeUndefined();
    }
    expect(await readAll('list')).toEqual([{ id: 'i1' }]);
    expect(await countCases()).toBe(1);
    expect(await getMeta('toFetch')).toEqual(['i1']);
  });
  it('half a list of schools does not take the place of a whole one', async () => {
    await replaceSchools([{ id: 'old' }]);
    await round({ schools: (_, cursor) => (cursor ? 'no-network' : page([{ id: 'new' }], 'more')) });
    expect(await readSchools()).toEqual([{ id: 'old' }]);
  });
  it('401 asks to sign in', async () => expect((await round({ changes: () => problem(401, 'not-signed-in') })).outcome).toBe('sign-in'));
  it('a list without an end is given up, not taken for whole', async () => {
    await replaceSchools([{ id: 'old' }]);
    expect((await round({ schools: () => page([{ id: 'new' }], 'for ever') })).outcome).toBe('later');
    expect(await readSchools()).toEqual([{ id: 'old' }]);
  });
});

describe('a case file', () => {
  it('is kept with its version and its line, counted as the server counts', async () => {
    const file = caseFile('i1',
      { persons: [person('p1', { dateOfBirth: '2012-01-01' }), person('p2', { dateOfBirth: '1980-01-01' })],
      parties: [party('y1', 'p1', 'victim'), party('y2', 'p2', 'implicated_adult')], school: { id: 's1', name: 'Ysgol Demo' } });
    const { api, asked } = wire(() => ok(file, '"1.7"'));
    expect(await pullCase(api, 'i1')).toBe('done');
    expect(await readCase('i1')).toEqual({ file, etag: '"1.7"' });
    expect(await readAll('list')).toMatchObject([{ id: 'i1', children: 1, people: 2, schoolName: 'Ysgol Demo', reference: 'GN-P0T-C3' }]);
    expect(asked[0]!.ifNoneMatch).toBeNull();
  });
  it('that has not changed costs no body', async () => {
    await keepCase('i1', 'x', '"1.7"', caseFile('i1', { narrative: 'kept' }), { id: 'i1' });
    const { api, asked } = wire(() => new Response(null, { status: 304 }));
    expect(await pullCase(api, 'i1')).toBe('done');
    expect(asked[0]!.ifNoneMatch).toBe('"1.7"');
    expect((await readCase<{ narrative: string }>('i1'))!.file.narrative).toBe('kept');
  });
  it.each([403, 404])('that the officer may not see (%i) does not hold up the others', async (status) => {
    await setMeta('toFetch', ['i1', 'i2']);
    expect((await round({ file: (id) => (id === 'i2' ? problem(status, 'not-found') : ok(caseFile(id), '"1.1"')) })).outcome).toBe('done');
    expect(await getMeta('toFetch')).toEqual([]);
    expect(await countCases()).toBe(1);
  });
  it('of a shape the phone cannot rely on does not take the place of the one that is kept', async () => {
    await keepCase('i1', 'x', '"1.7"', caseFile('i1'), { id: 'i1' });
    const { api } = wire(() => ok({ id: 'i1', reference: 'GN-P0T-C3', etag: '"2.1"' }));
    expect(await pullCase(api, 'i1')).toBe('no-network');
    expect((await readCase('i1'))!.etag).toBe('"1.7"');
  });
});

describe('the guidance', () => {
  const line = (version: string, inForceFrom: string | null, etag = '"1"') => ({ version, inForceFrom, etag });
  const packs = (...lines: object[]) => ({ 'guidance-packs': () => page(lines) });
  const pinned = (guidancePack: string) => ({ changes: feed({ start: page([change('i1')], 'c1') }), file: (id: string) => ok(caseFile(id, { guidancePack }), '"1.1"') });
  const kept = async () => (await readPackRows()).map(({ id }) => id);

  it('kept here is the newest in force, what comes into force after it, and what cases are pinned to', async () => {
    await round({ ...packs(line('2015.1', '2015-01-01'), line('2016.1', '2016-11-01'), line('2024.1-draft', null), line('2099.1', '2099-01-01')), ...pinned('2016.1') });
    expect(await kept()).toEqual(['2016.1', '2099.1']);
    // A case of an older pack arrives: it is read in the same round.
    await setMeta('packsTriedAt', 0);
    const { asked } = await round({ ...packs(line('2015.1', '2015-01-01'), line('2016.1', '2016-11-01')), changes: feed({ c1: page([change('i2')], 'c2') }), file: (id) => ok(caseFile(id, { guidancePack: '2015.1' }), '"1.2"') });
    expect(await kept()).toEqual(['2015.1', '2016.1']);
    expect(asked.filter((path) => path.startsWith('/guidance-packs'))).toEqual(['/guidance-packs?limit=200', '/guidance-packs/2015.1']);
  });
  it('is read once a day, and again when its Welsh wording was approved', async () => {
    await round(packs(line('2016.1', '2016-11-01')));
    expect((await round(packs(line('2016.1', '2016-11-01')))).asked.some((path) => path.startsWith('/guidance-packs'))).toBe(false);
    const told = { id: 'c', kind: 'pack', resourceId: 'r', incidentId: null, version: 2, at: '' };
    await round({ ...packs(line('2016.1', '2016-11-01', '"2"')), changes: feed({ start: page([told], 'c9') }), pack: (version) => ok(packFile(version, { etag: '"2"', welshWording: { text: 'Geiriad' } })) });
    expect(await readPackRows()).toMatchObject([{ id: '2016.1', etag: '"2"', wordingCy: 'Geiriad' }]);
  });
  it('that an older server does not have holds nothing up', async () => {
    const { outcome } = await round({ 'guidance-packs': () => problem(404, 'not-found'), ...pinned('2016.1') });
    expect(outcome).toBe('done');
    expect(await countCases()).toBe(1);
  });
  it('is never taken from whatever else answers', async () => {
    for (const answer of [new Response('<html>'), ok({ version: '2099.9', etag: '', pack: { version: '2099.9' } }), ok({ version: '2016.1', etag: '"1"' })]) {
      await eraseEverything();
      const { outcome } = await round({ ...packs(line('2016.1', '2016-11-01')), pack: () => answer });
      expect(outcome).toBe('no-network');
      expect(await kept()).toEqual([]);
    }
  });
});

describe('earlier occasions', () => {
  const counted = (id: string, at = '2026-11-24T12:00:00.000Z') => ok({ incidentId: id, at, onRecord: [{ personId: 'p1', offence: 'a', incidents: [{ id: 'x', reference: 'GN-P0T-C3' }] }], evaluation: {}, ages: [] });
  const { api } = wire(() => 'no-network');
  const read = (id: string, routes: { file: Answer; outstanding: () => Answer }) => {
    const { api: own, asked } = wire((one) => (one.path.endsWith('/outstanding') ? routes.outstanding() : routes.file));
    return pullCase(own, id).then((outcome) => ({ outcome, asked: asked.map((one) => one.path) }));
  };
  it('are read with a case file that changed, and not with one that did not', async () => {
    await read('i1', { file: ok(caseFile('i1'), '"1.1"'), outstanding: () => counted('i1') });
    expect(await readOutstanding('i1')).toMatchObject({ at: '2026-11-24T12:00:00.000Z', onRecord: [{ personId: 'p1' }] });
    expect((await read('i1', { file: new Response(null, { status: 304 }), outstanding: () => counted('i1') })).asked).toEqual(['/incidents/i1']);
    expect((await read('i1', { file: ok(caseFile('i1'), '"1.2"'), outstanding: () => counted('i1') })).asked).toHaveLength(2);
  });
  it('that could not be read leave those that are known, and the case is read all the same', async () => {
    await read('i1', { file: ok(caseFile('i1'), '"1.1"'), outstanding: () => counted('i1') });
    for (const answer of [problem(503, 'busy'), 'no-network' as const, counted('another'), new Response('<html>')]) {
      expect((await read('i1', { file: ok(caseFile('i1'), '"1.2"'), outstanding: () => answer })).outcome).toBe('done');
      expect(await readOutstanding('i1')).toMatchObject({ at: '2026-11-24T12:00:00.000Z' });
    }
    expect(await pullCase(api, 'i1')).toBe('no-network');
  });
});

describe('an account without cases', () => {
  it('asks for none', async () => {
    for (const role of ['administrator', 'auditor']) {
      await setMeta('officer', { id: 'o1', username: 'demo', displayName: 'Demo', collarNumber: null, role });
      const { outcome, asked } = await round({});
      expect([outcome, asked]).toEqual(['done', ['/guidance-packs?limit=1']]);
    }
  });
});

describe('what is no longer the officer’s to see', () => {
  const known = (...ids: string[]) => Promise.all(ids.map((id) => keepCase(id, 'x', '"1"', caseFile(id), { id, status: 'open', updatedAt: 'x' })));
  const kept = async () => [await countCases(), (await readAll<{ id: string }>('list')).map(({ id }) => id).sort()];
  it('is erased when the server says so, and kept while something of it is unsent', async () => {
    await known('i1', 'i2');
    await put(creation('note', 'n1', {}, { incidentId: 'i2' }));
    const gone = feed({ start: page([change('i1'), change('i2')], 'c1') });
    expect((await round({ changes: gone, file: () => problem(404, 'not-found') })).outcome).toBe('done');
    expect(await kept()).toEqual([1, ['i2']]);
  });
  it('stays when the server could not be asked', async () => {
    await known('i1');
    await round({ changes: feed({ start: page([change('i1')], 'c1') }), file: () => problem(503, 'busy') });
    expect(await kept()).toEqual([1, ['i1']]);
  });
});

describe('a closed case', () => {
  const hours = (n: number) => new Date(Date.now() - n * 3_600_000).toISOString();
  const line = (id: string, status: string, ago: number) => ({ id, status, updatedAt: hours(ago), etag: '"1"' });
  it('is not brought to the phone when it was closed more than three days ago, and ages off when it is here', async () => {
    await keepCase('old', hours(80), '"1"', { ...caseFile('old'), status: 'closed' }, line('old', 'closed', 80));
    await keepCase('new', hours(60), '"1"', { ...caseFile('new'), status: 'closed' }, line('new', 'closed', 60));
    await round({
      incidents: () => page([line('i1', 'open', 900), line('i2', 'closed', 900), line('i3', 'closed', 1)]),
      changes: feed({ start: page([change('i4')], 'c1') }),
      file: (id) => ok({ ...caseFile(id), status: 'closed', updatedAt: hours(100) }, '"1.1"'),
    });
    expect((await readAll<{ id: string }>('list')).map(({ id }) => id).sort()).toEqual(['i1', 'i3', 'new']);
    expect(await countCases()).toBe(1);
  });
});
