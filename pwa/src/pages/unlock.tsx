// The locked app: the address is kept, and nothing here tells whose phone this is or what is on it.
import { useState } from 'preact/hooks';
import { t, tn, type TextKey } from '../i18n';
import { eraseForgotten, pinAsked, unlockWith, type Unlocking } from '../state/unlock';
import { lockReason, vault } from '../state/vault';
import { Button, Confirm } from '../ui/parts';
import { Page, type Message } from '../ui/page';
import { PasswordField } from '../ui/text-field';

const sentence = (outcome: Unlocking): string =>
  ('left' in outcome ? tn(`lock.${outcome.kind}`, outcome.left) : t(`lock.${outcome.kind}` as TextKey));

export function UnlockPage() {
  const [secret, setSecret] = useState('');
  const [errors, setErrors] = useState<Message[]>([]);
  const [busy, setBusy] = useState(false);
  const pin = pinAsked.value;
  const say = (text: string) => setErrors([{ field: 'secret', text }]);
  const open = async (way: 'passphrase' | 'pin' | 'passkey') => {
    if (busy) return;
    if (!secret && way !== 'passkey') return say(t('lock.need'));
    setBusy(true);
    const outcome = await unlockWith(way, secret).catch((): Unlocking => ({ kind: 'failed' }));
    if (outcome.kind === 'in' || outcome.kind === 'erased') return;
    setBusy(false);
    setSecret('');
    say(sentence(outcome));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void open(pin ? 'pin' : 'passphrase');
  };
  const reason = lockReason.value;
  return (
    <Page title={t('lock.title')} errors={errors}>
      <p class="lead">{reason ? `${t(`lock.why.${reason}` as TextKey)} ` : ''}{t('lock.kept')}</p>
      <form noValidate onSubmit={submit}>
        <PasswordField key={pin} id="secret" label={t(pin ? 'lock.pin' : 'lock.passphrase')} value={secret} onInput={setSecret} error={errors[0]?.text}
          autoComplete={pin ? 'off' : 'current-password'} inputMode={pin ? 'numeric' : 'text'} />
        <Button busy={busy}>{t(busy ? 'lock.busy' : 'lock.open')}</Button>
        {vault.value?.passkeys.length ? <Button kind="quiet" type="button" onClick={() => void open('passkey')}>{t('lock.passkey')}</Button> : null}
        {pin ? <Button kind="quiet" type="button" onClick={() => (pinAsked.value = false)}>{t('lock.usePassphrase')}</Button> : null}
      </form>
      <Confirm question={t('lock.eraseSure')} yes={t('lock.eraseYes')} no={t('action.cancel')} onYes={() => void eraseForgotten()}>
        {(ask) => <p class="row-actions"><button type="button" class="row-link" data-ask onClick={ask}>{t('lock.forgotten')}</button></p>}
      </Confirm>
      <p class="row-actions"><a class="row-link" href="/sign-in">{t('lock.other')}</a></p>
    </Page>
  );
}
