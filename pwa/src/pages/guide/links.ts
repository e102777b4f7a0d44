// Where each thing that the guidance asks for is done. A code that only a newer pack knows leads to the page of its subject.
import type { CaseFile } from '../../state/case-view';
import type { Source } from '../../state/guidance';

/** One thing that is asked for: a question, a requirement, a problem, somebody to be told again. */
export interface Thing {
  kind: 'question' | 'requirement' | 'problem' | 'correction';
  code: string;
  subject: string;
  subjectId: string;
}
type Subject = Pick<Thing, 'subject' | 'subjectId'>;

/** The latest referral about somebody. */
function referralOf(file: CaseFile, to: 'ppu' | 'cid', personId: string): string {
  const about = file.items.referrals.filter((one) => !one.withdrawn && one.to === to);
  const one = about.findLast((referral) => referral.personId === personId) ?? (to === 'cid' ? about.at(-1) : undefined);
  return one ? `referrals/${one.id}` : 'referrals';
}

const crimesOf = (file: CaseFile): string => (file.items.crimes.some((one) => !one.withdrawn) ? 'crimes' : 'crimes/new');

const REQUIREMENTS: Record<string, (file: CaseFile, id: string) => string> = {
  report_time: () => 'facts/report',
  third_party_advice: () => 'advice',
  victim_confirmation: () => 'advice',
  people_recorded: () => 'people/look-up',
  school_procedures: () => 'school-procedures',
  viewing_recorded: () => 'viewings',
  age_known: (_, id) => `people/${id}`,
  ppu_notified: () => 'referrals',
  expert_advice: () => 'advice',
  ppu_acknowledged: (file, id) => referralOf(file, 'ppu', id),
  ppu_updated: (file, id) => referralOf(file, 'ppu', id),
  ppu_chase_1: (file, id) => referralOf(file, 'ppu', id),
  ppu_chase_2: (file, id) => referralOf(file, 'ppu', id),
  ppu_escalated: (file, id) => referralOf(file, 'ppu', id),
  parents_told: (_, id) => `parents/${id}`,
  signposted: (_, id) => `signposting/${id}`,
  victim_has_crime: crimesOf,
  offender_has_crime: crimesOf,
  evidence_recorded: () => 'exhibits',
  previous_checked: (_, id) => `questions/repeat_offender/${id}`,
  route_open: (_, id) => `decisions/${id}`,
  cse_decided: (_, id) => `decisions/${id}`,
  no_prosecution_decided: (_, id) => `decisions/${id}`,
  cid_contacted: () => 'referrals',
  cid_referral: () => 'referrals',
  cid_accepted: (file, id) => referralOf(file, 'cid', id),
  cid_result: (file, id) => referralOf(file, 'cid', id),
  restorative_offered: () => 'restorative',
  general_education: () => 'education?for=school',
  offender_education: (_, id) => `education?for=${id}`,
  victim_education: (_, id) => `education?for=${id}`,
  advisory_given: (_, id) => `advisories/${id}`,
  crime_outcome: (_, id) => `crimes/${id}/outcome`,
};

function ofSubject({ subject, subjectId }: Subject): string {
  const folders: Record<string, string> = {
    crime: 'crimes',
    exhibit: 'exhibits',
    viewing: 'viewings',
    referral: 'referrals',
    child: 'people',
    victim: 'people',
    offender: 'people',
    person: 'people',
  };
  const folder = folders[subject];
  return folder ? `${folder}/${subjectId}` : '';
}

function ofProblem(file: CaseFile, pack: Source, thing: Thing): string {
  if (thing.code.startsWith('outcome_')) return `crimes/${thing.subjectId}/outcome`;
  if (thing.code === 'decision_needs_reason') return `decisions/${thing.subjectId}`;
  if (thing.code !== 'answer_needs_reason') return ofSubject(thing);
  const about = (one: CaseFile['items']['answers'][number]) => (one.personId ?? one.crimeId ?? file.id) === thing.subjectId;
  const answer = file.items.answers.findLast(
    (one) => !one.withdrawn && about(one) && one.computed && one.computed !== one.answer && !one.reason,
  );
  return answer ? ofQuestion(pack, answer.question, thing.subjectId) : ofSubject(thing);
}

/** The aggravating factors stand on one page of their own. */
function ofQuestion(pack: Source, code: string, subjectId: string): string {
  return pack.questions.some((one) => one.code === code && one.group) ? 'factors' : `questions/${code}/${subjectId}`;
}

export function hrefOf(file: CaseFile, pack: Source, thing: Thing): string {
  const base = `/cases/${file.id}`;
  const path = () => {
    switch (thing.kind) {
      case 'question':
        return ofQuestion(pack, thing.code, thing.subjectId);
      case 'problem':
        return ofProblem(file, pack, thing);
      case 'correction':
        return `tell-again/${thing.subjectId}`;
      default:
        return REQUIREMENTS[thing.code]?.(file, thing.subjectId) ?? ofSubject(thing);
    }
  };
  const to = path();
  return to ? `${base}/${to}` : base;
}

/** The pages of a box of the flowchart, the first one being what its name leads to. */
const STEPS: Record<string, readonly string[]> = {
  report: ['facts/report', 'advice'],
  incident: ['questions/image_of_child/{id}', 'people/look-up'],
  school: ['school-procedures', 'questions/viewed/{id}', 'viewings'],
  ppu_notify: ['referrals'],
  cse_considered: ['factors', 'advice'],
  ppu_update: ['referrals'],
  support: [],
  crime_raised: ['crimes'],
  evidence: ['exhibits', 'questions/device_involved/{id}'],
  two_questions: ['questions/adult_implicated/{id}', 'dates'],
  cid: ['referrals'],
  no_prosecution: [],
  restorative: ['restorative'],
  education: ['education'],
  advisory: [],
  finalise: ['close'],
};
export const stepPages = ({ id }: Pick<CaseFile, 'id'>, step: string): string[] =>
  (STEPS[step] ?? []).map((path) => `/cases/${id}/${path.replace('{id}', id)}`);
