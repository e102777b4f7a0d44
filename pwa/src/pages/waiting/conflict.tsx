// Somebody else changed the same thing: mine or theirs, field by field.
import { useEffect, useState } from 'preact/hooks';
import { go } from '../../router';
import { t } from '../../i18n';
import { readConflict, resolveConflict, type Conflict, type WaitingItem } from '../../state/waiting';
import { Radios } from '../../ui/choices';
import { Button, Notice } from '../../ui/parts';
import { sayMember, type Words } from '../parts/changes';

export function ConflictForm({ item, words }: { item: WaitingItem; words: Words }) {
  const say = (field: string, value: unknown) => sayMember(item.head.kind, field, value, words);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({});
  const [missing, setMissing] = useState<string[]>([]);
  const load = () => void readConflict(item).then(setConflict);
  useEffect(load, [item.seq, item.head.idempotencyKey]);
  if (!conflict) return <p role="status" class="muted">{t('loading')}</p>;
  if (conflict.kind !== 'choices') {
    return <Notice tone="wait" title={t(conflict.kind === 'no-network' ? 'conflict.noNetwork' : 'conflict.failed')}><p><button type="button" class="link-button" onClick={load}>{t('action.tryAgain')}</button></p></Notice>;
  }
  const submit = async (event: Event) => {
    event.preventDefault();
    const open = conflict.choices.filter((choice) => !chosen[choice.field]).map((choice) => choice.field);
    setMissing(open);
    if (open.length) return document.getElementById(`choice-${open[0]!}-mine`)?.focus();
    await resolveConflict(item, conflict.choices.filter((choice) => chosen[choice.field] === 'mine').map((choice) => choice.field), conflict.etag);
    go('/waiting');
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>{t('conflict.title')}</h2>
      <p>{t(conflict.choices.length ? 'conflict.lead' : 'conflict.same')}</p>
      {conflict.choices.map((choice) => (
        <div class="card versions" key={choice.field}>
          <Radios id={`choice-${choice.field}`} legend={say(choice.field, null).label} error={missing.includes(choice.field) ? t('conflict.choose') : undefined} hint={t('conflict.before', { value: say(choice.field, choice.before).text })}
            value={chosen[choice.field] ?? ''} onChange={(value: 'mine' | 'theirs') => setChosen({ ...chosen, [choice.field]: value })}
            options={[{ value: 'mine', label: t('conflict.mine'), hint: say(choice.field, choice.mine).text }, { value: 'theirs', label: t('conflict.theirs'), hint: say(choice.field, choice.theirs).text }]} />
        </div>
      ))}
      <Button>{t('conflict.send')}</Button>
    </form>
  );
}
