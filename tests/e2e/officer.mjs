// What an officer does on the screens, in the words that stand there. Each step ends when the next page is there.
import assert from 'node:assert/strict';
import { ACCOUNT, until } from './harness.mjs';
import { openAll } from './opened.mjs';
import { choosePassphrase, choosing, withoutPasskey } from './unlock.mjs';

export const heading = (page) => page.getByRole('heading', { level: 1 });

export async function isAt(page, title) {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

/** The focus moves when the page has been drawn, so this waits for it. */
export async function hasFocus(locator, what) {
  await until(`${what} to have the focus`, () => locator.evaluate((element) => element === document.activeElement), 5_000);
}

/** As above after a change of page inside the app: its heading has taken the focus, so that typing stays where it goes. */
export async function reached(page, title) {
  await isAt(page, title);
  await hasFocus(heading(page), `the heading "${title}"`);
}

/** To an address of the app, as by a link in it: an open phone stays open. From anywhere else the address is opened. */
export async function visit(page, path) {
  const inside = await page.evaluate((to) => {
    if (!document.querySelector('main h1')) return false;
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
    return true;
  }, path);
  if (!inside) await page.goto(path);
}

export async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Chooses by the label, which is the target of the whole row, as a thumb does. */
export async function choose(input) {
  await input.waitFor({ state: 'attached' });
  const id = await input.getAttribute('id');
  if (!(await input.isChecked())) await input.page().locator(`label[for="${id}"]`).click();
  assert.ok(await input.isChecked(), `${id} is chosen`);
}
export const chooseRadio = (page, name) => choose(page.getByRole('radio', { name, exact: true }));

/** Where each account begins. On a phone's first day a passphrase is chosen on the way. */
export async function signIn(page, account = ACCOUNT, title = 'Cases') {
  await page.goto('/');
  await isAt(page, 'Sign in');
  await page.getByLabel('Username').fill(account.username);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await press(page, 'Sign in');
  const begins = page.getByRole('heading', { level: 1, name: title, exact: true });
  await choosing(page).or(begins).first().waitFor();
  if (await choosing(page).count()) {
    await choosePassphrase(page);
    await withoutPasskey(page, begins);
  }
  await isAt(page, title);
}

/** The state of sending, as it stands at the top of every page. */
export async function allSent(page) {
  await page.locator('.sync', { hasText: 'All sent' }).waitFor();
}

/** What the server answers to each write of a phone from now on: status and path, in order. */
export function answersOf(phone) {
  const answers = [];
  phone.context.on('response', async (answer) => {
    if (new URL(answer.url()).pathname !== '/v1/batches') return;
    const sent = answer.request().postDataJSON().items;
    const { items } = await answer.json();
    // A look that is told late is no write.
    items.forEach(({ status }, at) => sent[at].path.includes('/consultations/') || answers.push([status, sent[at].path]));
  });
  return answers;
}

/** The phone can open without a network from now on: the shell is kept, and so are the schools and the cases. */
export async function keptForOffline(page) {
  await until('the service worker to hold the shell', () =>
    page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.active),
  );
  await until('schools and cases on the phone', () =>
    stored(page).then((all) => all.schools.length > 0 && all.cases.length >= 3 && all.meta.length > 0),
  );
  await allSent(page);
}

/** Everything the phone keeps, store by store; what is sealed is opened with the passphrase, as far as that opens it. */
export async function stored(page, passphrase) {
  const stores = await page.evaluate(async () => {
    const wait = (request) =>
      new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const base64 = (bytes) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return btoa(text);
    };
    // A picture would be a Blob, which JSON hides.
    const plain = (value) =>
      JSON.parse(
        JSON.stringify(value, (_, part) => {
          if (part instanceof Uint8Array) return { $bytes: base64(part) };
          return part instanceof Blob || ArrayBuffer.isView(part) || part instanceof ArrayBuffer ? `BINARY ${part.constructor.name}` : part;
        }) ?? 'null',
      );
    const db = await wait(indexedDB.open('waymark'));
    const all = {};
    for (const name of db.objectStoreNames) {
      const store = db.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
      all[name] = values.map((value, at) => ({ key: keys[at], value: plain(value) }));
    }
    db.close();
    return all;
  });
  const bytes = (_, part) => (typeof part?.$bytes === 'string' ? new Uint8Array(Buffer.from(part.$bytes, 'base64')) : part);
  return openAll(JSON.parse(JSON.stringify(stores), bytes), passphrase);
}

/** Waits until something is stored on the phone; nothing is pressed for it. */
export const kept = (page, what, holds) => until(`${what} to be kept`, async () => holds(await stored(page)));
export const keptAsTyped = (page, text) =>
  kept(page, `"${text}"`, (all) => JSON.stringify(all).includes(JSON.stringify(text).slice(1, -1)));

export const next = (page) => press(page, 'Continue');

export async function fillTime(page, id, { day, month, year, time }) {
  await page.locator(`#${id}-day`).fill(day);
  await page.locator(`#${id}-month`).fill(month);
  await page.locator(`#${id}-year`).fill(year);
  if (time) await page.locator(`#${id}-time`).fill(time);
}

/** The wall clock in London some hours ago, as it is typed. */
export function hoursAgo(hours) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(Date.now() - hours * 3_600_000);
  const of = (type) => parts.find((part) => part.type === type).value;
  return { day: of('day'), month: of('month'), year: of('year'), time: `${of('hour')}:${of('minute')}` };
}

export async function startIncident(page) {
  await press(page, 'Record an incident');
  await isAt(page, 'Which school?');
}

export async function chooseSchool(page, typed, name) {
  await page.getByLabel('Search for a school').fill(typed);
  await choose(page.getByRole('radio', { name: new RegExp(`^${name}`) }));
}

export async function chooseChannel(page, label) {
  await isAt(page, 'How was it reported?');
  await chooseRadio(page, label);
}

export async function chooseReporter(page, label, log) {
  await isAt(page, 'Who reported it?');
  await chooseRadio(page, label);
  if (log) await page.getByLabel('Log reference (if there is one)').fill(log);
}

export async function addPerson(page, person) {
  await press(page, 'Add a person');
  await isAt(page, 'Add or change a person');
  await fillPerson(page, person);
  await press(page, 'Save this person');
  await isAt(page, 'Who is involved?');
}

export async function fillPerson(
  page,
  { roles = [], given, family, born, age, source, sex, sameSchool, otherSchool, year, position, language },
) {
  for (const role of roles)
    await choose(page.getByRole('group', { name: 'What part does this person have?' }).getByLabel(role, { exact: true }));
  if (given) await page.getByLabel('First names').fill(given);
  if (family) await page.getByLabel('Family name').fill(family);
  const radio = (group, label) => choose(page.getByRole('group', { name: group }).getByRole('radio', { name: label, exact: true }));
  if (born) {
    await radio('How old?', 'Date of birth');
    await fillTime(page, 'born', born);
  }
  if (age) {
    await radio('How old?', 'Age as somebody stated it');
    await page.getByLabel('Age in years').fill(age);
    await radio('Who says so?', source);
  }
  if (sex) await radio('Sex as recorded', sex);
  if (sameSchool) await choose(page.locator('#person-school-same'));
  if (otherSchool) {
    await radio('Which school do they go to or work at?', 'Another school');
    await page.locator('#school-other').fill(otherSchool);
  }
  if (year) await page.getByLabel('School year').fill(year);
  if (position) await page.getByLabel('Job or relation').fill(position);
  if (language) await radio('Which language do they want?', language);
}

/** A short record up to "what happened?"; every answer before may be left out as "not known yet". */
export async function recordToNarrative(
  page,
  { school, channel = 'The school told the schools officer directly', reporter = 'School staff', reported = null },
) {
  await startIncident(page);
  if (school) await chooseSchool(page, school.typed, school.name);
  else await chooseRadio(page, 'Not known yet');
  await next(page);
  await chooseChannel(page, channel);
  await next(page);
  await chooseReporter(page, reporter);
  await next(page);
  await isAt(page, 'When was it reported?');
  if (reported) await fillTime(page, 'reported', reported);
  else await press(page, 'Now');
  await next(page);
  await isAt(page, 'When did it happen?');
  await chooseRadio(page, 'Not known yet');
  await next(page);
  await isAt(page, 'What happened?');
}

/** From there to "check your answers". */
export async function goOnToCheck(page, people = []) {
  await next(page);
  await isAt(page, 'Who is involved?');
  for (const person of people) await addPerson(page, person);
  await press(page, people.length ? 'Continue' : 'Continue without people');
  await isAt(page, 'Check your answers');
}

export async function recordToCheck(page, { narrative, people = [], ...rest }) {
  await recordToNarrative(page, rest);
  await page.getByLabel('In your own words').fill(narrative);
  await goOnToCheck(page, people);
}

/** Saves what was checked; gives the id and the reference. */
export async function save(page) {
  await press(page, 'Save the incident');
  await isAt(page, 'Incident recorded');
  const reference = (await page.locator('.reference').innerText()).trim();
  assert.match(reference, /^[0-9B-DF-HJKMNP-RTV-Z]{2}-[0-9B-DF-HJKMNP-RTV-Z]{3}-[0-9B-DF-HJKMNP-RTV-Z]{2}$/);
  return { id: new URL(page.url()).pathname.split('/')[2], reference };
}
