// One item that needs a person: what happened, that nothing was lost, and the ways to put it right.
import { useEffect, useState } from 'preact/hooks';
import { go, here } from '../../router';
import { t } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import type { CaseView } from '../../state/case-view';
import { readView } from '../../state/cases';
import { loadSchools } from '../../state/schools';
import { revision } from '../../state/sync';
import { readItem, resend, setAside, type WaitingItem } from '../../state/waiting';
import { Confirm, Notice } from '../../ui/parts';
import { Loading, Page } from '../../ui/page';
import { errorText, problemText } from '../parts/messages';
import { labelOf, sayValue, type Words } from '../parts/changes';
import { usePack } from '../parts/use-pack';
import { t as desk } from '../../i18n/parts/desk';
import { ConflictForm } from './conflict';
import { EntryEditor } from './editor';
import { itemTitle } from './item-text';

function SetAside({ item }: { item: WaitingItem }) {
  if (item.state === 'aside') return null;
  return (
    <section class="end">
      <h2>{t('item.asideTitle')}</h2>
      <p>{t('item.asideText')}</p>
      <Confirm question={t('item.asideSure')} yes={t('item.asideYes')} no={t('action.cancel')} onYes={() => void setAside(item.seq).then(() => go('/waiting'))}>
        {(ask) => <button type="button" class="btn quiet" data-ask onClick={ask}>{t('item.setAside')}</button>}
      </Confirm>
    </section>
  );
}

/** Longer lists are folded: the case itself shows them in their order. */
const FEW = 5;

/** What stood in the way of closing, in the words of the guidance. */
function StillOwed({ item, words }: { item: WaitingItem; words: Words }) {
  const owed = item.last?.owed ?? [];
  if (!owed.length) return null;
  const about = (id: string) => (words.file?.persons.some((one) => one.id === id) ? ` (${sayValue('personId', id, words)})` : '');
  return (
    <details open={owed.length <= FEW}>
      <summary>{desk.tn('edit.owed', owed.length)}</summary>
      <ul>{owed.map((one) => <li key={`${one.code} ${one.subjectId}`}>{sayValue('question', one.code, words)}{about(one.subjectId)}</li>)}</ul>
    </details>
  );
}

export function WaitingItemPage() {
  const seq = Number(here.value.params['seq']);
  const [item, setItem] = useState<WaitingItem | null | 'loading'>('loading');
  const [view, setView] = useState<CaseView | null>(null);
  const rev = revision.value;
  const pack = usePack(view?.file.guidancePack);
  const load = async () => {
    await loadSchools();
    const found = await readItem(seq);
    if (found) setView(await readView(found.head.incidentId));
    setItem(found);
  };
  useEffect(() => void load(), [seq, rev]);
  if (item === 'loading') return <Loading />;
  if (!item) return <Page title={t('item.goneTitle')} back={{ href: '/waiting', label: t('nav.waiting') }}><p>{t('item.goneText')}</p></Page>;
  const problem = item.last ? problemText(item.last) : null;
  const stale = item.last?.code === 'stale';
  const words: Words = { file: view?.file ?? null, pack };
  return (
    <Page title={itemTitle(item)} back={{ href: '/waiting', label: t('nav.waiting') }}>
      <p class="muted">{t('item.written', { time: dayAndTime(item.head.writtenAt) })}</p>
      {problem ? (
        <Notice tone="owed" title={problem.title}>
          <p>{t('item.nothingLost')}</p>
          <p>{problem.todo}</p>
          {item.last?.errors.length ? <ul>{item.last.errors.map((error) => <li key={error.pointer + error.code}>{labelOf(error.pointer.split('/')[1] ?? '')}: {errorText(error.code)}</li>)}</ul> : null}
          <StillOwed item={item} words={words} />
          {item.last?.traceId ? <p class="muted small">{t('item.trace', { id: item.last.traceId })}</p> : null}
        </Notice>
      ) : null}
      {stale ? <ConflictForm item={item} words={words} /> : <EntryEditor key={item.seq} item={item} words={words} onSend={(body) => void resend(item, body).then(() => go('/waiting'))} />}
      <SetAside item={item} />
    </Page>
  );
}
