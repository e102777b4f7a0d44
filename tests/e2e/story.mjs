// The starting point of a journey, told through the public API: people, crimes, referrals, answers. What the journey is about is done by
// hand on the screens; this is what had been done before.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './harness.mjs';
import { uuidv7, wire } from './wire.mjs';

const pack = JSON.parse(readFileSync(join(repository, 'openapi/rules/packs/2016.1.json'), 'utf8'));
/** The pack's words for a code. */
export const words = (list, code, language = 'en') => pack[list].find((one) => one.code === code).text[language];
export const offence = (code, language) => words('offences', code, language);
export const FACTORS = pack.questions.filter((one) => one.group === 'aggravating').map((one) => one.code);
/** Note 8 as it is read out for an offence. */
export const note8 = (code) => pack.advisory.en.replace(pack.advisory.placeholder, offence(code));
export const BLANK = pack.advisory.placeholder;
export const SHARE = 'pca_distribute_show';
export const KEEP = 'cja_possess';

export const PPU = { username: 'demo.ppu', password: 'demonstration-only' };
export const CID = { username: 'demo.cid', password: 'demonstration-only' };
export const SUPERVISOR = { username: 'demo.supervisor', password: 'demonstration-only' };
export const ADMIN = { username: 'demo.admin', password: 'demonstration-only' };

export const hoursBefore = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
/** A birthday some years ago, well away from today. */
export function bornYearsAgo(years) {
  const day = new Date(Date.now() - 100 * 86_400_000);
  return `${day.getUTCFullYear() - years}-${String(day.getUTCMonth() + 1).padStart(2, '0')}-${String(day.getUTCDate()).padStart(2, '0')}`;
}
/** The same as it is typed. */
export function bornAsTyped(years) {
  const [year, month, day] = bornYearsAgo(years).split('-');
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

/** Somebody who uses the API: records a case and what happens in it. */
export async function teller(base, account) {
  const api = await wire(base, account);
  const me = { officerId: api.session.officer.id };
  const put = (path, body) =>
    api.call('PUT', `${path}/${uuidv7()}`, {
      body: { writtenAt: new Date().toISOString(), ...body },
      headers: { 'if-none-match': '*' },
      expect: 201,
    });

  /** One case and what is recorded in it. */
  function on(id) {
    const path = (rest) => `/incidents/${id}/${rest}`;
    const at = () => new Date().toISOString();
    const record = (plural, body) => put(path(plural), body);
    const one = {
      id,
      file: () => api.incident(id),
      outstanding: () => api.call('GET', path('outstanding')),
      record,
      part: (personId, role) => record('parties', { personId, role }),
      person: async (given, years, roles, more = {}) => {
        const who = await put('/persons', {
          givenNames: given,
          familyName: '(invented)',
          ...(years === null ? {} : { dateOfBirth: bornYearsAgo(years) }),
          ...more,
        });
        for (const role of roles) await one.part(who.id, role);
        return who.id;
      },
      crime: async (code, links, more = {}) => {
        const people = links.map(([personId, role]) => ({ personId, role }));
        return (
          await record('crimes', {
            offence: code,
            people,
            reference: `26000${Math.floor(Math.random() * 90000 + 10000)}`,
            recordedAt: at(),
            ...more,
          })
        ).id;
      },
      refer: async (to, personId, more = {}) =>
        (
          await record('referrals', {
            to,
            ...(personId ? { personId } : {}),
            at: at(),
            by: me,
            toldWhom: { position: 'Duty desk' },
            how: 'here',
            ...more,
          })
        ).id,
      step: (referral, step, more = {}) =>
        api.call('POST', path(`referrals/${referral}/steps`), { body: { step, at: at(), by: me, how: 'here', ...more }, expect: 201 }),
      answer: (question, answer, more = {}) => record('answers', { question, answer, at: at(), decidedBy: me, ...more }),
      /** Every factor is asked; nobody saw the image and no device holds it. */
      considered: async (present = []) => {
        for (const code of FACTORS) await one.answer(code, present.includes(code) ? 'yes' : 'no');
        await one.answer('image_of_child', 'yes');
        await one.answer('viewed', 'no');
        await one.answer('device_involved', 'no');
      },
      notRepeat: (personId) =>
        one.answer('repeat_offender', 'no', {
          personId,
          checkedElsewhere: [{ by: me, at: at(), where: 'Force records system', count: 0, offence: null }],
        }),
      supported: async (people) => {
        for (const personId of people) {
          await record('parent-contacts', { personId, state: 'told', who: { position: 'Mother' }, at: at(), by: me });
          await record('signpostings', { personId, services: ['report_remove', 'childline'], at: at(), by: me });
        }
      },
      schoolConfirms: () => record('school-procedures', { state: 'confirmed', at: at(), by: { position: 'Safeguarding lead' } }),
      decide: (personId, route) =>
        record('decisions', { personId, route, decidedBy: me, rationale: 'Weighed on its own merit.', at: at() }),
      educated: async (people) => {
        await record('education-inputs', { state: 'given', at: at(), by: me, place: 'Assembly hall' });
        for (const personId of people) await record('education-inputs', { personId, state: 'given', at: at(), by: me });
      },
      declined: (people) =>
        record('restorative-meetings', {
          invitations: people.map((personId) => ({
            who: { personId },
            at: at(),
            answers: [{ agreed: false, by: { personId }, at: at(), reason: 'Does not want to.' }],
          })),
        }),
      outcome: async (crime, code) => {
        const { etag } = await api.call('GET', path(`crimes/${crime}`));
        return api.call('PATCH', path(`crimes/${crime}`), {
          body: { outcome: { code, at: at(), by: me, reason: null } },
          headers: { 'if-match': etag },
        });
      },
      advise: (personId, crimeId) =>
        record('advisories', {
          personId,
          crimeId,
          given: { at: at(), language: 'en', place: 'School office', how: 'in_person', by: me, present: [], understood: 'yes' },
        }),
    };
    return one;
  }

  const reported = async ({
    hours = 1,
    channel = 'school_officer',
    reporter = 'safeguarding_lead',
    school = { name: 'Ysgol Bryn Enghraifft (invented)' },
    narrative = 'The safeguarding lead rang (invented).',
  } = {}) => {
    const body = {
      school,
      report: { channel, reporterKind: reporter, reportedAt: hoursBefore(hours) },
      happened: { kind: 'between', from: hoursBefore(hours + 48), to: hoursBefore(hours + 12) },
      narrative,
    };
    const { id, reference } = await put('/incidents', body);
    return { ...on(id), reference };
  };
  return { api, me, on, reported };
}

/** The unit acknowledges and updates each referral, with its own account. */
export async function unitAnswers(base, caseId, referrals, account = PPU, steps = ['acknowledged', 'updated']) {
  const unit = await teller(base, account);
  for (const referral of referrals)
    for (const step of steps)
      await unit.on(caseId).step(referral, step, step === 'acknowledged' ? {} : { text: 'Children’s services are told (invented).' });
}

/** Two fifteen-year-olds: everything that is not about the ending is done. */
export async function plain(base, officer, { code = KEEP, ended = false, unit = ['acknowledged', 'updated'] } = {}) {
  const told = await officer.reported();
  const girl = await told.person('Efa', 15, ['victim']);
  const boy = await told.person('Osian', 15, ['offender']);
  const crime = await told.crime(code, [
    [girl, 'victim'],
    [boy, 'offender'],
  ]);
  const referrals = [await told.refer('ppu', girl), await told.refer('ppu', boy)];
  await unitAnswers(base, told.id, referrals, PPU, unit);
  await told.schoolConfirms();
  await told.supported([girl, boy]);
  await told.considered();
  await told.answer('adult_implicated', 'no');
  await told.notRepeat(boy);
  if (ended) {
    await told.decide(boy, 'no_prosecution');
    await told.declined([girl, boy]);
    await told.educated([girl, boy]);
    await told.advise(boy, crime);
    await told.outcome(crime, '21');
  }
  return { ...told, girl, boy, crime };
}
