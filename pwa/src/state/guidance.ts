// The guidance pinned to a case, and what its rules say about the case as it is on this phone, unsent work included.
import type { Schemas } from '../contract/types';
import { ageAtAct, agesOf, caseDocument } from '../domain/case-document';
import { evaluate, readCase, type Evaluation, type Source } from '../rules';
import { readOutstanding, type KnownOutstanding } from '../sync/outstanding';
import type { CaseFile, CaseView } from './case-view';
import { packOf, type KnownPack } from './packs';

export type {
  AnswerCode, Asked, Evaluation, OutcomeOf, Owed, Problem, Reason, RouteCode, RouteOf, Seen, Source, StepState, Text, Wording,
} from '../rules';
export { filledWording } from '../rules';
export type OnRecord = Schemas['OnRecordInfo'];
export type Notified = Schemas['Notified'];
/** Whole years on the dates that matter; null while not known. */
export interface Ages {
  taken: number | null;
  shared: number | null;
  reported: number | null;
  /** The one that decides between child and adult. */
  atAct: number | null;
}

export interface Guided {
  view: CaseView;
  pack: Source;
  evaluation: Evaluation;
  /** The approved Welsh wording, or null: then it may not be given in Welsh. */
  wordingCy: string | null;
  /** Earlier occasions on record; null: never fetched, there was no signal yet. */
  onRecord: OnRecord[] | null;
  onRecordAt: string | null;
  /** By person. */
  ages: Map<string, Ages>;
  notified: Notified;
}

/** What an evaluation needs besides the case itself. */
export interface Known {
  pack: KnownPack | null;
  outstanding: KnownOutstanding | null;
}

export async function loadKnown(view: Pick<CaseView, 'file'>): Promise<Known> {
  const [pack, outstanding] = await Promise.all([packOf(view.file.guidancePack), readOutstanding(view.file.id)]);
  return { pack, outstanding };
}

function notifiedOf(file: CaseFile, { people }: Evaluation): Notified {
  const children = new Set(people.filter((seen) => seen.child).map((seen) => seen.personId));
  const reached = (answered: boolean): number => {
    const made = file.items.referrals.filter((one) => !one.withdrawn && one.to === 'ppu')
      .filter((one) => !answered || one.steps.some((step) => step.step === 'acknowledged'));
    return new Set(made.flatMap((one) => (one.personId && children.has(one.personId) ? [one.personId] : []))).size;
  };
  return { children: children.size, notified: reached(false), acknowledged: reached(true) };
}

/** Null when this app and the case do not understand each other: a newer server has written what it does not know. */
export function guide(view: CaseView, { pack, outstanding }: Known, nowMs: number): Guided | null {
  if (!pack) return null;
  const onRecord = outstanding?.onRecord ?? null;
  const file = view.judged ?? view.file;
  const facts = readCase(caseDocument(file, onRecord));
  if (!facts) return null;
  const evaluation = evaluate(pack.pack, facts, nowMs);
  const ages = new Map(file.persons.map(({ id }) => {
    const own = agesOf(file, id);
    return [id, { ...own, atAct: ageAtAct(own) }];
  }));
  return {
    view, pack: pack.pack.source, evaluation, wordingCy: pack.wordingCy, onRecord, onRecordAt: outstanding?.at ?? null, ages,
    notified: notifiedOf(file, evaluation),
  };
}
