// One item that needs a person: what happened, that nothing was lost, and the ways to put it right.
import { useEffect, useState } from 'preact/hooks';
import { go, here } from '../../router';
import { t } from '../../i18n';
import { clock, dayAndTime } from '../../i18n/format';
import type { CaseView } from '../../state/case-view';
import { readView } from '../../state/cases';
import { loadSchools } from '../../state/schools';
import { items, revision } from '../../state/sync';
import { readItem, resend, setAside, type WaitingItem } from '../../state/waiting';
import { now, type OutboxItem } from '../../state/vocabulary';
import { Confirm } from '../../ui/parts';
import { Loading, Page } from '../../ui/page';
import type { Words } from '../parts/changes';
import { usePack } from '../parts/use-pack';
import { t as desk } from '../../i18n/parts/desk';
import { ConflictForm } from './conflict';
import { Content } from './content';
import { EntryEditor } from './editor';
import { itemTitle } from './item-text';
import { HandOver, SealedFile } from './ways';
import { Why } from './why';

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

function Parts({ item, words }: { item: WaitingItem; words: Words }) {
  if (item.last?.code === 'stale' && item.state !== 'waiting') return <ConflictForm item={item} words={words} />;
  // What may be on its way is not changed meanwhile.
  if (item.state === 'refused' || item.state === 'aside') return <EntryEditor key={item.seq} item={item} words={words} onSend={(body) => void resend(item, body).then(() => go('/waiting'))} />;
  return <Content kind={item.head.kind} body={JSON.parse(item.body.json) as Record<string, unknown>} words={words} title={desk('edit.what')} />;
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
  const head: OutboxItem | undefined = item ?? items.value.find((one) => one.seq === seq);
  const back = { href: '/waiting', label: t('nav.waiting') };
  if (!head) return <Page title={t('item.goneTitle')} back={back}><p>{t('item.goneText')}</p></Page>;
  const words: Words = { file: view?.file ?? null, pack };
  return (
    <Page title={itemTitle(head.head)} back={back}>
      <p class="muted">{t('item.written', { time: dayAndTime(head.head.writtenAt) })}</p>
      {head.last ? <Why last={head.last} words={words} waits={head.state === 'waiting'}>{item ? <p>{t('item.nothingLost')}</p> : null}</Why> : null}
      {head.state === 'waiting' && head.nextTryAt > now() ? <p class="strong">{t('item.nextTry', { time: clock(head.nextTryAt) })}</p> : null}
      {item ? <Parts item={item} words={words} /> : <p>{desk('unread.text')}</p>}
      {head.state === 'sent' ? null : (
        <section class="end">
          <h2>{desk('ways')}</h2>
          {item ? <HandOver item={item} /> : null}
          <SealedFile chosen={[head]} />
        </section>
      )}
      {item && item.state !== 'sent' ? <SetAside item={item} /> : null}
    </Page>
  );
}
