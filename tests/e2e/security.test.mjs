// What the browser itself enforces with the server's real headers, whatever a script on the page tries; and that a whole record is made
// without one complaint of a page.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { start, until } from './harness.mjs';
import * as officer from './officer.mjs';

const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
let world, page;
const answers = [];

before(async () => {
  // A camera is there and the person has allowed it: what refuses it is the policy.
  world = await start({
    args: ['--use-fake-device-for-media-stream'],
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
  });
  page = world.phone.page;
  world.phone.context.on('response', (answer) =>
    answers.push({
      path: new URL(answer.url()).pathname,
      fromWorker: answer.fromServiceWorker(),
      own: answer.url().startsWith(world.base),
    }),
  );
});
after(() => world?.stop());

/** Runs later on the page, in its own turn: what a debugger runs is not held to the policy. */
function onPage(body, argument) {
  return page.evaluate(
    ([source, value]) =>
      new Promise((done) => {
        const violations = [];
        document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
        const attempt = (0, eval)(`(${source})`);
        setTimeout(async () => {
          let result;
          try {
            result = await attempt(value);
          } catch (error) {
            result = `threw ${error.name}`;
          }
          setTimeout(() => done({ result, violations }), 100);
        }, 0);
      }),
    [body.toString(), argument],
  );
}

test('a whole record is made, sent and read with no error on any page and no breach of the policy', { timeout: 120_000 }, async () => {
  await officer.signIn(page);
  await officer.keptForOffline(page);
  await officer.recordToCheck(page, {
    school: { typed: 'academy', name: 'Example Academy' },
    narrative: 'Rung by the head of year.',
    people: [{ roles: ['Victim'], given: 'Gwen', family: '(invented)', sex: 'Female' }],
  });
  const { id } = await officer.save(page);
  await officer.allSent(page);
  for (const path of [
    `/cases/${id}`,
    `/cases/${id}/history`,
    '/schools',
    '/waiting',
    '/more',
    '/more/stored',
    '/more/sign-out',
    '/nowhere',
  ]) {
    await page.goto(path);
    await page.locator('main:not(.loading) h1').waitFor();
  }
  await officer.allSent(page);
  assert.deepEqual(world.phone.seen.complaints, []);
});

test('the service worker answers for the shell and never for the API', async () => {
  const ofApi = answers.filter(({ own, path }) => own && /^\/(v1|health)\//.test(path));
  const fromShell = answers.filter(({ own, fromWorker }) => own && fromWorker);
  assert.ok(ofApi.length > 10 && fromShell.length > 5, 'both were asked');
  assert.deepEqual(
    ofApi.filter(({ fromWorker }) => fromWorker),
    [],
  );
  const kept = await page.evaluate(async () =>
    (
      await Promise.all(
        (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)),
      )
    ).flat(),
  );
  assert.ok(kept.includes('/index.html'));
  assert.deepEqual(
    kept.filter((path) => /^\/(v1|docs|health|metrics|problems)/.test(path)),
    [],
  );
  await world.phone.offline(true);
  assert.equal(
    await page.evaluate(() =>
      fetch('/v1/incidents').then(
        (answer) => answer.status,
        () => 'no network',
      ),
    ),
    'no network',
  );
  await world.phone.offline(false);
});

test('the camera and the microphone are refused, though there is one and it was allowed', async () => {
  for (const wanted of [{ video: true }, { audio: true }]) {
    const { result } = await onPage((constraints) => navigator.mediaDevices.getUserMedia(constraints).then(() => 'open'), wanted);
    assert.equal(result, 'threw NotAllowedError');
  }
  const { result } = await onPage(() => navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'open'));
  assert.equal(result, 'threw NotAllowedError');
  assert.equal(
    await page.evaluate(() =>
      navigator.clipboard.read().then(
        () => 'read',
        (error) => error.name,
      ),
    ),
    'NotAllowedError',
  );
});

test('text never becomes code: eval, Function, inline scripts, handlers and foreign scripts are refused', async () => {
  assert.equal((await onPage(() => eval('1 + 1'))).result, 'threw EvalError');
  assert.equal((await onPage(() => new Function('return 1')())).result, 'threw EvalError');
  const inline = await onPage(() => {
    const script = document.createElement('script');
    script.append(document.createTextNode('window.ranInline = true'));
    document.body.append(script);
    return window.ranInline ?? 'did not run';
  });
  assert.equal(inline.result, 'did not run');
  assert.match(inline.violations.join(), /script-src|require-trusted-types-for/);
  for (const sink of [
    () => {
      document.createElement('div').innerHTML = '<img>';
      return 'became markup';
    },
    () => {
      document.createElement('script').src = '/assets/x.js';
      return 'was taken';
    },
  ]) {
    assert.equal((await onPage(sink)).result, 'threw TypeError');
  }
  const handler = await onPage(() => {
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.ranHandler = true');
    button.click();
    return window.ranHandler ?? 'did not run';
  });
  assert.match(String(handler.result), /did not run|threw TypeError/);
});

test('a picture written as text or made in the page cannot be shown', async () => {
  const show = (source) =>
    new Promise((done) => {
      const image = new Image();
      image.onload = () => done('shown');
      image.onerror = () => done('refused');
      image.src = source ?? URL.createObjectURL(new Blob([new Uint8Array([0x47, 0x49, 0x46])], { type: 'image/gif' }));
    });
  for (const source of [PICTURE, null]) {
    const { result, violations } = await onPage(show, source);
    assert.equal(result, 'refused');
    assert.deepEqual(violations, ['img-src']);
  }
  // The app's own is shown: what was refused above was refused by the policy.
  assert.equal((await onPage(show, '/icon-192.png')).result, 'shown');
});

test('nothing is sent to another origin, and no other origin can frame the app', async () => {
  let asked = 0;
  const other = createServer((request, response) => {
    asked += request.url === '/taken' ? 1 : 0;
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>other</title><iframe src="${world.base}/"></iframe>`);
  });
  await new Promise((done) => other.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${other.address().port}`;
  try {
    const sent = await onPage((to) => fetch(to, { mode: 'no-cors', method: 'POST', body: 'x' }).then(() => 'sent'), `${origin}/taken`);
    assert.equal(sent.result, 'threw TypeError');
    assert.deepEqual(sent.violations, ['connect-src']);
    assert.equal(asked, 0);
    const outside = await world.phone.context.newPage();
    await outside.goto(origin);
    const frame = await until('the frame', () => Promise.resolve(outside.frames()[1]));
    await frame.waitForLoadState().catch(() => undefined);
    assert.equal(await frame.locator('#app').count(), 0);
    assert.match(frame.url(), /^chrome-error:/);
    await outside.close();
  } finally {
    other.closeAllConnections();
    await new Promise((done) => other.close(done));
  }
});

test('the session is out of reach of scripts and of pages that are not the app', async () => {
  assert.equal(await page.evaluate(() => document.cookie), '');
  const cookie = (await world.phone.context.cookies(world.base)).find(({ name }) => name.startsWith('__Host-'));
  assert.deepEqual([cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.path], [true, true, 'Strict', '/']);
  const local = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!local.includes(cookie.value));
});
