// Somebody saw the image: who, when, how it came about, why, and who was told. No field asks what it shows.
import { here } from '../../router';
import { t as main } from '../../i18n';
import { t } from '../../i18n/parts/evidence';
import { addItem, changeItem } from '../../state/items';
import { checkWho, emptyTime, toWall, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { TextArea } from '../../ui/text-field';
import { changedIn, checkAfter, instantOf, LIMITS, textOrNull, tooLong } from '../care/checks';
import { Gone, mayWrite, NoForm, whoAnew } from '../care/parts';
import { CaseForm } from '../case/form';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { MomentField, thisMinute, WhoField, whoName } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { NotKnown } from '../parts/report-fields';
import { StandingSentence, type Viewing } from './viewings';

type Basis = NonNullable<Viewing['basis']>;
export interface ViewingAnswer {
  who: Who | null;
  at: WallTime;
  atNotKnown: boolean;
  basis: '' | Basis | 'not_known';
  reason: string;
  told: '' | 'yes' | 'no';
  toldWho: Who | null;
  toldAt: WallTime;
}
const blank = (): ViewingAnswer => ({
  who: null,
  at: emptyTime,
  atNotKnown: false,
  basis: '',
  reason: '',
  told: '',
  toldWho: null,
  toldAt: thisMinute(),
});
const fromWire = (one: Viewing): ViewingAnswer => ({
  who: one.who,
  at: one.at ? toWall(one.at) : emptyTime,
  atNotKnown: !one.at,
  basis: one.basis ?? 'not_known',
  reason: one.reason ?? '',
  told: one.told ? 'yes' : 'no',
  toldWho: one.told?.who ?? null,
  toldAt: one.told ? toWall(one.told.at) : thisMinute(),
});

export function checkViewing(value: ViewingAnswer): FormError[] {
  const at = value.atNotKnown ? [] : checkAfter('at', value.at, null);
  const floor = value.atNotKnown || at.length ? null : instantOf(value.at);
  return [
    ...checkWho('who', value.who),
    ...at,
    ...(value.basis ? [] : [{ field: 'basis-accident', code: 'choose' }]),
    ...tooLong('reason', value.reason, LIMITS.reason),
    ...(value.told ? [] : [{ field: 'told-yes', code: 'choose' }]),
    ...(value.told === 'yes' ? [...checkWho('told-who', value.toldWho), ...checkAfter('told-at', value.toldAt, floor)] : []),
  ];
}
export function viewingToWire(value: ViewingAnswer, known: Viewing | null = null): object {
  const at = value.atNotKnown ? null : instantOf(value.at, known?.at ?? null);
  return {
    who: whoAnew(whoToWire(value.who)),
    at,
    basis: value.basis === '' || value.basis === 'not_known' ? null : value.basis,
    reason: textOrNull(value.reason),
    told: value.told === 'yes' ? { who: whoAnew(whoToWire(value.toldWho)), at: instantOf(value.toldAt, known?.told?.at ?? at) } : null,
  };
}

export function ViewingPage() {
  const { view, loading, guided, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { file } = view;
  const list = `/cases/${file.id}/viewings`;
  const wanted = here.value.params['viewing'];
  const known = file.items.viewings.find((one) => one.id === wanted) ?? null;
  if (wanted !== 'new' && (!known || known.withdrawn)) return loading ? <NoCase loading /> : <Gone back={list} />;
  const title = known ? t('viewing.change', { who: whoName(file, known.who) }) : t('viewing.new');
  if (!mayWrite(view)) return <NoForm view={view} title={title} back={list} />;
  const save = (value: ViewingAnswer, form: string) =>
    known
      ? changeItem(view, 'viewing', known, changedIn(known, viewingToWire(value, known)), form)
      : addItem(view, 'viewing', viewingToWire(value), form);
  return (
    <CaseForm<ViewingAnswer>
      title={title}
      back={list}
      initial={known ? fromWire(known) : blank()}
      check={checkViewing}
      save={save}
      button={t('viewing.save')}
    >
      {(value, set, errors) => {
        const error = (field: string) => messageFor(errors, field);
        const told = (
          <>
            <WhoField
              id="told-who"
              label={t('viewing.toldWho')}
              error={error('told-who')}
              persons={file.persons}
              value={value.toldWho}
              onChange={(toldWho) => set({ toldWho })}
            />
            <MomentField
              id="told-at"
              label={t('viewing.toldAt')}
              error={error('told-at')}
              value={value.toldAt}
              onChange={(toldAt) => set({ toldAt })}
            />
          </>
        );
        return (
          <>
            <StandingSentence />
            <WhoField
              id="who"
              label={t('viewing.who')}
              error={error('who')}
              persons={file.persons}
              value={value.who}
              onChange={(who) => set({ who })}
            />
            <MomentField
              id="at"
              label={t('viewing.at')}
              error={error('at')}
              value={value.at}
              onChange={(at) => set({ at, atNotKnown: false })}
            />
            <NotKnown
              id="at-not-known"
              on={value.atNotKnown}
              onChange={(on) => set(on ? { atNotKnown: true, at: emptyTime } : { atNotKnown: false })}
            />
            <Radios
              id="basis"
              legend={t('viewing.basis')}
              error={error('basis')}
              value={value.basis}
              onChange={(basis) => set({ basis })}
              orLast={main('or')}
              options={[
                { value: 'accident' as const, label: t('basis.accident'), hint: t('basis.accident.hint') },
                { value: 'safeguarding_lead' as const, label: t('basis.safeguarding_lead') },
                { value: 'other' as const, label: t('basis.other') },
                { value: 'not_known' as const, label: main('value.notKnown') },
              ]}
            />
            <TextArea
              id="reason"
              label={t('viewing.reason')}
              hint={t('viewing.reasonHint')}
              error={error('reason')}
              rows={3}
              limit={LIMITS.reason}
              value={value.reason}
              onInput={(reason) => set({ reason })}
            />
            <Radios
              id="told"
              legend={t('viewing.told')}
              error={messageFor(
                errors.filter((one) => one.field === 'told-yes'),
                'told',
              )}
              value={value.told}
              onChange={(answer) => set({ told: answer })}
              options={[
                { value: 'yes', label: t('viewing.told.yes'), reveal: told },
                { value: 'no', label: t('viewing.told.no') },
              ]}
            />
          </>
        );
      }}
    </CaseForm>
  );
}
