// One browser profile, that is one phone: it can be opened, closed, killed and opened again with what it has kept.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fromApp, temporaryFolder, WAIT_MS } from './world.mjs';

const { chromium, firefox } = fromApp('playwright-core');
export const PHONE = { width: 360, height: 740 };
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a page complained about: errors, warnings of the content security policy, requests that failed while there was a network. */
function watch(context) {
  const seen = { complaints: [], offline: false };
  const complain = (kind, text) => {
    const cut = /net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED|EMPTY_RESPONSE|CONNECTION_RESET)/.test(text);
    if (!(seen.offline && cut)) seen.complaints.push(`${kind}: ${text}`);
  };
  context.on('console', (message) => message.type() === 'error' && complain('console', `${message.text()} (${message.location().url})`));
  context.on('weberror', (error) => complain('page', String(error.error())));
  return seen;
}

const engines = {
  chromium: (profile, options) =>
    chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
      ...options,
      args: [...FLAGS, ...(options.args ?? [])],
    }),
  // A stock Firefox, driven by WebDriver BiDi.
  firefox: (profile, options) =>
    firefox.launchPersistentContext(profile, {
      channel: 'moz-firefox',
      executablePath: process.env.FIREFOX_BIN ?? '/usr/bin/firefox-esr',
      ...options,
    }),
};

/** The process of the browser itself with this profile: not one of its children. */
function browserOf(profile) {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = argumentsOf(id);
    const child = words.some((word) => word.startsWith('--type=') || word === '-contentproc');
    if (!child && words.some((word) => word === profile || word === `--user-data-dir=${profile}`) && !/(^|\/)(ba|da)?sh$/.test(words[0]))
      return Number(id);
  }
  throw new Error(`no browser has the profile ${profile}`);
}
function argumentsOf(id) {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // gone meanwhile
  }
}

/** `opened(page, phone)` is called for every page as it begins. */
export async function makePhone(base, { engine = 'chromium', opened = () => undefined, ...options } = {}) {
  const { path: profile, remove } = temporaryFolder('profile');
  const one = { base, profile, engine, context: null, page: null, seen: null };
  one.open = async (more = {}) => {
    // A killed browser leaves the lock of its profile behind.
    for (const name of readdirSync(profile).filter((file) => /^(Singleton|lock$|\.parentlock)/.test(file)))
      rmSync(join(profile, name), { force: true });
    one.context = await engines[engine](profile, {
      headless: true,
      viewport: PHONE,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      baseURL: base,
      ...options,
      ...more,
    });
    one.context.setDefaultTimeout(WAIT_MS);
    const before = one.seen?.complaints ?? [];
    one.seen = watch(one.context);
    one.seen.complaints.push(...before);
    one.context.on('page', (page) => void opened(page, one));
    one.page = one.context.pages()[0] ?? (await one.context.newPage());
    await opened(one.page, one);
    return one.page;
  };
  /** Another tab of the same phone. */
  one.tab = async () => {
    const page = await one.context.newPage();
    await opened(page, one);
    return page;
  };
  one.offline = async (on) => {
    if (on) one.seen.offline = true;
    await one.context.setOffline(on);
    // What failed while offline may be told a moment later.
    if (!on) setTimeout(() => (one.seen.offline = false), 500);
  };
  /** The tab alone dies, with its workers: no event reaches the page. Gives a new tab. */
  one.crash = async () => {
    const old = one.page;
    const crashed = new Promise((done) => old.once('crash', done));
    const session = await one.context.newCDPSession(old);
    // The answer never comes: what would give it is gone.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    one.page = await one.tab();
    await old.close().catch(() => undefined);
    return one.page;
  };
  /** As a battery that dies: no event reaches the page, nothing is written any more. */
  one.kill = async () => {
    const gone = new Promise((done) => one.context.once('close', done));
    process.kill(browserOf(profile), 'SIGKILL');
    await gone;
  };
  one.close = () => one.context.close().catch(() => undefined);
  one.remove = async () => {
    if (one.context) await one.close();
    remove();
  };
  try {
    await one.open();
  } catch (error) {
    await one.remove();
    throw error;
  }
  return one;
}
