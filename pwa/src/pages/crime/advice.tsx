// Advice asked for: on the report of a third party (note 5), or of an expert. What was said may come later.
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/crime';
import type { CaseFile, CaseView } from '../../state/case-view';
import { addItem, changeItem, me } from '../../state/items';
import { checkWho, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Card, Meta, Notice, Prose } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { checkAfter, instantOf, LIMITS, needText, textOrNull, tooLong } from '../care/checks';
import { ItemFoot, live, mayWrite, NoForm, somebody } from '../care/parts';
import { CaseForm } from '../case/form';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { MomentField, NoteLink, thisMinute, WhoField, whoName } from '../guide/parts';
import { messageFor } from '../parts/messages';

type Advice = CaseFile['items']['advice'][number];
const CONFIRMS = ['yes', 'no', 'not_yet', 'cannot_be_traced'] as const;
const KINDS = ['third_party', 'expert'] as const;

export interface AdviceAnswer {
  /** A kind of new advice, or the id of one that is recorded and is brought up to date. */
  what: string;
  asked: Who | null;
  by: Who | null;
  at: WallTime;
  said: string;
  confirms: '' | (typeof CONFIRMS)[number];
}

/** Still open: the answer is to come, or the victim has not been heard. */
export const isOpen = (one: Advice): boolean =>
  !one.withdrawn && (!one.said || (one.kind === 'third_party' && (!one.victimConfirms || one.victimConfirms === 'not_yet')));

export function checkAdvice(value: AdviceAnswer, known: Advice | null): FormError[] {
  if (!value.what) return [{ field: 'what-third_party', code: 'choose-one' }];
  const third = (known?.kind ?? value.what) === 'third_party';
  const confirms = third && !value.confirms ? [{ field: 'confirms-yes', code: 'choose' }] : [];
  // An open one is brought up to date by its answer or by the victim's word.
  if (known)
    return [...confirms, ...(third || known.said ? tooLong('said', value.said, LIMITS.text) : needText('said', value.said, LIMITS.text))];
  return [
    ...checkWho('asked', value.asked),
    ...checkWho('by', value.by),
    ...checkAfter('at', value.at, null),
    ...tooLong('said', value.said, LIMITS.text),
    ...confirms,
  ];
}

function Earlier({ view }: { view: CaseView }) {
  const { advice } = view.file.items;
  if (!advice.length) return null;
  return (
    <Card label={t('advice.earlier')}>
      <h2>{t('advice.earlier')}</h2>
      <ul class="notes">
        {advice.map((one) => (
          <li key={one.id} class={one.withdrawn ? 'note withdrawn' : 'note'}>
            <p class="strong">{t(`advice.what.${one.kind}`)}</p>
            <Meta
              parts={[
                t('advice.askedLine', { who: whoName(view.file, one.asked), time: dayAndTime(one.at) }),
                one.victimConfirms && t('advice.confirmsLine', { answer: t(`advice.confirms.${one.victimConfirms}`).toLocaleLowerCase() }),
              ]}
            />
            {one.said ? <Prose text={one.said} fold /> : <p class="muted">{t('advice.noAnswer')}</p>}
            <ItemFoot view={view} kind="advice" item={one} what={whoName(view.file, one.asked)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function AdvicePage() {
  const { id, view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { file } = view;
  if (!mayWrite(view))
    return (
      <NoForm view={view} title={t('advice.title')} back={`/cases/${id}`}>
        <Earlier view={view} />
      </NoForm>
    );
  const third = file.report?.channel === 'third_party';
  const open = live(file.items.advice).filter(isOpen);
  const knownOf = (value: AdviceAnswer) => open.find((one) => one.id === value.what) ?? null;
  const save = (value: AdviceAnswer, form: string) => {
    const known = knownOf(value);
    const confirms = (known?.kind ?? value.what) === 'third_party' ? { victimConfirms: value.confirms || null } : {};
    if (known)
      return changeItem(view, 'advice', known, { ...(value.said.trim() ? { said: textOrNull(value.said) } : {}), ...confirms }, form);
    return addItem(
      view,
      'advice',
      {
        kind: value.what,
        asked: whoToWire(value.asked),
        by: whoToWire(value.by),
        at: instantOf(value.at),
        said: textOrNull(value.said),
        ...confirms,
      },
      form,
    );
  };
  const initial: AdviceAnswer = { what: '', asked: somebody(), by: me(), at: thisMinute(), said: '', confirms: '' };
  // The one that is brought up to date may be closed, withdrawn or gone since this was half-typed.
  const clean = (value: AdviceAnswer): AdviceAnswer =>
    (KINDS as readonly string[]).includes(value.what) || knownOf(value) ? value : { ...value, what: '' };
  return (
    <CaseForm<AdviceAnswer>
      title={t('advice.title')}
      back={`/cases/${id}`}
      initial={initial}
      check={(value) => checkAdvice(clean(value), knownOf(value))}
      save={save}
      button={t('advice.save')}
    >
      {(typed, set, errors) => {
        const value = clean(typed);
        const known = knownOf(value);
        const kind = known?.kind ?? value.what;
        return (
          <>
            {third ? (
              <Notice tone="wait">
                <p>{t('advice.third')}</p>
              </Notice>
            ) : null}
            {guided ? <NoteLink codes={third ? ['5'] : ['1', '5']} pack={guided.pack} /> : null}
            <Earlier view={view} />
            <Radios<string>
              id="what"
              legend={t('advice.what')}
              error={messageFor(errors, 'what')}
              value={value.what}
              onChange={(what) =>
                set({
                  what,
                  said: open.find((one) => one.id === what)?.said ?? '',
                  confirms: open.find((one) => one.id === what)?.victimConfirms ?? '',
                })
              }
              options={[
                ...open.map((one) => ({
                  value: one.id,
                  label: t('advice.what.answer', { who: whoName(file, one.asked), time: dayAndTime(one.at) }),
                })),
                ...KINDS.map((one) => ({ value: one, label: t(`advice.what.${one}`), hint: t(`advice.what.${one}.hint`) })),
              ]}
            />
            {value.what && !known ? (
              <>
                <WhoField
                  id="asked"
                  label={t('advice.asked')}
                  error={messageFor(errors, 'asked')}
                  value={value.asked}
                  onChange={(asked) => set({ asked })}
                  withMe={false}
                />
                <WhoField id="by" label={t('advice.by')} error={messageFor(errors, 'by')} value={value.by} onChange={(by) => set({ by })} />
                <MomentField
                  id="at"
                  label={t('advice.at')}
                  error={messageFor(errors, 'at')}
                  value={value.at}
                  onChange={(at) => set({ at })}
                />
              </>
            ) : null}
            {value.what ? (
              <TextArea
                id="said"
                label={t('advice.said')}
                hint={t('advice.saidHint')}
                error={messageFor(errors, 'said')}
                rows={4}
                limit={LIMITS.text}
                value={value.said}
                onInput={(said) => set({ said })}
              />
            ) : null}
            {kind === 'third_party' ? (
              <Radios
                id="confirms"
                legend={t('advice.confirms')}
                error={messageFor(errors, 'confirms')}
                value={value.confirms}
                onChange={(confirms) => set({ confirms })}
                options={CONFIRMS.map((one) => ({ value: one, label: t(`advice.confirms.${one}`) }))}
              />
            ) : null}
          </>
        );
      }}
    </CaseForm>
  );
}
