// When the image was taken and shared, who said so, and the ages that follow.
import { t } from '../../i18n/parts/crime';
import type { CaseFile, Person } from '../../state/case-view';
import { addItem, changeItem } from '../../state/items';
import { ageOf, emptyTime, isBlank, londonDate, now, parseDate, type FormError, type WallTime } from '../../state/vocabulary';
import { DateTimeFields } from '../../ui/date-time';
import { TextField } from '../../ui/text-field';
import { changedIn, LIMITS, textOrNull, tooLong } from '../care/checks';
import { ItemFoot, live, mayWrite, NoForm } from '../care/parts';
import { CaseForm } from '../case/form';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { NoteLink } from '../guide/parts';
import { personName } from '../parts/labels';
import { messageFor } from '../parts/messages';

export interface DatesAnswer {
  taken: WallTime;
  shared: WallTime;
  source: string;
}
const dayOf = (typed: WallTime): string | null => {
  const read = parseDate(typed);
  return 'date' in read ? read.date : null;
};
const typedOf = (day: string | null | undefined): WallTime => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? [];
  return day ? { day: String(Number(date)), month: String(Number(month)), year, time: '' } : emptyTime;
};

export function checkDates(value: DatesAnswer, today: string): FormError[] {
  const one = (field: string, typed: WallTime): FormError[] => {
    if (isBlank(typed)) return [];
    const read = parseDate(typed);
    return 'error' in read
      ? [{ field: `${field}-day`, code: read.error }]
      : read.date > today
        ? [{ field: `${field}-day`, code: 'in-the-future' }]
        : [];
  };
  const errors = [...one('taken', value.taken), ...one('shared', value.shared), ...tooLong('source', value.source, LIMITS.name)];
  if (errors.length) return errors;
  const [taken, shared] = [dayOf(value.taken), dayOf(value.shared)];
  if (!taken && !shared) return [{ field: 'taken-day', code: 'required' }];
  return taken && shared && taken > shared ? [{ field: 'shared-day', code: 'too-early' }] : [];
}

/** The days that count for ages: those typed, else the limits of when it happened; and the report. */
export function daysFor(file: CaseFile, value: DatesAnswer): (string | null)[] {
  const { happened } = file;
  const first = happened?.kind === 'exact' ? happened.at : happened?.kind === 'between' ? happened.from : null;
  const last = happened?.kind === 'exact' ? happened.at : happened?.kind === 'between' ? happened.to : null;
  return [
    dayOf(value.taken) ?? first?.slice(0, 10) ?? null,
    dayOf(value.shared) ?? last?.slice(0, 10) ?? null,
    file.report?.reportedAt?.slice(0, 10) ?? null,
  ];
}

function AgesTable({ file, days }: { file: CaseFile; days: (string | null)[] }) {
  const people = file.persons.filter((person) =>
    live(file.parties).some(
      (party) => party.personId === person.id && ['victim', 'offender', 'witness', 'implicated_adult', 'other'].includes(party.role),
    ),
  );
  if (!people.length) return null;
  const cell = (person: Person, day: string | null) => {
    const age = day ? ageOf(person, day) : null;
    if (age === null || age < 0)
      return (
        <td key={day} class="muted">
          {t('dates.notKnown')}
        </td>
      );
    return age >= 18 ? <td class="is-adult">{t('dates.adult', { n: age })}</td> : <td>{age}</td>;
  };
  return (
    <table class="ages">
      <caption class="label">{t('dates.ages')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('dates.person')}</th>
          <th scope="col">{t('dates.taken.short')}</th>
          <th scope="col">{t('dates.shared.short')}</th>
          <th scope="col">{t('dates.reported.short')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">{personName(person)}</th>
            {days.map((day) => cell(person, day))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function DatesPage() {
  const { id, view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { file } = view;
  const known = live(file.items.actDates)[0] ?? null;
  const initial: DatesAnswer = { taken: typedOf(known?.takenOn), shared: typedOf(known?.sharedOn), source: known?.source ?? '' };
  const foot = known ? <ItemFoot view={view} kind="act_dates" item={known} what={t('dates.title')} /> : null;
  if (!mayWrite(view))
    return (
      <NoForm view={view} title={t('dates.title')} back={`/cases/${id}`}>
        <AgesTable file={file} days={daysFor(file, initial)} />
        {foot}
      </NoForm>
    );
  const save = (value: DatesAnswer, form: string) => {
    const body = { takenOn: dayOf(value.taken), sharedOn: dayOf(value.shared), source: textOrNull(value.source) };
    return known ? changeItem(view, 'act_dates', known, changedIn(known, body), form) : addItem(view, 'act_dates', body, form);
  };
  return (
    <CaseForm<DatesAnswer>
      title={t('dates.title')}
      lead={t('dates.lead')}
      back={`/cases/${id}`}
      initial={initial}
      check={(value) => checkDates(value, londonDate(now()))}
      save={save}
      button={t('dates.save')}
    >
      {(value, set, errors) => (
        <>
          {guided ? <NoteLink codes={['1', '2']} pack={guided.pack} /> : null}
          <DateTimeFields
            id="taken"
            legend={t('dates.taken')}
            hint={t('dates.hint')}
            error={messageFor(errors, 'taken')}
            value={value.taken}
            onChange={(taken) => set({ taken: { ...taken, time: '' } })}
          />
          <DateTimeFields
            id="shared"
            legend={t('dates.shared')}
            hint={t('dates.hint')}
            error={errors.some((one) => one.code === 'too-early') ? t('dates.orderError') : messageFor(errors, 'shared')}
            value={value.shared}
            onChange={(shared) => set({ shared: { ...shared, time: '' } })}
          />
          <TextField
            id="source"
            label={t('dates.source')}
            hint={t('dates.sourceHint')}
            error={messageFor(errors, 'source')}
            value={value.source}
            onInput={(source) => set({ source })}
          />
          <AgesTable file={file} days={daysFor(file, value)} />
          {foot}
        </>
      )}
    </CaseForm>
  );
}
