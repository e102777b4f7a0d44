// The forms of a crime: a new one, its offence, its people, its reference.
import { t } from '../../i18n/parts/crime';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { addItem } from '../../state/items';
import { isBlank, emptyTime, toWall, type FormError, type WallTime } from '../../state/vocabulary';
import { TextField } from '../../ui/text-field';
import { checkAfter, LIMITS, optionalInstant, textOrNull, tooLong } from '../care/checks';
import { NoPackNotice } from '../care/parts';
import { CaseForm } from '../case/form';
import { MomentField, packText } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { addressOf, change, type FormProps, type Known } from './change';
import { checkLinks, linkOf, mayBe, possible, referenceDoubt, wordOf, type Crime, type MayBe } from './links';
import { OffenceField } from './offence-field';
import { PeopleField } from './people-field';

interface OffenceAnswer {
  search: string;
  offence: string;
}
interface PeopleAnswer {
  people: string[];
  suspectUnknown: boolean;
}
interface ReferenceAnswer {
  reference: string;
  force: string;
  recordedAt: WallTime;
}

/** The code, and the words as they stood on the screen: from the pack. */
function offenceToWire({ offence }: OffenceAnswer, guided: Guided | null): object {
  const found = guided?.pack.offences.find((one) => one.code === offence);
  return { offence: found?.code ?? null, offenceWords: found ? packText(found.text) : null };
}
const peopleToWire = ({ people, suspectUnknown }: PeopleAnswer, offered: readonly MayBe[]): object => ({
  people: possible(people, offered).map(linkOf),
  suspectUnknown,
});
const peopleErrors = (errors: readonly FormError[]) => ({
  people: errors.some((one) => one.field === 'people') ? t('people.needOne') : undefined,
  unknown: errors.some((one) => one.field === 'suspect-unknown') ? t('people.unknownClash') : undefined,
});
const checkOffence = ({ offence }: OffenceAnswer): FormError[] => (offence ? [] : [{ field: 'offence-not_known', code: 'choose' }]);

export function checkReference(value: ReferenceAnswer, reportedAt: string | null): FormError[] {
  return [
    ...tooLong('reference', value.reference, LIMITS.reference),
    ...tooLong('force', value.force, LIMITS.force),
    ...(isBlank(value.recordedAt) ? [] : checkAfter('recorded', value.recordedAt, reportedAt, 'before-reported')),
  ];
}
const referenceToWire = (value: ReferenceAnswer, floor: string | null): object => ({
  reference: textOrNull(value.reference),
  force: textOrNull(value.force),
  recordedAt: optionalInstant(value.recordedAt, floor),
});

interface ReferenceProps {
  view: CaseView;
  crime: Crime | null;
  value: ReferenceAnswer;
  set: (change: Partial<ReferenceAnswer>) => void;
  errors: readonly FormError[];
}
function ReferenceFields({ view, crime, value, set, errors }: ReferenceProps) {
  const doubt = referenceDoubt(value.reference, view.file, crime?.id ?? null);
  return (
    <>
      <div>
        <TextField
          id="reference"
          label={t('reference.label')}
          hint={t('reference.hint')}
          error={messageFor(errors, 'reference')}
          width="half"
          capitals="characters"
          value={value.reference}
          onInput={(reference) => set({ reference })}
        />
        <p class="hint after" role="status">
          {doubt ? t(`reference.doubt.${doubt}`) : ''}
        </p>
      </div>
      <MomentField
        id="recorded"
        label={t('reference.recorded')}
        hint={t('reference.recordedHint')}
        error={messageFor(errors, 'recorded')}
        value={value.recordedAt}
        onChange={(recordedAt) => set({ recordedAt })}
      />
      <TextField
        id="force"
        label={t('reference.force')}
        error={messageFor(errors, 'force')}
        width="half"
        capitals="words"
        value={value.force}
        onInput={(force) => set({ force })}
      />
    </>
  );
}

export function NewCrimeForm(props: FormProps) {
  const { view, guided } = props;
  const offered = mayBe(view.file, guided?.evaluation ?? null);
  const reportedAt = view.file.report?.reportedAt ?? null;
  type All = OffenceAnswer & PeopleAnswer & ReferenceAnswer;
  const initial: All = { search: '', offence: '', people: [], suspectUnknown: false, reference: '', force: '', recordedAt: emptyTime };
  const save = (value: All, form: string) =>
    addItem(
      view,
      'crime',
      { ...offenceToWire(value, guided), ...peopleToWire(value, offered), ...referenceToWire(value, reportedAt) },
      form,
    );
  return (
    <CaseForm<All>
      title={t('crime.new')}
      back={addressOf(props)}
      initial={initial}
      check={(value) => [
        ...(guided ? checkOffence(value) : []),
        ...checkLinks(possible(value.people, offered), value.suspectUnknown),
        ...checkReference(value, reportedAt),
      ]}
      save={save}
      button={t('crime.save')}
    >
      {(value, set, errors) => (
        <>
          {guided ? (
            <OffenceField
              file={view.file}
              pack={guided.pack}
              value={value.offence}
              typed={value.search}
              onChange={set}
              error={messageFor(errors, 'offence')}
            />
          ) : (
            <NoPackNotice show />
          )}
          <PeopleField
            file={view.file}
            pack={guided?.pack ?? null}
            offered={offered}
            words={value.people}
            suspectUnknown={value.suspectUnknown}
            onChange={set}
            errors={peopleErrors(errors)}
          />
          <ReferenceFields view={view} crime={null} value={value} set={set} errors={errors} />
        </>
      )}
    </CaseForm>
  );
}

export function OffenceForm(props: Known) {
  const { view, guided, crime } = props;
  return (
    <CaseForm<OffenceAnswer>
      title={t('offence.question')}
      back={addressOf(props)}
      initial={{ search: '', offence: crime.offence ?? '' }}
      check={checkOffence}
      save={(value, form) => change(props, offenceToWire(value, guided), form)}
      button={t('crime.saveChange')}
    >
      {(value, set, errors) =>
        guided ? (
          <OffenceField
            file={view.file}
            pack={guided.pack}
            value={value.offence}
            typed={value.search}
            onChange={set}
            error={messageFor(errors, 'offence')}
          />
        ) : (
          <NoPackNotice show />
        )
      }
    </CaseForm>
  );
}

export function PeopleForm(props: Known) {
  const { view, guided, crime } = props;
  const offered = mayBe(view.file, guided?.evaluation ?? null);
  return (
    <CaseForm<PeopleAnswer>
      title={t('label.people')}
      back={addressOf(props)}
      initial={{ people: crime.people.map(wordOf), suspectUnknown: crime.suspectUnknown ?? false }}
      check={(value) => checkLinks(possible(value.people, offered), value.suspectUnknown)}
      save={(value, form) => change(props, peopleToWire(value, offered), form)}
      button={t('crime.saveChange')}
    >
      {(value, set, errors) => (
        <PeopleField
          file={view.file}
          pack={guided?.pack ?? null}
          offered={offered}
          words={value.people}
          suspectUnknown={value.suspectUnknown}
          onChange={set}
          errors={peopleErrors(errors)}
        />
      )}
    </CaseForm>
  );
}

export function ReferenceForm(props: Known) {
  const { view, crime } = props;
  const reportedAt = view.file.report?.reportedAt ?? null;
  const initial = {
    reference: crime.reference ?? '',
    force: crime.force ?? '',
    recordedAt: crime.recordedAt ? toWall(crime.recordedAt) : emptyTime,
  };
  return (
    <CaseForm<ReferenceAnswer>
      title={t('reference.title')}
      back={addressOf(props)}
      initial={initial}
      check={(value) => checkReference(value, reportedAt)}
      save={(value, form) => change(props, referenceToWire(value, crime.recordedAt ?? reportedAt), form)}
      button={t('crime.saveChange')}
    >
      {(value, set, errors) => <ReferenceFields view={view} crime={crime} value={value} set={set} errors={errors} />}
    </CaseForm>
  );
}
