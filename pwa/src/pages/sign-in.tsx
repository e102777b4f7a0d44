// The way in. Needs a network; afterwards the app opens without one.
import { useState } from 'preact/hooks';
import { go, here } from '../router';
import { t, tn } from '../i18n';
import { demo, gone, officer, signIn, type SignInOutcome } from '../state/session';
import { items } from '../state/sync';
import { Button, Notice } from '../ui/parts';
import { Page, type Message } from '../ui/page';
import { PasswordField, TextField } from '../ui/text-field';
import { problemText } from './parts/messages';

function sentence(outcome: Exclude<SignInOutcome, { kind: 'in' }>): string {
  if (outcome.kind === 'no-network') return t('signIn.noNetwork');
  if (outcome.kind === 'other-officer') return t('signIn.otherOfficer', { name: outcome.name ?? t('signIn.somebody') });
  if (outcome.code === 'wrong-credentials') return t('signIn.wrong');
  if (outcome.code === 'too-many-requests') return t('signIn.tooMany', { n: Math.max(1, Math.ceil((outcome.retryAfterMs ?? 60_000) / 60_000)) });
  const { title, todo } = problemText({ code: outcome.code, status: 500 });
  return `${title} ${todo}`;
}

export function SignInPage() {
  const [username, setUsername] = useState(officer.value?.username ?? '');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<Message[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const missing = [...(username.trim() ? [] : [{ field: 'username', text: t('signIn.needName') }]), ...(password ? [] : [{ field: 'password', text: t('signIn.needPassword') }])];
    setErrors(missing);
    if (missing.length) return;
    setBusy(true);
    const outcome = await signIn(username.trim(), password);
    setBusy(false);
    if (outcome.kind === 'in') {
      if (here.value.name === 'signIn') go('/', 'replace');
    } else {
      setPassword('');
      setErrors([{ field: 'password', text: sentence(outcome) }]);
    }
  };
  const of = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <Page title={t(officer.value ? 'signIn.againTitle' : 'signIn.title')} errors={errors}>
      <p class="lead">{officer.value ? t('signIn.againLead', { name: officer.value.displayName }) : t('signIn.lead')}</p>
      {gone.value ? (
        <Notice tone="owed" role="alert" title={t('gone.title')}><p>{t(`gone.${gone.value}`)} {gone.value === 'lost' ? '' : tn('gone.sealed', items.value.length)}</p></Notice>
      ) : !officer.value && items.value.length ? <Notice tone="wait"><p>{tn('gone.sealed', items.value.length)}</p></Notice> : null}
      {demo.value ? <Notice title={t('signIn.demoTitle')}><p>{t('signIn.demoText')}</p></Notice> : null}
      <form noValidate onSubmit={submit}>
        <TextField id="username" label={t('signIn.username')} value={username} onInput={setUsername} error={of('username')} autoComplete="username" capitals="none" />
        <PasswordField id="password" label={t('signIn.password')} value={password} onInput={setPassword} error={of('password')} />
        <Button busy={busy}>{t(busy ? 'signIn.busy' : 'signIn.button')}</Button>
      </form>
    </Page>
  );
}
