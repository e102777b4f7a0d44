// People by role. A child with two roles stands under both, and is one person.
import { t } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import type { CaseView, Party, Person } from '../../state/case-view';
import { ROLES } from '../../state/vocabulary';
import { PlusIcon } from '../../ui/icons';
import { Meta, Tag } from '../../ui/parts';
import { ageLabel, isUnder18, languageLabel, personName, roleLabel, sexLabel } from '../parts/labels';
import { schoolName } from '../../state/schools';

function PartyRow({ view, party, person }: { view: CaseView; party: Party; person: Person }) {
  const { file } = view;
  const onDay = (file.report?.reportedAt ?? file.writtenAt).slice(0, 10);
  const unsent = view.unsent.has(party.id) || view.unsent.has(person.id);
  return (
    <li class={party.withdrawn ? 'person withdrawn' : 'person'}>
      <p class="person-name"><span>{personName(person)}</span>{!party.withdrawn && isUnder18(person, onDay) && (person.dateOfBirth || person.statedAge) ? <Tag tone="plain">{t('person.under18')}</Tag> : null}{unsent ? <Tag tone="wait">{t('state.waiting')}</Tag> : null}</p>
      <Meta parts={[ageLabel(person, onDay), person.sex && person.sex !== 'not_recorded' ? sexLabel(person.sex) : '', person.schoolName ?? schoolName(person.schoolId), person.yearGroup, person.position, person.language ? languageLabel(person.language, person.languageOther) : '']} />
      {party.note ? <p class="small">{party.note}</p> : null}
      {party.withdrawn ? (
        <p class="small"><span class="strong">{t('withdrawn.label')}</span> {t('withdrawn.by', { name: party.withdrawn.by.displayName, time: dayAndTime(party.withdrawn.at) })} {t('withdrawn.reason', { reason: party.withdrawn.reason })}</p>
      ) : (
        <p class="row-actions">
          <a class="row-link" href={`/cases/${file.id}/people/${person.id}`}>{t('action.correct')}<span class="visually-hidden"> {personName(person)}</span></a>
          <a class="row-link" href={`/cases/${file.id}/party/${party.id}/withdraw`}>{t('action.withdraw')}<span class="visually-hidden"> {personName(person)}, {roleLabel(party.role)}</span></a>
        </p>
      )}
    </li>
  );
}

export function People({ view }: { view: CaseView }) {
  const { file } = view;
  const inRole = (role: string) => file.parties.filter((party) => party.role === role).flatMap((party) => file.persons.filter((p) => p.id === party.personId).map((person) => ({ party, person })));
  return (
    <section class="card" aria-labelledby="people-title">
      <h2 id="people-title">{t('people.question')}</h2>
      {file.parties.length ? ROLES.filter((role) => inRole(role).length).map((role) => (
        <div key={role} class="role-group">
          <h3>{roleLabel(role)}</h3>
          <ul class="people">{inRole(role).map(({ party, person }) => <PartyRow key={party.id} view={view} party={party} person={person} />)}</ul>
        </div>
      )) : <p class="muted">{t('check.nobody')}</p>}
      <p class="add"><a class="btn quiet" href={`/cases/${file.id}/people/new`}><PlusIcon />{t('people.add')}</a></p>
    </section>
  );
}
