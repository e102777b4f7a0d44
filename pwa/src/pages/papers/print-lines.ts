// The case file in lines for paper: what it holds in the order of the pathway, withdrawn things with their reason.
import { maybe, t } from '../../i18n/parts/papers';
import { dayAndTime } from '../../i18n/format';
import type { Guided } from '../../state/guidance';
import { packText, personName, whoName } from '../guide/parts';
import { meetingState, type InvitationAnswer } from '../ending/meetings';
import { textSaid, type Advisory } from '../ending/say';

export interface Line {
  key: string;
  head: string;
  /** Small facts below it, side by side. */
  facts?: string[];
  /** Steps and people, each on its own line. */
  rows?: string[];
  /** Words somebody wrote or said, as they are. */
  text?: string | null;
  withdrawn?: string | undefined;
}
type Withdrawable = { id: string; withdrawn?: { reason: string } | null };
const code = (value: string): string => maybe(`code.${value}`) ?? value;
const some = (parts: (string | null | undefined | false)[]): string[] => parts.filter((part): part is string => !!part);
const line = (
  item: Withdrawable,
  head: string,
  facts: (string | null | undefined | false)[] = [],
  text?: string | null,
  rows: string[] = [],
): Line => ({ key: item.id, head, facts: some(facts), text: text ?? null, rows, withdrawn: item.withdrawn?.reason });

/** Each thing once, with everybody and everything it is owed for. */
export function owedLines({ view: { file }, pack, evaluation }: Guided): Line[] {
  const text = (kind: 'question' | 'requirement', wanted: string) => {
    const found = (kind === 'question' ? pack.questions : pack.requirements)
      .map((one) => ({ code: one.code, text: one.text }))
      .find((one) => one.code === wanted);
    return found ? packText(found.text) : wanted;
  };
  const about = (subject: string, id: string) => {
    if (['child', 'offender', 'victim'].includes(subject)) return personName(file, id);
    if (subject !== 'crime') return null;
    const offence = pack.offences.find((one) => one.code === file.items.crimes.find((crime) => crime.id === id)?.offence);
    return offence ? packText(offence.text) : t('sum.crimeNoOffence');
  };
  const all = [
    ...evaluation.requirements
      .filter((one) => one.state === 'owed' || one.state === 'waiting')
      .map((one) => ({
        head: text('requirement', one.requirement),
        row: [about(one.subject, one.subjectId), one.dueAt && dayAndTime(one.dueAt)],
      })),
    ...evaluation.questions
      .filter((one) => one.state === 'open')
      .map((one) => ({ head: text('question', one.question), row: [about(one.subject, one.subjectId)] })),
  ];
  return [...new Set(all.map((one) => one.head))].map((head) => ({
    key: head,
    head,
    rows: some(all.filter((one) => one.head === head).map((one) => some(one.row).join(', '))),
  }));
}

export function safeguardingLines({ view: { file } }: Guided): Line[] {
  const { items } = file;
  return [
    ...items.schoolProcedures.map((one) =>
      line(one, `${t('print.procedures')}: ${code(one.state)}`, [dayAndTime(one.at), whoName(file, one.by)], one.note),
    ),
    ...items.referrals.flatMap((one) => [
      line(
        one,
        [t(`print.to.${one.to}`), one.personId ? personName(file, one.personId) : null].filter(Boolean).join(': '),
        [],
        null,
        one.steps.map(
          (step) =>
            some([code(step.step), dayAndTime(step.at), whoName(file, step.by), step.reference, step.agencies.join(', ')]).join(', ') +
            (step.text ? `: ${step.text}` : ''),
        ),
      ),
    ]),
    ...items.parentContacts.map((one) =>
      line(
        one,
        `${t('print.parents', { name: personName(file, one.personId) })}: ${code(one.state)}`,
        [dayAndTime(one.at), one.who && whoName(file, one.who), t('print.by', { name: whoName(file, one.by) })],
        one.reason,
      ),
    ),
    ...items.signpostings.map((one) =>
      line(one, t('print.signposted', { name: personName(file, one.personId) }), [
        dayAndTime(one.at),
        t('print.by', { name: whoName(file, one.by) }),
      ]),
    ),
    ...items.advice.map((one) => line(one, whoName(file, one.asked), [dayAndTime(one.at)], one.said)),
  ];
}

export function evidenceLines({ view: { file } }: Guided): Line[] {
  const { exhibits, viewings } = file.items;
  return [
    ...exhibits.map((one) =>
      line(
        one,
        `${one.description ?? t('print.device')}: ${code(one.state)}`,
        [
          dayAndTime(one.at),
          one.owner && t('print.owner', { name: whoName(file, one.owner) }),
          one.exhibitNumber && t('print.exhibitNumber', { n: one.exhibitNumber }),
          one.sealNumber && t('print.sealNumber', { n: one.sealNumber }),
          one.keptAt && t('print.keptAt', { place: one.keptAt }),
        ],
        one.reason,
      ),
    ),
    ...viewings.map((one) =>
      line(
        one,
        `${t('print.seen')}: ${whoName(file, one.who)}`,
        [one.at && dayAndTime(one.at), one.told && whoName(file, one.told.who)],
        one.reason,
      ),
    ),
  ];
}

export function crimeLines({ view: { file }, pack }: Guided): Line[] {
  const role = (name: string) => {
    const known = pack.roles.find((one) => one.code === name);
    return known ? packText(known.text) : code(name);
  };
  return file.items.crimes.map((crime) => {
    const offence = pack.offences.find((one) => one.code === crime.offence);
    const outcome = pack.outcomes.find((one) => one.code === crime.outcome?.code);
    return line(
      crime,
      offence ? packText(offence.text) : t('sum.crimeNoOffence'),
      [
        crime.reference ?? t('print.noReference'),
        crime.outcome &&
          some([
            t('print.outcome', { code: crime.outcome.code }),
            outcome && packText(outcome.text),
            dayAndTime(crime.outcome.at),
            whoName(file, crime.outcome.by),
          ]).join(', '),
      ],
      [crime.note, crime.outcome?.reason].filter(Boolean).join('\n') || null,
      crime.people.map((link) => `${personName(file, link.personId)}: ${role(link.role)}`),
    );
  });
}

export function questionLines({ view: { file }, pack }: Guided): Line[] {
  const { answers, decisions } = file.items;
  return [
    ...answers.map((one) => {
      const question = pack.questions.find((known) => known.code === one.question);
      return line(
        one,
        `${question ? packText(question.text) : one.question} ${code(one.answer)}`,
        [
          one.personId && personName(file, one.personId),
          dayAndTime(one.at),
          one.computed && one.computed !== one.answer && t('print.suggested', { what: code(one.computed) }),
          one.decidedBy && t('print.decidedBy', { name: whoName(file, one.decidedBy) }),
        ],
        [one.note, one.reason].filter(Boolean).join('\n') || null,
      );
    }),
    ...decisions.map((one) => {
      const route = pack.routes.find((known) => known.code === one.route);
      return line(
        one,
        `${personName(file, one.personId)}: ${route ? packText(route.text) : one.route}`,
        [dayAndTime(one.at), t('print.decidedBy', { name: whoName(file, one.decidedBy) })],
        one.rationale,
      );
    }),
  ];
}

export function endingLines({ view: { file } }: Guided): Line[] {
  const stateOf = (one: Advisory) => (one.givenInError ? 'in_error' : one.given ? 'given' : 'not_given');
  const said = (answer: InvitationAnswer) => `${code(answer.agreed ? 'agreed' : 'declined')} (${whoName(file, answer.by)})`;
  const { restorativeMeetings, educationInputs, advisories } = file.items;
  return [
    ...restorativeMeetings.map((one) =>
      line(
        one,
        `${t('code.meeting')}: ${code(meetingState(one))}`,
        [one.heldAt && dayAndTime(one.heldAt)],
        one.agreed ?? one.notSuitable?.reason,
        one.invitations.map(
          (invited) => `${whoName(file, invited.who)}: ${(invited.answers ?? []).map(said).join(', ') || code('invited')}`,
        ),
      ),
    ),
    ...educationInputs.map((one) =>
      line(
        one,
        `${one.personId ? `${t('code.input')}: ${personName(file, one.personId)}` : t('code.general')}: ${code(one.state)}`,
        [dayAndTime(one.at), whoName(file, one.by), one.place],
        one.reason ?? one.note,
      ),
    ),
    ...advisories.map((one) =>
      line(
        one,
        `${t('code.wording')}, ${personName(file, one.personId)}: ${code(stateOf(one))}`,
        [
          one.given && dayAndTime(one.given.at),
          one.given && whoName(file, one.given.by),
          one.given?.place,
          ...(one.given?.present ?? []).map((present) => whoName(file, present.who)),
          one.notGiven && dayAndTime(one.notGiven.at),
        ],
        one.given ? textSaid(one) : one.notGiven?.reason,
      ),
    ),
  ];
}

export function closureLines({ view: { file } }: Guided): Line[] {
  return file.items.closures.map((one) =>
    line(
      one,
      t('print.closed', { time: dayAndTime(one.at) }),
      [one.recordedBy.displayName, one.reopened && t('print.reopened', { time: dayAndTime(one.reopened.at), reason: one.reopened.reason })],
      one.reason,
    ),
  );
}
