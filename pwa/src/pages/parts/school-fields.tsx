// Which school: search the schools kept here by words in any order, or write a name, or say that it is not known.
import { useEffect, useState } from 'preact/hooks';
import { t, tn } from '../../i18n';
import { findSchools, loadSchools, schoolsLoaded } from '../../state/schools';
import type { FormError, SchoolAnswer } from '../../state/vocabulary';
import { TextField } from '../../ui/text-field';
import { messageFor } from './messages';

const SHOWN = 8;

export function SchoolFields({ value, onChange, errors }: { value: SchoolAnswer; onChange: (change: Partial<SchoolAnswer>) => void; errors: readonly FormError[] }) {
  useEffect(() => void loadSchools(), []);
  const [more, setMore] = useState(false);
  const typed = value.search.trim();
  const found = schoolsLoaded.value && typed && value.kind !== 'unlisted' && value.kind !== 'not_known' ? findSchools(typed) : [];
  const shown = more ? found.slice(0, 50) : found.slice(0, SHOWN);
  const error = messageFor(errors, 'school-search');
  return (
    <div class="school-fields">
      <TextField id="school-search" label={t('school.search')} hint={t('school.searchHint')} error={error} type="search" inputMode="search" value={value.search}
        onInput={(search) => onChange({ search, ...(value.kind === 'unlisted' || value.kind === 'not_known' || value.name !== search ? { kind: '', id: '' } : {}) })} />
      <p class="hint" role="status">{typed && value.kind === '' ? (schoolsLoaded.value ? tn('school.found', found.length) : t('loading')) : ''}</p>
      {shown.length || value.kind === 'listed' ? (
        <fieldset class="field">
          <legend class="visually-hidden">{t('school.results')}</legend>
          <div class="choices">
            {(value.kind === 'listed' && !shown.some((s) => s.id === value.id) ? [{ id: value.id, name: value.name, town: '' }, ...shown] : shown).map((school) => (
              <div class="choice radio" key={school.id}>
                <input id={`school-${school.id}`} type="radio" name="school" checked={value.kind === 'listed' && value.id === school.id} onChange={() => onChange({ kind: 'listed', id: school.id, name: school.name })} />
                <label for={`school-${school.id}`}>{school.name}{school.town ? <span class="muted block">{school.town}</span> : null}</label>
              </div>
            ))}
          </div>
          {found.length > shown.length ? <button type="button" class="btn quiet" onClick={() => setMore(true)}>{tn('school.more', found.length - shown.length)}</button> : null}
        </fieldset>
      ) : null}
      <fieldset class="field">
        <legend class="visually-hidden">{t('school.otherwise')}</legend>
        <div class="choices">
          <div class="choice radio">
            <input id="school-unlisted" type="radio" name="school" checked={value.kind === 'unlisted'} onChange={() => onChange({ kind: 'unlisted', id: '', name: value.kind === 'listed' ? '' : value.name || value.search })} />
            <label for="school-unlisted">{t('school.unlisted')}</label>
          </div>
          {value.kind === 'unlisted' ? (
            <div class="reveal">
              <TextField id="school-name" label={t('school.name')} hint={t('school.nameHint')} error={messageFor(errors, 'school-name')} value={value.name} onInput={(name) => onChange({ name })} capitals="words" />
            </div>
          ) : null}
          <div class="choice radio">
            <input id="school-not_known" type="radio" name="school" checked={value.kind === 'not_known'} onChange={() => onChange({ kind: 'not_known', id: '', name: '' })} />
            <label for="school-not_known">{t('value.notKnown')}</label>
          </div>
        </div>
      </fieldset>
    </div>
  );
}
