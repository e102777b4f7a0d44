// How this phone locks: a PIN for the shift, a passkey, another passphrase.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { t as own } from '../../i18n/parts/this-phone';
import { policy } from '../../state/lease';
import { pinIsGood } from '../../state/passphrase';
import { passkeysHere, takePasskey } from '../../state/unlock';
import { changePassphrase, setPin } from '../../state/vault';
import { Button } from '../../ui/parts';
import { Page, type Message } from '../../ui/page';
import { PasswordField } from '../../ui/text-field';
import { useNewPassphrase } from '../parts/new-passphrase';

type Done = 'pin.done' | 'passkey.done' | 'change.done';
interface PartProps {
  /** Null: it was done. */
  say: (done: Done | null, errors?: Message[]) => void;
  errors: readonly Message[];
}
const of = (errors: readonly Message[], field: string) => errors.find((error) => error.field === field)?.text;

function PinPart({ say, errors }: PartProps) {
  const [pin, setTyped] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!pinIsGood(pin)) return say(null, [{ field: 'pin', text: own('pin.bad') }]);
    await setPin(pin);
    setTyped('');
    say('pin.done');
  };
  return (
    <form class="card" noValidate onSubmit={submit}>
      <h2>{own('pin.title')}</h2>
      <p>{own('pin.text')}</p>
      <PasswordField id="pin" label={own('pin.label')} value={pin} onInput={setTyped} error={of(errors, 'pin')} autoComplete="off" inputMode="numeric" />
      <Button kind="quiet">{own('pin.button')}</Button>
    </form>
  );
}

function PasskeyPart({ say, errors }: PartProps) {
  const [typed, setTyped] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    const made = await takePasskey(typed);
    setTyped('');
    if (made === 'added') say('passkey.done');
    else say(null, [{ field: 'for-passkey', text: made === 'wrong' ? own('change.wrong') : t('passkey.failed') }]);
  };
  return (
    <form class="card" noValidate onSubmit={submit}>
      <h2>{own('passkey.title')}</h2>
      <p>{own('passkey.text')}</p>
      <PasswordField id="for-passkey" label={own('change.old')} value={typed} onInput={setTyped} error={of(errors, 'for-passkey')} />
      <Button kind="quiet">{own('passkey.button')}</Button>
    </form>
  );
}

function ChangePart({ say, errors }: PartProps) {
  const [old, setOld] = useState('');
  const next = useNewPassphrase();
  const submit = async (event: Event) => {
    event.preventDefault();
    say(null);
    if (!next.check()) return;
    const changed = await changePassphrase(old, next.typed);
    setOld('');
    if (changed) say('change.done');
    else say(null, [{ field: 'old', text: own('change.wrong') }]);
  };
  return (
    <form class="card" noValidate onSubmit={submit}>
      <h2>{own('change.title')}</h2>
      <PasswordField id="old" label={own('change.old')} value={old} onInput={setOld} error={of(errors, 'old')} />
      {next.fields}
      <Button kind="quiet">{own('change.button')}</Button>
    </form>
  );
}

export function LockPage() {
  const [done, setDone] = useState<Done | null>(null);
  const [errors, setErrors] = useState<Message[]>([]);
  const [passkeys, setPasskeys] = useState(false);
  useEffect(() => void passkeysHere().then(setPasskeys), []);
  const say: PartProps['say'] = (what, found = []) => {
    setDone(what);
    setErrors(found);
  };
  return (
    <Page title={t('lockPage.title')} back={{ href: '/more', label: t('nav.more') }} errors={errors}>
      <p class="lead">{own('lock.lead', { n: policy().idleMinutes })}</p>
      <p role="status" class="strong">{done ? own(done) : ''}</p>
      <PinPart say={say} errors={errors} />
      {passkeys ? <PasskeyPart say={say} errors={errors} /> : null}
      <ChangePart say={say} errors={errors} />
    </Page>
  );
}
