// One question of the guidance: what the rules suggest and from which facts, what a person answers, and why where it differs.
import { here } from '../../router';
import { t } from '../../i18n/parts/guide-work';
import { t as g } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { AnswerCode, Asked, Guided, Source } from '../../state/guidance';
import { addItem, changeItem } from '../../state/items';
import { checkWho, instant, now, whoToWire, type FormError, type Who } from '../../state/vocabulary';
import { Notice } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { ElsewhereFields } from './elsewhere-fields';
import { checkErrors, checkFromWire, checksToWire, type Check } from './elsewhere';
import { ClosedFirst, NoGuidance, NotHere } from './no-guidance';
import { NoteLink, packText, personName, WhoField, whoName, YesNoNotKnown } from './parts';
import { AdultFacts, RepeatFacts, Suggested } from './question-facts';
import { needed, optional } from './say';
import { answerTo, useSuggestion } from './suggestion';
import { crimeName } from './words';

export interface Given {
  answer: '' | AnswerCode;
  reason: string;
  decidedBy: Who | null;
  note: string;
  checks: Check[];
}
/** A yes where the rules say no, or the other way round. "Not known" contradicts nothing. */
export const differs = (answer: Given['answer'], suggested: AnswerCode | null): boolean =>
  (answer === 'yes' || answer === 'no') && suggested !== null && suggested !== answer;

export function checkGiven(given: Given, suggested: AnswerCode | null, nowMs: number): FormError[] {
  return [
    ...(given.answer ? [] : [{ field: 'answer-yes', code: 'choose' }]),
    ...checkErrors(given.checks, nowMs),
    ...(differs(given.answer, suggested) ? [...needed('reason', given.reason), ...checkWho('decided', given.decidedBy)] : []),
    ...optional('note', given.note),
  ];
}

/** What is written: the reason and the decider only where they are asked for. */
export function givenToWire(given: Given, suggested: AnswerCode | null, withChecks: boolean): object {
  const own = differs(given.answer, suggested);
  return {
    answer: given.answer,
    computed: suggested,
    at: instant(),
    reason: own ? given.reason.trim() : null,
    decidedBy: own ? whoToWire(given.decidedBy) : null,
    note: given.note.trim() || null,
    ...(withChecks ? { checkedElsewhere: checksToWire(given.checks) } : {}),
  };
}

interface FormProps {
  guided: Guided;
  asked: Asked;
  source: Source['questions'][number];
}

function Fields({
  guided,
  asked,
  value,
  set,
  errors,
}: FormProps & { value: Given; set: (change: Partial<Given>) => void; errors: readonly FormError[] }) {
  const { file } = guided.view;
  const repeat = asked.question === 'repeat_offender';
  const suggested = useSuggestion(guided, asked.question, asked.subjectId, repeat ? checksToWire(value.checks) : null);
  return (
    <>
      {asked.again ? (
        <Notice tone="owed" title={g('again')}>
          <p>{t('question.againText')}</p>
        </Notice>
      ) : null}
      {repeat ? (
        <RepeatFacts guided={guided} personId={asked.subjectId} suggested={suggested} elsewhere={value.checks.length} />
      ) : asked.question === 'adult_implicated' ? (
        <AdultFacts guided={guided} suggested={suggested} />
      ) : suggested ? (
        <div class="facts">
          <Suggested suggested={suggested} open="" />
        </div>
      ) : null}
      {repeat ? <ElsewhereFields checks={value.checks} onChange={(checks) => set({ checks })} errors={errors} /> : null}
      <YesNoNotKnown
        id="answer"
        label={t('question.answer')}
        error={messageFor(errors, 'answer')}
        value={value.answer}
        onChange={(answer) => set({ answer })}
        hints={{ not_known: t('question.notKnownHint') }}
      />
      {differs(value.answer, suggested) ? (
        <>
          <Notice tone="wait" title={t('differs.title')}>
            <p>{t('differs.text')}</p>
          </Notice>
          <TextArea
            id="reason"
            label={t('differs.reason')}
            error={messageFor(errors, 'reason')}
            value={value.reason}
            onInput={(reason) => set({ reason })}
            rows={4}
            limit={2000}
          />
          <WhoField
            id="decided"
            label={t('differs.who')}
            error={messageFor(errors, 'decided')}
            value={value.decidedBy}
            onChange={(decidedBy) => set({ decidedBy })}
          />
        </>
      ) : null}
      <TextArea
        id="note"
        label={t('question.note')}
        error={messageFor(errors, 'note')}
        value={value.note}
        onInput={(note) => set({ note })}
        rows={3}
        limit={2000}
      />
      <Earlier asked={asked} file={file} />
    </>
  );
}

function Earlier({ asked, file }: { asked: Asked; file: Guided['view']['file'] }) {
  const known = answerTo(file, asked.question, asked.subjectId);
  if (!known) return null;
  return (
    <p class="muted small">
      {t('question.before', { answer: g(`answer.${known.answer}`), name: known.recordedBy.displayName, time: dayAndTime(known.at) })}
      {known.reason ? ` ${t('question.beforeReason', { who: whoName(file, known.decidedBy), reason: known.reason })}` : ''}
    </p>
  );
}

function QuestionForm({ guided, asked, source }: FormProps) {
  const { view } = guided;
  const { file } = view;
  const known = answerTo(file, asked.question, asked.subjectId);
  const repeat = asked.question === 'repeat_offender';
  const about =
    asked.subject === 'incident'
      ? null
      : asked.subject === 'crime'
        ? crimeName(file, guided.pack, asked.subjectId)
        : personName(file, asked.subjectId);
  // An answer that no longer counts is not offered again as if it did.
  const initial: Given = {
    answer: asked.again ? '' : (known?.answer ?? ''),
    reason: asked.again ? '' : (known?.reason ?? ''),
    decidedBy: null,
    note: known?.note ?? '',
    checks: (known?.checkedElsewhere ?? []).map(checkFromWire),
  };
  const shown = { suggested: asked.suggested };
  const save = (given: Given, form: string) => {
    const body = givenToWire(given, shown.suggested, repeat);
    if (known) return changeItem(view, 'answer', known, body, form);
    const subject =
      asked.subject === 'incident' ? {} : asked.subject === 'crime' ? { crimeId: asked.subjectId } : { personId: asked.subjectId };
    return addItem(view, 'answer', { question: asked.question, ...subject, ...body }, form);
  };
  return (
    <CaseForm<Given>
      title={packText(source.text)}
      {...(about ? { lead: t('question.about', { name: about }) } : {})}
      back={`/cases/${file.id}`}
      initial={initial}
      check={(given) => checkGiven(given, shown.suggested, now())}
      save={save}
    >
      {(value, set, errors) => (
        <>
          <NoteLink codes={source.notes} pack={guided.pack} />
          <Watch guided={guided} asked={asked} checks={repeat ? value.checks : null} tell={(suggested) => (shown.suggested = suggested)} />
          <Fields guided={guided} asked={asked} source={source} value={value} set={set} errors={errors} />
        </>
      )}
    </CaseForm>
  );
}

/** Hands the suggestion that is on the screen to whoever saves: what is sent is what was seen. */
function Watch({
  guided,
  asked,
  checks,
  tell,
}: {
  guided: Guided;
  asked: Asked;
  checks: Check[] | null;
  tell: (suggested: AnswerCode | null) => void;
}) {
  tell(useSuggestion(guided, asked.question, asked.subjectId, checks ? checksToWire(checks) : null));
  return null;
}

export function QuestionPage() {
  const { id, guided, loading, noPack } = useGuided();
  const { question = '', subject = '' } = here.value.params;
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const source = guided.pack.questions.find((one) => one.code === question);
  const asked = guided.evaluation.questions.find((one) => one.question === question && one.subjectId === subject);
  if (!source || !asked) return <NotHere id={id} />;
  if (guided.view.file.status === 'closed') return <ClosedFirst id={id} title={packText(source.text)} />;
  return <QuestionForm guided={guided} asked={asked} source={source} />;
}
