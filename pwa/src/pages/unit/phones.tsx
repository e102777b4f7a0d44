// Phones: whose, when each was last heard of, what it has not sent. For a supervisor those of the team; for everybody their own.
import { useEffect, useState } from 'preact/hooks';
import { t as frame } from '../../i18n';
import { day, dayAndTime } from '../../i18n/format';
import { t, tn } from '../../i18n/parts/phones';
import { whatIsKept } from '../../state/device';
import { inOrder, nameOf, readPhones, standingOf, type Phone } from '../../state/phones';
import { now } from '../../state/vocabulary';
import { Meta, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { Reading } from './reading';
import { useRead } from './use-read';
import './unit.css';

/** All that has to be known of a phone without opening it. */
export function PhoneState({ phone }: { phone: Phone }) {
  // The first characters of this phone's references: what tells it from the others.
  const [own, setOwn] = useState('');
  useEffect(() => void whatIsKept().then(({ prefix }) => setOwn(prefix ?? '')), []);
  const { unsent, since, lost, pressing } = standingOf(phone, now());
  const { report, held, lastContactAt } = phone;
  return (
    <>
      <Meta parts={[own === phone.referencePrefix && t('here'), lastContactAt && frame('waiting.lastContact', { time: dayAndTime(lastContactAt) })]} />
      <p class="tags">
        {phone.revoked ? <Tag tone="none">{t('revoked')}</Tag> : null}
        {since ? <Tag tone={pressing ? 'owed' : 'wait'}>{tn('unsent', unsent, { day: day(since) })}</Tag> : null}
        {lost ? <Tag tone="owed">{t('lost', { n: lost })}</Tag> : null}
        {report && report.storage !== 'ok' ? <Tag tone="wait">{t('low')}</Tag> : null}
        {report?.lostDeviceId ? <Tag tone="wait">{t('began')}</Tag> : null}
      </p>
      {held ? <p class="row-actions"><a class="row-link" href="/held">{frame('nav.held')}: {held}</a></p> : null}
    </>
  );
}

export function PhonesPage() {
  const read = useRead('phones', readPhones);
  return (
    <Page title={frame('nav.phones')} back={{ href: '/more', label: frame('nav.more') }} wide>
      <p class="lead">{t('lead')}</p>
      <Reading read={read} />
      <ul class="cards card-grid">
        {inOrder(read.value?.items ?? [], now()).map((phone) => (
          <li key={phone.id} class={`card link-card ${standingOf(phone, now()).pressing ? 'edge-owed' : ''}`}>
            <a class="card-link" href={`/phones/${phone.id}`}>{nameOf(phone)}</a>
            <PhoneState phone={phone} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
