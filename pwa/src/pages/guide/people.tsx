// Everybody on the case: one card a person, however many parts they have.
import { t } from '../../i18n';
import { t as g } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { CaseView, Party } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { records } from '../../state/role';
import { schoolName } from '../../state/schools';
import { ROLES } from '../../state/vocabulary';
import { PlusIcon } from '../../ui/icons';
import { Meta, Tag } from '../../ui/parts';
import { ageLabel, isUnder18, languageLabel, sexLabel, roleLabel } from '../parts/labels';
import { packText, personName } from './parts';

const WHICH = ['taken', 'shared', 'reported'] as const;

function label(guided: Guided | null, role: string): string {
  const own = guided?.pack.roles.find((one) => one.code === role);
  return own ? packText(own.text) : roleLabel(role);
}

/** Child or adult, loud where it matters. */
function AgeTags({ guided, view, personId }: { guided: Guided | null; view: CaseView; personId: string }) {
  const seen = guided?.evaluation.people.find((one) => one.personId === personId);
  const person = view.file.persons.find((one) => one.id === personId);
  if (!seen)
    return person && isUnder18(person, (view.file.report?.reportedAt ?? view.file.writtenAt).slice(0, 10)) ? (
      <Tag tone="plain">{t('person.under18')}</Tag>
    ) : null;
  if (seen.under10) return <Tag tone="owed">{g('under10')}</Tag>;
  if (seen.under13) return <Tag tone="owed">{g('under13')}</Tag>;
  if (seen.ageUnknown) return <Tag tone="wait">{g('ageUnknown')}</Tag>;
  return <Tag tone="plain">{g(seen.child ? 'child' : 'adult')}</Tag>;
}

/** On the dates that decide, where they differ. */
function agesText(guided: Guided | null, personId: string): string | null {
  const ages = guided?.ages.get(personId);
  if (!ages) return null;
  const known = WHICH.flatMap((when) => (ages[when] === null ? [] : [ages[when]]));
  return new Set(known).size > 1
    ? WHICH.filter((when) => ages[when] !== null)
        .map((when) => g(`ages.${when}`, { n: ages[when]! }))
        .join(', ')
    : null;
}

function Parts({ view, guided, parties }: { view: CaseView; guided: Guided | null; parties: readonly Party[] }) {
  const { file } = view;
  const may = records.value && file.status !== 'closed';
  return (
    <>
      {parties
        .filter((party) => party.note && !party.withdrawn)
        .map((party) => (
          <p key={party.id} class="small prose">
            {party.note}
          </p>
        ))}
      {may && parties.some((party) => !party.withdrawn) ? (
        <p class="row-actions">
          <a class="row-link" href={`/cases/${file.id}/people/${parties[0]!.personId}`}>
            {t('action.correct')}
            <span class="visually-hidden"> {personName(file, parties[0]!.personId)}</span>
          </a>
          {parties
            .filter((party) => !party.withdrawn)
            .map((party) => (
              <a key={party.id} class="row-link" href={`/cases/${file.id}/party/${party.id}/withdraw`}>
                {g('people.withdraw', { role: label(guided, party.role).toLocaleLowerCase() })}
                <span class="visually-hidden"> {personName(file, party.personId)}</span>
              </a>
            ))}
        </p>
      ) : null}
      {parties
        .filter((party) => party.withdrawn)
        .map((party) => (
          <p key={party.id} class="small muted">
            <s>{label(guided, party.role)}</s>{' '}
            {t('withdrawn.by', { name: party.withdrawn!.by.displayName, time: dayAndTime(party.withdrawn!.at) })}{' '}
            {t('withdrawn.reason', { reason: party.withdrawn!.reason })}
          </p>
        ))}
    </>
  );
}

function Person({ view, guided, personId }: { view: CaseView; guided: Guided | null; personId: string }) {
  const { file } = view;
  const person = file.persons.find((one) => one.id === personId);
  const parties = file.parties.filter((party) => party.personId === personId);
  const live = ROLES.filter((role) => parties.some((party) => party.role === role && !party.withdrawn));
  const onDay = (file.report?.reportedAt ?? file.writtenAt).slice(0, 10);
  const unsent = view.unsent.has(personId) || parties.some((party) => view.unsent.has(party.id));
  const owed = (code: string) =>
    guided?.evaluation.requirements.some((one) => one.requirement === code && one.subjectId === personId && one.state === 'owed');
  return (
    <li class={live.length ? 'person' : 'person withdrawn'}>
      <p class="person-name">
        <span>{person ? personName(file, personId) : g('people.coming')}</span>
        {live.length ? <AgeTags guided={guided} view={view} personId={personId} /> : null}
        {unsent ? <Tag tone="wait">{t('state.waiting')}</Tag> : null}
      </p>
      {live.length ? <p class="person-roles">{live.map((role) => label(guided, role)).join(' · ')}</p> : null}
      {person ? (
        <Meta
          parts={[
            ageLabel(person, onDay),
            agesText(guided, personId),
            person.sex && person.sex !== 'not_recorded' ? sexLabel(person.sex) : '',
            person.schoolName ?? schoolName(person.schoolId),
            person.yearGroup,
            person.position,
            person.language ? languageLabel(person.language, person.languageOther) : '',
          ]}
        />
      ) : null}
      {owed('victim_has_crime') || owed('offender_has_crime') ? (
        <p class="tags">
          {owed('victim_has_crime') ? <Tag tone="owed">{g('people.noCrimeVictim')}</Tag> : null}
          {owed('offender_has_crime') ? <Tag tone="owed">{g('people.noCrimeOffender')}</Tag> : null}
        </p>
      ) : null}
      <Parts view={view} guided={guided} parties={parties} />
    </li>
  );
}

export function People({ view, guided }: { view: CaseView; guided: Guided | null }) {
  const { file } = view;
  const first = (id: string) =>
    Math.min(...file.parties.filter((one) => one.personId === id).map((one) => (one.withdrawn ? ROLES.length : ROLES.indexOf(one.role))));
  const ids = [...new Set(file.parties.map((party) => party.personId))].sort((a, b) => first(a) - first(b));
  return (
    <section class="card" id="people" aria-labelledby="people-title">
      <h2 id="people-title">{g('people.title')}</h2>
      {ids.length ? (
        <ul class="people">
          {ids.map((id) => (
            <Person key={id} view={view} guided={guided} personId={id} />
          ))}
        </ul>
      ) : (
        <p class="muted">{t('check.nobody')}</p>
      )}
      {records.value && file.status !== 'closed' ? (
        <p class="add">
          <a class="btn quiet" href={`/cases/${file.id}/people/look-up`}>
            <PlusIcon />
            {t('people.add')}
          </a>
        </p>
      ) : null}
    </section>
  );
}
