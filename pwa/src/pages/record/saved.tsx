// Recorded: the reference, large and as it is read aloud, and what happens next.
import { useEffect } from 'preact/hooks';
import { here } from '../../router';
import { t } from '../../i18n';
import { current, reloadCase } from '../../state/cases';
import { revision } from '../../state/sync';
import { Notice } from '../../ui/parts';
import { Loading, Page } from '../../ui/page';

/** The words police radio uses for the letters a reference can have; they are the same in both languages. */
const SAID: Record<string, string> = {
  B: 'Bravo', C: 'Charlie', D: 'Delta', F: 'Foxtrot', G: 'Golf', H: 'Hotel', J: 'Juliett', K: 'Kilo', M: 'Mike', N: 'November',
  P: 'Papa', Q: 'Quebec', R: 'Romeo', T: 'Tango', V: 'Victor', W: 'Whiskey', X: 'X-ray', Y: 'Yankee', Z: 'Zulu',
};

/** In groups and words that carry over a bad line. */
function Spelled({ reference }: { reference: string }) {
  const groups = reference.split('-').map((group) => group.split('').map((c) => SAID[c] ?? c).join(' '));
  return (
    <p>
      <span class="visually-hidden">{t('saved.spelled')} </span>
      {groups.map((group, at) => <span class="spelled-group" key={at}>{group}</span>)}
    </p>
  );
}

export function SavedPage() {
  const id = here.value.params['id'] ?? '';
  const rev = revision.value;
  useEffect(() => {
    if (current.value?.id !== id) current.value = { id, view: null, loading: true };
    void reloadCase(id);
  }, [rev, id]);
  const view = current.value?.id === id ? current.value.view : null;
  if (!view) return <Loading />;
  const { file, atServer, state } = view;
  const sent = state === 'sent' && atServer;
  return (
    <Page title={t('saved.title')} heading={false}>
      <div class="confirmation">
        <h1 tabIndex={-1}>{t('saved.title')}</h1>
        {file.reference ? (
          <>
            <p>{t('saved.reference')}</p>
            <p class="reference">{file.reference}</p>
            <Spelled reference={file.reference} />
          </>
        ) : <p>{t('saved.noReference')}</p>}
      </div>
      <div role="status"><Notice tone={sent ? 'done' : 'wait'} title={t(sent ? 'saved.sent' : 'saved.waiting')} /></div>
      <h2>{t('saved.nextTitle')}</h2>
      <ul class="plain-list">
        <li>{t('saved.next1')}</li>
        <li>{t('saved.next2')}</li>
        <li>{t('saved.next3')}</li>
      </ul>
      <p class="form-end">
        <a class="btn main" href={`/cases/${id}`}>{t('saved.open')}</a>
        <a class="row-link" href="/">{t('saved.home')}</a>
      </p>
    </Page>
  );
}
