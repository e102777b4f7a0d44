// What has not reached the server, and why.
import { useEffect, useState } from 'preact/hooks';
import { t, tn } from '../../i18n';
import { t as desk } from '../../i18n/parts/desk';
import { clock, dayAndTime } from '../../i18n/format';
import { lines, loadLines } from '../../state/cases';
import { aside, items, lastContactAt, looks, nextTryAt, refused, report, revision, sent, waiting } from '../../state/sync';
import { putBack, tryNow } from '../../state/waiting';
import { instant, type OutboxItem } from '../../state/vocabulary';
import { Button, Meta, Notice, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { itemState, itemTitle } from './item-text';
import { SealedFile } from './ways';

function ItemRow({ item }: { item: OutboxItem }) {
  const state = itemState(item, items.value);
  return (
    <li class="outbox-item">
      <p class="outbox-top"><span class="strong">{itemTitle(item.head)}</span> <Tag tone={state.tone}>{state.text}</Tag></p>
      <Meta parts={[t('item.written', { time: dayAndTime(item.head.writtenAt) }), item.attempts > 0 && tn('item.attempts', item.attempts)]} />
      {state.why ? <p class="small">{state.why}</p> : null}
      {item.exportedAt ? <p class="small">{desk('sealed.saved', { time: dayAndTime(item.exportedAt) })}</p> : null}
      {item.state === 'waiting' ? <p><a class="row-link" href={`/waiting/${item.seq}`}>{t('item.look')}<span class="visually-hidden"> {itemTitle(item.head)}</span></a></p> : null}
      {item.state === 'refused' ? <p><a class="btn main" href={`/waiting/${item.seq}`}>{t('item.putRight')}<span class="visually-hidden"> {itemTitle(item.head)}</span></a></p> : null}
      {item.state === 'aside' ? <p class="row-actions"><button type="button" class="row-link" onClick={() => void putBack(item.seq)}>{t('item.putBack')}</button><a class="row-link" href={`/waiting/${item.seq}`}>{t('item.look')}</a></p> : null}
    </li>
  );
}

function Group({ incidentId }: { incidentId: string }) {
  const line = lines.value?.find((one) => one.id === incidentId);
  return (
    <section class="card" aria-label={line?.reference ?? t('case.noReference')}>
      <h2 class="card-title"><a href={`/cases/${incidentId}`}>{line?.reference ? line.reference : t('case.noReference')}</a></h2>
      <ul class="outbox">{items.value.filter((item) => item.head.incidentId === incidentId).map((item) => <ItemRow key={item.seq} item={item} />)}</ul>
    </section>
  );
}

export function WaitingPage() {
  const [busy, setBusy] = useState(false);
  const rev = revision.value;
  useEffect(() => void loadLines(), [rev]);
  const open = waiting.value.length + refused.value.length;
  const groups = [...new Set(items.value.map((item) => item.head.incidentId))];
  const retry = async () => {
    setBusy(true);
    await tryNow();
    setBusy(false);
  };
  return (
    <Page title={t('waiting.title')}>
      <p class="lead">{t('waiting.lead')}</p>
      {report.value.reached === false ? <Notice tone="wait" role="status" title={t('waiting.noNetwork')}><p>{t('waiting.noNetworkText')}</p></Notice> : null}
      {open ? (
        <>
          <p role="status" class="strong">{[
            refused.value.length && tn('sync.needsYou', refused.value.length), waiting.value.length && tn('home.waiting', waiting.value.length),
            nextTryAt.value && t('item.nextTry', { time: clock(nextTryAt.value) }),
          ].filter(Boolean).join(' · ')}</p>
          <p><Button kind="quiet" type="button" busy={busy || report.value.running} onClick={() => void retry()}>{t(report.value.running ? 'waiting.trying' : 'waiting.tryNow')}</Button></p>
        </>
      ) : aside.value.length + looks.value.length ? null : <Notice tone="done" title={t('waiting.none')}><p>{lastContactAt.value ? t('waiting.lastContact', { time: dayAndTime(instant(lastContactAt.value)) }) : ''}</p></Notice>}
      {sent.value.length ? <p>{desk('list.sent', { n: sent.value.length })}</p> : null}
      {looks.value.length ? <p class="muted">{desk('list.looks', { n: looks.value.length })}</p> : null}
      {groups.map((id) => <Group key={id} incidentId={id} />)}
      {open ? <SealedFile chosen={[...refused.value, ...waiting.value]} /> : null}
      {aside.value.length ? <p class="muted small">{t('waiting.asideText')}</p> : null}
    </Page>
  );
}
