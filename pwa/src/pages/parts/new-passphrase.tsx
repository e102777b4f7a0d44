// The fields of a new passphrase and what is wrong with them. While it is shown, it need not be typed twice.
import { useState } from 'preact/hooks';
import { t, tn, type TextKey } from '../../i18n';
import { lengthOf, SHORTEST, strengthOf } from '../../state/passphrase';
import { officer } from '../../state/session';
import type { Message } from '../../ui/page';
import { PasswordField } from '../../ui/text-field';

export function useNewPassphrase() {
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [errors, setErrors] = useState<Message[]>([]);
  const strength = strengthOf(typed, officer.value?.username);
  const say = (text: string, field = 'new') => setErrors([{ field, text }]);
  const of = (field: string) => errors.find((error) => error.field === field)?.text;
  const check = (): boolean => {
    const wrong = strength === 'short' || strength === 'easy';
    if (wrong) say(t(`phrase.${strength}`));
    else if (!shown && typed !== again) say(t('phrase.differs'), 'again');
    else setErrors([]);
    return !wrong && (shown || typed === again);
  };
  const left = SHORTEST - lengthOf(typed);
  const fields = (
    <>
      <PasswordField id="new" label={t('phrase.new')} hint={t('phrase.hint')} value={typed} onInput={setTyped} error={of('new')} autoComplete="new-password" onShown={setShown} />
      <p class="hint after" role="status">{!typed ? '' : left > 0 ? tn('phrase.left', left) : t(`phrase.is.${strength}` as TextKey)}</p>
      {shown ? null : <PasswordField id="again" label={t('phrase.again')} value={again} onInput={setAgain} error={of('again')} autoComplete="new-password" />}
    </>
  );
  return { typed, errors, check, say, fields };
}
