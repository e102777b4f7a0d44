// The pages on which the guidance is followed, with much and with little on record, and the pages of the other accounts.
import { ADMIN, CID, PPU, SUPERVISOR } from './story.mjs';
import { afresh, at, chosen, empty, emptyPart, part, refused, still } from './walk.mjs';
import { PASSPHRASE } from './unlock.mjs';

const NOBODY = '01900000-0000-7000-8000-000000000000';

export const guidance = [
  still('guided-owed', ({ owed }) => `/cases/${owed.id}`),
  {
    name: 'guided-owed-notes-open',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.owed.id}`);
      await page.locator('#owed button').click();
      for (const note of await page.locator('details.guidance-note').all()) await note.evaluate((details) => (details.open = true));
    },
  },
  still('guided-full', ({ rich }) => `/cases/${rich.id}`),
  still('guided-corrected', ({ wrong }) => `/cases/${wrong.id}`),
  still('guided-ended', ({ ended }) => `/cases/${ended.id}`),
  still('guided-closed', ({ shut }) => `/cases/${shut.id}`),
  still('look-up', ({ owed }) => `/cases/${owed.id}/people/look-up`),
  empty('look-up-refused', ({ owed }) => `/cases/${owed.id}/people/look-up`),
  {
    name: 'look-up-found',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.owed.id}/people/look-up`);
      await page.locator('#given-names').fill('Osian');
      await page.locator('#family-name').fill('(invented)');
      await page.locator('main form button.btn').first().click();
      await page.locator('form.found').waitFor();
      await page.locator('form.found .choice label').first().click();
    },
  },
  still('look-up-somebody', ({ owed }) => `/cases/${owed.id}/people/look-up?person=${owed.child}`),
  still('question-adult', ({ owed }) => `/cases/${owed.id}/questions/adult_implicated/${owed.id}`),
  chosen('question-differs', ({ owed }) => `/cases/${owed.id}/questions/adult_implicated/${owed.id}`, 'answer-no'),
  still('question-repeat', ({ rich }) => `/cases/${rich.id}/questions/repeat_offender/${rich.boy}`),
  empty('question-refused', ({ owed }) => `/cases/${owed.id}/questions/image_of_child/${owed.id}`),
  chosen('question-image', ({ owed }) => `/cases/${owed.id}/questions/image_of_child/${owed.id}`, 'answer-yes'),
  still('question-not-here', ({ owed }) => `/cases/${owed.id}/questions/repeat_offender/${NOBODY}`),
  still('question-closed', ({ shut }) => `/cases/${shut.id}/questions/adult_implicated/${shut.id}`),
  still('factors', ({ owed }) => `/cases/${owed.id}/factors`),
  chosen('factors-yes', ({ owed }) => `/cases/${owed.id}/factors`, 'factor-coercion-yes', 'factor-under_13-no'),
  still('decision', ({ owed }) => `/cases/${owed.id}/decisions/${owed.other}`),
  empty('decision-refused', ({ owed }) => `/cases/${owed.id}/decisions/${owed.other}`),
  chosen('decision-supervisor', ({ owed }) => `/cases/${owed.id}/decisions/${owed.adult}`, 'route-no_prosecution'),
  still('outcome', ({ rich }) => `/cases/${rich.id}/crimes/${rich.crime}/outcome`),
  chosen('outcome-other', ({ rich }) => `/cases/${rich.id}/crimes/${rich.crime}/outcome`, 'outcome-other'),
  empty('outcome-refused', ({ rich }) => `/cases/${rich.id}/crimes/${rich.crime}/outcome`),
  still('close-owed', ({ owed }) => `/cases/${owed.id}/close`),
  still('close-ready', ({ ended }) => `/cases/${ended.id}/close`),
  still('close-done', ({ shut }) => `/cases/${shut.id}/close`),
  still('reopen', ({ shut }) => `/cases/${shut.id}/reopen`),
  empty('reopen-refused', ({ shut }) => `/cases/${shut.id}/reopen`),
  still('scope', ({ owed }) => `/cases/${owed.id}/out-of-scope`),
  chosen('scope-other', ({ owed }) => `/cases/${owed.id}/out-of-scope`, 'because-other'),
  empty('scope-refused', ({ owed }) => `/cases/${owed.id}/out-of-scope`),
  {
    name: 'hand-over',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.owed.id}/hand-over`);
      await page.locator('#reason').waitFor();
      await page.locator('main .choice').first().waitFor();
    },
  },
  {
    name: 'merge',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.rich.id}/merge`);
      await page.locator('main .choice').first().waitFor();
    },
  },
  empty('merge-refused', ({ rich }) => `/cases/${rich.id}/merge`),
  still('put-right', ({ rich }) => `/cases/${rich.id}/put-right`),
  {
    name: 'put-right-chosen',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.rich.id}/put-right`);
      await page.locator(`label[for="wrong-${ids.rich.boy}"]`).click();
      await refused(page);
    },
  },
  still('tell-again', ({ wrong }) => `/cases/${wrong.id}/tell-again/${wrong.mark}`),
  empty('tell-again-refused', ({ wrong }) => `/cases/${wrong.id}/tell-again/${wrong.mark}`),
  still('guidance-of-the-case', ({ rich }) => `/cases/${rich.id}/guidance`),
  still('referrals-owed', ({ owed }) => `/cases/${owed.id}/referrals`),
  still('referrals', ({ rich }) => `/cases/${rich.id}/referrals`),
  still('referral-all', ({ owed }) => `/cases/${owed.id}/referrals/all`),
  empty('referral-all-refused', ({ owed }) => `/cases/${owed.id}/referrals/all`),
  {
    name: 'referral-cid-new',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.owed.id}/referrals`);
      await page.locator(`main a[href$="/cid.${ids.owed.adult}"]`).click();
      await page.locator('main form').waitFor();
    },
  },
  still('referral', ({ rich }) => `/cases/${rich.id}/referrals/${rich.referral}`),
  part('referral-step', ({ rich }) => `/cases/${rich.id}/referrals/${rich.referral}`, 'updated'),
  emptyPart('referral-step-refused', ({ rich }) => `/cases/${rich.id}/referrals/${rich.referral}`, 'escalated'),
  still('school-procedures', ({ rich }) => `/cases/${rich.id}/school-procedures`),
  chosen('school-procedures-refused', ({ owed }) => `/cases/${owed.id}/school-procedures`, 'state-refused', 'by-other'),
  still('parents', ({ rich }) => `/cases/${rich.id}/parents/${rich.girl}`),
  chosen('parents-not-told', ({ owed }) => `/cases/${owed.id}/parents/${owed.child}`, 'state-not_told', 'who-other'),
  empty('parents-refused', ({ owed }) => `/cases/${owed.id}/parents/${owed.child}`),
  still('parents-closed', ({ shut }) => `/cases/${shut.id}/parents/${shut.girl}`),
  still('signposting', ({ rich }) => `/cases/${rich.id}/signposting/${rich.girl}`),
  empty('signposting-refused', ({ owed }) => `/cases/${owed.id}/signposting/${owed.child}`),
  still('exhibits-none', ({ owed }) => `/cases/${owed.id}/exhibits`),
  still('exhibits', ({ rich }) => `/cases/${rich.id}/exhibits`),
  still('exhibit', ({ rich }) => `/cases/${rich.id}/exhibits/${rich.exhibit}`),
  still('exhibit-was-refused', ({ rich }) => `/cases/${rich.id}/exhibits/${rich.refused}`),
  empty('exhibit-new-refused', ({ owed }) => `/cases/${owed.id}/exhibits/new`),
  chosen('exhibit-new', ({ owed }) => `/cases/${owed.id}/exhibits/new`, 'thing-phone', 'state-surrendered', 'holder-police'),
  part('exhibit-change', ({ rich }) => `/cases/${rich.id}/exhibits/${rich.refused}`, 'change'),
  emptyPart('exhibit-hand-over', ({ rich }) => `/cases/${rich.id}/exhibits/${rich.exhibit}`, 'hand-over'),
  part('exhibit-returned', ({ rich }) => `/cases/${rich.id}/exhibits/${rich.exhibit}`, 'returned'),
  still('viewings-none', ({ owed }) => `/cases/${owed.id}/viewings`),
  still('viewings', ({ rich }) => `/cases/${rich.id}/viewings`),
  still('viewing', ({ rich }) => `/cases/${rich.id}/viewings/${rich.viewing}`),
  still('viewing-new', ({ owed }) => `/cases/${owed.id}/viewings/new`),
  empty('viewing-new-refused', ({ owed }) => `/cases/${owed.id}/viewings/new`),
  still('crimes-owed', ({ owed }) => `/cases/${owed.id}/crimes`),
  still('crimes', ({ rich }) => `/cases/${rich.id}/crimes`),
  still('crimes-closed', ({ shut }) => `/cases/${shut.id}/crimes`),
  still('crime', ({ rich }) => `/cases/${rich.id}/crimes/${rich.crime}`),
  {
    name: 'crime-new',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.owed.id}/crimes/new`);
      await page.locator('#offence-search').fill('sent');
      await page.locator('#offence .choice, [id^=offence-]').first().waitFor();
    },
  },
  empty('crime-new-refused', ({ owed }) => `/cases/${owed.id}/crimes/new`),
  ...['offence', 'people', 'reference', 'transfer', 'category', 'note'].map((of) =>
    part(`crime-${of}`, ({ rich }) => `/cases/${rich.id}/crimes/${rich.crime}`, of),
  ),
  chosen('advice', ({ owed }) => `/cases/${owed.id}/advice`, 'what-third_party'),
  empty('advice-refused', ({ rich }) => `/cases/${rich.id}/advice`),
  still('dates', ({ rich }) => `/cases/${rich.id}/dates`),
  empty('dates-refused', ({ owed }) => `/cases/${owed.id}/dates`),
  still('wording', ({ rich }) => `/cases/${rich.id}/wording/${rich.boy}/${rich.crime}`),
  {
    name: 'wording-not-in-welsh',
    open: async ({ page, ids }) => {
      await afresh(page, `/cases/${ids.rich.id}/wording/${ids.rich.boy}/${ids.rich.crime}?language=cy`);
      await page.locator('.read.missing').waitFor();
    },
  },
  still('wording-not-for-a-victim', ({ rich }) => `/cases/${rich.id}/wording/${rich.girl}/${rich.crime}`),
  still('advisory', ({ rich }) => `/cases/${rich.id}/advisories/${rich.boy}`),
  chosen(
    'advisory-given',
    ({ rich }) => `/cases/${rich.id}/advisories/${rich.boy}?do=given&crime=${rich.crime}&language=en`,
    'present-parent_carer',
  ),
  empty('advisory-given-refused', ({ rich }) => `/cases/${rich.id}/advisories/${rich.boy}?do=given&crime=${rich.crime}&language=en`),
  still('advisory-not-given', ({ rich }) => `/cases/${rich.id}/advisories/${rich.boy}?do=not&crime=${rich.crime}`),
  still('advisory-in-error', ({ rich }) => `/cases/${rich.id}/advisories/${rich.boy}?do=error&item=${rich.advisory}`),
  still('copy', ({ rich }) => `/cases/${rich.id}/advisories/${rich.advisory}/copy`),
  still('copy-none', ({ rich }) => `/cases/${rich.id}/advisories/${NOBODY}/copy`),
  still('restorative-not-suggested', ({ owed }) => `/cases/${owed.id}/restorative`),
  still('restorative', ({ rich }) => `/cases/${rich.id}/restorative`),
  still('meeting', ({ rich }) => `/cases/${rich.id}/restorative/${rich.meeting}`),
  still('meeting-new', ({ rich }) => `/cases/${rich.id}/restorative/new`),
  empty('meeting-new-refused', ({ rich }) => `/cases/${rich.id}/restorative/new`),
  chosen('meeting-answer', ({ rich }) => `/cases/${rich.id}/restorative/${rich.meeting}?do=answer&n=1`, 'agreed-no', 'by-other'),
  still('meeting-held', ({ rich }) => `/cases/${rich.id}/restorative/${rich.meeting}?do=held`),
  empty('meeting-unsuitable', ({ rich }) => `/cases/${rich.id}/restorative/${rich.meeting}?do=unsuitable`),
  still('education', ({ rich }) => `/cases/${rich.id}/education`),
  still('education-for-the-school', ({ rich }) => `/cases/${rich.id}/education?for=school`),
  chosen('education-declined', ({ rich }) => `/cases/${rich.id}/education?for=${rich.girl}`, 'state-declined'),
  {
    name: 'summaries',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.rich.id}/summaries`);
      await page.locator('pre.sum-text').nth(2).waitFor();
    },
  },
  still('print', ({ rich }) => `/cases/${rich.id}/print`),
];

const list = async (page, path) => {
  await at(page, path);
  await page.locator('main .card').first().waitFor();
};
const pack = async (page) => {
  await list(page, '/packs');
  await page.locator('main a[href="/packs/2016.1"]').click();
  await page.locator('#welsh-text').waitFor();
};
/** Signs in, wherever that account begins. */
export async function sitDown(page, account) {
  await at(page, '/');
  await page.locator('#username').fill(account.username);
  await page.locator('#password').fill(account.password);
  await page.locator('#password').press('Enter');
  await page.locator('#new').fill(PASSPHRASE);
  await page.locator('#again').fill(PASSPHRASE);
  await page.locator('main form button.btn:not([type=button])').first().click();
  // A passkey may be offered; the walk goes on without.
  const later = page.locator('main:not(:has(form)) button.btn.quiet');
  await page.locator('.sync').or(later).first().waitFor();
  if (!(await page.locator('.sync').count())) await later.click();
  await page.locator('.sync').waitFor();
}
/** What the other accounts see, each on a phone of its own. */
export const desks = [
  {
    account: PPU,
    places: [
      { name: 'inbox-ppu', open: ({ page }) => list(page, '/inbox') },
      {
        name: 'inbox-referral',
        open: async ({ page, ids }) => {
          await list(page, '/inbox');
          await page.locator(`a[href*="${ids.unanswered.id}"]`).first().click();
          await page.locator('ol.life').waitFor();
        },
      },
      {
        name: 'inbox-step-refused',
        open: async ({ page }) => {
          await page.locator('main .actions a').last().click();
          await page.locator('#text').waitFor();
          await refused(page);
        },
      },
      still('unit-case', ({ rich }) => `/cases/${rich.id}`),
    ],
  },
  { account: CID, places: [{ name: 'inbox-cid', open: ({ page }) => list(page, '/inbox') }] },
  {
    account: SUPERVISOR,
    places: [
      { name: 'concerns', open: ({ page }) => list(page, '/concerns') },
      { name: 'phones-of-the-team', open: ({ page }) => list(page, '/phones') },
      {
        name: 'phone-refused',
        open: async ({ page }) => {
          await list(page, '/phones');
          await page.locator('main a.card-link').first().click();
          await page.locator('main button.btn.danger').first().click();
          await page.locator('.field-error').first().waitFor();
        },
      },
      { name: 'held', open: ({ page }) => list(page, '/held') },
      {
        name: 'held-item',
        open: async ({ page }) => {
          await list(page, '/held');
          await page.locator('main a.card-link').first().click();
          await page.locator('main form.end').first().waitFor();
        },
      },
      {
        name: 'close-without',
        open: async ({ page, ids }) => {
          await at(page, `/cases/${ids.unanswered.id}/close`);
          await page.locator('main form button.btn').click();
          await page.locator('.field-error').first().waitFor();
        },
      },
    ],
  },
  {
    account: ADMIN,
    places: [
      { name: 'packs', open: ({ page }) => list(page, '/packs') },
      {
        name: 'packs-new-refused',
        open: async ({ page }) => {
          await list(page, '/packs');
          await page.locator('main textarea').fill('{"version": "2030.1"}');
          await page.locator('section:has(textarea) button.btn').click();
          await page.locator('section:has(textarea) .has-error, section:has(textarea) .notice').first().waitFor();
        },
      },
      { name: 'pack', open: ({ page }) => pack(page) },
      {
        name: 'pack-welsh-refused',
        open: async ({ page }) => {
          await pack(page);
          await page.locator('#welsh-text').fill('Heb le gwag');
          await page.locator('section:has(#welsh-text) button[data-ask]').click();
          await page.locator('.has-error').waitFor();
        },
      },
      still('pack-missing', () => '/packs/1999'),
    ],
  },
];
