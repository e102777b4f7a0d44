// A proxy that misbehaves as networks do: it cuts an answer after exactly n bytes, loses a request before or after the server has it,
// holds things back, is slow, or is not there at all. It stands on loopback between a browser and a real server, and changes no byte.
import { createServer, request as ask } from 'node:http';
import { connect } from 'node:net';
import { slowLink } from './link.mjs';

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const headBytes = (message) => message.rawHeaders.reduce((sum, text) => sum + text.length + 2, 64);
/** So much of a body is let through a slow line at once. */
const PIECE = 8 * 1024;

/** Reads a whole message body. */
async function whole(message) {
  const parts = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}

/** The server's answer as it goes over the wire, from the status line to the last byte. */
function rawAnswer(port, { method, url, rawHeaders }, body) {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!/^(connection|transfer-encoding|content-length)$/i.test(rawHeaders[at])) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  if (body.length) lines.push(`Content-Length: ${body.length}`);
  lines.push('Connection: close', '', '');
  return new Promise((done, fail) => {
    const parts = [];
    const socket = connect(port, '127.0.0.1')
      .on('data', (part) => parts.push(part))
      .once('error', fail)
      .once('close', () => done(Buffer.concat(parts)));
    socket.write(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]));
  });
}

/**
 * Starts it in front of the server on `target` (a port of loopback). What goes wrong is said in rules:
 *
 * `on({ method, path, nth, times, act })`: `path` is a RegExp or the whole path; the rule applies from its `nth` matching request (1) on,
 * `times` times (1). `act` is one of
 *   `{ cut: n }`          the server answers; n bytes of its answer arrive, then the connection ends. A number or a function of the turn
 *   `{ lose: 'request' }` the connection ends before the server has seen anything
 *   `{ lose: 'answer' }`  the server has the whole request and has answered; nothing of that arrives
 *   `{ hold: 'request' }` or `{ hold: 'answer' }` the rule's `release()` lets it go on; `reached` resolves when it is held
 *   `{ delay: ms }`       before the request goes on
 *   `{ answer: { status, headers, body } }` instead of the server, which sees nothing; or a function that makes it of the request
 * The rule tells `matched` (requests it has met), `applied`, and the `bytes` of the last whole answer it has cut.
 */
export async function startProxy(target, { port: wanted = 0, link = null } = {}) {
  const sockets = new Set();
  const known = new WeakSet();
  const seen = [];
  let rules = [];
  let line = link;

  function ruleFor({ method, url }) {
    const path = url.split('?')[0];
    let found = null;
    for (const rule of rules) {
      if (rule.method && rule.method !== method) continue;
      if (rule.path instanceof RegExp ? !rule.path.test(path) : rule.path && rule.path !== path) continue;
      rule.matched++;
      if (!found && rule.matched >= rule.nth && rule.applied < rule.times) found = rule;
    }
    if (found) found.applied++;
    return found;
  }

  /** Passes a request on and its answer back, as they come. */
  function pass(request, body, response, entry, beforeAnswer) {
    return new Promise((done) => {
      const onward = ask(
        { host: '127.0.0.1', port: target, method: request.method, path: request.url, headers: request.headers },
        async (answer) => {
          entry.status = answer.statusCode;
          try {
            await beforeAnswer?.();
            await line?.down(headBytes(answer));
            response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
            for await (const part of answer) {
              for (let at = 0; at < part.length; at += PIECE) {
                const piece = part.subarray(at, at + PIECE);
                await line?.down(piece.length);
                if (response.destroyed) return done();
                if (!response.write(piece)) await new Promise((go) => (response.once('drain', go), response.once('close', go)));
              }
            }
            response.end();
          } catch {
            response.destroy();
          }
          done();
        },
      );
      onward.once('error', () => (response.destroy(), done()));
      onward.end(body);
    });
  }

  async function handle(request, response) {
    const { socket } = request;
    const entry = { method: request.method, path: request.url, status: null, at: Date.now() };
    seen.push(entry);
    const body = await whole(request);
    entry.sent = body.length;
    if (line) {
      // A new connection costs a round trip before its first request.
      if (!known.has(socket)) await sleep(line.roundTripMs);
      known.add(socket);
      await line.up(headBytes(request) + body.length);
    }
    const rule = ruleFor(request);
    const act = rule?.act ?? {};
    if (act.delay) await sleep(act.delay);
    if (act.hold === 'request') await rule.hold();
    if (act.lose === 'request') return socket.destroy();
    if (act.answer) {
      const made =
        typeof act.answer === 'function'
          ? act.answer({ method: request.method, path: request.url, headers: request.headers, body })
          : act.answer;
      const { status, headers = {}, body: text = '' } = made;
      entry.status = status;
      response.writeHead(status, { 'content-length': Buffer.byteLength(text), ...headers });
      return response.end(text);
    }
    if (act.lose === 'answer' || act.cut !== undefined) {
      const answer = await rawAnswer(target, request, body);
      entry.status = Number(answer.toString('latin1', 9, 12));
      rule.bytes = answer.length;
      const bytes = act.lose ? 0 : typeof act.cut === 'function' ? act.cut(rule.applied - 1, answer) : act.cut;
      entry.cutAt = bytes;
      return socket.write(answer.subarray(0, bytes), () => socket.destroy());
    }
    await pass(request, body, response, entry, act.hold === 'answer' ? () => rule.hold() : null);
  }

  const make = (port) =>
    new Promise((done, fail) => {
      const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
        handle(request, response).catch(() => request.socket.destroy());
      });
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
      });
      server.once('error', fail).listen(port, '127.0.0.1', () => done(server));
    });
  let server = await make(wanted);
  const { port } = server.address();

  async function close() {
    if (!server) return;
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
    server = null;
  }

  return {
    port,
    // localhost and not 127.0.0.1: there the browser takes a Secure cookie without TLS.
    base: `http://localhost:${port}`,
    /** Every request that came in: method, path, bytes sent, status the server gave. */
    seen,
    on({ nth = 1, times = 1, ...what }) {
      let release, reachedIt;
      const released = new Promise((done) => (release = done));
      const reached = new Promise((done) => (reachedIt = done));
      const rule = { nth, times, matched: 0, applied: 0, bytes: null, ...what, release, reached };
      rule.hold = () => (reachedIt(), released);
      rule.off = () => (rules = rules.filter((one) => one !== rule));
      rules.push(rule);
      return rule;
    },
    clear: () => (rules = []),
    /** Nobody answers at this address: connections are refused, those that were open are gone. */
    async network(on) {
      if (!on) await close();
      else if (!server) server = await make(port);
    },
    slow: (settings) => (line = settings === null ? null : slowLink(settings)),
    stop: close,
  };
}
