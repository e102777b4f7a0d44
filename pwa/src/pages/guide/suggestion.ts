// What the rules would suggest with what is typed, before it is saved: the server judges the answer together with what it brings.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CaseFile, CaseView } from '../../state/case-view';
import { guide, loadKnown, type AnswerCode, type Evaluation, type Guided, type Known } from '../../state/guidance';
import { instant, now } from '../../state/vocabulary';
import type { Elsewhere } from './elsewhere';

export type Answer = CaseFile['items']['answers'][number];

/** The live answer to a question about a subject. */
export function answerTo(file: CaseFile, question: string, subjectId: string): Answer | undefined {
  return file.items.answers.findLast(
    (one) => !one.withdrawn && one.question === question && (one.personId ?? one.crimeId ?? file.id) === subjectId,
  );
}

/** The case with the checks of an answer that is being given. */
export function withChecks(view: CaseView, question: string, personId: string, checkedElsewhere: Elsewhere[]): CaseView {
  const known = answerTo(view.file, question, personId);
  const blank = {
    id: '00000000-0000-7000-8000-000000000000',
    question,
    personId,
    answer: 'not_known' as const,
    at: instant(),
    writtenAt: instant(),
    receivedAt: '',
    recordedBy: view.file.officer,
    version: 0,
    etag: '',
  };
  const next: Answer = { ...(known ?? blank), checkedElsewhere };
  const answers = known ? view.file.items.answers.map((one) => (one.id === known.id ? next : one)) : [...view.file.items.answers, next];
  return { ...view, file: { ...view.file, items: { ...view.file.items, answers } } };
}

/** Null while it is not known; undefined while it is being worked out. */
export function suggestedIn(evaluation: Evaluation, question: string, subjectId: string): AnswerCode | null {
  return evaluation.questions.find((one) => one.question === question && one.subjectId === subjectId)?.suggested ?? null;
}

export function useKnown(view: CaseView | null): Known | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let wanted = true;
    if (view) void loadKnown(view).then((is) => wanted && setKnown(is));
    return () => {
      wanted = false;
    };
  }, [view]);
  return known;
}

export function useSuggestion(guided: Guided, question: string, subjectId: string, checks: Elsewhere[] | null): AnswerCode | null {
  const known = useKnown(guided.view);
  const typed = JSON.stringify(checks);
  return useMemo(() => {
    const tried = checks && known ? guide(withChecks(guided.view, question, subjectId, checks), known, now()) : guided;
    return suggestedIn((tried ?? guided).evaluation, question, subjectId);
  }, [guided, known, question, subjectId, typed]);
}
