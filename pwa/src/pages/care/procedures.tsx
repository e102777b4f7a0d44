// Whether the school confirms that it follows its own safeguarding procedures: one record a school, brought up to date.
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/care';
import { t as shared } from '../../i18n/parts/care-shared';
import { addItem, changeItem } from '../../state/items';
import { checkWho, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Notice } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { MomentField, NoteLink, thisMinute, WhoField, whoName } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { changedIn, checkAfter, instantOf, LIMITS, textOrNull, tooLong } from './checks';
import { ItemFoot, live, mayWrite, NoForm, whoAnew } from './parts';

const STATES = ['confirmed', 'asked', 'refused'] as const;
export interface ProceduresAnswer {
  state: '' | (typeof STATES)[number];
  at: WallTime;
  by: Who | null;
  note: string;
}

export function checkProcedures(value: ProceduresAnswer): FormError[] {
  return [
    ...(value.state ? [] : [{ field: 'state-confirmed', code: 'choose-one' }]),
    ...checkWho('by', value.by),
    ...checkAfter('at', value.at, null),
    ...tooLong('note', value.note, LIMITS.reason),
  ];
}

export function ProceduresPage() {
  const { id, view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { file } = view;
  const now = live(file.items.schoolProcedures).find((one) => !one.schoolId) ?? null;
  const said = now ? (
    <Notice tone={now.state === 'confirmed' ? 'done' : now.state === 'asked' ? 'wait' : 'owed'}>
      <p>{t('procedures.now', { state: t(`procedures.${now.state satisfies (typeof STATES)[number]}`), who: whoName(file, now.by), time: dayAndTime(now.at) })}</p>
      {now.note ? <p class="prose">{now.note}</p> : null}
      <ItemFoot view={view} kind="school_procedures" item={now} what={t('procedures.title')} />
    </Notice>
  ) : null;
  if (!mayWrite(view))
    return (
      <NoForm view={view} title={t('procedures.title')} back={`/cases/${id}`}>
        {said}
      </NoForm>
    );
  const save = (value: ProceduresAnswer, form: string) => {
    const body = { state: value.state, at: instantOf(value.at), by: whoToWire(value.by), note: textOrNull(value.note) };
    return now
      ? changeItem(view, 'school_procedures', now, changedIn(now, { ...body, by: whoAnew(body.by) }), form)
      : addItem(view, 'school_procedures', body, form);
  };
  return (
    <CaseForm<ProceduresAnswer>
      title={t('procedures.title')}
      lead={t('procedures.lead')}
      back={`/cases/${id}`}
      initial={{ state: '', at: thisMinute(), by: null, note: now?.note ?? '' }}
      check={checkProcedures}
      save={save}
      button={t('procedures.button')}
    >
      {(value, set, errors) => (
        <>
          {guided ? <NoteLink codes={['1']} pack={guided.pack} /> : null}
          {said}
          <Radios
            id="state"
            legend={t('procedures.state')}
            error={messageFor(errors, 'state')}
            value={value.state}
            onChange={(state) => set({ state })}
            options={STATES.map((state) => ({
              value: state,
              label: t(`procedures.${state satisfies (typeof STATES)[number]}`),
              reveal: state === 'refused' ? <p>{t('procedures.refused.do')}</p> : undefined,
            }))}
          />
          <WhoField
            id="by"
            label={t('procedures.by')}
            error={messageFor(errors, 'by')}
            value={value.by}
            onChange={(by) => set({ by })}
            withMe={false}
            persons={file.persons.filter((one) =>
              file.parties.some((party) => party.personId === one.id && party.role === 'safeguarding_lead' && !party.withdrawn),
            )}
          />
          <MomentField id="at" label={shared('when')} error={messageFor(errors, 'at')} value={value.at} onChange={(at) => set({ at })} />
          <TextArea
            id="note"
            label={t('procedures.note')}
            error={messageFor(errors, 'note')}
            rows={3}
            limit={LIMITS.reason}
            value={value.note}
            onInput={(note) => set({ note })}
          />
        </>
      )}
    </CaseForm>
  );
}
