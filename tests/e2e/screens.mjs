// Pictures of every page and state: on a phone and on a desk, in light and dark, in both languages. Not a test: somebody looks at them.
//
//   node tests/e2e/screens.mjs FOLDER [part of a name]
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DESK, PHONE, start } from './harness.mjs';
import { inLanguage, prepare, signedIn, signedOut, unsent } from './places.mjs';
import { desks, sitDown } from './places-guidance.mjs';
import { wire } from './wire.mjs';

const [folder, only = ''] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/e2e/screens.mjs FOLDER [part of a name]');
  process.exit(2);
}
const target = resolve(folder);
mkdirSync(target, { recursive: true });
let made = 0;

async function pictures(here, place, language) {
  const { page } = here;
  await page.setViewportSize(PHONE);
  await place.open(here);
  for (const size of place.name.includes(only) ? [PHONE, DESK] : []) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      // A window as high as the page: in a picture of a scrolled one the fixed bars lie over the content.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: size.width, height: Math.min(6000, Math.max(size.height, height)) });
      await page.screenshot({ path: join(target, `${place.name}-${size.width}-${colorScheme}-${language}.png`) });
      made++;
    }
  }
  await place.leave?.(here);
}

async function walk(language) {
  const world = await start({ reducedMotion: 'reduce' });
  try {
    const { phone } = world;
    const here = { page: phone.page, phone, api: await wire(world.base), ids: null };
    await here.page.goto('/');
    await inLanguage(here.page, language);
    for (const place of signedOut) await pictures(here, place, language);
    // What is recorded on the way is recorded in English: the walk presses what it reads there.
    await inLanguage(here.page, 'en');
    here.ids = await prepare(here.page, here.api, world.base);
    await inLanguage(here.page, language);
    for (const place of [...signedIn, ...unsent]) await pictures(here, place, language);
    for (const { account, places } of desks) {
      const other = await world.another();
      const there = { page: other.page, phone: other, ids: here.ids };
      await sitDown(there.page, account);
      await inLanguage(there.page, language);
      for (const place of places) await pictures(there, place, language);
      await other.remove();
    }
  } finally {
    await world.stop();
  }
}

for (const language of ['en', 'cy']) await walk(language);
console.log(`${made} pictures in ${target}`);
