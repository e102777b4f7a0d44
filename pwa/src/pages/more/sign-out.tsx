// Signing out erases what is kept here, and asks first when something has not been sent.
import { useEffect, useState } from 'preact/hooks';
import { go } from '../../router';
import { t, tn } from '../../i18n';
import { signOut, unsentWork } from '../../state/session';
import { Button, Notice } from '../../ui/parts';
import { Loading, Page } from '../../ui/page';

export function SignOutPage() {
  const [unsent, setUnsent] = useState<Awaited<ReturnType<typeof unsentWork>> | null>(null);
  const [sure, setSure] = useState(false);
  const [missing, setMissing] = useState(false);
  useEffect(() => void unsentWork().then(setUnsent), []);
  if (!unsent) return <Loading />;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (unsent.total && !sure) return setMissing(true);
    await signOut();
    go('/sign-in', 'replace');
  };
  return (
    <Page title={t('signOut.title')} back={{ href: '/more', label: t('nav.more') }} errors={missing && !sure ? [{ field: 'sure', text: t('signOut.needSure') }] : []}>
      {unsent.total ? (
        <Notice tone="owed" title={t('signOut.unsentTitle')}>
          <ul>
            {unsent.writes ? <li>{tn('signOut.writes', unsent.writes)}</li> : null}
            {unsent.drafts ? <li>{tn('signOut.drafts', unsent.drafts)}</li> : null}
          </ul>
          <p>{t('signOut.unsentText')} <a href="/waiting">{t('waiting.title')}</a></p>
        </Notice>
      ) : <p class="lead">{t('signOut.lead')}</p>}
      <form noValidate onSubmit={submit}>
        {unsent.total ? (
          <div class="field">
            <div class="choice checkbox">
              <input id="sure" type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
              <label for="sure">{t('signOut.sure')}</label>
            </div>
          </div>
        ) : null}
        <Button kind={unsent.total ? 'danger' : 'main'}>{t('signOut.button')}</Button>
      </form>
    </Page>
  );
}
