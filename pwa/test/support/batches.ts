// A server that speaks batches, made of one that answers single writes: in order, with what stands on a failed one not tried.
import type { Answer, Asked } from './wire';

type Single = (asked: Asked, nth: number) => Answer | Promise<Answer>;
interface Item {
  seq?: number; method: string; path: string; idempotencyKey: string; ifNoneMatch?: string; ifMatch?: string; builtOn?: string;
  after?: string[]; writtenAt?: string; body: unknown;
}
export interface Batch {
  deviceId?: string;
  sentAt: string;
  report?: Record<string, unknown>;
  final?: boolean;
  items: Item[];
}
export const LEASE = {
  id: 'd', revoked: false, contactAt: '2026-11-24T10:00:00.000Z', leaseUntil: '2026-11-24T22:00:00.000Z',
  policy: { idleMinutes: 5, hiddenSeconds: 60, leaseHours: 12, kdfRounds: 600_000, tries: 5 },
};
export const answered = (items: object[], device: object | null = null): Response =>
  new Response(JSON.stringify({ receivedAt: '2026-11-24T10:00:00.000Z', clockSkewMs: 0, device, items }), { status: 200 });

/** `asked` gets each single write as it is tried; `batches` each batch as it came. What is no answer to an item is none to the batch. */
export function inBatches(single: Single, asked: Asked[] = [], batches: Batch[] = []): Single {
  const made = new Map<string, string | null>();
  let nth = 0;
  const one = async (item: Asked): Promise<Answer> => {
    asked.push(item);
    return single(item, ++nth);
  };
  return async (outer) => {
    if (outer.path !== '/batches') return one(outer);
    const batch = JSON.parse(outer.body!) as Batch;
    batches.push(batch);
    const items = [];
    for (const { seq, method, path, idempotencyKey: key, ifNoneMatch = null, ifMatch, builtOn, after = [], body } of batch.items) {
      const answer = { seq: seq ?? null, idempotencyKey: key, replayed: false, location: null };
      if ([...after, builtOn].some((other) => other && !made.has(other))) {
        items.push({ ...answer, status: 424, etag: null, body: { status: 424, code: 'not-tried' } });
        continue;
      }
      const version = ifMatch ?? (builtOn ? made.get(builtOn)! : null);
      const given = await one({ method, path, key: `"${key}"`, ifMatch: version, ifNoneMatch, body: JSON.stringify(body) });
      // Told when to come back, before anything was looked at: that is said of the whole.
      if (given === 'no-network' || given.headers.get('Retry-After')) return given;
      const text = await given.text();
      let value: { id?: string } | null = null;
      try {
        value = JSON.parse(text) as { id?: string };
      } catch {
        // not this server's
      }
      if (!value || (given.ok && !value.id)) return new Response(text || null, { status: given.status, headers: given.headers });
      if (given.ok) made.set(key, given.headers.get('ETag'));
      items.push({ ...answer, status: given.status, etag: given.headers.get('ETag'), body: value });
    }
    return answered(items);
  };
}

/** From before there were batches. */
export const older = (single: Single, asked: Asked[] = []): Single => {
  let nth = 0;
  return (one) => {
    if (one.path === '/batches') return new Response(JSON.stringify({ status: 404, code: 'not-found' }), { status: 404 });
    asked.push(one);
    return single(one, ++nth);
  };
};
