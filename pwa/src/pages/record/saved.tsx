// Recorded: the reference, large and as it is read aloud, and what happens next.
import { useEffect } from 'preact/hooks';
import { here } from '../../router';
import { t } from '../../i18n';
import { current, reloadCase } from '../../state/cases';
import { revision } from '../../state/sync';
import { Page } from '../../ui/page';

/** In groups and words that carry over a bad line: figures and letters one by one. */
export function Spelled({ reference }: { reference: string }) {
  return <p class="spelled"><span class="visually-hidden">{t('saved.spelled')} </span>{reference.split('-').map((group, at) => <span class="spelled-group" key={at}>{group.split('').join(' ')}</span>)}</p>;
}

export function SavedPage() {
  const id = here.value.params['id'] ?? '';
  const rev = revision.value;
  useEffect(() => {
    if (current.value?.id !== id) current.value = { id, view: null, loading: true };
    void reloadCase(id);
  }, [rev, id]);
  const view = current.value?.id === id ? current.value.view : null;
  if (!view) return <Page title={t('case.title')}><p role="status" class="muted">{t('loading')}</p></Page>;
  const { file, atServer, state } = view;
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
      <p role="status" class="strong">{t(state === 'sent' && atServer ? 'saved.sent' : 'saved.waiting')}</p>
      <h2>{t('saved.nextTitle')}</h2>
      <ul class="plain-list">
        <li>{t('saved.next1')}</li>
        <li>{t('saved.next2')}</li>
        <li>{t('saved.next3')}</li>
      </ul>
      <p><a class="btn main" href={`/cases/${id}`}>{t('saved.open')}</a></p>
      <p><a href="/">{t('saved.home')}</a></p>
    </Page>
  );
}
