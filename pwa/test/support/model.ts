// A server small enough to be believed: creations, changes with If-Match, steps of referrals, answers kept under their Idempotency-Key,
// a count of every effect.
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
