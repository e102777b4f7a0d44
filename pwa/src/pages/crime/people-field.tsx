// Whom a crime is about: a box for each part of each person.
import { t } from '../../i18n/parts/crime';
import type { CaseFile } from '../../state/case-view';
import type { Source } from '../../state/guidance';
import { Checkboxes } from '../../ui/choices';
import { packText, personName } from '../guide/parts';
import { wordOf, type LinkRole, type MayBe } from './links';

/** As the guidance of the case calls the part. */
export function partLabel(role: LinkRole, pack: Source | null): string {
  if (role === 'involved_under_10') return t('people.under10');
  const found = pack?.roles.find((one) => one.code === role);
  return found ? packText(found.text) : t(`people.${role satisfies 'victim' | 'offender'}`);
}

interface Props {
  file: CaseFile;
  pack: Source | null;
  offered: readonly MayBe[];
  words: readonly string[];
  suspectUnknown: boolean;
  onChange: (change: { people?: string[]; suspectUnknown?: boolean }) => void;
  /** Of the people; of "nobody is known". */
  errors: { people?: string | undefined; unknown?: string | undefined };
}
export function PeopleField({ file, pack, offered, words, suspectUnknown, onChange, errors }: Props) {
  const one = ({ personId, roles, under10 }: MayBe) => {
    const own = roles.map((role) => wordOf({ personId, role }));
    return (
      <Checkboxes
        key={personId}
        id={`person-${personId}`}
        legend={personName(file, personId)}
        {...(under10 ? { hint: t('people.under10Why') } : {})}
        values={words.filter((word) => own.includes(word))}
        onChange={(values) => onChange({ people: [...words.filter((word) => !own.includes(word)), ...values] })}
        options={roles.map((role) => ({ value: wordOf({ personId, role }), label: partLabel(role, pack) }))}
      />
    );
  };
  return (
    <fieldset class={errors.people ? 'group has-error' : 'group'} id="people" tabIndex={-1} aria-describedby="people-hint">
      <legend class="group-title">{t('people.question')}</legend>
      <p class="hint" id="people-hint">
        {offered.length ? t('people.hint') : t('people.none')}
      </p>
      {errors.people ? <p class="field-error">{errors.people}</p> : null}
      {offered.map(one)}
      <p class="hint small">
        {t('people.noRole')} <a href={`/cases/${file.id}/people/new`}>{t('people.noRoleLink')}</a>
      </p>
      <div class={errors.unknown ? 'field has-error' : 'field'}>
        {errors.unknown ? (
          <p class="field-error" id="suspect-unknown-error">
            {errors.unknown}
          </p>
        ) : null}
        <div class="choice checkbox">
          <input
            id="suspect-unknown"
            type="checkbox"
            checked={suspectUnknown}
            aria-describedby="suspect-unknown-hint"
            onChange={(event) => onChange({ suspectUnknown: event.currentTarget.checked })}
          />
          <label for="suspect-unknown">{t('people.unknown')}</label>
          <p class="hint" id="suspect-unknown-hint">
            {t('people.unknownHint')}
          </p>
        </div>
      </div>
    </fieldset>
  );
}
