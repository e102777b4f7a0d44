// A case of 30 people and 60 crimes: everybody is victim and offender, each crime has two victims and two offenders, everybody is
// referred, asked about and told. `bench_evaluate` in api/rules makes the same.

export const [PEOPLE, CRIMES] = [30, 60];
const at = '2026-03-02T10:00:00Z';
export const NOW = '2026-03-20T09:00:00Z';
const person = (n) => `p${String(n % PEOPLE).padStart(2, '0')}`;
const each = (prefix, part) => Array.from({ length: PEOPLE }, (_, n) => ({ id: `${prefix}${n}`, personId: person(n), ...part }));
const link = (n, role) => ({ personId: person(n), role });
const repeat = (n) => (n % 3 ? 'no' : 'yes');

/** The case facts, with an answer to each of the pack's questions about the incident. */
export function largeCase(source) {
  return {
    incident: { id: 'incident', status: 'open', reportedAt: at },
    persons: Array.from({ length: PEOPLE }, (_, n) => ({
      id: person(n),
      roles: ['victim', 'offender'],
      ages: { taken: 11 + (n % 7) },
      addedAt: at,
    })),
    crimes: Array.from({ length: CRIMES }, (_, n) => ({
      id: `c${String(n).padStart(2, '0')}`,
      offence: 'pca_distribute_show',
      links: [link(n, 'victim'), link(n + 1, 'victim'), link(n + 2, 'offender'), link(n + 3, 'offender')],
      outcome: { code: '21', at },
    })),
    referrals: each('u', { to: 'ppu', state: 'notified', sentAt: at, at }),
    answers: [
      ...source.questions
        .filter((q) => q.subject === 'incident')
        .map((q) => ({ id: q.code.replaceAll('_', '-'), question: q.code, answer: 'no', at })),
      ...Array.from({ length: PEOPLE }, (_, n) => ({
        id: `r${n}`,
        question: 'repeat_offender',
        subjectId: person(n),
        answer: repeat(n),
        at,
        computed: repeat(n),
      })),
    ],
    decisions: each('d', { route: 'no_prosecution', at, reason: true }),
    occasions: each('o', { offence: 'pca_distribute_show', onRecord: 1, checkedAt: at }),
    advisories: each('y', { state: 'given', at }),
    restorative: each('m', { state: 'invited', at }),
    exhibits: [{ id: 'x', state: 'surrendered' }],
  };
}
