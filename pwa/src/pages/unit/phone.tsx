// One phone: how it stands, taking it out of use, and what it held.
import { useState } from 'preact/hooks';
import { here } from '../../router';
import { t as frame } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/phones';
import { readHoldings, readPhones, revoke, type Phone } from '../../state/phones';
import { role } from '../../state/role';
import { Button, Card, Confirm, Meta, Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { PhoneState } from './phones';
import { Reading } from './reading';
import { useReason } from './reason';
import { useRead } from './use-read';
import './unit.css';

function Revoke({ phone, onDone }: { phone: Phone; onDone: () => void }) {
  const { field, check, send } = useReason(onDone);
  return (
    <Card label={t('revoke')}>
      <h2>{t('revoke')}</h2>
      <p>{t('revoke.lead')}</p>
      {field}
      <Confirm question={t('revoke.sure', { name: phone.name })} yes={t('revoke')} no={frame('action.cancel')} onYes={() => void send((reason) => revoke(phone, reason))}>
        {(ask) => <button type="button" class="btn danger" data-ask onClick={() => check() && ask()}>{t('revoke')}</button>}
      </Confirm>
    </Card>
  );
}

/** Who decided, when and why. */
export function Decided({ title, at, by, reason, more }: { title: string; at: string; by: { displayName: string }; reason: string; more?: string }) {
  return (
    <Notice title={title} role="status">
      <p>{frame('withdrawn.by', { name: by.displayName, time: dayAndTime(at) })} {frame('withdrawn.reason', { reason })}</p>
      {more ? <p>{more}</p> : null}
    </Notice>
  );
}

function Held({ id }: { id: string }) {
  const read = useRead(id, () => readHoldings(id));
  const items = read.value?.items;
  return (
    <>
      <Reading read={read} />
      {items?.length === 0 ? <p>{frame('history.none')}</p> : null}
      <ul class="outbox">
        {items?.map(({ incidentId, reference, lastAt }) => <li key={incidentId}><a class="row-link" href={`/cases/${incidentId}`}>{reference}</a><Meta parts={[dayAndTime(lastAt)]} /></li>)}
      </ul>
    </>
  );
}

export function PhonePage() {
  const id = here.value.params['id']!;
  const read = useRead('phones', readPhones);
  // What it held is looked up only when it is asked for: the look is logged.
  const [asked, setAsked] = useState(false);
  const phone = read.value?.items.find((one) => one.id === id);
  const out = phone?.revoked;
  return (
    <Page title={phone?.name ?? frame(read.value ? 'unknown.title' : 'nav.phones')} caption={phone?.officer?.displayName} back={{ href: '/phones', label: frame('nav.phones') }}>
      <Reading read={read} />
      {phone ? (
        <>
          <PhoneState phone={phone} />
          {out ? <Decided {...out} title={t('revoked')} more={out.erasedAt ? t('erased', { time: dayAndTime(out.erasedAt) }) : t('notErased')} /> : <Revoke phone={phone} onDone={read.again} />}
          {role.value === 'supervisor' ? (
            <Card label={t('holdings')}>
              <h2>{t('holdings')}</h2>
              <p>{t('holdings.lead')}</p>
              {asked ? <Held id={id} /> : <Button kind="quiet" type="button" onClick={() => setAsked(true)}>{frame('item.look')}</Button>}
            </Card>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
