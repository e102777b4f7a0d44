// A unit's inbox: what is new, what waits for an update, what is answered. A child under 13 is loud.
import { useState } from 'preact/hooks';
import { dayAndTime } from '../../i18n/format';
import { t, tn } from '../../i18n/parts/unit';
import { chases, escalated, groupOf, inboxInGroups, readInbox, since, type InboxGroup, type InboxItem } from '../../state/inbox';
import { officer } from '../../state/session';
import { Button, Meta, Notice, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { Reading } from './reading';
import { useRead } from './use-read';
import './unit.css';

const TONE = { fresh: 'owed', answer: 'wait', done: 'done' } as const;
type StateKey =
  | 'state.notified'
  | 'state.sent'
  | 'state.acknowledged'
  | 'state.accepted'
  | 'state.updated'
  | 'state.handed_back'
  | 'state.result'
  | 'state.closed';
/** One of these is the state of every referral; the server has no others. */
const stateText = (item: InboxItem) => t(`state.${item.referral.state ?? 'notified'}` as StateKey);

function Line({ item }: { item: InboxItem }) {
  const { person, referral } = item;
  const group = groupOf(item);
  const open = group !== 'done';
  const asked = chases(item);
  return (
    <li class={`card link-card ${open && item.urgent ? 'urgent edge-owed' : open && item.overdue ? 'edge-wait' : ''}`}>
      {open && item.urgent ? (
        <p class="urgent-line">
          {person?.age !== null && person?.age !== undefined && person.age < 13 ? t('inbox.under13') : t('inbox.urgent')}
        </p>
      ) : null}
      <div class="card-top">
        <a class="card-link" href={`/cases/${item.incidentId}/referrals/${referral.id}`}>
          {person?.displayName ?? t('inbox.wholeCase')}
        </a>
        <Tag tone={TONE[group]}>{stateText(item)}</Tag>
      </div>
      <Meta
        parts={[
          person && (person.age === null || person.age === undefined ? t('inbox.ageNotKnown') : t('inbox.age', { n: person.age })),
          item.schoolName ?? t('inbox.school'),
          item.reference,
        ]}
      />
      <Meta
        parts={[
          t('inbox.since', { time: dayAndTime(since(item)) }),
          open && !item.overdue && item.dueAt && t('inbox.due', { time: dayAndTime(item.dueAt) }),
        ]}
      />
      {open && (item.overdue || asked > 0 || escalated(item)) ? (
        <p class="tags">
          {item.overdue ? (
            <Tag tone="owed">{item.dueAt ? t('inbox.overdue', { time: dayAndTime(item.dueAt) }) : tn('inbox.overdueCount', 1)}</Tag>
          ) : null}
          {asked > 0 ? <Tag tone="wait">{tn('inbox.chased', asked)}</Tag> : null}
          {escalated(item) ? <Tag tone="owed">{t('inbox.escalated')}</Tag> : null}
        </p>
      ) : null}
    </li>
  );
}

function Group({ name, items, unit }: { name: Exclude<InboxGroup, 'done'>; items: readonly InboxItem[]; unit: 'ppu' | 'cid' }) {
  const late = items.filter((item) => item.overdue).length;
  return (
    <section aria-labelledby={`inbox-${name}`} class="inbox-group">
      <div class="heading-row">
        <h2 id={`inbox-${name}`}>{t(`inbox.${name satisfies 'fresh' | 'answer'}`)}</h2>
        <span class="tags">
          {late ? <Tag tone="owed">{tn('inbox.overdueCount', late)}</Tag> : null}
          <span class="muted">{tn('inbox.count', items.length)}</span>
        </span>
      </div>
      <p class="muted small">{items.length ? t(`inbox.${name satisfies 'fresh' | 'answer'}.${unit}`) : t(`inbox.${name satisfies 'fresh' | 'answer'}.none`)}</p>
      <ul class="cards">
        {items.map((item) => (
          <Line key={item.referral.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Done({ items }: { items: readonly InboxItem[] }) {
  const [open, setOpen] = useState(false);
  if (!items.length) return null;
  const show = () => {
    setOpen(true);
    document.getElementById('inbox-done')?.focus();
  };
  return (
    <section aria-labelledby="inbox-done" class="inbox-group inbox-done">
      <h2 id="inbox-done" tabIndex={-1}>
        {t('inbox.done')}
      </h2>
      {open ? (
        <ul class="cards">
          {items.map((item) => (
            <Line key={item.referral.id} item={item} />
          ))}
        </ul>
      ) : (
        <Button kind="quiet" type="button" onClick={show}>
          {tn('inbox.done.show', items.length)}
        </Button>
      )}
    </section>
  );
}

export function InboxPage() {
  const read = useRead('inbox', readInbox);
  const unit = officer.value?.role === 'cid' ? 'cid' : 'ppu';
  const groups = inboxInGroups(read.value?.items ?? []);
  const urgent = [...groups.fresh, ...groups.answer].filter((item) => item.urgent).length;
  const none = read.value !== null && !read.value.items.length;
  return (
    <Page title={t('inbox.title')} heading={false} wide>
      <header class="unit-head">
        <h1 tabIndex={-1}>{t(unit === 'cid' ? 'inbox.cid' : 'inbox.ppu')}</h1>
        <Reading read={read} />
      </header>
      {urgent ? (
        <Notice tone="owed" title={tn('inbox.urgentCount', urgent)}>
          <p>{t('inbox.urgentText')}</p>
        </Notice>
      ) : null}
      {none ? <p class="empty">{t('inbox.none')}</p> : null}
      {read.value && !none ? (
        <>
          <div class="inbox-columns">
            <Group name="fresh" items={groups.fresh} unit={unit} />
            <Group name="answer" items={groups.answer} unit={unit} />
          </div>
          <Done items={groups.done} />
          {read.value.more ? <p class="muted">{t('more')}</p> : null}
        </>
      ) : null}
    </Page>
  );
}
