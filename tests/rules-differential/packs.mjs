// Random packs: real ones with a part damaged, for the linters; and small ones with random conditions, for the interpreters.

const SUBJECTS = ['incident', 'child', 'offender', 'victim', 'crime', 'exhibit', 'referral', 'viewing'];
const ALL = { all: [] };

/** Every place in a document: its holder and its key. */
function places(value, found = []) {
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      found.push([value, key]);
      places(value[key], found);
    }
  }
  return found;
}

const WRONG = [
  null,
  true,
  7,
  -1,
  1.5,
  '',
  ' ',
  'x',
  'answer.viewed',
  'person.child',
  'crime.offence',
  'School-Crime_Beat',
  [],
  {},
  ['x'],
  ALL,
  { any: [] },
  { not: { all: [] } },
  { is: ['offender.route', 'cse'] },
  { known: 'answer.repeat_offender' },
  '2016-02-30',
  'now',
];

/** One to three parts of a pack left out, doubled, swapped or replaced. */
export function damaged(by, pack) {
  const copy = structuredClone(pack);
  for (let n = by.one([1, 1, 1, 2, 3]); n > 0; n -= 1) {
    const all = places(copy);
    const [holder, key] = by.one(all);
    const [otherHolder, otherKey] = by.one(all);
    switch (by.below(5)) {
      case 0:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
        break;
      case 1:
        if (Array.isArray(holder)) holder.push(structuredClone(holder[key]));
        else holder[`${key}2`] = holder[key];
        break;
      case 2:
        holder[key] = structuredClone(otherHolder[otherKey]);
        break;
      case 3:
        if (typeof holder[key] === 'string') holder[key] = by.one([holder[key].slice(1), `${holder[key]}_`, holder[key].toUpperCase()]);
        else if (typeof holder[key] === 'boolean') holder[key] = !holder[key];
        else holder[key] = by.one(WRONG);
        break;
      default:
        holder[key] = structuredClone(by.one(WRONG));
    }
  }
  return copy;
}

const FLAWS = [
  (by, p) =>
    Object.assign(by.one(p.offences), { from: '2020-02-29', to: by.one(['2020-02-28', '2020-02-29', '2020-03-01', '2021-02-29']) }),
  (by, p) => Object.assign(p, { from: by.one([null, '', '2016-01-01', '2016-00-01']) }),
  (by, p) => (by.one(p.questions).appliesWhen = { all: [{ is: ['incident.closed', true] }, { is: ['incident.closed', by.often(0.5)] }] }),
  (by, p) =>
    (by.one(p.requirements)[by.one(['appliesWhen', 'metWhen'])] = by.one([
      ALL,
      { any: [] },
      { not: ALL },
      { any: [{ known: 'incident.people' }, ALL] },
      { not: { not: ALL } },
    ])),
  (by, p) => (by.one(p.requirements).waivable = by.often(0.5)),
  (by, p, facts) => (by.one(p.questions).appliesWhen = expression(by, p, facts, 'incident', by.one([1, 2, 3, 4]))),
  (by, p, facts) => (by.one(p.routes).when = expression(by, p, facts, 'offender', by.one([2, 3, 4]))),
  (by, p, facts) => p.outcomeRules.push({ outcome: by.one(['21', '99']), when: expression(by, p, facts, 'crime', by.one([3, 4])) }),
  (by, p, facts) => (by.one(p.requirements).metWhen = expression(by, p, facts, by.one(SUBJECTS), 4)),
  (by, p) => (by.one(p.questions).suggest = [{ answer: 'yes', when: { known: `answer.${by.one(p.questions).code}` } }]),
  (by, p) =>
    (by.one(p.steps)[by.one(['questions', 'requirements'])] = by.some(by.one([p.questions, p.requirements]), 0.8).map((x) => x.code)),
  (by, p) => (by.one(p.questions).subject = by.one([...SUBJECTS, 'person'])),
  (by, p) =>
    (by.one([p.questions, p.requirements, p.roles, p.notes, p.outcomes].map((list) => by.one(list))).code = by.one([
      '',
      'a-b',
      'x'.repeat(65),
      'victim',
      '21',
      'school_crime_beat',
    ])),
  (by, p) =>
    (by.one(p.requirements).due = [{ by: { fact: 'incident.reportedAt', hours: by.one([8760, 8761]), days: by.one([3660, 3661]) } }]),
  (by, p) =>
    (p.advisory = {
      ...p.advisory,
      cy: by.one([null, '', '(add crime type)', '(add crime type)(add crime type)']),
      placeholder: by.one(['', '(add crime type)', ' ']),
    }),
];

/** A pack with one or two faults of a kind that the linters look for; sometimes none of it is a fault. */
export function flawed(by, pack, facts) {
  const copy = structuredClone(pack);
  for (let n = by.one([1, 1, 2]); n > 0; n -= 1) by.one(FLAWS)(by, copy, facts);
  return copy;
}

/** A pack with the tables of a real one and nothing else but random questions, routes, requirements and steps. */
export function random(by, real, facts) {
  const pack = {
    ...structuredClone(real),
    version: `random.${by.below(1_000_000)}`,
    questions: [],
    requirements: [],
    steps: [],
    outcomeRules: [],
  };
  pack.offences = pack.offences.slice(0, 6);
  const asked = ['adult_implicated', 'repeat_offender', 'image_of_child', ...by.many(6, (n) => `asked_${n}`)];
  for (const code of asked) pack.questions.push(question(by, pack, real, facts, code));
  for (const route of pack.routes) route.when = expression(by, pack, facts, 'offender', 2);
  const floor = real.requirements.filter((r) =>
    ['ppu_notified', 'victim_has_crime', 'offender_has_crime', 'advisory_given', 'crime_outcome'].includes(r.code),
  );
  pack.requirements = [...structuredClone(floor), ...Array.from({ length: 14 }, (_, n) => requirement(by, pack, real, facts, `owed_${n}`))];
  for (const r of pack.requirements) if (r.code === 'advisory_given') r.appliesWhen = expression(by, pack, facts, 'offender', 4);
  const half = (list) => [list.filter((_, n) => n % 2), list.filter((_, n) => n % 2 === 0)];
  const [questions, requirements] = [half(pack.questions.map((q) => q.code)), half(pack.requirements.map((r) => r.code))];
  pack.steps = [0, 1].map((n) => ({
    ...structuredClone(real.steps[n]),
    code: `step_${n}`,
    questions: questions[n],
    requirements: requirements[n],
    ...(by.often(0.7) ? { pendingWhen: expression(by, pack, facts, 'incident', 4) } : {}),
  }));
  pack.outcomeRules = by.many(4, () => ({
    outcome: by.one(pack.outcomes).code,
    beside: by.some(pack.outcomes, 0.1).map((o) => o.code),
    when: expression(by, pack, facts, 'crime', 3),
  }));
  pack.outOfScopeWhen = { all: [{ is: ['answer.image_of_child', 'no'] }, expression(by, pack, facts, 'incident', 1)] };
  return pack;
}

function question(by, pack, real, facts, code) {
  const subject =
    code === 'repeat_offender'
      ? 'offender'
      : code.startsWith('asked')
        ? by.one(['incident', 'child', 'offender', 'victim', 'crime'])
        : 'incident';
  const grouped = subject === 'incident' && by.often(0.3) && code.startsWith('asked');
  return {
    code,
    subject,
    ...(grouped ? { group: 'aggravating' } : {}),
    text: real.title,
    notes: by.some(real.notes, 0.2).map((n) => n.code),
    appliesWhen: by.often(0.6) ? ALL : expression(by, pack, facts, subject, 1),
    suggest: by.many(3, () => ({ answer: by.one(['yes', 'no', 'not_known']), when: expression(by, pack, facts, subject, 1) })),
    settledByNotKnown: by.often(0.4),
    decisive: by.often(0.5),
    waivable: code.startsWith('asked') && by.often(0.5),
  };
}

function requirement(by, pack, real, facts, code) {
  const subject = by.one(SUBJECTS);
  const e = () => expression(by, pack, facts, subject, 4);
  const maybe = (name) => (by.often(0.5) ? { [name]: e() } : {});
  const due = () => ({ ...(by.often(0.5) ? { when: e() } : {}), by: later(by, pack, facts, subject) });
  return {
    code,
    subject,
    text: real.title,
    notes: ['1'],
    owedBy: by.one(['officer', 'supervisor', 'school', 'ppu', 'cid']),
    appliesWhen: by.often(0.3) ? ALL : e(),
    metWhen: e(),
    ...maybe('waitingWhen'),
    ...maybe('urgentWhen'),
    due: by.many(2, due),
    waivable: by.often(0.5),
  };
}

/** Facts that a subject may name at a stage, with the answers asked before. */
function visible(pack, facts, subject, stage) {
  const person = ['child', 'victim', 'offender'].includes(subject);
  const sees = ({ fact }) => fact.startsWith('incident.') || fact.startsWith(`${subject}.`) || (person && fact.startsWith('person.'));
  const answers = pack.questions
    .filter((q) => q.subject === 'incident' || q.subject === subject)
    .map((q) => ({ fact: `answer.${q.code}`, kind: 'code', list: 'answer' }));
  return [...facts.facts.filter((f) => f.stage <= stage && sees(f)), ...answers, ...answers];
}

function later(by, pack, facts, subject) {
  const instants = visible(pack, facts, subject, 4).filter((f) => f.kind === 'instant');
  return { fact: by.one(instants).fact, ...by.sparse({ hours: by.below(100), days: by.below(30) }, 0.5) };
}

function expression(by, pack, facts, subject, stage, deep = 0) {
  const inner = () => expression(by, pack, facts, subject, stage, deep + 1);
  if (deep < 4 && by.often(0.45)) {
    return by.one([() => ({ all: by.many(3, inner) }), () => ({ any: [inner(), ...by.many(2, inner)] }), () => ({ not: inner() })])();
  }
  const seen = visible(pack, facts, subject, stage);
  const { fact, kind, list } = by.one(seen);
  if (by.often(0.15)) return { known: fact };
  const codes =
    kind === 'code' ? facts.lists[list] : kind === 'offence' ? pack.offences.map((o) => o.code) : pack.outcomes.map((o) => o.code);
  switch (kind) {
    case 'flag':
      return { is: [fact, by.often(0.6)] };
    case 'count':
      return { atLeast: [fact, by.below(4)] };
    case 'instant': {
      const moments = ['now', { fact, ...by.sparse({ hours: by.below(50), days: by.below(20) }, 0.5) }];
      const other = by.one(seen.filter((f) => f.kind === 'instant')).fact;
      if (by.often(0.3)) moments[0] = { fact: other };
      return { before: by.often(0.5) ? moments : moments.reverse() };
    }
    default:
      return by.often(0.5) ? { is: [fact, by.one(codes)] } : { oneOf: [fact, [by.one(codes), ...by.some(codes, 0.3)]] };
  }
}
