// What holds on every form: the language changes nothing, no picture comes in, a keyboard is enough, and a refusal leads to its field.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inOrder, start } from './harness.mjs';
import * as officer from './officer.mjs';

const HALF = 'Half a sentence, and the';
const REFUSED = 'A picture or file was refused';

let world, page;
const step = inOrder(test, () => page);

before(async () => {
  world = await start();
  page = world.phone.page;
});
after(() => world?.stop());

/** Leads to a fresh record's narrative, with the cursor in the field. */
async function narrative() {
  await page.goto('/');
  await officer.startIncident(page);
  await officer.visit(page, new URL(page.url()).pathname.replace(/school$/, 'narrative'));
  await officer.isAt(page, 'What happened?');
  const field = page.getByLabel('In your own words');
  await field.focus();
  return field;
}

/** No store of the phone holds bytes, or anything that a picture could be written as. */
async function noPictureStored() {
  const all = JSON.stringify(await officer.stored(page));
  for (const sign of ['BINARY', 'data:image', 'iVBOR', 'image/png']) assert.ok(!all.includes(sign), `"${sign}" is stored`);
}

async function refusedAndRead() {
  const notice = page.getByRole('alert').filter({ hasText: REFUSED });
  await notice.waitFor();
  for (const text of ['Waymark never takes an image, in any form. Do not view, copy or forward it.', 'Secure the device.'])
    assert.ok((await notice.innerText()).includes(text), text);
  const read = page.getByRole('button', { name: 'I have read this' });
  await officer.hasFocus(read, 'the notice');
  await read.click();
  await notice.waitFor({ state: 'detached' });
}

step('the language of the sign-in page changes, and what was typed stays', async () => {
  await page.goto('/');
  await officer.isAt(page, 'Sign in');
  await page.getByLabel('Username').fill('demo.off');
  await officer.press(page, 'Cymraeg');
  await officer.isAt(page, 'Mewngofnodi');
  assert.equal(await page.getByLabel('Enw defnyddiwr').inputValue(), 'demo.off');
  assert.equal(await page.locator('html').getAttribute('lang'), 'cy');
  await officer.press(page, 'English');
  await officer.signIn(page);
  await officer.keptForOffline(page);
});

step('a refused page gives the focus to its summary, and the link there leads to the field', async () => {
  await officer.startIncident(page);
  await officer.next(page);
  const summary = page.locator('.error-summary');
  await summary.waitFor();
  await officer.hasFocus(summary, 'the summary');
  assert.match(await page.title(), /^Error: Which school\?/);
  await summary.getByRole('link').click();
  const field = page.getByLabel('Search for a school');
  await officer.hasFocus(field, 'the field');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const described = (await field.getAttribute('aria-describedby')).split(' ');
  const message = await page.locator(`#${described.at(-1)}`).innerText();
  assert.match(message, /Choose a school from the list/);
});

step('a half-typed record is the same in Welsh and back in English', async () => {
  const field = await narrative();
  await field.pressSequentially(HALF);
  await page.getByRole('link', { name: 'Finish later' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'More' }).click();
  await officer.isAt(page, 'More');
  await officer.chooseRadio(page, 'Cymraeg');
  await officer.isAt(page, 'Mwy');
  await page.goBack();
  await page.goBack();
  await officer.reached(page, 'Beth ddigwyddodd?');
  assert.equal(await page.locator('#narrative').inputValue(), HALF);
  await page.locator('#narrative').press('End');
  await page.locator('#narrative').pressSequentially(' rest');
  await officer.keptAsTyped(page, `${HALF} rest`);
  await officer.visit(page, '/more');
  await officer.isAt(page, 'Mwy');
  await officer.chooseRadio(page, 'English');
  await page.goBack();
  await officer.isAt(page, 'What happened?');
  assert.equal(await page.locator('#narrative').inputValue(), `${HALF} rest`);
});

step('a pasted picture is refused with what to do instead, and nothing of it is stored', async () => {
  const field = await narrative();
  await field.pressSequentially(HALF);
  await world.phone.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.base });
  // The app's own icon, put on the real clipboard as a picture program would.
  await page.evaluate(async () => {
    const picture = await (await fetch('/icon-192.png')).blob();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  });
  await field.press('Control+V');
  await refusedAndRead();
  assert.equal(await field.inputValue(), HALF);
  await officer.hasFocus(field, 'the field again');
  await officer.keptAsTyped(page, HALF);
  await noPictureStored();
});

step('a picture that is dragged in is refused', async () => {
  const field = await narrative();
  const dropped = await field.evaluate((input) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], 'picture.png', { type: 'image/png' }));
    return input.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  assert.equal(dropped, false);
  await refusedAndRead();
  await noPictureStored();
});

step('a data URI is refused where it is typed and where it is pasted, and what stood there before stays', async () => {
  const field = await narrative();
  await field.pressSequentially(`${HALF} data:image/png;base64`);
  await field.press(',');
  await refusedAndRead();
  assert.equal(await field.inputValue(), `${HALF} data:image/png;base64`);
  await field.fill(HALF);
  await page.evaluate(() => navigator.clipboard.writeText('data:image/png;base64,iVBORw0KGgo='));
  await field.press('End');
  await field.press('Control+V');
  await refusedAndRead();
  assert.equal(await field.inputValue(), HALF);
  await officer.keptAsTyped(page, HALF);
  await noPictureStored();
});

step('the first three questions are answered with the keyboard alone', async () => {
  const { keyboard } = page;
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return { id: element.id, name: (element.textContent ?? '').trim(), type: element.type ?? element.localName };
    });
  /** Tab until there: within the number of stops a page can have. */
  const tabTo = async (what, holds) => {
    for (let stops = 0; stops < 40; stops++) {
      await keyboard.press('Tab');
      if (holds(await focused())) return;
    }
    assert.fail(`the tab key does not reach: ${what}`);
  };
  const toButton = (name) => tabTo(name, (at) => at.name === name);
  await page.goto('/');
  await officer.isAt(page, 'Cases');
  await toButton('Record an incident');
  await keyboard.press('Enter');
  await officer.reached(page, 'Which school?');
  await tabTo('the search', (at) => at.id === 'school-search');
  await keyboard.type('garth');
  await page.getByText('1 school found').waitFor();
  await tabTo('the schools found', (at) => at.type === 'radio');
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await officer.reached(page, 'How was it reported?');
  await tabTo('the ways', (at) => at.type === 'radio');
  assert.equal((await focused()).id, 'channel-school_101');
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  assert.equal((await focused()).id, 'channel-school_officer');
  await toButton('Continue');
  await keyboard.press('Space');
  await officer.reached(page, 'Who reported it?');
  await tabTo('the reporters', (at) => at.type === 'radio');
  await keyboard.press('Space');
  for (let n = 0; n < 4; n++) await keyboard.press('ArrowDown');
  await tabTo('the log reference', (at) => at.id === 'log-reference');
  await keyboard.type('L-9');
  await keyboard.press('Enter');
  await officer.isAt(page, 'When was it reported?');
  await officer.kept(page, 'what was answered by keyboard', ({ drafts }) =>
    drafts.some(
      ({ sealed: { report, school } }) =>
        report.channel === 'school_officer' &&
        report.reporterKind === 'safeguarding_lead' &&
        report.logReference === 'L-9' &&
        school.name === 'Ysgol y Garth Enghreifftiol',
    ),
  );
});

step('all this while no page complained', () => {
  assert.deepEqual(world.phone.seen.complaints, []);
});
