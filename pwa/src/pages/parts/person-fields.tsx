// One person: roles, name, age, sex, school, language. Everything but a role may be missing.
import { t, type TextKey } from '../../i18n';
import { AGE_SOURCES, ROLES, SEXES, SPOKEN_LANGUAGES, type FormError, type PartyRole, type PersonAnswer } from '../../state/vocabulary';
import { Checkboxes, Radios } from '../../ui/choices';
import { DateTimeFields } from '../../ui/date-time';
import { TextField } from '../../ui/text-field';
import { messageFor } from './messages';

interface Props {
  value: PersonAnswer;
  onChange: (change: Partial<PersonAnswer>) => void;
  errors: readonly FormError[];
  /** Name of the incident's school, for "the same school". */
  school: string | null;
  /** Roles recorded already: taken away on the case's page, with a reason. */
  held?: readonly PartyRole[];
  /** False: a correction of the person alone. */
  roles?: boolean;
}

export function PersonFields({ value, onChange, errors, school, held = [], roles = true }: Props) {
  const error = (field: string) => messageFor(errors, field);
  return (
    <>
      {roles ? (
        <Checkboxes id="role" legend={t('person.roles')} hint={t(held.length ? 'person.rolesMoreHint' : 'person.rolesHint')} error={error('role')} values={value.roles} onChange={(next) => onChange({ roles: [...new Set([...held, ...next])] })}
          options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`), ...(held.includes(role) ? { hint: t('person.roleHeld') } : {}) }))} />
      ) : null}
      <fieldset class="group">
        <legend class="group-title">{t('person.name')}</legend>
        <TextField id="given-names" label={t('person.givenNames')} error={error('given-names')} value={value.givenNames} onInput={(givenNames) => onChange({ givenNames })} capitals="words" />
        <TextField id="family-name" label={t('person.familyName')} error={error('family-name')} value={value.familyName} onInput={(familyName) => onChange({ familyName })} capitals="words" />
        <TextField id="known-as" label={t('person.knownAs')} hint={t('person.knownAsHint')} error={error('known-as')} value={value.knownAs} onInput={(knownAs) => onChange({ knownAs })} capitals="words" />
      </fieldset>
      <Radios id="age" legend={t('person.age')} value={value.ageKind} onChange={(ageKind) => onChange({ ageKind })}
        options={[
          { value: 'born', label: t('person.born'), reveal: <DateTimeFields id="born" legend={t('person.bornLegend')} hint={t('person.bornHint')} error={error('born')} value={value.born} onChange={(born) => onChange({ born })} /> },
          {
            value: 'stated', label: t('person.stated'), reveal: (
              <>
                <TextField id="stated-years" label={t('person.statedYears')} error={error('stated-years')} value={value.statedYears} onInput={(statedYears) => onChange({ statedYears })} width="tiny" inputMode="numeric" />
                <Radios id="source" legend={t('person.statedSource')} error={error('source')} value={value.statedSource} onChange={(statedSource) => onChange({ statedSource })} options={AGE_SOURCES.map((source) => ({ value: source, label: t(`ageSource.${source}`) }))} />
              </>
            ),
          },
          { value: 'not_known', label: t('value.notKnown') },
        ]} />
      <Radios id="sex" legend={t('person.sex')} value={value.sex} onChange={(sex) => onChange({ sex })} options={SEXES.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))} />
      <Radios id="person-school" legend={t('person.school')} value={value.schoolKind} onChange={(schoolKind) => onChange({ schoolKind })}
        options={[
          ...(school ? [{ value: 'same' as const, label: t('person.schoolSame', { school }) }] : []),
          { value: 'other', label: t('person.schoolOther'), reveal: <TextField id="school-other" label={t('school.name')} error={error('school-other')} value={value.schoolName} onInput={(schoolName) => onChange({ schoolName, schoolId: '' })} capitals="words" /> },
          { value: 'none', label: t('person.schoolNone') },
        ]} />
      <TextField id="year-group" label={t('person.year')} hint={t('person.yearHint')} error={error('year-group')} value={value.yearGroup} onInput={(yearGroup) => onChange({ yearGroup })} width="half" />
      <TextField id="position" label={t('person.position')} hint={t('person.positionHint')} error={error('position')} value={value.position} onInput={(position) => onChange({ position })} spellcheck />
      <Radios id="spoken" legend={t('person.language')} value={value.language} onChange={(language) => onChange({ language })}
        options={[
          ...SPOKEN_LANGUAGES.map((language) => ({
            value: language, label: t(`spoken.${language}` as TextKey),
            reveal: language === 'other' ? <TextField id="language-other" label={t('person.languageOther')} error={error('language-other')} value={value.languageOther} onInput={(languageOther) => onChange({ languageOther })} capitals="words" /> : undefined,
          })),
          { value: 'not_known' as const, label: t('value.notKnown') },
        ]} />
    </>
  );
}
