// Where a restorative meeting stands: the same reading as the server's, so that a phone without signal says the same.
import type { CaseFile } from '../../state/case-view';
import type { Who } from '../../state/vocabulary';

export type Meeting = CaseFile['items']['restorativeMeetings'][number];
export type Invitation = Meeting['invitations'][number];
export type InvitationAnswer = NonNullable<Invitation['answers']>[number];
export type MeetingState = 'invited' | 'agreed' | 'declined' | 'held' | 'not_suitable';

const same = (a: Who, b: Who): boolean =>
  (['personId', 'officerId', 'name', 'position'] as const).every((key) => (a[key] ?? null) === (b[key] ?? null));

/** The last word of each person counts, and one no is not undone by another's yes. Null: nobody has answered. */
export function verdict(invitation: Pick<Invitation, 'answers'>): boolean | null {
  const answers = invitation.answers ?? [];
  const last = answers.filter((answer, at) => !answers.slice(at + 1).some((later) => same(later.by, answer.by)));
  return last.length ? last.every((answer) => answer.agreed) : null;
}

/** One refusal ends it, whoever refuses. */
export function meetingState(meeting: Pick<Meeting, 'invitations' | 'notSuitable' | 'heldAt'>): MeetingState {
  if (meeting.notSuitable) return 'not_suitable';
  if (meeting.heldAt) return 'held';
  const verdicts = meeting.invitations.map(verdict);
  if (verdicts.includes(false)) return 'declined';
  return verdicts.length && verdicts.every((one) => one === true) ? 'agreed' : 'invited';
}

/** The list with one more answer to one invitation. */
export function withAnswer(invitations: readonly Invitation[], at: number, answer: InvitationAnswer): Invitation[] {
  return invitations.map((one, place) => (place === at ? { ...one, answers: [...(one.answers ?? []), answer] } : one));
}
