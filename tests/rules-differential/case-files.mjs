// Makes case files as the API gives them, asks the server's code for the rules' document of each, and writes both to
// `tests/vectors/case-documents`: node tests/rules-differential/case-files.mjs
// Everything is drawn from the seed that is the file's name; nothing in it is about anybody.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from './random.mjs';
import { askRust, ROOT, rustExample } from './twins.mjs';

const COUNT = 12;

const ROLES = ['victim', 'offender', 'witness', 'implicated_adult', 'reporter', 'parent_carer', 'appropriate_adult', 'safeguarding_lead', 'other'];
const CHANNELS = ['school_101', 'school_officer', 'third_party', 'other'];
const REPORTERS = ['child', 'other_pupil', 'parent_carer', 'school_staff', 'safeguarding_lead', 'other_professional', 'officer', 'anonymous', 'other'];
const PPU = ['notified', 'acknowledged', 'updated', 'closed'], CID = ['sent', 'accepted', 'result'];
const OFFENCES = ['pca_take_make', 'pca_distribute_show', 'cja_possess', 'sexual_communication'];
const QUESTIONS = ['adult_implicated', 'repeat_offender', 'threat_made', 'money_paid'];
const STAMP = { recordedBy: { id: '0193d2a4-0000-7000-8000-00000000f001', displayName: 'Demonstration officer' } };

/** A case file with `most` of each kind of item at the utmost. */
function caseFile(seed, most) {
  const { below, often, one: pick, many } = chance(seed);
  const maybe = (value, probability = 0.6) => (often(probability) ? value : null);
  const some = (make) => many(most, make);
  let ids = 0;
  const id = () => {
    const n = (seed * 1000 + ids++).toString(16).padStart(12, '0');
    // Not in the order in which they are made, so that nothing leans on that.
    return `0193d2a4-${below(65536).toString(16).padStart(4, '0')}-7000-8000-${n}`;
  };
  // Few moments, so that some fall together.
  const at = () => new Date(Date.UTC(2026, 10, 20 + below(5), below(4) * 6 + 1, 30)).toISOString();
  const day = () => `20${10 + below(16)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
  const text = () => pick(['Said so', 'Sealed', ' ', '']) || null;
  const withdrawn = () => maybe({ reason: 'Recorded twice', at: at(), by: STAMP.recordedBy }, 0.15);
  const item = (facts) => ({ ...facts, id: id(), state: facts.state ?? null, writtenAt: at(), receivedAt: at(), ...STAMP, withdrawn: withdrawn(), version: 1, etag: '"1"' });
  const person = () => pick(persons).id;
  const somebody = () => ({ personId: maybe(person(), 0.5), officerId: null, name: pick(['A. Demonstration', 'B. Demonstration']), position: null });

  const persons = Array.from({ length: 1 + below(most + 1) }, () => ({
    id: id(), givenNames: 'Invented', familyName: null, knownAs: null, dateOfBirth: maybe(day(), 0.5), statedAge: maybe({ years: below(60), source: 'self', on: day() }),
    sex: null, schoolId: null, schoolName: null, yearGroup: null, position: null, language: null, languageOther: null, writtenAt: at(), createdAt: at(), updatedAt: at(),
    version: 1, etag: '"1"',
  }));
  const parties = persons.flatMap((one) => Array.from({ length: 1 + below(2) }, () => (
    { id: id(), personId: one.id, role: pick(ROLES), note: null, writtenAt: at(), receivedAt: at(), withdrawn: withdrawn(), version: 1, etag: '"1"' })));
  const [from, to] = [at(), at()].sort();
  const crimes = some(() => item({
    offence: maybe(pick(OFFENCES), 0.8), offenceWords: null, reference: text(), force: null, recordedAt: null,
    people: some(() => ({ personId: person(), role: pick(['victim', 'offender', 'involved_under_10']) })), suspectUnknown: often(0.3),
    transferred: maybe({ force: 'Other', at: at(), reference: null }, 0.2), outcome: maybe({ code: 'O21', at: at(), by: somebody(), reason: text() }, 0.4),
    category: null, note: null,
  }));
  const step = (kind) => ({ step: kind, at: at(), by: somebody(), to: null, how: 'here', text: text(), agencies: [], reference: null, recordedBy: STAMP.recordedBy.id });
  const referral = () => {
    const unit = pick(['ppu', 'cid']);
    const life = (unit === 'ppu' ? PPU : CID).slice(0, 1 + below(3));
    const steps = [...life, ...some(() => pick(['chased', 'escalated']))].map(step);
    const about = below(3);
    return item({ to: unit, personId: about === 0 ? person() : null, crimeId: about === 1 ? (crimes.length ? pick(crimes).id : id()) : null, steps });
  };
  const check = () => ({ by: somebody(), at: at(), where: 'Another force', count: below(4), offence: maybe(pick(OFFENCES)) });
  const answer = () => {
    const about = below(3);
    return item({
      question: pick(QUESTIONS), personId: about === 0 ? person() : null, crimeId: about === 1 && crimes.length ? pick(crimes).id : null, answer: pick(['yes', 'no', 'not_known']),
      computed: maybe(pick(['yes', 'no', 'not_known'])), at: at(), reason: text(), decidedBy: null, checkedElsewhere: about === 0 ? some(check) : [], note: null,
    });
  };
  const giving = () => ({ at: at(), language: 'en', place: null, how: 'in_person', by: somebody(), present: [], understood: null, wording: null });
  const advisory = () => {
    const given = maybe(giving(), 0.6);
    return item({
      personId: person(), crimeId: null, given, notGiven: given ? null : { at: at(), by: somebody(), reason: 'Not there' },
      givenInError: given ? maybe({ at: at(), by: STAMP.recordedBy.id, reason: 'Wrong person' }, 0.2) : null,
    });
  };
  const invitation = () => ({ who: somebody(), at: at(), answers: some(() => ({ agreed: often(0.7), by: somebody(), at: at(), reason: text() })) });
  const meeting = () => item({
    invitations: some(invitation), notSuitable: maybe({ at: at(), by: STAMP.recordedBy.id, reason: 'Pressure' }, 0.1), heldAt: maybe(at(), 0.3), ledBy: null, agreed: null,
  });
  const lists = {
    crimes,
    referrals: some(referral),
    exhibits: some(() => item({
      thing: 'phone', description: null, owner: null, state: pick(['surrendered', 'refused', 'not_present', 'returned']), at: at(), reason: text(), seized: null, sealNumber: text(),
      exhibitNumber: null, propertyReference: null, keptAt: text(), handOvers: some(() => ({ at: at(), from: somebody(), to: somebody(), place: null, reason: null })), returned: null,
    })),
    viewings: some(() => item({ who: somebody(), at: null, basis: maybe('accident', 0.4), reason: text(), told: maybe({ who: somebody(), at: at() }) })),
    answers: some(answer),
    decisions: some(() => item({ personId: person(), route: pick(['cse', 'no_prosecution']), computed: maybe(pick(['cse', 'no_prosecution'])), decidedBy: somebody(), rationale: text() ?? 'x', at: at() })),
    advisories: some(advisory),
    restorativeMeetings: some(meeting),
    educationInputs: some(() => item({ personId: maybe(person()), state: pick(['planned', 'given', 'declined']), at: at(), by: somebody(), place: null, reason: null, note: null })),
    schoolProcedures: some(() => item({ schoolId: null, state: pick(['refused', 'asked', 'confirmed']), at: at(), by: somebody(), note: null })),
    parentContacts: some(() => item({ personId: person(), state: pick(['told', 'not_told', 'refused_contact', 'cannot_be_traced']), who: null, at: at(), by: somebody(), reason: null, language: null })),
    signpostings: some(() => item({ personId: person(), services: ['meic'], at: at(), by: somebody() })),
    advice: some(() => item({ kind: pick(['third_party', 'expert']), asked: somebody(), by: somebody(), at: at(), said: null, victimConfirms: maybe(pick(['yes', 'no', 'not_yet', 'cannot_be_traced'])) })),
    actDates: some(() => item({ takenOn: maybe(day()), sharedOn: maybe(day()), source: null })),
    closures: some(() => item({ at: at(), owed: [], reason: null, reopened: maybe({ at: at(), by: STAMP.recordedBy.id, reason: 'New' }, 0.8) })),
    marks: some(() => item({ mark: 'out_of_scope', because: 'no_image', at: at(), reason: 'None' })),
  };
  return {
    file: {
      id: id(), reference: 'GN-P0T-C3', serious: true, status: 'open', guidancePack: '2016.1', school: null,
      report: maybe({ channel: maybe(pick(CHANNELS)), channelOther: null, reporterKind: maybe(pick(REPORTERS)), reportedAt: maybe(at(), 0.8), logReference: null }, 0.9),
      happened: pick([null, { kind: 'not_known' }, { kind: 'exact', at: from }, { kind: 'between', from, to }]),
      narrative: null, writtenAt: at(), receivedAt: at(), updatedAt: at(), crimeRecordingDueAt: null, officer: { ...STAMP.recordedBy, collarNumber: null }, version: 1, etag: '"1.1"',
      parties, persons, notes: [], items: lists, country: maybe(pick(['wales', 'england'])),
    },
    onRecord: persons.flatMap(({ id: personId }) => OFFENCES.filter(() => often(0.3)).map((offence) => (
      { personId, offence, incidents: some(() => ({ id: id(), reference: 'GN-P0T-C3', reportedAt: null })) }))),
  };
}

/** A line for each item, so that a difference is read line by line. */
function laid(value, deep) {
  const inside = Array.isArray(value) ? value.map((part) => JSON.stringify(part)) : null;
  if (inside) return inside.length ? `[\n${inside.join(',\n')}\n]` : '[]';
  if (deep === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{\n${Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${laid(part, deep - 1)}`).join(',\n')}\n}`;
}

const folder = join(ROOT, 'tests/vectors/case-documents');
mkdirSync(folder, { recursive: true });
const made = Array.from({ length: COUNT }, (_, at) => caseFile(at + 1, at % 4));
await askRust(rustExample('case_documents', 'waymark-domain'), made.map((one) => JSON.stringify(one)), (answer, at) => {
  const name = `${String(at + 1).padStart(2, '0')}.json`;
  writeFileSync(join(folder, name), `${laid({ ...made[at], document: JSON.parse(answer) }, 3)}\n`);
});
writeFileSync(join(folder, 'COUNT'), `${COUNT}\n`);
console.log(`${COUNT} vectors written`);
