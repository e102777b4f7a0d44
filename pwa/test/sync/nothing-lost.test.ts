// Random days of an officer, sent in batches, sealed while locked, and one by one to an older server: edits, items of cases, steps of referrals, lost answers, late deliveries, refusals, kills, somebody else's changes. Nothing written is lost and
// nothing has its effect twice. A day is repeated by its seed: WAYMARK_SEED=123 npx vitest run test/sync/nothing-lost.test.ts
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { OutboxItem } from '../../src/domain/entry';
import { makeDataKey, random, wrap } from '../../src/vault/keys';
import { chance } from '../support/chance';
import { Model } from '../support/model';
import { forceKey } from '../support/sealed';
import { BOUND } from '../support/vault';
import { problem, wire, type Answer, type Asked } from '../support/wire';

const OFFICER = BOUND.officerId, DEVICE = BOUND.deviceId;
vi.stubGlobal('navigator', {});
const secret = random(32), wrapped = await wrap(await makeDataKey(), secret, BOUND);
const FIELDS = ['givenNames', 'familyName', 'knownAs', 'position'];

/** The app as it is after a start and an unlocking: fresh modules over the same database. */
async function openApp() {
  vi.resetModules();
  const [door, meta, outbox, open, { newPace, push, pushSealed }, { makeEntry, partyEntry }, { versionFor }, { uuidv7 }] = await Promise.all([
    import('../../src/vault/door'), import('../../src/db/meta'), import('../../src/db/outbox'), import('../../src/db/open'), import('../../src/sync/push'),
    import('../../src/domain/plan-save'), import('../../src/domain/plan-send'), import('../../src/platform/random'),
  ]);
  await door.openVault(BOUND, wrapped, { secret });
  return { meta, outbox, open, pace: newPace(), push, pushSealed, makeEntry, partyEntry, versionFor, uuidv7 };
}

async function day(seed: number, steps: number) {
  const rnd = chance(seed);
  const model = new Model();
  /** What was written: where its effect must be found; `given` up by a decision. */
  const written = new Map<string, { given: boolean }>();
  /** Versions this phone has read, as its case files would say. */
  const seen = new Map<string, string>();
  const late: Asked[] = [];
  let app = await openApp();
  let faults = true;
  let killed: () => void = () => undefined;
  await app.open.eraseEverything();
  const key = forceKey();
  await app.meta.setMeta('device', { id: DEVICE, prefix: 'KV4', lastNumber: 0, lastSeq: 0 });
  await app.meta.setMeta('sealing', key.sealing);
  await app.meta.setMeta('dropBoxes', { [DEVICE]: 'drop-box' });
  let older = false;

  const mark = (): string => {
    const name = `mark-${seed}-${written.size}`;
    written.set(name, { given: false });
    return name;
  };
  const never = new Promise<never>(() => undefined);
  const serve = (asked: Asked, refuse = () => false): Answer | Promise<Answer> =>
    asked.path === '/sealed-batches' ? model.sealedBatch(asked.body!, key, refuse)
      : asked.path !== '/batches' ? model.answer(asked, refuse()) : older ? problem(404, 'not-found') : model.batch(asked.body!, refuse);
  const server = async (asked: Asked): Promise<Answer> => {
    if (!faults) return serve(asked);
    switch (rnd.below(16)) {
      case 0: return 'no-network';
      case 1: await serve(asked); return 'no-network'; // done, and the answer lost
      case 2: if (asked.method !== 'GET') late.push(asked); return 'no-network'; // still under way somewhere
      case 3: return problem(rnd.pick([500, 502, 503, 429, 507, 400, 413])!, 'busy');
      case 4: return problem(401, 'session-expired');
      case 5: return new Response('<html>Wi-Fi</html>');
      case 6: { // cut somewhere in the answer
        const answer = await serve(asked);
        const text = answer === 'no-network' ? '' : await answer.text();
        return new Response(text.slice(0, rnd.below(text.length)));
      }
      case 7: return serve(asked, () => rnd.next() < 0.3);
      case 8: await serve(asked); killed(); return never;
      case 9: killed(); return never;
      default: return serve(asked);
    }
  };
  const { api } = wire(server);
  const pushRound = async (): Promise<void> => {
    const dead = new Promise<'dead'>((resolve) => (killed = () => resolve('dead')));
    const nobody = () => undefined;
    older = faults && seed % 4 === 0 && rnd.next() < 0.3;
    const go = rnd.next() < 0.6 ? app.push(api, OFFICER, nobody, app.pace) : app.pushSealed(api, nobody, app.pace, 'all');
    if ((await Promise.race([go, dead])) === 'dead') app = await openApp();
    // As after an unlocking: what was sent meanwhile has been read back.
    else if (!faults || rnd.next() < 0.3) await app.outbox.readBack((await app.outbox.listOutbox()).filter((item) => item.state === 'sent'));
    if (rnd.next() < 0.5) await app.outbox.ensureEnvelopes();
  };

  const making = () => ({ newId: () => app.uuidv7(), writtenAt: '2026-11-24T10:00:00.000Z', officerId: OFFICER });
  const put = (entries: Parameters<typeof app.outbox.enqueue>[0]) => app.outbox.enqueue(entries, '2026-11-24T10:00:00.000Z', null);
  const record = async (): Promise<void> => {
    const make = making(), id = app.uuidv7(), people = [app.uuidv7(), app.uuidv7()];
    await put([
      ...people.map((p) => app.makeEntry({ kind: 'person', method: 'PUT', path: `/persons/${p}`, incidentId: id, resourceId: p, needs: [] },
        { givenNames: mark(), writtenAt: make.writtenAt }, make)),
      app.makeEntry({ kind: 'incident', method: 'PUT', path: `/incidents/${id}`, incidentId: id, resourceId: id, needs: [] },
        { narrative: mark(), writtenAt: make.writtenAt }, make),
      ...people.map((p) => app.partyEntry(id, p, 'victim', make)),
    ]);
    known.push(...people.map((p) => ({ incidentId: id, personId: p })));
  };
  const known: { incidentId: string; personId: string }[] = [];
  const edit = async (): Promise<void> => {
    const target = rnd.pick(known);
    if (!target) return;
    const { incidentId, personId } = target, path = `/persons/${personId}`, make = making();
    // As state/work.
    const items = (await app.outbox.listOutbox()).filter((item) => item.head.resourceId === personId);
    if (!items.some((item) => item.state !== 'aside') && !seen.has(path)) return;
    await put([app.makeEntry({ kind: 'person', method: 'PATCH', path, incidentId, resourceId: personId, needs: [personId],
      ifMatch: app.versionFor(items, personId, seen.get(path) ?? null) }, { [rnd.pick(FIELDS)!]: mark(), writtenAt: make.writtenAt }, make)]);
  };
  const note = async (): Promise<void> => {
    const target = rnd.pick(known);
    if (!target) return;
    const { incidentId } = target, id = app.uuidv7(), make = making();
    await put([app.makeEntry({ kind: 'note', method: 'PUT', path: `/incidents/${incidentId}/notes/${id}`, incidentId, resourceId: id,
      needs: [incidentId] }, { text: mark(), writtenAt: make.writtenAt }, make)]);
  };
  /** Items of cases: a referral with its steps, a crime, and a closure, which holds nothing up when it is refused. */
  const made: { incidentId: string; id: string; kind: 'referral' | 'crime' | 'closure' }[] = [];
  const itemPath = ({ incidentId, id, kind }: (typeof made)[number]) => `/incidents/${incidentId}/${kind}s/${id}`;
  const item = async (): Promise<void> => {
    const target = rnd.pick(known);
    if (!target) return;
    const one = { incidentId: target.incidentId, id: app.uuidv7(), kind: rnd.pick(['referral', 'crime', 'closure'] as const)! }, make = making();
    const body = one.kind === 'referral' ? { to: 'ppu', personId: target.personId, at: make.writtenAt, how: 'here', text: mark() } 
      : one.kind === 'crime' ? { people: [{ personId: target.personId, role: 'victim' }], note: mark() } : { at: make.writtenAt, reason: mark() };
    await put([app.makeEntry({ kind: one.kind, method: 'PUT', path: itemPath(one), incidentId: one.incidentId, resourceId: one.id, needs: [one.incidentId, target.personId] },
      { ...body, writtenAt: make.writtenAt }, make)]);
    made.push(one);
  };
  /** As state/items: the version of a change or step is null while an earlier write of the same thing is still here. */
  const goOn = async (): Promise<void> => {
    const one = rnd.pick(made);
    if (!one) return;
    const path = itemPath(one), make = making();
    const items = (await app.outbox.listOutbox()).filter(({ head }) => head.resourceId === one.id);
    if (!items.some(({ state }) => state !== 'aside') && !seen.has(path)) return;
    const head = { kind: one.kind, incidentId: one.incidentId, resourceId: one.id, needs: [one.incidentId, one.id], ifMatch: app.versionFor(items, one.id, seen.get(path) ?? null) };
    const step = one.kind === 'referral' && rnd.next() < 0.7;
    await put([step ? app.makeEntry({ ...head, method: 'POST', path: `${path}/steps` }, { step: 'chased', at: make.writtenAt, how: 'phone', text: mark() }, make)
      : app.makeEntry({ ...head, method: 'PATCH', path }, { [one.kind === 'crime' ? rnd.pick(['note', 'force'])! : 'withdrawnReason']: mark() }, make)]);
  };
  const readBack = (): void => {
    for (const path of model.things.keys()) if (/^\/persons\/|\/(referrals|crimes|closures)\//.test(path)) seen.set(path, model.etag(path));
  };
  /** As a person decides on the page of a refused item. */
  const decide = async (item: OutboxItem): Promise<void> => {
    const entry = (await app.outbox.readEntries()).find((one) => one.seq === item.seq)!;
    const body = JSON.parse(entry.body.json) as Record<string, string>;
    const fields = Object.keys(body).filter((field) => field !== 'writtenAt');
    const head = { ...entry.head, idempotencyKey: app.uuidv7() };
    switch (item.last?.code) {
      case 'stale': {
        const there = model.things.get(head.path)!.fields;
        const differ = fields.filter((field) => there[field] !== body[field]);
        if (differ.length && rnd.next() < 0.6) return app.outbox.replace(item.seq,
          { head: { ...head, ifMatch: model.etag(head.path) }, body: entry.body });
        for (const field of differ) written.get(body[field]!)!.given = true;
        return app.outbox.dropDecided(entry, model.etag(head.path));
      }
      case 'invalid': {
        // Put right: other words under another key. The refused ones must never appear.
        const marks = fields.filter((field) => String(body[field]).startsWith('mark-'));
        for (const field of marks) {
          expect(model.effects.get(body[field]!) ?? 0).toBe(0);
          written.delete(body[field]!);
          body[field] = `${body[field]!}x`;
          written.set(body[field], { given: false });
        }
        return app.outbox.replace(item.seq, { head, body: { ...entry.body, json: JSON.stringify(body) } });
      }
      // What this one was built on was set aside while both were on their way: made already and changed since, or still to be made.
      case 'idempotency-key-reused': {
        const made = fields.every((field) => !body[field]!.startsWith('mark-') || (model.effects.get(body[field]!) ?? 0) > 0);
        return made ? app.outbox.dropDecided(entry, model.etag(head.path)) : app.outbox.replace(item.seq, { head, body: entry.body });
      }
      default: throw new Error(`${head.method} ${head.path}: nobody expects ${String(item.last?.code)}`);
    }
  };
  /** As state/waiting: the server keeps a refusal under its key, so what was refused goes under a new one. */
  const putBack = async (item: OutboxItem): Promise<void> => {
    if (!['stale', 'invalid'].includes(item.last?.code ?? '')) return app.outbox.putBack(item.seq);
    const entry = (await app.outbox.readEntries()).find((one) => one.seq === item.seq)!;
    return app.outbox.replace(item.seq, { head: { ...entry.head, idempotencyKey: app.uuidv7() }, body: entry.body });
  };

  const check = async (when: string): Promise<void> => {
    const waiting = (await app.outbox.readEntries()).map((entry) => entry.body.json).join('\n');
    for (const [name, { given }] of written) {
      const times = model.effects.get(name) ?? 0;
      if (times > 1) throw new Error(`seed ${seed}, ${when}: ${name} had its effect ${times} times`);
      if (!times && !given && !waiting.includes(`"${name}"`)) throw new Error(`seed ${seed}, ${when}: ${name} is lost`);
    }
  };

  for (let step = 0; step < steps; step++) {
    const what = rnd.below(16);
    const items = await app.outbox.listOutbox();
    if (what === 0) await record();
    else if (what <= 3) await edit();
    else if (what === 4) await note();
    else if (what === 12 || what === 13) await item();
    else if (what === 14) await goOn();
    else if (what === 5) app = await openApp();
    else if (what === 6) readBack();
    else if (what === 7 && late.length) await serve(late.splice(rnd.below(late.length), 1)[0]!);
    else if (what === 8) {
      const path = rnd.pick([...model.things.keys()].filter((one) => /^\/persons\/|\/(referrals|crimes|closures)\//.test(one)));
      const fields = path?.startsWith('/persons/') ? FIELDS : ['note', 'force', 'withdrawnReason'];
      if (path) model.changeElsewhere(path, { [rnd.pick(fields)!]: `elsewhere-${step}` });
    } else if (what === 9) {
      const item = rnd.pick(items.filter((one) => one.state !== 'aside' && one.state !== 'sent'));
      const back = rnd.pick(items.filter((one) => one.state === 'aside'));
      if (item && rnd.next() < 0.4) await app.outbox.setAside(item.seq);
      else if (back) await putBack(back);
    } else {
      const refused = rnd.pick(items.filter((one) => one.state === 'refused'));
      if (refused && rnd.next() < 0.5) await decide(refused);
      if (rnd.next() < 0.8) await app.outbox.tryAllNow();
      await pushRound();
    }
    await check(`step ${step}`);
  }

  // The evening: signal again, and a person decides whatever is left.
  faults = false;
  for (let n = 0; n < 200 && (await app.outbox.listOutbox()).length; n++) {
    for (const item of await app.outbox.listOutbox()) if (item.state === 'aside') await putBack(item);
    for (const item of (await app.outbox.listOutbox()).filter((one) => one.state === 'refused')) await decide(item);
    await app.outbox.tryAllNow();
    await pushRound();
    await check('in the evening');
  }
  for (const asked of late) await serve(asked);
  await check('after the last late delivery');
  expect(await app.outbox.listOutbox()).toEqual([]);
  const effects = [...written].filter(([, { given }]) => !given).map(([name]) => model.effects.get(name) ?? 0);
  expect(effects.every((times) => times === 1)).toBe(true);
  // Every number that was given has arrived or was told as dropped.
  const { lastSeq } = (await app.meta.getMeta('device'))!;
  const told = new Set([...model.seqs, ...model.dropped, ...((await app.meta.getMeta('dropped')) ?? [])]);
  const missing = Array.from({ length: lastSeq! }, (_, n) => n + 1).filter((seq) => !told.has(seq));
  if (seed % 4) expect(missing, `seed ${seed}`).toEqual([]);
  return { written: written.size, late: late.length, numbered: seed % 4 ? lastSeq! : 0 };
}

const given = process.env['WAYMARK_SEED'];
const fresh = Math.floor(Math.random() * 1e9);
const seeds = given ? [Number(given)] : [...Array.from({ length: 20 }, (_, n) => n + 1), fresh];

let [days, all, numbers] = [0, 0, 0];
afterAll(() => console.info(`nothing-lost: ${all} written in ${days} days, 0 lost, 0 doubled; ${numbers} numbers of the phone, none missing`));

describe('a random day', () => {
  it.each(seeds)('with seed %i loses nothing and doubles nothing', async (seed) => {
    if (seed === fresh) console.info(`nothing-lost: this run's own seed is ${fresh}`);
    const { written, numbered } = await day(seed, 130);
    [days, all, numbers] = [days + 1, all + written, numbers + numbered];
    expect(written).toBeGreaterThan(10);
  });
});
