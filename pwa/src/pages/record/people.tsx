// Who is involved: the list, and one person.
import { useState } from 'preact/hooks';
import { go } from '../../router';
import { t, tn } from '../../i18n';
import { plainDate } from '../../i18n/format';
import { addPerson, editPerson, flushDrafts, removePerson } from '../../state/drafts';
import { checkPerson, instant, isBlankPerson, londonDate, now, parseDate, type FormError, type PersonAnswer } from '../../state/vocabulary';
import { schoolName } from '../../state/schools';
import { PlusIcon } from '../../ui/icons';
import { Button, Confirm, Meta } from '../../ui/parts';
import { Page } from '../../ui/page';
import { personName, roleLabel } from '../parts/labels';
import { toMessages } from '../parts/messages';
import { PersonFields } from '../parts/person-fields';
import { KeptAsTyped, Progress } from './frame';
import type { StepProps } from './record';
import { after, before, stepPath } from './steps';

export function ageInShort(p: PersonAnswer): string {
  if (p.ageKind === 'born') {
    const born = parseDate(p.born);
    return t('person.bornShort', { date: 'date' in born ? plainDate(born.date) : [p.born.day, p.born.month, p.born.year].filter(Boolean).join(' ') });
  }
  return p.ageKind === 'stated' && p.statedYears ? t('person.yearsOld', { n: p.statedYears }) : t('person.ageNotKnown');
}

export function PeoplePage({ draft, fromCheck }: StepProps) {
  const people = draft.people.filter((p) => !isBlankPerson(p));
  const from = fromCheck ? '?from=check' : '';
  const next = async (event: Event) => {
    event.preventDefault();
    await flushDrafts();
    go(after(draft.id, 'people', fromCheck));
  };
  return (
    <Page title={t('people.question')} back={{ href: before(draft.id, 'people', fromCheck) }} caption={<Progress step="people" />}>
      <p class="lead">{t('people.lead')}</p>
      <p role="status" class={people.length ? 'strong' : 'muted'}>{tn('people.count', people.length)}</p>
      <ul class="cards">
        {people.map((p) => (
          <li class="card" key={p.id}>
            <p class="card-title">{personName(p)}</p>
            <Meta parts={[p.roles.map(roleLabel).join(', ') || t('people.noRole'), ageInShort(p)]} />
            <Confirm question={p.givenNames || p.familyName || p.knownAs ? t('people.removeSure', { name: personName(p) }) : t('people.removeSureNoName')} yes={t('people.removeYes')} no={t('people.removeNo')} onYes={() => { removePerson(p.id); document.querySelector('h1')?.focus(); }}>
              {(ask) => (
                <div class="row-actions">
                  <a class="row-link" href={`/record/${draft.id}/people/${p.id}${from}`}>{t('people.change')}<span class="visually-hidden"> {personName(p)}</span></a>
                  <button type="button" class="row-link" data-ask onClick={ask}>{t('people.remove')}<span class="visually-hidden"> {personName(p)}</span></button>
                </div>
              )}
            </Confirm>
          </li>
        ))}
      </ul>
      <p><button type="button" class="btn quiet" onClick={() => go(`/record/${draft.id}/people/${addPerson()}${from}`)}><PlusIcon />{t('people.add')}</button></p>
      <form class="go-on" noValidate onSubmit={next}>
        <Button>{t(people.length ? 'action.continue' : 'people.noneContinue')}</Button>
        <KeptAsTyped />
      </form>
    </Page>
  );
}

export function PersonPage({ draft, fromCheck, personId }: StepProps & { personId: string }) {
  const [errors, setErrors] = useState<FormError[]>([]);
  const person = draft.people.find((p) => p.id === personId);
  const list = stepPath(draft.id, 'people') + (fromCheck ? '?from=check' : '');
  if (!person) return <Page title={t('people.goneTitle')} back={{ href: list }}><p><a href={list}>{t('people.question')}</a></p></Page>;
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = checkPerson(person, londonDate(now()));
    setErrors(found);
    if (found.length) return;
    if (person.ageKind === 'stated' && !person.statedOn) editPerson(person.id, { statedOn: londonDate(Date.parse(instant())) });
    await flushDrafts();
    go(list);
  };
  const school = draft.school.kind === 'unlisted' || draft.school.kind === 'listed' ? draft.school.name || schoolName(draft.school.id) : null;
  return (
    <Page title={t('person.title')} back={{ href: list }} caption={<Progress step="people" />} errors={toMessages(errors)}>
      <p class="lead">{t('person.lead')}</p>
      <form noValidate onSubmit={submit}>
        <PersonFields value={person} errors={errors} school={school} onChange={(change) => editPerson(person.id, change)} />
        <Button>{t('person.save')}</Button>
        <KeptAsTyped />
      </form>
    </Page>
  );
}
