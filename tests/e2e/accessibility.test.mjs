// The rules of axe on every page and state of the app, in light and dark, on a phone and on a desk: no violation. And no page is wider
// than the narrowest screen (WCAG 1.4.10).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { DESK, PHONE, fromApp, start } from './harness.mjs';
import { prepare, signedIn, signedOut, unsent } from './places.mjs';
import { desks, sitDown } from './places-guidance.mjs';
import { FACTS, ROUTES, STEPS, routeOf } from './routes.mjs';
import { wire } from './wire.mjs';

const axe = readFileSync(fromApp.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NARROWEST = { width: 320, height: 640 };

const visited = new Set();
let world, here;

before(async () => {
  world = await start({ reducedMotion: 'reduce' });
  here = { page: world.phone.page, phone: world.phone, api: await wire(world.base), ids: null };
});
after(() => world?.stop());

async function violations(page, size, colorScheme) {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  // Where the page begins: further down the bar at the top lies over whatever is scrolled under it.
  await page.evaluate(() => window.scrollTo(0, 0));
  const found = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n    ${nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`)
          .join('\n    ')}`,
    );
  }, TAGS);
  return found.map((text) => `${size.width} px, ${colorScheme}: ${text}`);
}

async function audit(place, who = here) {
  const { page } = who;
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  await place.open(who);
  visited.add(routeOf(new URL(page.url()).pathname)).add(place.name);
  // By the debugger: the policy of the page lets no script in.
  if (!(await page.evaluate(() => !!window.axe))) await page.evaluate(axe);
  const found = [];
  for (const size of [PHONE, DESK]) for (const scheme of ['light', 'dark']) found.push(...(await violations(page, size, scheme)));
  await page.setViewportSize(NARROWEST);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (over > 0) found.push(`${over} px wider than a screen of ${NARROWEST.width} px`);
  await place.leave?.(who);
  assert.deepEqual(found, []);
}

test('a fault put into a page is found in each theme and size, so that silence means something', { timeout: 60_000 }, async () => {
  const { page } = here;
  await signedOut[0].open(here);
  await page.evaluate(axe);
  await page.evaluate(() => {
    const fault = document.createElement('p');
    fault.style.color = '#777';
    fault.style.backgroundColor = '#888';
    fault.append('Hard to read', document.createElement('input'));
    document.querySelector('main').append(fault);
  });
  const inks = new Set();
  for (const size of [PHONE, DESK]) {
    for (const scheme of ['light', 'dark']) {
      const found = (await violations(page, size, scheme)).join();
      for (const rule of [/: label:/, /: color-contrast:/]) assert.match(found, rule);
      inks.add(await page.evaluate(() => getComputedStyle(document.body).color));
    }
  }
  assert.equal(inks.size, 2, 'the themes differ');
  // The fault goes with the page.
  await page.reload();
});

for (const place of signedOut) test(`signed out: ${place.name}`, { timeout: 60_000 }, () => audit(place));

test('signing in and recording makes what the other pages show', { timeout: 120_000 }, async () => {
  here.ids = await prepare(here.page, here.api, world.base);
});

for (const place of [...signedIn, ...unsent]) test(`signed in: ${place.name}`, { timeout: 60_000 }, () => audit(place));

for (const { account, places } of desks) {
  const who = { page: null, phone: null, ids: null };
  test(`${account.username} signs in on a phone of their own`, { timeout: 60_000 }, async () => {
    who.phone = await world.another();
    Object.assign(who, { page: who.phone.page, ids: here.ids });
    await sitDown(who.page, account);
  });
  for (const place of places) test(`${account.username}: ${place.name}`, { timeout: 60_000 }, () => audit(place, who));
  test(`${account.username} puts the phone away`, { timeout: 60_000 }, () => who.phone.remove());
}

test('no page of the app was left out', () => {
  assert.ok(Object.keys(ROUTES).length > 10 && STEPS.length > 5 && FACTS.length > 3, 'the lists of the app were read');
  const wanted = [...Object.keys(ROUTES), 'unknown', ...STEPS.map((step) => `record-${step}`), ...FACTS.map((fact) => `correct-${fact}`)];
  assert.deepEqual(
    wanted.filter((name) => !visited.has(name)),
    [],
  );
});
