// The aggravating factors, all on one page, each with yes, no and not known; a note where one is present. What was not asked stays open.
import { t } from '../../i18n/parts/guide-work';
import { t as g } from '../../i18n/parts/guide';
import type { AnswerCode, Asked, Guided } from '../../state/guidance';
import { addItems, changeItem } from '../../state/items';
import { checkWho, instant, whoToWire, type FormError, type Who } from '../../state/vocabulary';
import { Notice } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { ClosedFirst, NoGuidance } from './no-guidance';
import { NoteLink, packText, WhoField, YesNoNotKnown } from './parts';
import { differs } from './question';
import { needed, optional } from './say';
import { answerTo } from './suggestion';

interface Factor {
  answer: '' | AnswerCode;
  note: string;
  reason: string;
}
export interface Factors {
  by: Record<string, Factor>;
  decidedBy: Who | null;
}
const blank: Factor = { answer: '', note: '', reason: '' };

export function factorsOf(guided: Guided): Asked[] {
  const grouped = new Set(guided.pack.questions.filter((one) => one.group === 'aggravating').map((one) => one.code));
  return guided.evaluation.questions.filter((one) => grouped.has(one.question) && one.state !== 'not_needed');
}

export function checkFactors(asked: readonly Pick<Asked, 'question' | 'suggested'>[], { by, decidedBy }: Factors): FormError[] {
  const against = asked.filter((one) => differs(by[one.question]?.answer ?? '', one.suggested));
  return [
    ...asked.flatMap((one) => optional(`note-${one.question}`, by[one.question]?.note ?? '')),
    ...against.flatMap((one) => needed(`reason-${one.question}`, by[one.question]?.reason ?? '')),
    ...(against.length ? checkWho('decided', decidedBy) : []),
  ];
}

/** Only what was answered or changed: a factor that nobody asked about stays open. */
export function changedFactors(
  asked: readonly Pick<Asked, 'question' | 'suggested'>[],
  { by, decidedBy }: Factors,
  before: (question: string) => { answer: string; note?: string | null | undefined; reason?: string | null | undefined } | undefined,
): { question: string; body: object }[] {
  return asked.flatMap(({ question, suggested }) => {
    const { answer, note, reason } = by[question] ?? blank;
    const [own, was] = [differs(answer, suggested), before(question)];
    const text = (value: string) => value.trim() || null;
    if (!answer || (was?.answer === answer && (was.note ?? null) === text(note) && (was.reason ?? null) === (own ? text(reason) : null)))
      return [];
    return [
      {
        question,
        body: {
          answer,
          computed: suggested,
          at: instant(),
          note: text(note),
          reason: own ? text(reason) : null,
          decidedBy: own ? whoToWire(decidedBy) : null,
        },
      },
    ];
  });
}

export function FactorsPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  if (guided.view.file.status === 'closed') return <ClosedFirst id={id} title={t('factors.title')} />;
  return <FactorsForm guided={guided} />;
}

function FactorsForm({ guided }: { guided: Guided }) {
  const { view, pack } = guided;
  const { file } = view;
  const asked = factorsOf(guided);
  const known = (question: string) => answerTo(file, question, file.id);
  const initial: Factors = {
    by: Object.fromEntries(
      asked.map(({ question }) => [
        question,
        { answer: known(question)?.answer ?? '', note: known(question)?.note ?? '', reason: known(question)?.reason ?? '' },
      ]),
    ),
    decidedBy: null,
  };
  const save = async (value: Factors, form: string) => {
    const changes = changedFactors(asked, value, known);
    for (const { question, body } of changes) {
      const before = known(question);
      if (before) await changeItem(view, 'answer', before, body, null);
    }
    await addItems(
      view,
      changes.filter(({ question }) => !known(question)).map(({ question, body }) => ({ kind: 'answer', body: { question, ...body } })),
      form,
    );
  };
  const cse = pack.steps.find((one) => one.code === 'cse_considered');
  return (
    <CaseForm<Factors>
      title={t('factors.title')}
      lead={t('factors.lead')}
      back={`/cases/${file.id}`}
      initial={initial}
      check={(value) => checkFactors(asked, value)}
      save={save}
    >
      {(value, set, errors) => {
        const of = (question: string) => value.by[question] ?? blank;
        const change = (question: string, part: Partial<Factor>) => set({ by: { ...value.by, [question]: { ...of(question), ...part } } });
        const yes = asked.filter((one) => of(one.question).answer === 'yes').length;
        return (
          <>
            {cse ? <NoteLink codes={cse.notes} pack={pack} /> : null}
            {asked.map((one) => {
              const { answer, note, reason } = of(one.question);
              const source = pack.questions.find((q) => q.code === one.question)!;
              const own = differs(answer, one.suggested);
              return (
                <div class="factor" key={one.question}>
                  <YesNoNotKnown
                    id={`factor-${one.question}`}
                    label={packText(source.text)}
                    hint={one.suggested ? t('factors.record', { answer: g(`answer.${one.suggested}`).toLocaleLowerCase() }) : undefined}
                    value={answer}
                    onChange={(next) => change(one.question, { answer: next })}
                  />
                  {answer === 'yes' || note ? (
                    <TextArea
                      id={`note-${one.question}`}
                      label={t('factors.note')}
                      error={messageFor(errors, `note-${one.question}`)}
                      value={note}
                      onInput={(text) => change(one.question, { note: text })}
                      rows={2}
                      limit={2000}
                    />
                  ) : null}
                  {own ? (
                    <TextArea
                      id={`reason-${one.question}`}
                      label={t('differs.reason')}
                      error={messageFor(errors, `reason-${one.question}`)}
                      value={reason}
                      onInput={(text) => change(one.question, { reason: text })}
                      rows={3}
                      limit={2000}
                    />
                  ) : null}
                </div>
              );
            })}
            {asked.some((one) => differs(of(one.question).answer, one.suggested)) ? (
              <WhoField
                id="decided"
                label={t('differs.who')}
                error={messageFor(errors, 'decided')}
                value={value.decidedBy}
                onChange={(decidedBy) => set({ decidedBy })}
              />
            ) : null}
            {yes ? (
              <Notice tone="wait" title={t('factors.yes')}>
                <p>{t('factors.yesText')}</p>
              </Notice>
            ) : null}
          </>
        );
      }}
    </CaseForm>
  );
}
