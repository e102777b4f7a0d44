// What is owed, put together for a person to read: the same thing about several people is one line, the most urgent first.
import type { CaseFile } from '../../state/case-view';
import type { Evaluation, Source } from '../../state/guidance';
import { hrefOf, type Thing } from './links';

export interface Line {
  kind: Thing['kind'];
  code: string;
  /** About whom or what: ids of people, crimes, exhibits; empty for the incident. */
  about: Subject[];
  href: string;
  /** The earliest. */
  dueAt: string | null;
  overdue: boolean;
  urgent: boolean;
  owedBy: string;
  notes: readonly string[];
  waivable: boolean;
  /** Asked a second time: an earlier answer or decision no longer counts. */
  again: boolean;
}
export interface Subject {
  subject: string;
  subjectId: string;
}

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b);

interface Piece extends Subject {
  group: string;
  line: Omit<Line, 'about'>;
}

/** Pages that do it for everybody at once. */
const TOGETHER = new Set(['ppu_notified', 'victim_has_crime', 'offender_has_crime', 'restorative_offered', 'cid_referral']);

function pieces(file: CaseFile, pack: Source, evaluation: Evaluation, states: readonly string[]): Piece[] {
  const grouped = (code: string) => pack.questions.find((one) => one.code === code)?.group;
  const line = (thing: Thing, rest: Partial<Line>): Piece['line'] => ({
    kind: thing.kind,
    code: thing.code,
    href: hrefOf(file, pack, thing),
    dueAt: null,
    overdue: false,
    urgent: false,
    owedBy: 'officer',
    notes: [],
    waivable: false,
    again: false,
    ...rest,
  });
  const open = states.includes('owed') ? evaluation.questions.filter((one) => one.state === 'open') : [];
  const questions = open.map((one): Piece => {
    const thing: Thing = { kind: 'question', code: one.question, subject: one.subject, subjectId: one.subjectId };
    const { notes, waivable, again } = one;
    const factors = grouped(one.question);
    return {
      subject: one.subject,
      subjectId: one.subjectId,
      group: factors ?? `${one.question} ${one.subjectId}`,
      line: line(thing, { notes, waivable, again, ...(factors ? { code: factors } : {}) }),
    };
  });
  const requirements = evaluation.requirements
    .filter((one) => states.includes(one.state))
    .map((one): Piece => {
      const thing: Thing = { kind: 'requirement', code: one.requirement, subject: one.subject, subjectId: one.subjectId };
      const { dueAt, overdue, urgent, owedBy, notes, waivable } = one;
      const group = TOGETHER.has(one.requirement) ? `${one.requirement} ${urgent} ${overdue}` : `${one.requirement} ${one.subjectId}`;
      return {
        subject: one.subject,
        subjectId: one.subjectId,
        group,
        line: line(thing, { dueAt, overdue, urgent, owedBy, notes, waivable }),
      };
    });
  const problems = (states.includes('owed') ? evaluation.problems : []).map((one): Piece => {
    const thing: Thing = { kind: 'problem', code: one.code, subject: one.subject, subjectId: one.subjectId };
    return { subject: one.subject, subjectId: one.subjectId, group: `${one.code} ${one.subjectId}`, line: line(thing, { urgent: false }) };
  });
  return [...problems, ...requirements, ...questions];
}

/** Urgent, then overdue, then what falls due first, then what stands wrong, then in the order of the guidance. */
function rank(line: Line): number {
  return line.urgent ? 0 : line.overdue ? 1 : line.kind === 'correction' ? 2 : line.dueAt ? 3 : line.kind === 'problem' ? 4 : 5;
}

function sorted(pack: Source, lines: Line[]): Line[] {
  const boxes = pack.steps.map((step) => [...step.questions, ...step.requirements]);
  const place = (line: Line) => {
    const at = boxes.findIndex(
      (codes) =>
        codes.includes(line.code) ||
        (line.code === 'aggravating' && codes.some((code) => pack.questions.some((q) => q.code === code && q.group === line.code))),
    );
    return at < 0 ? boxes.length : at;
  };
  return lines
    .map((line, at) => ({ line, at }))
    .sort(
      (a, b) =>
        rank(a.line) - rank(b.line) ||
        (rank(a.line) === 3 ? Date.parse(a.line.dueAt!) - Date.parse(b.line.dueAt!) : 0) ||
        place(a.line) - place(b.line) ||
        a.at - b.at,
    )
    .map(({ line }) => line);
}

function together(found: Piece[]): Line[] {
  const groups = new Map<string, Line>();
  for (const { subject, subjectId, group, line } of found) {
    const known = groups.get(group);
    if (!known) groups.set(group, { ...line, about: [{ subject, subjectId }] });
    else
      groups.set(group, {
        ...known,
        about: [...known.about, { subject, subjectId }],
        dueAt: earlier(known.dueAt, line.dueAt),
        overdue: known.overdue || line.overdue,
        again: known.again || line.again,
      });
  }
  return [...groups.values()];
}

/** Those who were told about the wrong person and not yet told again. */
function corrections(file: CaseFile): Line[] {
  return file.items.marks
    .filter((mark) => !mark.withdrawn && mark.mark === 'corrected')
    .flatMap((mark) => {
      const left = (mark.tellAgain ?? []).filter((one) => !one.toldAt);
      return left.length
        ? [
            {
              kind: 'correction' as const,
              code: 'tell_again',
              about: mark.rightPersonId ? [{ subject: 'person', subjectId: mark.rightPersonId }] : [],
              href: `/cases/${file.id}/tell-again/${mark.id}`,
              dueAt: null,
              overdue: false,
              urgent: false,
              owedBy: 'officer',
              notes: [],
              waivable: true,
              again: false,
            },
          ]
        : [];
    });
}

/** Owed now: what somebody has to do. */
export function owedNow(file: CaseFile, pack: Source, evaluation: Evaluation): Line[] {
  return sorted(pack, [...together(pieces(file, pack, evaluation, ['owed'])), ...corrections(file)]);
}
/** What only others can bring on. */
export function awaited(file: CaseFile, pack: Source, evaluation: Evaluation): Line[] {
  return sorted(pack, together(pieces(file, pack, evaluation, ['waiting'])));
}
