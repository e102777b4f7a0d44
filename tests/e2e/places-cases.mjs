// The cases that the walk through the pages shows: with little on record, with nearly everything, put right, closed, ready to be closed.
import { plain, SHARE, teller } from './story.mjs';

/** Little on record, and urgent: a child of 12, an adult, somebody whose age nobody knows. */
async function begun(told) {
  const one = await told.reported({ channel: 'third_party', reporter: 'parent_carer', hours: 30, narrative: 'A mother rang (invented).' });
  one.child = await one.person('Efa', 12, ['victim']);
  one.other = await one.person('Osian', null, ['offender', 'victim']);
  one.adult = await one.person('Dai', 23, ['offender', 'implicated_adult']);
  one.crime = await one.crime(
    SHARE,
    [
      [one.child, 'victim'],
      [one.adult, 'offender'],
    ],
    { reference: null, recordedAt: null },
  );
  await one.answer('adult_implicated', 'yes');
  await one.decide(one.adult, 'cse');
  return one;
}

/** Nearly everything that can be on record is. */
async function full(base, told) {
  const one = await plain(base, told, { unit: ['acknowledged', 'updated'] });
  const at = () => new Date().toISOString();
  const me = told.me;
  one.lead = await one.person('Non', 41, ['safeguarding_lead'], { position: 'Safeguarding lead' });
  const thing = { at: at(), owner: { personId: one.boy }, handOvers: [] };
  const seized = { by: me, at: at(), place: 'School office' };
  one.exhibit = (
    await one.record('exhibits', {
      ...thing,
      thing: 'phone',
      description: 'black, cracked corner',
      state: 'surrendered',
      seized,
      sealNumber: 'S1234567',
      keptAt: 'Property store',
    })
  ).id;
  one.refused = (
    await one.record('exhibits', { ...thing, thing: 'tablet', state: 'refused', reason: 'The father took it home (invented).' })
  ).id;
  one.viewing = (
    await one.record('viewings', {
      who: { personId: one.lead },
      at: at(),
      basis: 'accident',
      told: { who: { position: 'Head teacher' }, at: at() },
    })
  ).id;
  await one.record('advice', { kind: 'expert', asked: { position: 'Duty desk' }, by: me, at: at(), said: null });
  await one.record('act-dates', { takenOn: at().slice(0, 10).replace(/^\d+/, '2025'), sharedOn: null, source: 'The child' });
  one.decision = (await one.decide(one.boy, 'no_prosecution')).id;
  // Nobody answers before being asked, not by a millisecond either.
  const asked = at();
  const answers = [{ agreed: false, by: { personId: one.girl }, at: at(), reason: 'Not ready yet (invented).' }];
  one.meeting = (
    await one.record('restorative-meetings', {
      invitations: [
        { who: { personId: one.girl }, at: asked, answers },
        { who: { personId: one.boy }, at: asked, answers: [] },
      ],
    })
  ).id;
  one.input = (await one.record('education-inputs', { personId: one.boy, state: 'planned', at: at(), by: me })).id;
  one.advisory = (await one.advise(one.boy, one.crime)).id;
  await one.record('advisories', {
    personId: one.boy,
    crimeId: one.crime,
    notGiven: { at: at(), by: me, reason: 'He was ill (invented).' },
  });
  one.referral = (await one.file()).items.referrals[0].id;
  await one.refer('cid', one.boy);
  return one;
}

/** The wrong child was recorded: somebody has to be told again. */
async function corrected(base, told) {
  const one = await plain(base, told);
  one.right = await one.person('Iwan', 15, ['other']);
  one.mark = (
    await one.record('marks', {
      mark: 'corrected',
      wrongPersonId: one.boy,
      rightPersonId: one.right,
      at: new Date().toISOString(),
      reason: 'Two boys of one name (invented).',
    })
  ).id;
  return one;
}

async function closed(base, told) {
  const one = await plain(base, told, { ended: true });
  await one.record('closures', { at: new Date().toISOString() });
  return one;
}

/** Through the API: what the walk shows. */
export async function prepareGuidance(base) {
  const told = await teller(base);
  return {
    owed: await begun(told),
    rich: await full(base, told),
    wrong: await corrected(base, told),
    shut: await closed(base, told),
    ended: await plain(base, told, { ended: true }),
    unanswered: await plain(base, told, { ended: true, unit: ['acknowledged'] }),
  };
}
