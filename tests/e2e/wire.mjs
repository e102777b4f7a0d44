// The same public API that the phone uses, asked as another client would: with a token.
import { randomBytes } from 'node:crypto';
import { ACCOUNT } from './harness.mjs';

export function uuidv7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export async function wire(base, account = ACCOUNT) {
  let token = null;
  async function call(method, path, { body, headers = {}, expect = 200 } = {}) {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const answer = await fetch(`${base}/v1${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': type } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': `"${uuidv7()}"` }),
        ...headers,
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await answer.text();
    if (answer.status !== expect) throw new Error(`${method} ${path} answered ${answer.status}, expected ${expect}: ${text}`);
    return text ? JSON.parse(text) : null;
  }
  const session = await call('POST', '/sessions', { body: { ...account, use: 'token' }, expect: 201 });
  token = session.tokens.accessToken;
  const all = async (path) => {
    const items = [];
    let cursor = null;
    do {
      const page = await call(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  };
  return {
    call,
    all,
    session,
    incidents: () => all('/incidents'),
    incident: (id) => call('GET', `/incidents/${id}`),
    history: (id) => all(`/incidents/${id}/history`),
    byReference: async (reference) => (await all(`/incidents?reference=${encodeURIComponent(reference)}`))[0] ?? null,
    /** A change somebody else makes. */
    correct: async (id, change) => {
      const { etag } = await call('GET', `/incidents/${id}`);
      return call('PATCH', `/incidents/${id}`, { body: { ...change, writtenAt: new Date().toISOString() }, headers: { 'if-match': etag } });
    },
  };
}
