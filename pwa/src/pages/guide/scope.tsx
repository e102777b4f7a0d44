// The guidance does not apply: why, and whether the record is kept open as a note or closed at once. It forces no crime.
import { t } from '../../i18n/parts/guide-work';
import { t as g } from '../../i18n/parts/guide';
import type { Guided } from '../../state/guidance';
import { addItems, changeItem, type ItemKind } from '../../state/items';
import { instant, type FormError } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { ClosedFirst, NoGuidance } from './no-guidance';
import { NoteLink } from './parts';
import { needed } from './say';
import { answerTo } from './suggestion';

const BECAUSE = ['no_image', 'adults_only', 'other'] as const;
export interface Scope {
  because: '' | (typeof BECAUSE)[number];
  reason: string;
  then: '' | 'keep' | 'discard';
}
const QUESTION = 'image_of_child';

export function checkScope({ because, reason, then }: Scope): FormError[] {
  return [
    ...(because ? [] : [{ field: 'because-no_image', code: 'choose-one' }]),
    ...needed('reason', reason),
    ...(then ? [] : [{ field: 'then-keep', code: 'choose-one' }]),
  ];
}

/** What is written, in order: the answer that takes the case out of the guidance, the mark, and the closure if it is not kept. */
export function scopeWrites({ because, reason, then }: Scope, at: string, answered: boolean): { kind: ItemKind; body: object }[] {
  const takesOut = because !== 'other';
  return [
    ...(takesOut && !answered
      ? [{ kind: 'answer' as const, body: { question: QUESTION, answer: 'no', computed: null, at, note: reason.trim() } }]
      : []),
    { kind: 'mark' as const, body: { mark: 'out_of_scope', because, at, reason: reason.trim() } },
    ...(then === 'discard' && takesOut ? [{ kind: 'closure' as const, body: { at, reason: null } }] : []),
  ];
}

function ScopeForm({ guided }: { guided: Guided }) {
  const { view, pack } = guided;
  const { file } = view;
  const known = answerTo(file, QUESTION, file.id);
  const save = async (scope: Scope, form: string) => {
    if (known && known.answer !== 'no' && scope.because !== 'other')
      await changeItem(view, 'answer', known, { answer: 'no', computed: null, at: instant(), note: scope.reason.trim() }, null);
    await addItems(view, scopeWrites(scope, instant(), !!known), form);
  };
  return (
    <CaseForm<Scope>
      title={t('scope.title')}
      lead={t('scope.lead')}
      back={`/cases/${file.id}`}
      initial={{ because: '', reason: '', then: '' }}
      check={checkScope}
      save={save}
    >
      {(value, set, errors) => (
        <>
          <NoteLink codes={['2', '4']} pack={pack} />
          <Radios
            id="because"
            legend={t('scope.because')}
            error={messageFor(errors, 'because')}
            value={value.because}
            onChange={(because) => set({ because })}
            options={BECAUSE.map((code) => ({ value: code, label: t(`because.${code}`), hint: t(`because.${code}.hint`) }))}
          />
          <TextArea
            id="reason"
            label={t('scope.reason')}
            error={messageFor(errors, 'reason')}
            value={value.reason}
            onInput={(reason) => set({ reason })}
            rows={4}
            limit={2000}
          />
          {value.because === 'other' ? (
            <Notice tone="wait">
              <p>{t('scope.otherText')}</p>
            </Notice>
          ) : null}
          <Radios
            id="then"
            legend={t('scope.then')}
            error={messageFor(errors, 'then')}
            value={value.then}
            onChange={(then) => set({ then })}
            options={[
              { value: 'keep', label: t('scope.keep'), hint: t('scope.keepHint') },
              ...(value.because === 'other'
                ? []
                : [{ value: 'discard' as const, label: t('scope.discard'), hint: t('scope.discardHint') }]),
            ]}
          />
        </>
      )}
    </CaseForm>
  );
}

export function ScopePage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { file } = guided.view;
  if (file.status === 'closed') return <ClosedFirst id={id} title={t('scope.title')} />;
  const mark = file.items.marks.find((one) => !one.withdrawn && one.mark === 'out_of_scope');
  if (!mark) return <ScopeForm guided={guided} />;
  return (
    <Page title={t('scope.title')} back={{ href: `/cases/${id}` }}>
      <p>{t('scope.already')}</p>
      <p class="prose">{mark.reason}</p>
      <p>
        <a href={`/cases/${id}/mark/${mark.id}/withdraw`}>{g('scope.undo')}</a>
      </p>
    </Page>
  );
}
