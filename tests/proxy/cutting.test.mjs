// The proxy does what it says, byte for byte: asked over a plain socket, of a small server whose answers are known.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { startProxy } from './cutting.mjs';

const BODY = JSON.stringify({ items: [{ status: 201 }, { status: 412 }] });
let server, proxy, took;

before(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    took.push([request.method, request.url, text, request.headers.host, request.headers['x-mark']]);
    response.writeHead(200, { 'content-type': 'application/json', date: 'Tue, 24 Nov 2026 09:00:00 GMT' });
    response.end(request.url.startsWith('/long') ? 'x'.repeat(40_000) : BODY);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  proxy = await startProxy(server.address().port);
});
beforeEach(() => {
  took = [];
  proxy.clear();
});
after(async () => {
  await proxy?.stop();
  server.closeAllConnections();
  server.close();
});

/** What arrives of one answer until the connection ends; null when there was no connection. */
function wire(method = 'POST', path = '/v1/batches', body = '{"items":[]}', headers = '') {
  return new Promise((done) => {
    const parts = [];
    const socket = connect(proxy.port, '127.0.0.1')
      .on('data', (part) => parts.push(part))
      .once('error', (error) => done(error.code === 'ECONNREFUSED' ? null : Buffer.concat(parts)))
      .once('close', () => done(Buffer.concat(parts)));
    const head = `${method} ${path} HTTP/1.1\r\nHost: phone.example\r\nX-Mark: one\r\n${headers}Connection: close\r\n`;
    socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
}
const status = (bytes) => bytes?.toString('latin1', 9, 12);

test('it passes through what comes, both ways, and remembers it', async () => {
  const from = proxy.seen.length;
  const answer = (await wire()).toString();
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
  assert.ok(answer.includes(BODY), answer);
  assert.deepEqual(took, [['POST', '/v1/batches', '{"items":[]}', 'phone.example', 'one']]);
  assert.deepEqual(
    proxy.seen.slice(from).map((one) => [one.method, one.path, one.status, one.sent]),
    [['POST', '/v1/batches', 200, 12]],
  );
});

test('it cuts after exactly n bytes of the answer, for every n', async () => {
  const rule = proxy.on({ path: '/v1/batches', times: Infinity, act: { cut: (turn) => turn } });
  const lengths = [];
  do lengths.push((await wire()).length);
  while (lengths.length <= rule.bytes);
  assert.deepEqual(
    lengths,
    lengths.map((_, n) => n),
  );
  assert.ok(rule.bytes > BODY.length + 100, 'the head of the answer counts too');
  assert.equal(took.length, lengths.length, 'the server had every one of them');
});

test('it cuts the k-th matching request alone', async () => {
  proxy.on({ method: 'POST', path: /^\/v1\/batches$/, nth: 2, act: { cut: 20 } });
  const lengths = [];
  for (const path of ['/v1/batches', '/v1/incidents', '/v1/batches', '/v1/batches']) lengths.push((await wire('POST', path)).length);
  assert.equal(lengths[2], 20);
  for (const at of [0, 1, 3]) assert.ok(lengths[at] > 100, `the answer ${at} is whole`);
});

test('it loses a request before the server has it, or after', async () => {
  proxy.on({ act: { lose: 'request' } });
  assert.equal((await wire()).length, 0);
  assert.equal(took.length, 0);
  proxy.clear();
  proxy.on({ act: { lose: 'answer' } });
  assert.equal((await wire()).length, 0);
  assert.equal(took.length, 1);
});

test('it holds a request or an answer until it is told', async () => {
  for (const [hold, had] of [
    ['request', 0],
    ['answer', 1],
  ]) {
    took = [];
    proxy.clear();
    const rule = proxy.on({ act: { hold } });
    let arrived = false;
    const answer = wire().finally(() => (arrived = true));
    await rule.reached;
    assert.deepEqual([took.length, arrived], [had, false], hold);
    rule.release();
    assert.equal(status(await answer), '200');
  }
});

test('it answers instead of the server', async () => {
  proxy.on({ act: { answer: { status: 503, headers: { 'retry-after': '7' }, body: '{"code":"x"}' } } });
  const answer = (await wire()).toString();
  assert.match(answer, /^HTTP\/1\.1 503 /);
  assert.match(answer, /retry-after: 7\r\n/i);
  assert.ok(answer.includes('{"code":"x"}'));
  assert.equal(took.length, 0);
});

test('without a network it refuses connections, ends open ones, and comes back at the same address', async () => {
  const rule = proxy.on({ act: { hold: 'request' } });
  const open = wire();
  await rule.reached;
  await proxy.network(false);
  assert.equal((await open).length, 0);
  assert.equal(await wire(), null);
  await proxy.network(true);
  proxy.clear();
  assert.equal(status(await wire()), '200');
});

test('a slow line takes at least the time its bytes need', async () => {
  // No upper bound: the machine may be as slow as it likes.
  const took = async (path, body) => {
    const begun = performance.now();
    assert.equal(status(await wire('POST', path, body)), '200');
    return performance.now() - begun;
  };
  proxy.slow({ downBitsPerSecond: 1_600_000, upBitsPerSecond: 800_000, roundTripMs: 100 });
  const [small, down, up] = [await took('/v1/batches', 'x'), await took('/long', 'x'), await took('/v1/batches', 'x'.repeat(20_000))];
  proxy.slow(null);
  // A connection and a request: two round trips. Timers may ring a millisecond early.
  assert.ok(small >= 195, `${small}`);
  assert.ok(down >= 195 + 200, `${down}`);
  assert.ok(up >= 195 + 200, `${up}`);
});
