// After the first sign-in on a phone: the passphrase under which everything here is sealed; then a passkey, where the phone has them.
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { openAfterwards, passkeysHere, setPassphrase, takePasskey } from '../state/unlock';
import { Button } from '../ui/parts';
import { Page } from '../ui/page';
import { useNewPassphrase } from './parts/new-passphrase';

export function PassphrasePage() {
  const { typed, errors, check, say, fields } = useNewPassphrase();
  const [busy, setBusy] = useState(false);
  const [offer, setOffer] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || !check()) return;
    setBusy(true);
    const failed = await setPassphrase(typed).then(() => false, () => true);
    setBusy(false);
    if (failed) say(t('phrase.failed'));
    else if (await passkeysHere()) setOffer(true);
    else await openAfterwards();
  };
  if (offer) return <OfferPasskey passphrase={typed} />;
  return (
    <Page title={t('phrase.title')} errors={errors}>
      <p class="lead">{t('phrase.why')}</p>
      <form noValidate onSubmit={submit}>
        {fields}
        <Button busy={busy}>{t(busy ? 'phrase.busy' : 'phrase.button')}</Button>
      </form>
    </Page>
  );
}

function OfferPasskey({ passphrase }: { passphrase: string }) {
  const [failed, setFailed] = useState(false);
  const add = async () => {
    if ((await takePasskey(passphrase)) === 'added') await openAfterwards();
    else setFailed(true);
  };
  return (
    <Page title={t('passkey.title')}>
      <p class="lead">{t('passkey.text')}</p>
      {failed ? <p role="alert" class="field-error">{t('passkey.failed')}</p> : null}
      <Button type="button" onClick={() => void add()}>{t('passkey.add')}</Button>
      <Button type="button" kind="quiet" onClick={() => void openAfterwards()}>{t('passkey.later')}</Button>
    </Page>
  );
}
