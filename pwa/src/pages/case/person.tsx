// Add a person to a case, or correct one.
import { here } from '../../router';
import { t } from '../../i18n';
import { checkPerson, emptyPerson, londonDate, now, personFromWire } from '../../state/vocabulary';
import { addPersonToCase, correctPerson } from '../../state/work';
import { personName, schoolLabel } from '../parts/labels';
import { PersonFields } from '../parts/person-fields';
import { schoolName } from '../../state/schools';
import { CaseForm } from './form';
import { NoCase } from './loading';
import { useCase } from './use-case';

export function NewPersonPage() {
  const { id, view, loading } = useCase();
  if (!view) return <NoCase loading={loading} />;
  const school = view.file.school ? schoolLabel(view.file.school) : null;
  return (
    <CaseForm title={t('people.add')} lead={t('person.lead')} back={`/cases/${id}`} initial={emptyPerson('')} check={(value) => checkPerson(value, londonDate(now()))} save={(value, form) => addPersonToCase(view, value, form)} button={t('person.save')}>
      {(value, set, errors) => <PersonFields value={value} onChange={set} errors={errors} school={school} />}
    </CaseForm>
  );
}

export function PersonPage() {
  const { id, view, loading } = useCase();
  const person = view?.file.persons.find((p) => p.id === here.value.params['person']);
  if (!view || !person) return <NoCase loading={loading} />;
  const held = view.file.parties.filter((p) => p.personId === person.id && !p.withdrawn).map((p) => p.role);
  const school = view.file.school ? schoolLabel(view.file.school) : null;
  const answer = personFromWire(person.id, person, held, view.file.school ? { ...view.file.school, name: school } : null);
  const initial = { ...answer, schoolName: answer.schoolName || (schoolName(person.schoolId) ?? '') };
  return (
    <CaseForm title={t('correct.person', { name: personName(person) })} back={`/cases/${id}`} initial={initial} check={(value) => checkPerson(value, londonDate(now()), false)} save={(value, form) => correctPerson(view, person, value, form)}>
      {(value, set, errors) => <PersonFields value={value} onChange={set} errors={errors} school={school} held={held} />}
    </CaseForm>
  );
}
