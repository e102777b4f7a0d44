// What the server said against a write: what happened, which members, what is still owed, and what to do.
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import { t as desk } from '../../i18n/parts/desk';
import type { Refusal } from '../../state/vocabulary';
import { Notice } from '../../ui/parts';
import { labelOf, sayValue, type Words } from '../parts/changes';
import { errorText, problemText } from '../parts/messages';

/** Longer lists are folded: the case itself shows them in their order. */
const FEW = 5;

/** What stood in the way of closing, in the words of the guidance. */
function StillOwed({ owed = [], words }: { owed: Refusal['owed']; words: Words }) {
  if (!owed.length) return null;
  const about = (id: string) => (words.file?.persons.some((one) => one.id === id) ? ` (${sayValue('personId', id, words)})` : '');
  return (
    <details open={owed.length <= FEW}>
      <summary>{desk.tn('edit.owed', owed.length)}</summary>
      <ul>{owed.map((one) => <li key={`${one.code} ${one.subjectId}`}>{sayValue('question', one.code, words)}{about(one.subjectId)}</li>)}</ul>
    </details>
  );
}

interface Props {
  last: Refusal;
  words: Words;
  /** It goes by itself: nobody has to do anything. */
  waits?: boolean;
  children?: ComponentChildren;
}
export function Why({ last, words, waits, children }: Props) {
  const { title, todo } = problemText(last);
  return (
    <Notice tone={waits ? 'wait' : 'owed'} title={title}>
      {children}
      <p>{todo}</p>
      {last.errors.length ? <ul>{last.errors.map((error) => <li key={error.pointer + error.code}>{labelOf(error.pointer.split('/')[1] ?? '')}: {errorText(error.code)}</li>)}</ul> : null}
      <StillOwed owed={last.owed} words={words} />
      {last.traceId ? <p class="muted small">{t('item.trace', { id: last.traceId })}</p> : null}
    </Notice>
  );
}
