// One item that needs a person: what happened, that nothing was lost, and the ways to put it right.
import { useEffect, useState } from 'preact/hooks';
import { go, here } from '../../router';
import { t } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { loadSchools } from '../../state/schools';
import { revision } from '../../state/sync';
import { readItem, resend, setAside, type WaitingItem } from '../../state/waiting';
import { Confirm, Notice } from '../../ui/parts';
import { Loading, Page } from '../../ui/page';
import { errorText, problemText } from '../parts/messages';
import { fieldLabel } from '../parts/labels';
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

export function WaitingItemPage() {
  const seq = Number(here.value.params['seq']);
  const [item, setItem] = useState<WaitingItem | null | 'loading'>('loading');
  const rev = revision.value;
  useEffect(() => void loadSchools().then(() => readItem(seq)).then(setItem), [seq, rev]);
  if (item === 'loading') return <Loading />;
  if (!item) return <Page title={t('item.goneTitle')} back={{ href: '/waiting', label: t('nav.waiting') }}><p>{t('item.goneText')}</p></Page>;
  const problem = item.last ? problemText(item.last) : null;
  const stale = item.last?.code === 'stale';
  return (
    <Page title={itemTitle(item)} back={{ href: '/waiting', label: t('nav.waiting') }}>
      <p class="muted">{t('item.written', { time: dayAndTime(item.head.writtenAt) })}</p>
      {problem ? (
        <Notice tone="owed" title={problem.title}>
          <p>{t('item.nothingLost')}</p>
          <p>{problem.todo}</p>
          {item.last?.errors.length ? <ul>{item.last.errors.map((error) => <li key={error.pointer + error.code}>{fieldLabel(error.pointer.split('/')[1] ?? '')}: {errorText(error.code)}</li>)}</ul> : null}
          {item.last?.traceId ? <p class="muted small">{t('item.trace', { id: item.last.traceId })}</p> : null}
        </Notice>
      ) : null}
      {stale ? <ConflictForm item={item} /> : <EntryEditor key={item.seq} item={item} onSend={(body) => void resend(item, body).then(() => go('/waiting'))} />}
      <SetAside item={item} />
    </Page>
  );
}
