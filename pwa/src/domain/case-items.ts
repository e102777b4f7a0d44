// What the phone knows of each kind of item before the server has it: from what is sent to what is read, and where it stands.
// Twin of api/domain/src/case/*.rs (state, standing) and of api/server/src/case.
import { latestOf, type Moment } from './moments';
import type { ItemKind } from './items';

export type Facts = Record<string, unknown>;
type Member = Record<string, unknown> | null | undefined;

/** A chase or an escalation: noted, without moving the referral. */
const REMARKS = ['chased', 'escalated'];

/** The step that says where a referral stands. */
export function standingOf<S extends { step: string }>(steps: readonly S[]): S | undefined {
  return steps.findLast((step) => !REMARKS.includes(step.step));
}

interface Answered { agreed: boolean; by: object; at: Moment }
interface Meeting {
  invitations: readonly { at: Moment; answers?: readonly Answered[] | null | undefined }[];
  notSuitable?: { at: Moment } | null | undefined;
  heldAt?: Moment | null | undefined;
  writtenAt: Moment;
}
const nobody = { personId: null, officerId: null, name: null, position: null };
const inOrder = (who: object): string => JSON.stringify(Object.values({ ...nobody, ...who }));
const samePerson = (a: object, b: object): boolean => inOrder(a) === inOrder(b);

/** Whether the invited take part, and since when: the last word of each person counts, and one no is not undone by another's yes. */
function verdict(answers: readonly Answered[]): Answered | undefined {
  const words: Answered[] = [];
  for (const answer of answers) {
    const earlier = words.findIndex((word) => samePerson(word.by, answer.by));
    if (earlier >= 0) words.splice(earlier, 1);
    words.push(answer);
  }
  return words.find((word) => !word.agreed) ?? words.at(-1);
}

/** Where a restorative meeting stands, and since when. One refusal ends it, whoever refuses. */
export function meetingStands(meeting: Meeting): { state: 'invited' | 'agreed' | 'declined' | 'held' | 'not_suitable'; at: Moment } {
  const verdicts = meeting.invitations.map(({ answers }) => verdict(answers ?? []));
  const latest = (moments: Moment[]): Moment => latestOf(moments) ?? meeting.writtenAt;
  if (meeting.notSuitable) return { state: 'not_suitable', at: meeting.notSuitable.at };
  if (meeting.heldAt) return { state: 'held', at: meeting.heldAt };
  const refusals = verdicts.flatMap((one) => (one && !one.agreed ? [one.at] : []));
  if (refusals.length) return { state: 'declined', at: latest(refusals) };
  if (verdicts.length && verdicts.every(Boolean)) return { state: 'agreed', at: latest(verdicts.map((one) => one!.at)) };
  return { state: 'invited', at: latest(meeting.invitations.map((one) => one.at)) };
}

/** The code of where an item stands, as the server would give it. */
export function stateOf(kind: ItemKind, facts: Facts): unknown {
  switch (kind) {
    case 'referral': return standingOf(facts['steps'] as { step: string }[])?.step ?? null;
    case 'answer': return facts['answer'];
    case 'decision': return facts['route'];
    case 'advisory': return facts['given'] ? 'given' : 'not_given';
    case 'restorative_meeting': return meetingStands(facts as unknown as Meeting).state;
    case 'advice': return facts['kind'];
    case 'closure': return facts['reopened'] ? 'reopened' : 'closed';
    case 'mark': return facts['mark'];
    case 'crime': case 'viewing': case 'signposting': case 'act_dates': return null;
    default: return facts['state'];
  }
}

/** What is recorded of what was sent: a referral is made in one piece and kept as its first step. */
export function recorded(kind: ItemKind, body: Facts, by: string): Facts {
  switch (kind) {
    case 'referral': {
      const { to, personId = null, crimeId = null, writtenAt, toldWhom = null, ...step } = body;
      const first = stepFrom({ ...step, step: to === 'ppu' ? 'notified' : 'sent', to: toldWhom }, by);
      return { to, personId, crimeId, writtenAt, steps: [first] };
    }
    case 'crime': return { suspectUnknown: false, people: [], ...body };
    case 'exhibit': return { handOvers: [], ...body };
    case 'answer': return { checkedElsewhere: [], ...body };
    case 'closure': return { owed: [], reopened: null, ...body };
    case 'advisory': return body['given'] ? { ...body, given: { present: [], ...(body['given'] as Facts) } } : body;
    case 'mark': return body['mark'] === 'corrected' ? { tellAgain: [], ...body } : body;
    default: return body;
  }
}

/** A step as it is recorded. */
export function stepFrom(step: Facts, by: string): Facts {
  return { to: null, text: null, reference: null, ...step, agencies: step['agencies'] ?? [], recordedBy: by };
}

/** RFC 7396: objects member by member, null takes away, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  const isObject = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(patch)) return patch;
  const next: Facts = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) next[name] = value === null ? null : mergePatch(next[name], value);
  return next;
}

/** The recorded item after a change that is still on this phone. */
export function changedBy(kind: ItemKind, facts: Facts, patch: Facts, by: string): Facts {
  const { understood, ...rest } = patch;
  const next = mergePatch(facts, rest) as Facts;
  if (understood !== undefined && next['given']) next['given'] = { ...(next['given'] as Facts), understood };
  for (const name of ['notSuitable', 'givenInError', 'reopened']) {
    const part = next[name] as Member;
    if (part && !part['by']) next[name] = { ...part, by };
  }
  if (kind === 'mark' && patch['tellAgain'] === null) next['tellAgain'] = facts['tellAgain'];
  return next;
}

/** The other way round, for comparing what is at the server with what was sent: members as they are sent. */
export function asSent(kind: string, read: Facts): Facts {
  if (kind === 'referral') {
    const first = ((read['steps'] as Facts[] | undefined) ?? [])[0] ?? {};
    return { ...first, ...read, to: read['to'], toldWhom: first['to'] ?? null };
  }
  if (kind === 'advisory') return { ...read, understood: (read['given'] as Member)?.['understood'] ?? null };
  return read;
}
