// Signing out erases what can be read here. What is finished stays, sealed, until it has gone up; what could not be sealed yet keeps the
// officer from leaving; what is not finished is lost, and that is asked first.
import { useEffect, useState } from 'preact/hooks';
import { go } from '../../router';
import { t } from '../../i18n';
import { t as own, tn } from '../../i18n/parts/this-phone';
import { signOut, unsentWork, type Unsent } from '../../state/session';
import { revision, syncNow } from '../../state/sync';
import { Button, Notice } from '../../ui/parts';
import { Loading, Page } from '../../ui/page';

/** Finished, and nobody but this officer could read it any more. */
function Bare({ count }: { count: number }) {
  return (
    <Notice tone="owed" title={tn('signOut.bare', count)}>
      <p>{own('signOut.bareText')} <a href="/waiting">{t('waiting.title')}</a></p>
      <Button type="button" onClick={() => void syncNow()}>{own('signOut.sendNow')}</Button>
    </Notice>
  );
}

export function SignOutPage() {
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [sure, setSure] = useState(false);
  const [missing, setMissing] = useState(false);
  const rev = revision.value;
  useEffect(() => void unsentWork().then(setUnsent), [rev]);
  if (!unsent) return <Loading />;
  const { sealed, drafts, bare } = unsent;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (drafts && !sure) return setMissing(true);
    go('/sign-in', 'replace');
    await signOut();
  };
  return (
    <Page title={t('signOut.title')} back={{ href: '/more', label: t('nav.more') }} errors={missing && !sure ? [{ field: 'sure', text: own('signOut.needSure') }] : []}>
      <p class="lead">{own('signOut.lead')}</p>
      {sealed ? <Notice tone="wait" title={tn('signOut.sealed', sealed)}><p>{own('signOut.sealedText')}</p></Notice> : null}
      {drafts ? <Notice tone="owed" title={tn('signOut.drafts', drafts)}><p>{own('signOut.draftsText')}</p></Notice> : null}
      {bare ? <Bare count={bare} /> : (
        <form noValidate onSubmit={submit}>
          {drafts ? (
            <div class="field">
              <div class="choice checkbox">
                <input id="sure" type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
                <label for="sure">{own('signOut.sure')}</label>
              </div>
            </div>
          ) : null}
          <Button kind={drafts ? 'danger' : 'main'}>{own('signOut.button')}</Button>
        </form>
      )}
    </Page>
  );
}
