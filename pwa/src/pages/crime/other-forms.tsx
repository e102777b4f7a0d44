// Further parts of a crime: handed to another force, its category, a note.
import { t as main } from '../../i18n';
import { t } from '../../i18n/parts/crime';
import { toWall, type WallTime } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { TextArea, TextField } from '../../ui/text-field';
import { checkAfter, instantOf, LIMITS, needText, textOrNull, tooLong } from '../care/checks';
import { CaseForm } from '../case/form';
import { MomentField, thisMinute } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { addressOf, change, type Known } from './change';

interface TransferAnswer {
  force: string;
  at: WallTime;
  reference: string;
  undo: boolean;
}
export function TransferForm(props: Known) {
  const { crime } = props;
  const before = crime.transferred;
  const floor = crime.recordedAt ?? null;
  const initial: TransferAnswer = {
    force: before?.force ?? '',
    at: before ? toWall(before.at) : thisMinute(),
    reference: before?.reference ?? '',
    undo: false,
  };
  const check = (value: TransferAnswer) =>
    value.undo
      ? []
      : [
          ...needText('force', value.force, LIMITS.force),
          ...checkAfter('at', value.at, floor),
          ...tooLong('reference', value.reference, LIMITS.reference),
        ];
  const save = (value: TransferAnswer, form: string) =>
    change(
      props,
      {
        transferred: value.undo
          ? null
          : { force: value.force.trim(), at: instantOf(value.at, before?.at ?? floor), reference: textOrNull(value.reference) },
      },
      form,
    );
  return (
    <CaseForm<TransferAnswer>
      title={t('transfer.title')}
      lead={t('transfer.lead')}
      back={addressOf(props)}
      initial={initial}
      check={check}
      save={save}
      button={t('crime.saveChange')}
    >
      {(value, set, errors) => (
        <>
          <TextField
            id="force"
            label={t('transfer.force')}
            error={messageFor(errors, 'force')}
            capitals="words"
            value={value.force}
            onInput={(force) => set({ force, undo: false })}
          />
          <MomentField
            id="at"
            label={t('transfer.at')}
            error={messageFor(errors, 'at')}
            value={value.at}
            onChange={(at) => set({ at, undo: false })}
          />
          <TextField
            id="reference"
            label={t('transfer.reference')}
            error={messageFor(errors, 'reference')}
            width="half"
            capitals="characters"
            value={value.reference}
            onInput={(reference) => set({ reference, undo: false })}
          />
          {before ? (
            <div class="field">
              <div class="choice checkbox">
                <input id="undo" type="checkbox" checked={value.undo} onChange={(event) => set({ undo: event.currentTarget.checked })} />
                <label for="undo">{t('transfer.undo')}</label>
              </div>
            </div>
          ) : null}
        </>
      )}
    </CaseForm>
  );
}

const CATEGORIES = ['aggravated', 'non_aggravated', 'repeated', 'not_yet_known'] as const;
export function CategoryForm(props: Known) {
  return (
    <CaseForm<{ category: string }>
      title={t('category.title')}
      back={addressOf(props)}
      initial={{ category: props.crime.category ?? '' }}
      check={({ category }) => (category ? [] : [{ field: 'category-aggravated', code: 'choose' }])}
      save={({ category }, form) => change(props, { category }, form)}
      button={t('crime.saveChange')}
    >
      {({ category }, set, errors) => (
        <Radios
          id="category"
          legend={t('category.question')}
          hint={t('category.hint')}
          error={messageFor(errors, 'category')}
          value={category}
          onChange={(next) => set({ category: next })}
          orLast={main('or')}
          options={CATEGORIES.map((one) => ({
            value: one,
            label: t(`category.${one}`),
            ...(one === 'not_yet_known' ? {} : { hint: t(`category.${one}.hint`) }),
          }))}
        />
      )}
    </CaseForm>
  );
}

export function CrimeNoteForm(props: Known) {
  return (
    <CaseForm<{ note: string }>
      title={t('note.title')}
      back={addressOf(props)}
      initial={{ note: props.crime.note ?? '' }}
      check={({ note }) => tooLong('note', note, LIMITS.text)}
      save={({ note }, form) => change(props, { note: textOrNull(note) }, form)}
      button={t('crime.saveChange')}
    >
      {({ note }, set, errors) => (
        <TextArea
          id="note"
          label={t('note.label')}
          hint={t('note.hint')}
          error={messageFor(errors, 'note')}
          rows={5}
          limit={LIMITS.text}
          value={note}
          onInput={(next) => set({ note: next })}
        />
      )}
    </CaseForm>
  );
}
