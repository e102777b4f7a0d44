// Writes that wait for a decision: whose, why they are kept, when they were written. A supervisor sees the team's; whoever is in charge
// of a case sees what was written before it was handed over.
import { t as frame } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/phones';
import { kindAt, readHeld } from '../../state/held';
import { readPhones, standingOf } from '../../state/phones';
import { role } from '../../state/role';
import { now } from '../../state/vocabulary';
import { Meta, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { itemTitle } from '../waiting/item-text';
import { Reading } from './reading';
import { useRead } from './use-read';
import './unit.css';

export function HeldPage() {
  const read = useRead('held', readHeld);
  const back = role.value === 'supervisor' ? ({ href: '/concerns', label: frame('nav.concerns') }) : { href: '/', label: frame('nav.cases') };
  return (
    <Page title={frame('nav.held')} back={back} wide>
      <p class="lead">{t('held.lead')}</p>
      <Reading read={read} />
      {read.value && !read.value.items.length ? <p class="empty">{t('held.none')}</p> : null}
      <ul class="cards card-grid">
        {read.value?.items.map(({ id, path, method, officer, writtenAt, why }) => (
          <li key={id} class="card link-card edge-wait">
            <div class="card-top">
              <a class="card-link" href={`/held/${id}`}>{itemTitle({ kind: kindAt(path), method })}</a>
              <Tag tone="wait">{t(`held.${why}`)}</Tag>
            </div>
            <Meta parts={[officer.displayName, frame('item.written', { time: dayAndTime(writtenAt) })]} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** For the page of a supervisor's concerns: a line each, and nothing while there is nothing. */
export function TeamLines() {
  const held = useRead('held', readHeld).value?.items.length;
  const phones = useRead('phones', readPhones).value?.items.filter((phone) => standingOf(phone, now()).pressing).length;
  if (!held && !phones) return null;
  return (
    <ul class="list links">
      {held ? <li><a href="/held">{frame('nav.held')}: {held}</a></li> : null}
      {phones ? <li><a href="/phones">{t('team.phones', { n: phones })}</a></li> : null}
    </ul>
  );
}
