// The schools on this phone.
import { useEffect, useState } from 'preact/hooks';
import { t, tn, type TextKey, maybe } from '../i18n';
import { findSchools, loadSchools } from '../state/schools';
import { revision } from '../state/sync';
import { Button } from '../ui/parts';
import { Page } from '../ui/page';
import { TextField } from '../ui/text-field';

const PAGE = 25;

export function SchoolsPage() {
  const [typed, setTyped] = useState('');
  const [count, setCount] = useState(PAGE);
  const rev = revision.value;
  useEffect(() => void loadSchools(), [rev]);
  const found = findSchools(typed);
  return (
    <Page title={t('schools.title')}>
      <TextField id="schools-search" label={t('school.search')} hint={t('school.searchHint')} type="search" inputMode="search" value={typed} onInput={(text) => { setTyped(text); setCount(PAGE); }} />
      <p class="hint" role="status">{tn('school.found', found.length)}</p>
      {found.length ? (
        <ul class="list">
          {found.slice(0, count).map((school) => (
            <li key={school.id}>
              <span class="block">{school.name}</span>
              <span class="muted small">{[school.nameCy !== school.name ? school.nameCy : '', school.town, school.phase && (maybe(`phase.${school.phase}` as TextKey) ?? '')].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {found.length > count ? <Button kind="quiet" type="button" onClick={() => setCount(count + PAGE)}>{tn('school.more', found.length - count)}</Button> : null}
    </Page>
  );
}
