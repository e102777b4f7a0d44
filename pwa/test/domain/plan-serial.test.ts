// The plan against a serial model: a million deliveries, doubled, reordered, delayed and cut, leave at the server what one careful delivery
// after another would have left. Repeated by its seed: WAYMARK_SEED=123 npx vitest run test/domain/plan-serial.test.ts
import { expect, it } from 'vitest';
import type { ItemAnswer } from '../../src/domain/plan-send';
import { chance } from '../support/chance';
import { serial, SerialPhone, SerialServer } from '../support/serial';

type Wire = Parameters<Parameters<SerialPhone['round']>[1]>[0];

function day(seed: number) {
  const rnd = chance(seed);
  const server = new SerialServer();
  const phone = new SerialPhone(server, rnd);
  const late: Wire[] = [];
  let faults = true;
  const deliver = (items: Wire, upTo = items.length): ItemAnswer[] => items.slice(0, upTo).map((item) => server.deliver(item, faults && rnd.next() < 0.04));

  const send = (items: Wire): ItemAnswer[] | 'killed' | null => {
    if (!faults) return deliver(items);
    // Whatever was sent may come again later, more than once and in any order.
    for (let n = rnd.below(4); n > 0; n--) late.push(items);
    switch (rnd.below(9)) {
      case 0: return null; // never arrived
      case 1: deliver(items); return null; // done, and the answer cut
      case 2: deliver(items, rnd.below(items.length + 1)); return null; // the server died half-way
      case 3: deliver(items); return 'killed';
      case 4: deliver(items); return deliver(items); // doubled on the way
      default: return deliver(items);
    }
  };
  const cases: string[] = [];
  const made: { id: string; caseId: string }[] = [];
  const write = (): void => {
    const what = rnd.below(7);
    if (!cases.length || what === 0) {
      const id = `c${cases.length}`;
      cases.push(id);
      phone.write('PUT', id, id, [], 'a');
      made.push({ id, caseId: id });
      return;
    }
    const caseId = rnd.pick(cases)!;
    if (what <= 2) {
      const id = `${caseId}/t${made.length}`;
      // Sometimes about a thing of another case, as a person is.
      const other = rnd.pick(made.filter(({ id: one }) => !one.endsWith('/closed')))!.id;
      phone.write('PUT', id, caseId, [...new Set([caseId, other])], 'a');
      made.push({ id, caseId });
    } else if (what === 3 && !made.some(({ id }) => id === `${caseId}/closed`)) {
      phone.write('PUT', `${caseId}/closed`, caseId, [caseId], 'a', 'closure');
      made.push({ id: `${caseId}/closed`, caseId });
    } else {
      const { id, caseId: of } = rnd.pick(made)!;
      phone.write(rnd.next() < 0.3 ? 'POST' : 'PATCH', id, of, [id], rnd.pick(['a', 'b', 'c'])!);
    }
  };
  for (let step = 0; step < 60; step++) {
    const what = rnd.below(10);
    if (what < 4) write();
    else if (what < 7) phone.round(rnd.next() < 0.5 ? 'plain' : 'sealed', send, rnd.pick([1, 3, 500])!);
    else if (what === 7) phone.open();
    else if (what === 8) {
      const thing = rnd.pick([...server.things.keys()]);
      if (thing && rnd.next() < 0.3) server.changeElsewhere(thing);
    } else {
      phone.readBack();
      phone.decide();
    }
    for (let n = rnd.below(3); n > 0 && late.length; n--) deliver(late[rnd.below(late.length)]!);
  }
  faults = false;
  for (let n = 0; n < 60 && phone.rows.length; n++) {
    phone.open();
    phone.round(n % 2 ? 'plain' : 'sealed', send, 500);
    phone.readBack();
    phone.decide();
  }
  for (const items of late) deliver(items);
  return { server, phone };
}

it('a million deliveries, doubled, reordered, delayed and cut, equal the serial result', () => {
  const first = Number(process.env['WAYMARK_SEED'] ?? Math.floor(Math.random() * 1e9));
  let [deliveries, written, lost, doubled, days] = [0, 0, 0, 0, 0];
  while (deliveries < 1_000_000) {
    const seed = first + days++;
    const { server, phone } = day(seed);
    deliveries += server.deliveries;
    written += phone.writes.length;
    const where = `seed ${seed}`;
    expect(phone.rows, where).toEqual([]);
    for (const { mark } of phone.writes) {
      const times = server.effects.get(mark) ?? 0;
      if (!times) lost++;
      if (times > 1) doubled++;
    }
    for (const [id, { fields, steps }] of serial(phone.writes)) {
      const there = { ...server.things.get(id)?.fields };
      delete there['z'];
      if (JSON.stringify(Object.entries(there).sort()) !== JSON.stringify(Object.entries(fields).sort())) throw new Error(`${where}: ${id} is ${JSON.stringify(there)}, not ${JSON.stringify(fields)}`);
      if (String(server.things.get(id)!.steps) !== String(steps)) throw new Error(`${where}: steps of ${id}`);
    }
    // Each case arrived in the order in which it was written, but for a closure that was refused and sent again.
    const last = new Map<string, number>();
    for (const mark of server.order) {
      const { caseId, seq, thing } = phone.writes[Number(mark.slice(1)) - 1]!;
      if (thing.endsWith('/closed')) continue;
      if ((last.get(caseId) ?? 0) > seq) throw new Error(`${where}: ${mark} of ${caseId} overtook`);
      last.set(caseId, seq);
    }
  }
  console.info(`plan: ${deliveries} deliveries of ${written} writes in ${days} days from seed ${first}: ${lost} lost, ${doubled} doubled`);
  expect([lost, doubled]).toEqual([0, 0]);
}, 120_000);
