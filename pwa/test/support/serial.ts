// A phone and a server with nothing but the pure plan between them: no storage, no network, no clock. What travels may be lost, doubled,
// reordered, delayed or cut; what is found at the server afterwards must be what one careful delivery after another would have made.
import type { EntryHead, OutboxItem, Refusal } from '../../src/domain/entry';
import { NO_NETWORK, planSend, readFates, stops, TRIES, versionFor, type Fate, type ItemAnswer, type Planned } from '../../src/domain/plan-send';
import { editing, keysOf, linksOf, loosen, names, settleRows, type Outcome, type Rows } from '../../src/domain/settle';
import type { Chance } from './chance';

type Method = EntryHead['method'];
interface Write {
  seq: number; key: string; method: Method; kind: 'note' | 'closure'; caseId: string; thing: string; needs: string[]; field: string; mark: string;
}
/** As it travels. */
interface Wire extends Write {
  ifMatch: string | null;
  builtOn: string | null;
  after: string[];
}
interface Thing { version: number; fields: Record<string, string>; steps: string[]; log: string[] }
interface Kept { print: string; status: number; code: string; etag: string | null; changed: string[] }

const refusal = (status: number, code: string, more: Partial<Refusal> = {}): Refusal => ({ ...NO_NETWORK, status, code, ...more });

export class SerialServer {
  readonly things = new Map<string, Thing>();
  readonly answers = new Map<string, Kept>();
  readonly effects = new Map<string, number>();
  /** The order in which marks had their effect. */
  readonly order: string[] = [];
  deliveries = 0;

  private effect(mark: string): void {
    this.effects.set(mark, (this.effects.get(mark) ?? 0) + 1);
    this.order.push(mark);
  }
  changeElsewhere(id: string): void {
    const thing = this.things.get(id)!;
    thing.version++;
    thing.log.push('z');
    thing.fields['z'] = String(thing.version);
  }
  private perform({ method, kind, caseId, thing: id, needs, field, mark }: Write, ifMatch: string | null): Omit<Kept, 'print'> {
    const thing = this.things.get(id);
    const no = (status: number, code: string, changed: string[] = []) => ({ status, code, etag: null, changed });
    if (needs.some((need) => need !== id && !this.things.has(need))) return no(404, 'not-found');
    if (method === 'PUT') {
      if (thing) return no(412, 'already-exists');
      if (kind === 'closure' && !this.things.has(`${caseId}/owed`)) return no(409, 'something-owed');
      this.things.set(id, { version: 1, fields: { [field]: mark }, steps: [], log: [field] });
      this.effect(mark);
      return { status: 201, code: '', etag: '1', changed: [] };
    }
    if (!thing) return no(404, 'not-found');
    if (method === 'PATCH') {
      if (ifMatch === null) return no(428, 'precondition-required');
      const seen = Number(ifMatch);
      if (seen !== thing.version) return { status: 412, code: 'stale', etag: String(thing.version), changed: thing.log.slice(seen) };
      thing.fields[field] = mark;
      thing.log.push(field);
    } else {
      thing.steps.push(mark);
      thing.log.push('steps');
    }
    thing.version++;
    this.effect(mark);
    return { status: method === 'POST' ? 201 : 200, code: '', etag: String(thing.version), changed: [] };
  }
  deliver(item: Wire, fault: boolean): ItemAnswer {
    this.deliveries++;
    const { key, method, thing, builtOn, after, mark } = item;
    for (const other of builtOn ? [...after, builtOn] : after) {
      const kept = this.answers.get(other);
      if (!kept || kept.status >= 300) return { ok: false, met: refusal(424, 'not-tried') };
    }
    const ifMatch = item.ifMatch ?? (builtOn ? this.answers.get(builtOn)!.etag : null);
    const print = `${method} ${thing} ${ifMatch} ${mark}`;
    let kept = this.answers.get(key);
    if (kept && kept.print !== print) throw new Error(`${key} came with other bytes: ${kept.print}; ${print}`);
    if (!kept) {
      if (fault) return { ok: false, met: refusal(mark.length % 2 ? 503 : 500, mark.length % 2 ? 'busy' : 'internal') };
      kept = { print, ...this.perform(item, ifMatch) };
      this.answers.set(key, kept);
    }
    if (kept.status < 300) return { ok: true, id: thing, etag: kept.etag };
    return { ok: false, met: refusal(kept.status, kept.code, { currentEtag: kept.etag, changedFields: kept.changed }) };
  }
}

type Sealed = Wire;
export class SerialPhone {
  rows: OutboxItem[] = [];
  readonly writes: Write[] = [];
  private keys = 0;
  /** What each row says, by its place. */
  private readonly bodies = new Map<number, Write>();
  constructor(private readonly server: SerialServer, private readonly rnd: Chance) {}

  private readonly newKey = () => `k${++this.keys}`;
  private edit(step: (rows: Rows<OutboxItem>) => void): void {
    const rows = editing(this.rows);
    step(rows);
    this.rows = this.rows.filter((row) => !rows.drops.has(row.seq));
  }
  private wire({ item, after, builtOn }: Planned): Wire {
    return { ...this.bodies.get(item.seq)!, key: item.head.idempotencyKey, ifMatch: item.head.method === 'PATCH' ? item.head.ifMatch : null, builtOn, after };
  }
  /** What an envelope holds does not change any more. */
  private sealed(row: OutboxItem): OutboxItem {
    const links = linksOf(this.rows).get(row.head.idempotencyKey);
    const { after = [], builtOn = null } = links ?? {};
    const head = { ...row.head, after, builtOn };
    return { ...row, head, stale: !links, envelope: this.wire({ item: { ...row, head }, after, builtOn: head.ifMatch ? null : builtOn }) as Sealed & OutboxItem['envelope'] & object };
  }
  /** As while the phone is open: whatever lacks a good envelope gets one. */
  open(): void {
    for (const row of this.rows) if (row.state !== 'sent' && (!row.envelope || row.stale)) this.rows = this.rows.map((one) => (one.seq === row.seq ? this.sealed(row) : one));
  }
  write(method: Method, thing: string, caseId: string, needs: string[], field: string, kind: Write['kind'] = 'note'): void {
    const seq = this.writes.length + 1;
    const write = { seq, key: this.newKey(), method, kind, caseId, thing, needs, field, mark: `m${seq}` };
    // As the case on the screen says, which was read before.
    const ifMatch = method === 'PUT' ? null : versionFor(this.rows, thing, String(this.server.things.get(thing)?.version));
    const head: EntryHead = { kind, method, path: `/${thing}`, incidentId: caseId, resourceId: thing, needs, idempotencyKey: write.key, ifMatch, writtenAt: '', officerId: 'o', deviceId: 'd' };
    const row: OutboxItem = { seq, head, state: 'waiting', attempts: 0, nextTryAt: 0, last: null, queuedAt: '', envelope: null, readable: true };
    this.writes.push(write);
    this.bodies.set(seq, write);
    this.rows.push(row);
    this.rows[this.rows.length - 1] = this.sealed(row);
  }
  /** One round: `send` gives the answers, or null when there were none. */
  round(mode: 'plain' | 'sealed', send: (items: Wire[]) => ItemAnswer[] | 'killed' | null, most: number): void {
    const tried = new Map<number, number>();
    for (;;) {
      const may = (item: OutboxItem) => (tried.get(item.seq) ?? 0) < TRIES && (mode === 'plain' || (!!item.envelope && !item.stale));
      const plan = planSend(this.rows, may, most);
      if (!plan.length) return;
      const answers = send(plan.map((one) => (mode === 'plain' ? this.wire(one) : (one.item.envelope as unknown as Sealed))));
      if (answers === 'killed') return;
      const given = answers ?? plan.map((): ItemAnswer => ({ ok: false, met: NO_NETWORK }));
      const fates = readFates(plan, given, { mode, again: () => 0, fieldsOf: (item) => [this.bodies.get(item.seq)!.field] });
      this.settle(plan, fates, tried);
      if (stops(fates)) return;
    }
  }
  private settle(plan: Planned[], fates: Fate[], tried: Map<number, number>): void {
    const outcomes: { sent: OutboxItem; outcome: Outcome }[] = [];
    const merges: [OutboxItem, Refusal][] = [];
    for (const [at, { item }] of plan.entries()) {
      const fate = fates[at]!;
      tried.set(item.seq, fate.is === 'merge' || fate.is === 'untried' ? (tried.get(item.seq) ?? 0) + 1 : TRIES);
      if (fate.is === 'merge') merges.push([item, fate.met]);
      else if (fate.is === 'exists') throw new Error(`${item.head.resourceId} was there already`);
      else if (fate.is !== 'untried') outcomes.push({ sent: item, outcome: fate });
    }
    this.edit((rows) => settleRows(rows, outcomes));
    for (const [item, met] of merges) this.rekey(item.seq, { ifMatch: met.currentEtag });
  }
  private rekey(seq: number, change: Partial<EntryHead>): void {
    this.edit((rows) => {
      const row = rows.all.find((one) => one.seq === seq)!;
      loosen(rows, row.head);
      rows.put({ ...row, state: 'waiting', last: null, head: { ...row.head, ...change, idempotencyKey: this.newKey() } });
    });
    this.rows = this.rows.map((row) => (row.seq === seq ? this.sealed(row) : row));
    const row = this.rows.find((one) => one.seq === seq)!;
    if (!names(row.head, keysOf(this.rows))) throw new Error('an envelope names what is not here');
  }
  /** What was sent while locked is read back. */
  readBack(): void {
    const sent = this.rows.filter((row) => row.state === 'sent');
    this.edit((rows) => settleRows(rows, sent.map((one) => ({ sent: one, outcome: { is: 'done', etag: one.etag ?? null } }))));
  }
  /** A person sends a refused closure again, when what was owed is there or is on its way. */
  decide(): void {
    for (const row of this.rows) {
      if (row.state !== 'refused') continue;
      if (row.last?.code !== 'something-owed') throw new Error(`nobody expects ${row.last?.code} for ${row.head.method} ${row.head.resourceId}`);
      const { incidentId } = row.head;
      if (this.server.things.has(`${incidentId}/owed`)) this.rekey(row.seq, {});
      else if (!this.rows.some((one) => one.head.resourceId === `${incidentId}/owed`)) this.write('PUT', `${incidentId}/owed`, incidentId, [incidentId], 'a');
    }
  }
  pick = <T>(all: readonly T[]): T | undefined => this.rnd.pick(all);
}

/** What one careful delivery after another makes of the same writes. */
export function serial(writes: readonly Write[]): Map<string, { fields: Record<string, string>; steps: string[] }> {
  const things = new Map<string, { fields: Record<string, string>; steps: string[] }>();
  for (const { method, thing, field, mark } of writes) {
    const one = things.get(thing) ?? { fields: {}, steps: [] };
    if (method === 'POST') one.steps.push(mark);
    else one.fields[field] = mark;
    things.set(thing, one);
  }
  return things;
}
