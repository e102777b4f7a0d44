// Random case facts documents: mostly such as happen, some that nobody would write, a few that no reader may take.

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const AGES = [7, 9, 10, 11, 12, 12, 13, 14, 14, 15, 15, 16, 17, 17, 18, 23, 45];

/** A moment within forty days, often one of a few, so that moments coincide and the last of equals is asked for. */
function moment({ below, often }) {
  const at = new Date(START + (often(0.5) ? below(6) * 120 : below(960)) * HOUR + (often(0.3) ? below(HOUR) : 0)).toISOString();
  return at.endsWith('.000Z') && often(0.5) ? at.replace('.000Z', 'Z') : at;
}

const id = (kind, place) => `${kind}-${place}`;

/** The first and last days of a table, and the days beside them. */
function edge({ below, often, one }, table) {
  const days = table.flatMap(({ from, to }) => [from, to]).filter(Boolean);
  return days.length
    ? new Date(Date.parse(one(days)) + (below(3) - 1) * 24 * HOUR + (often(0.5) ? 24 * HOUR - 1 : 0)).toISOString()
    : '2023-06-01T00:00:00Z';
}

export function randomCase(by, pack) {
  const { below, often, one, some, many, sparse } = by;
  const at = () => moment(by);
  const offence = () => (often(0.05) ? 'no_such_offence' : one(pack.offences.slice(0, 3).concat(often(0.2) ? pack.offences : [])).code);
  const persons = many(5, (place) => person(by, place, at));
  const crimes = many(4, (place) => crime(by, place, persons, pack, offence, at));
  const about = () => (persons.length ? one(persons).id : 'p-0');
  const questions = pack.questions.map((q) => q);
  const answerOf = (place) => {
    const q = one(questions);
    const subjectId = q.subject === 'incident' ? (often(0.5) ? undefined : 'i') : q.subject === 'crime' ? id('c', below(3)) : about();
    const answer = one(['yes', 'no', 'no', 'not_known']);
    const computed = often(0.5) ? { computed: one(['yes', 'no', answer]) } : {};
    return { id: id('a', place), question: q.code, ...(subjectId ? { subjectId } : {}), answer, at: at(), ...computed, reason: often(0.5) };
  };
  const two = ['adult_implicated', 'repeat_offender'].flatMap((question, n) =>
    question === 'adult_implicated'
      ? often(0.7)
        ? [{ id: `q-${n}`, question, answer: one(['yes', 'no', 'no', 'no']), at: at(), computed: one(['yes', 'no']), reason: often(0.5) }]
        : []
      : some(persons, 0.7).map((p) => ({
          id: `q-${n}-${p.id}`,
          question,
          subjectId: p.id,
          answer: one(['yes', 'no', 'no']),
          at: at(),
          reason: often(0.5),
        })),
  );
  const factors = often(0.5)
    ? pack.questions
        .filter((q) => q.group)
        .map((q) => ({
          id: `g-${q.code.replaceAll('_', '-')}`,
          question: q.code,
          answer: one(['no', 'no', 'not_known', ...(often(0.1) ? ['yes'] : [])]),
          at: at(),
        }))
    : [];
  const lists = {
    persons,
    crimes,
    referrals: [...referrals(by, persons, at), ...many(2, (place) => cid(by, id('k', place), about, at))],
    exhibits: many(2, (place) => ({
      id: id('x', place),
      state: one(['surrendered', 'refused', 'not_present', 'returned']),
      ...sparse({ sealed: often(0.7), located: often(0.7) }),
      reason: often(0.5),
    })),
    viewings: many(2, (place) => ({ id: id('v', place), ...sparse({ told: often(0.6) }), reason: often(0.6) })),
    advice: many(2, (place) => ({ id: id('w', place), kind: one(['third_party', 'expert']), at: at() })),
    answers: [...many(6, answerOf), ...two, ...factors],
    decisions: many(4, (place) => ({
      id: id('d', place),
      personId: about(),
      route: one(['cse', 'no_prosecution']),
      ...sparse({ computed: one(['cse', 'no_prosecution']) }),
      at: at(),
      reason: often(0.6),
    })),
    occasions: many(4, (place) => ({
      id: id('o', place),
      personId: about(),
      offence: offence(),
      ...sparse({ onRecord: below(4), elsewhere: below(3), checkedAt: at() }, 0.75),
    })),
    advisories: many(3, (place) => ({
      id: id('y', place),
      personId: about(),
      state: one(['given', 'given', 'not_given']),
      at: at(),
      inError: often(0.15),
    })),
    restorative: many(3, (place) => ({
      id: id('r', place),
      personId: about(),
      state: one(['invited', 'agreed', 'declined', 'held', 'not_suitable']),
      at: at(),
    })),
  };
  for (const list of Object.values(lists)) if (often(0.3)) list.reverse();
  return { incident: incident(by, at, pack), ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length || often(0.5))) };
}

function incident(by, at, pack) {
  const { often, one, sparse } = by;
  return {
    id: 'i',
    status: one(['open', 'open', 'closed']),
    ...sparse({
      reportedAt: at(),
      happenedFrom: often(0.3) ? edge(by, pack.offences) : at(),
      country: one(['england', 'wales']),
      channel: one(['school_101', 'school_officer', 'third_party', 'other']),
      reporterKind: one(['child', 'other_pupil', 'parent_carer', 'school_staff', 'safeguarding_lead', 'anonymous', 'other']),
      victimConfirms: one(['yes', 'no', 'not_yet', 'cannot_be_traced']),
      schoolProcedures: one(['asked', 'confirmed', 'refused']),
      generalEducation: one(['planned', 'given']),
    }),
    ...(often(0.15) ? { reopenedAt: at() } : {}),
  };
}

function person({ often, one, some, sparse }, place, at) {
  const age = one(AGES);
  const main = one([
    ['victim'],
    ['victim'],
    ['offender'],
    ['offender'],
    ['offender', 'victim'],
    ['witness'],
    ['implicated_adult'],
    ['reporter'],
    [],
  ]);
  const other = some(['witness', 'reporter', 'parent_carer', 'safeguarding_lead', 'other'], 0.08);
  return {
    id: id('p', place),
    roles: [...main, ...other],
    ...(often(0.85) ? { ages: sparse({ taken: age, shared: age + (often(0.2) ? 1 : 0), reported: age + (often(0.3) ? 1 : 0) }, 0.8) } : {}),
    ...sparse({
      addedAt: at(),
      parents: one(['told', 'not_told', 'refused_contact', 'cannot_be_traced']),
      signpostedAt: at(),
      education: one(['planned', 'given', 'declined']),
    }),
  };
}

function crime(by, place, persons, pack, offence, at) {
  const { often, one, some } = by;
  const links = some(persons, 0.7).flatMap((p) => {
    const roles = p.roles.filter((role) => role === 'victim' || role === 'offender');
    const drawn = often(0.1) ? [one(['victim', 'offender', 'involved_under_10'])] : roles;
    return drawn.map((role) => ({ personId: p.id, role }));
  });
  if (often(0.03)) links.push({ personId: 'nobody', role: 'victim' });
  const outcome = {
    code: often(0.05) ? '99' : often(0.6) ? one(['21', '22', '11', '18']) : one(pack.outcomes).code,
    at: often(0.15) ? edge(by, pack.outcomes) : at(),
    reason: often(0.5),
  };
  return {
    id: id('c', place),
    ...(often(0.85) ? { offence: offence() } : {}),
    reference: often(0.7),
    ...(often(0.1) ? { transferredAt: at() } : {}),
    suspectUnknown: often(0.15),
    links,
    ...(often(0.6) ? { outcome } : {}),
  };
}

function referrals({ below, often, one, some, sparse }, persons, at) {
  const made = some(persons, 0.75).flatMap((p) => (often(0.1) ? [p, p] : [p]));
  return made.map((p, place) => ({
    id: id('u', place),
    to: 'ppu',
    personId: p.id,
    state: one(['notified', 'notified', 'acknowledged', 'updated', 'closed']),
    sentAt: at(),
    at: at(),
    ...sparse({ chases: below(3), escalatedAt: at() }, 0.4),
    reason: often(0.3),
  }));
}

function cid({ often, one }, key, about, at) {
  const whom = often(0.7) ? { personId: about() } : {};
  return {
    id: key,
    to: 'cid',
    ...whom,
    state: one(['sent', 'accepted', 'handed_back', 'result']),
    sentAt: at(),
    at: at(),
    reason: often(0.6),
  };
}

/** A moment to evaluate at: within two months, now and then the very moment something happened. */
export function randomNow(by, document) {
  const known = by.often(0.1) ? JSON.stringify(document).match(/2026-[0-9T:.-]+Z/g) : null;
  return known ? by.one(known) : new Date(START + by.below(1_440) * HOUR).toISOString();
}

const SPOILS = [
  (text) => text.replace('"status"', '"state"'),
  (text) => text.replace('"open"', '"ajar"'),
  (text) => text.replace(/"id":"i"/, '"id":"i i"'),
  (text) => text.replace('{"incident"', '{"incident":null,"incident"'),
  (text) => text.replace(/"roles":\[/, '"roles":null,"x":['),
  (text) => text.replace(/"(taken|reported|onRecord)":(\d+)/, '"$1":$2.0'),
  (text) => text.replace(/"(taken|reported|onRecord)":\d+/, '"$1":-0'),
  (text) => text.replace(/"(taken|reported|onRecord)":\d+/, '"$1":10000'),
  (text) => text.replace(/"(at|sentAt|reportedAt)":"2026/, '"$1":"1849'),
  (text) => text.replace(/Z"/, '+00:00"'),
  (text) => text.replace(/T(\d\d):/, 'T24:'),
  (text) => text.replace(/2026-01-/, '2026-02-3'),
  (text) => text.replace(/"ages":\{[^}]*\}/, '"ages":[14,14,14]'),
  (text) => text.replace(/\{"personId":"([^"]*)","role":"([^"]*)"\}/, '["$1","$2"]'),
  (text) => text.replace('"to":"ppu"', '"to":"cid"'),
  (text) => text.replace(/"question":"[^"]*"/, '"question":"\\ud800"'),
  (text) => text.replace('"p-1"', '"p-0"'),
  (text) => text.replace(/"reason":(true|false)/, '"reason":null'),
  (text) => text.replace(/"suspectUnknown":/, '"suspectUnknown":true,"suspectUnknown":'),
  (text) => text.replace(/"state":"([a-z_]+)"/, '"state":{"$1":null}'),
  (text) => text.slice(0, -1),
  (text) => `${text} `,
  (text) => `\ufeff${text}`,
];

/** A document's text with something about it that a reader may have to refuse. */
export const spoiled = (by, document) => by.one(SPOILS)(JSON.stringify(document));
