// A server small enough to be believed: creations, changes with If-Match, steps of referrals, answers kept under their Idempotency-Key,
// a count of every effect; batches, and batches that a phone sealed.
import { answered, type Batch } from './batches';
import type { ForceKey, Opened } from './sealed';
import { ok, problem, type Asked } from './wire';

type Fields = Record<string, unknown>;
interface Thing {
  fields: Fields;
  version: number;
  /** Which fields each version changed; at 0 those of the creation. */
  log: string[][];
}
interface Kept {
  request: string;
  status: number;
  code: string | null;
  value: object;
  etag: string | null;
}

const shown = (kept: Kept): Response => (kept.code ? problem(kept.status, kept.code, kept.value) : ok(kept.value, kept.etag, kept.status));

/** A referral is made in one piece and kept as its first step. */
function asReferral({ to, personId, writtenAt, ...step }: Fields): Fields {
  return { to, personId, writtenAt, steps: [{ step: 'notified', ...step }] };
}

export class Model {
  readonly things = new Map<string, Thing>();
  readonly effects = new Map<string, number>();
  private readonly answers = new Map<string, Kept>();

  etag = (path: string): string => `"${this.things.get(path)!.version}"`;

  private effect(fields: Fields): void {
    for (const value of Object.values(fields)) if (typeof value === 'string' && value.startsWith('mark-')) this.effects.set(value,
      (this.effects.get(value) ?? 0) + 1);
  }
  private view(path: string): object {
    const thing = this.things.get(path)!;
    const below = (name: string) =>
      [...this.things.keys()].filter((other) => other.startsWith(`${path}/${name}/`)).map((other) => this.view(other));
    const lists = /^\/incidents\/[^/]+$/.test(path) ? { reference: 'GN-P0T-C3', parties: below('parties'), notes: below('notes'),
      persons: [] } : {};
    return { ...thing.fields, id: path.split('/').at(-1), etag: this.etag(path), version: thing.version, ...lists };
  }
  private made(path: string, status: number): Omit<Kept, 'request'> {
    return { status, code: null, value: this.view(path), etag: this.etag(path) };
  }
  private refused(status: number, code: string, value: object = {}): Omit<Kept, 'request'> {
    return { status, code, value, etag: null };
  }

  /** Somebody else at another desk. */
  changeElsewhere(path: string, fields: Fields): void {
    const thing = this.things.get(path)!;
    this.things.set(path, { fields: { ...thing.fields, ...fields }, version: thing.version + 1, log: [...thing.log, Object.keys(fields)] });
  }

  /** An addition: it stands on whatever is there. */
  private step(path: string, step: Fields): Omit<Kept, 'request'> {
    const thing = this.things.get(path);
    if (!thing) return this.refused(404, 'not-found');
    this.changeElsewhere(path, { steps: [...(thing.fields['steps'] as Fields[]), step] });
    this.effect(step);
    return this.made(path, 201);
  }

  private write({ method, path, ifMatch, ifNoneMatch, body }: Asked, refuse: boolean): Omit<Kept, 'request'> {
    const fields = JSON.parse(body!) as Fields;
    const thing = this.things.get(path);
    const parent = /^(\/incidents\/[^/]+)\/[a-z-]+\//.exec(path)?.[1];
    if (refuse) return this.refused(422, 'invalid');
    if (method === 'POST') return this.step(path.replace(/\/steps$/, ''), fields);
    if (method === 'PUT') {
      if (ifNoneMatch !== '*') return this.refused(428, 'precondition-required');
      if (thing) return this.refused(412, 'already-exists');
      if ((parent && !this.things.has(parent)) ||
        (fields['personId'] && !this.things.has(`/persons/${fields['personId'] as string}`))) return this.refused(404, 'not-found');
      this.things.set(path, { fields: path.includes('/referrals/') ? asReferral(fields) : fields, version: 1, log: [Object.keys(fields)] });
      this.effect(fields);
      return this.made(path, 201);
    }
    if (!thing) return this.refused(404, 'not-found');
    if (!ifMatch) return this.refused(428, 'precondition-required');
    const seen = Number(ifMatch.replaceAll('"', ''));
    if (seen !== thing.version) return this.refused(412, 'stale',
      { currentEtag: this.etag(path), changedFields: [...new Set(thing.log.slice(seen).flat())].filter((field) => field !== 'writtenAt') });
    this.changeElsewhere(path, fields);
    this.effect(fields);
    return this.made(path, 200);
  }

  /** One write that stands on others: their keys must have succeeded; the version of one of them may be meant. */
  private async linked(asked: Asked, { builtOn, after = [] }: { builtOn?: string | undefined; after?: string[] | undefined }, refuse: boolean) {
    const found = [...after, builtOn].filter((key) => key !== undefined).map((key) => this.answers.get(`"${key}"`));
    if (found.some((kept) => !kept || kept.status >= 300)) return { status: 424, etag: null, body: { status: 424, code: 'not-tried' } };
    const ifMatch = asked.ifMatch ?? (builtOn ? this.answers.get(`"${builtOn}"`)!.etag : null);
    const response = this.answer({ ...asked, ifMatch }, refuse);
    return { status: response.status, etag: response.headers.get('ETag'), body: (await response.json()) as Fields };
  }

  /** Numbers of writes that have arrived, and of those the officer decided not to send. */
  readonly seqs = new Set<number>();
  readonly dropped = new Set<number>();
  private hear(seq: number | undefined, status: number): void {
    if (seq && status < 300) this.seqs.add(seq);
  }

  /** `refuse` says of each write whether it is refused this time. */
  async batch(body: string, refuse: () => boolean, device: object | null = null): Promise<Response> {
    const items = [];
    const batch = JSON.parse(body) as Batch;
    for (const { seq, idempotencyKey, builtOn, after, ifMatch = null, ifNoneMatch = null, method, path, body: fields } of batch.items) {
      const asked = { method, path, key: `"${idempotencyKey}"`, ifMatch, ifNoneMatch, body: JSON.stringify(fields) };
      const answer = await this.linked(asked, { builtOn, after }, refuse());
      this.hear(seq, answer.status);
      items.push({ seq: seq ?? null, idempotencyKey, ...answer });
    }
    for (const seq of (batch.report?.['dropped'] ?? []) as number[]) this.dropped.add(seq);
    return answered(items, device);
  }

  /** What was sealed is opened and performed as the ordinary write it is. With `final` a refused one is kept for a supervisor. */
  readonly held = new Map<string, Opened>();
  async sealedBatch(body: string, key: ForceKey, refuse: () => boolean, device: object | null = null): Promise<Response> {
    const batch = JSON.parse(body) as { deviceId: string; final: boolean; report?: { dropped?: number[] }; items: ({ seq?: number; idempotencyKey: string } & Parameters<ForceKey['open']>[0])[] };
    const items = [];
    for (const { seq, idempotencyKey, ...envelope } of batch.items) {
      const { method, path, ifMatch = null, ifNoneMatch = null, builtOn, after, body: text } = key.open(envelope, batch.deviceId, idempotencyKey);
      const asked = { method, path, key: `"${idempotencyKey}"`, ifMatch, ifNoneMatch, body: text };
      const { status, etag, body: said } = await this.linked(asked, { builtOn, after }, refuse());
      this.hear(seq, status);
      const held = batch.final && status >= 400 && status < 500;
      if (held) this.held.set(idempotencyKey, key.open(envelope, batch.deviceId, idempotencyKey));
      const { code = null, currentEtag = null, changedFields = [] } = status < 300 ? {} : said;
      items.push({ seq: seq ?? null, idempotencyKey, status: held ? 202 : status, code, etag, held, errors: [], currentEtag, changedFields });
    }
    for (const seq of batch.report?.dropped ?? []) this.dropped.add(seq);
    return answered(items, device);
  }

  answer(asked: Asked, refuse = false): Response {
    if (asked.method === 'GET') return this.things.has(asked.path) ? ok(this.view(asked.path), this.etag(asked.path)) : problem(404,
      'not-found');
    if (!asked.key) return problem(400, 'idempotency-key-missing');
    const request = JSON.stringify([asked.method, asked.path, asked.ifMatch, asked.body]);
    const known = this.answers.get(asked.key);
    if (known) return known.request === request ? shown(known) : problem(422, 'idempotency-key-reused');
    const kept: Kept = { request, ...this.write(asked, refuse) };
    if (kept.status < 300 || [404, 409, 412, 422].includes(kept.status)) this.answers.set(asked.key, kept);
    return shown(kept);
  }
}
