// Before somebody is added: are they known already? Candidates are shown, a person confirms; with no signal they are added as new.
import { useMemo, useState } from 'preact/hooks';
import { go, here } from '../../router';
import { t as common } from '../../i18n';
import { t, tn } from '../../i18n/parts/guide-work';
import { plainDate } from '../../i18n/format';
import { openForm } from '../../state/forms';
import type { CaseView } from '../../state/case-view';
import type { Failed } from '../../state/reading';
import { addItem } from '../../state/items';
import { keepAsNew, linkKnown, rememberLookedUp, searchBody, searchPeople, type PersonFound, type Sought } from '../../state/look-up';
import {
  emptyPerson,
  emptyTime,
  instant,
  isBlank,
  parseDate,
  ROLES,
  type FormError,
  type PartyRole,
  type WallTime,
} from '../../state/vocabulary';
import { Checkboxes, Radios } from '../../ui/choices';
import { DateTimeFields } from '../../ui/date-time';
import { Button, Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { TextField } from '../../ui/text-field';
import { NoCase } from '../case/loading';
import { useCase } from '../case/use-case';
import { personName, roleLabel } from '../parts/labels';
import { messageFor, problemText, toMessages } from '../parts/messages';
import './guide.css';

interface Typed {
  givenNames: string;
  familyName: string;
  knownAs: string;
  born: WallTime;
  birthYear: string;
}
type Found = { items: PersonFound[] } | { failed: Failed } | null;

function soughtOf({ born, ...rest }: Typed): Sought {
  const date = isBlank(born) ? null : parseDate(born);
  return { ...rest, dateOfBirth: date && 'date' in date ? date.date : '' };
}

export function describe(person: PersonFound): string {
  const age = person.dateOfBirth
    ? common('person.bornShort', { date: plainDate(person.dateOfBirth) })
    : person.statedAge
      ? common('person.yearsOld', { n: person.statedAge.years })
      : common('person.ageNotKnown');
  return [age, person.schoolName, person.yearGroup, tn('lookUp.incidents', person.incidents)].filter(Boolean).join(' · ');
}

export function LookUpPage() {
  const { id, view, loading } = useCase();
  if (!view) return <NoCase loading={loading} />;
  return <LookUp key={id} view={view} />;
}

/** Somebody who was added without a look-up is asked about; without one, somebody is to be added. */
function LookUp({ view }: { view: CaseView }) {
  const { file } = view;
  const own = file.persons.find((one) => one.id === here.value.query.get('person')) ?? null;
  const back = `/cases/${file.id}`;
  const [year = '', month = '', day = ''] = own?.dateOfBirth?.split('-') ?? [];
  const initial: Typed = {
    givenNames: own?.givenNames ?? '',
    familyName: own?.familyName ?? '',
    knownAs: own?.knownAs ?? '',
    born: own?.dateOfBirth ? { day, month, year, time: '' } : emptyTime,
    birthYear: '',
  };
  const form = useMemo(() => openForm<Typed>(`${here.value.path}${own ? `?${own.id}` : ''}`, initial), []);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [found, setFound] = useState<Found>(null);
  const [busy, setBusy] = useState(false);
  const typed = form.value.value;
  const search = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const body = searchBody(soughtOf(typed), file.school);
    const wrongDate = !isBlank(typed.born) && 'error' in parseDate(typed.born);
    const wrong = [
      ...(wrongDate ? [{ field: 'born-day', code: 'impossible-date' }] : []),
      ...(body ? [] : [{ field: 'given-names', code: 'required' }]),
    ];
    setErrors(wrong);
    if (wrong.length || !body) return;
    setBusy(true);
    const answer = await searchPeople(body);
    setBusy(false);
    // The person who is asked about is no candidate for being the same as themselves.
    setFound('failed' in answer ? answer : { items: answer.value.filter((one) => one.id !== own?.id) });
  };
  const asNew = async (looked: boolean) => {
    if (own) await rememberLookedUp(file.id, [own.id]);
    else {
      const ageKind = isBlank(typed.born) ? '' : 'born';
      await keepAsNew(
        file.id,
        {
          ...emptyPerson(''),
          givenNames: typed.givenNames,
          familyName: typed.familyName,
          knownAs: typed.knownAs,
          born: typed.born,
          ageKind,
        },
        looked,
      );
    }
    await form.close();
    go(own ? back : `/cases/${file.id}/people/new`, 'replace');
  };
  const set = (change: Partial<Typed>) => form.set(change);
  return (
    <Page
      title={own ? t('lookUp.titleOf', { name: personName(own) }) : t('lookUp.title')}
      back={{ href: back }}
      errors={toMessages(errors)}
    >
      <p class="lead">{t('lookUp.lead')}</p>
      <form noValidate onSubmit={search}>
        <TextField
          id="given-names"
          label={common('person.givenNames')}
          error={messageFor(errors, 'given-names') && t('lookUp.tooLittle')}
          value={typed.givenNames}
          onInput={(givenNames) => set({ givenNames })}
          capitals="words"
        />
        <TextField
          id="family-name"
          label={common('person.familyName')}
          value={typed.familyName}
          onInput={(familyName) => set({ familyName })}
          capitals="words"
        />
        <TextField
          id="known-as"
          label={common('person.knownAs')}
          value={typed.knownAs}
          onInput={(knownAs) => set({ knownAs })}
          capitals="words"
        />
        <DateTimeFields
          id="born"
          legend={common('person.bornLegend')}
          hint={t('lookUp.bornHint')}
          error={messageFor(errors, 'born')}
          value={typed.born}
          onChange={(born) => set({ born })}
        />
        <TextField
          id="birth-year"
          label={t('lookUp.year')}
          value={typed.birthYear}
          onInput={(birthYear) => set({ birthYear })}
          width="tiny"
          inputMode="numeric"
        />
        <Button busy={busy}>{t(busy ? 'reading' : 'lookUp.search')}</Button>
      </form>
      <Results
        view={view}
        found={found}
        own={own?.id ?? null}
        asNew={asNew}
        done={async () => {
          await form.close();
          go(back);
        }}
      />
      {found || own ? null : (
        <p>
          <button type="button" class="link-button" onClick={() => void asNew(false)}>
            {t('lookUp.without')}
          </button>
        </p>
      )}
    </Page>
  );
}

interface ResultsProps {
  view: CaseView;
  found: Found;
  own: string | null;
  asNew: (looked: boolean) => Promise<void>;
  done: () => Promise<void>;
}
function Results({ view, found, own, asNew, done }: ResultsProps) {
  const [who, setWho] = useState('');
  const [roles, setRoles] = useState<PartyRole[]>([]);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [busy, setBusy] = useState(false);
  if (!found) return null;
  if ('failed' in found) {
    const problem =
      found.failed === 'no-network'
        ? { title: t('noSignal'), todo: t(own ? 'lookUp.later' : 'lookUp.offline') }
        : problemText(found.failed);
    return (
      <Notice tone="wait" role="status" title={problem.title}>
        <p>{problem.todo}</p>
        {own ? null : (
          <Button kind="quiet" type="button" onClick={() => void asNew(false)}>
            {t('lookUp.addNew')}
          </Button>
        )}
      </Notice>
    );
  }
  if (!found.items.length)
    return (
      <Notice role="status" title={t('lookUp.none')}>
        <p>{t(own ? 'lookUp.noneOwn' : 'lookUp.noneText')}</p>
        <Button type="button" onClick={() => void asNew(true)}>
          {t(own ? 'lookUp.keep' : 'lookUp.addNew')}
        </Button>
      </Notice>
    );
  const confirm = async (event: Event) => {
    event.preventDefault();
    const chosen = found.items.find((one) => one.id === who);
    const wrong = [
      ...(who ? [] : [{ field: `who-${found.items[0]!.id}`, code: 'choose-one' }]),
      ...(chosen && !own && !roles.length ? [{ field: 'role-victim', code: 'role-required' }] : []),
    ];
    setErrors(wrong);
    if (wrong.length || busy) return;
    setBusy(true);
    if (who === 'none') return asNew(true);
    if (own) {
      // The new record of them gives way to the one that is known: their parts and what was recorded go over.
      await addItem(
        view,
        'mark',
        { mark: 'corrected', wrongPersonId: own, rightPersonId: who, at: instant(), reason: t('lookUp.reason') },
        null,
      );
      await rememberLookedUp(view.file.id, [own]);
    } else await linkKnown(view, who, roles, null);
    await done();
  };
  return (
    <form class="found" noValidate onSubmit={confirm}>
      {errors.length ? (
        <p class="field-error" role="alert">
          {toMessages(errors)[0]!.text}
        </p>
      ) : null}
      <Radios
        id="who"
        legend={tn('lookUp.found', found.items.length)}
        hint={t('lookUp.foundHint')}
        error={messageFor(errors, 'who')}
        value={who}
        onChange={setWho}
        orLast={common('or')}
        options={[
          ...found.items.map((one) => ({
            value: one.id,
            label: personName({ givenNames: one.givenNames ?? null, familyName: one.familyName ?? null, knownAs: one.knownAs ?? null }),
            hint: describe(one),
          })),
          { value: 'none', label: t('lookUp.nobodyFits') },
        ]}
      />
      {who && who !== 'none' && !own ? (
        <Checkboxes
          id="role"
          legend={common('person.roles')}
          hint={common('person.rolesHint')}
          error={messageFor(errors, 'role')}
          values={roles}
          onChange={setRoles}
          options={ROLES.map((role) => ({ value: role, label: roleLabel(role) }))}
        />
      ) : null}
      {who && who !== 'none' && own ? (
        <Notice tone="wait">
          <p>{t('lookUp.same')}</p>
        </Notice>
      ) : null}
      <Button busy={busy}>{t(who === 'none' ? (own ? 'lookUp.keep' : 'lookUp.addNew') : 'lookUp.confirm')}</Button>
    </form>
  );
}
