// Each child of a case, and how far the unit has been told about them.
import { expect, it } from 'vitest';
import { childrenOf, forCid, notNotified, referralAbout, tally } from '../../../src/pages/care/children';
import type { CaseView } from '../../../src/state/case-view';
import type { Guided } from '../../../src/state/guidance';

const step = (code: string) => ({ step: code, at: '2026-11-24T10:00:00Z', by: {}, how: 'phone', agencies: [], recordedBy: 'o1' });
const referral = (id: string, to: string, personId: string | null, steps: string[], withdrawn: object | null = null) => ({
  id,
  to,
  personId,
  crimeId: null,
  steps: steps.map(step),
  withdrawn,
});
const party = (personId: string, role: string, withdrawn: object | null = null) => ({
  id: `${personId}${role}`,
  personId,
  role,
  withdrawn,
});
const born = (id: string, dateOfBirth: string | null) => ({ id, dateOfBirth });
function view(referrals: object[]): CaseView {
  const file = {
    id: 'i1',
    report: { reportedAt: '2026-11-24T08:00:00Z' },
    parties: [
      party('ada', 'victim'),
      party('ada', 'offender'),
      party('ben', 'witness'),
      party('tom', 'offender'),
      party('mum', 'parent_carer'),
      party('cai', 'victim', {}),
    ],
    persons: [
      born('ada', '2011-01-01'),
      born('ben', null),
      born('tom', '1990-01-01'),
      born('mum', '1985-01-01'),
      born('cai', '2012-01-01'),
    ],
    items: { referrals },
  };
  return { file, unsent: new Set() } as unknown as CaseView;
}
const owed = (requirement: string, subjectId: string, state = 'owed') => ({
  requirement,
  subjectId,
  state,
  subject: 'child',
  dueAt: null,
  overdue: false,
  urgent: false,
  owedBy: 'officer',
  notes: [],
  waivable: false,
});
const guided = (requirements: object[], cse: string[] = []): Guided =>
  ({
    evaluation: {
      people: [
        { personId: 'ada', child: true, under13: true },
        { personId: 'tom', child: false },
      ],
      requirements,
      routes: cse.map((personId) => ({ personId, route: 'cse' })),
    },
  }) as unknown as Guided;

it('without the guidance everybody involved counts who is not known to be an adult, once each', () => {
  expect(childrenOf(view([]), null).map((child) => child.personId)).toEqual(['ada', 'ben']);
});
it('with the guidance its word counts, with what it still asks for', () => {
  const [ada, ...others] = childrenOf(
    view([]),
    guided([owed('ppu_notified', 'ada'), owed('parents_told', 'ada'), owed('ppu_updated', 'ada', 'not_needed')]),
  );
  expect(others).toEqual([]);
  expect(ada).toMatchObject({ personId: 'ada', referral: null, state: null, under13: true });
  expect(ada!.owed.map((one) => one.requirement)).toEqual(['ppu_notified']);
});
it('a withdrawn referral does not count, and one to CID is not one to the public protection unit', () => {
  const file = view([referral('r1', 'ppu', 'ada', ['notified'], { reason: 'x' }), referral('r2', 'cid', 'ada', ['sent'])]);
  expect(notNotified(childrenOf(file, null)).map((child) => child.personId)).toEqual(['ada', 'ben']);
});
it('a referral that still runs counts before one that is over', () => {
  const { file } = view([
    referral('r1', 'ppu', 'ada', ['notified']),
    referral('r2', 'ppu', 'ada', ['notified', 'acknowledged', 'updated', 'closed']),
  ]);
  expect(referralAbout(file, 'ppu', 'ada')?.id).toBe('r1');
});
it('the tally counts a chased but unacknowledged referral as notified and no more', () => {
  const children = childrenOf(
    view([referral('r1', 'ppu', 'ada', ['notified', 'chased']), referral('r2', 'ppu', 'ben', ['notified', 'acknowledged', 'chased'])]),
    null,
  );
  expect(tally(children)).toEqual({ children: 2, notified: 2, acknowledged: 1 });
});
it('to CID go those on that route and those referred already; the incident only while it is owed or has been referred', () => {
  const names = (all: ReturnType<typeof forCid>) => all.map((one) => one.personId);
  expect(names(forCid(view([]), guided([], ['tom'])))).toEqual(['tom']);
  expect(names(forCid(view([referral('r1', 'cid', 'ada', ['sent', 'handed_back'])]), guided([], ['tom'])))).toEqual(['tom', 'ada']);
  expect(names(forCid(view([]), guided([owed('cid_contacted', 'i1')])))).toEqual([null]);
});
