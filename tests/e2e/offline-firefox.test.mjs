// The same phone with another engine: a stock Firefox. It opens from cold with no network, is unlocked, records, is killed in the middle of
// a sentence, and sends everything once. The network is taken away by the proxy, as Firefox lets no driver do that.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, test } from 'node:test';
import { addNote, away, correctNarrative, drained, lookAt, recordCase } from './away.mjs';
import { inOrder, until } from './harness.mjs';
import { incidentsAt } from './ledger.mjs';
import * as officer from './officer.mjs';

const FIREFOX = process.env.FIREFOX_BIN ?? '/usr/bin/firefox-esr';
let all, page, before;
const cases = [];
const step = inOrder(test, () => page);
after(() => all?.world.stop());

function journey() {
  step('Firefox: the phone is made ready', async () => {
    all = await away({ engine: 'firefox' });
    ({ page } = all.phone);
    before = incidentsAt(all.server);
  });

  step('Firefox: cold start with no network, to an unlocked list', async () => {
    await all.phone.close();
    page = await all.phone.open();
    await all.network(false);
    await page.goto('/');
    await officer.isAt(page, 'Cases');
    await until('the cases in the list', async () => (await page.locator('[data-testid=case-list] li').count()) >= 3);
  });

  step('Firefox: an incident is recorded; killed in the middle of a sentence, the sentence is there again', async () => {
    cases.push(await recordCase(page, 'Recorded in another browser (invented).'));
    await all.ledger.note(page);
    await page.goto('/');
    await officer.recordToNarrative(page, { school: null });
    await page.getByLabel('In your own words').pressSequentially('Half a sentence');
    await officer.keptAsTyped(page, 'Half a sentence');
    await all.phone.kill();
    page = await all.phone.open();
    await page.goto('/');
    await page.getByRole('link', { name: /^Continue: / }).click();
    await officer.isAt(page, 'What happened?');
    assert.equal(await page.getByLabel('In your own words').inputValue(), 'Half a sentence');
    await officer.goOnToCheck(page);
    cases.push(await officer.save(page));
    await all.ledger.note(page);
  });

  step('Firefox: a correction and a note', async () => {
    await correctNarrative(page, cases[0], 'Corrected in another browser (invented).');
    await addNote(page, cases[0], 'A note in another browser (invented)');
    await lookAt(page, cases[1]);
    await all.ledger.note(page);
    assert.equal(incidentsAt(all.server), before);
  });

  step('Firefox: everything is sent by itself, once', async () => {
    await all.network(true);
    await drained(page);
    assert.equal(incidentsAt(all.server), before + 2);
    assert.equal((await all.api.incident(cases[0].id)).narrative, 'Corrected in another browser (invented).');
    await all.ledger.balance('Firefox', [page]);
  });
}

if (existsSync(FIREFOX) || process.env.WAYMARK_REQUIRE_ALL === '1') journey();
else console.log(`Firefox skipped: no ${FIREFOX}`);
