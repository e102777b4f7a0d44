// What a supervisor has to look at: the team's cases that something is wrong with, each once, under the most pressing of it.
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/unit';
import { besides, concernsInGroups, readConcerns, type ConcernCode, type ConcernItem } from '../../state/concerns';
import { Meta, Tag, type Tone } from '../../ui/parts';
import { Page } from '../../ui/page';
import { TeamLines } from './held';
import { Reading } from './reading';
import { useRead } from './use-read';
import './unit.css';

const DAY = 86_400_000;
/** What was decided otherwise is to be read; everything else is still to be done. */
const TONE: Record<ConcernCode, Exclude<Tone, 'done'>> = {
  child_not_notified: 'owed',
  crime_clock_passed: 'owed',
  not_acknowledged: 'wait',
  overdue: 'wait',
  closed_with_owed: 'none',
  wording_not_given: 'none',
  route_overridden: 'none',
  answer_overridden: 'none',
};

function Line({ item, code }: { item: ConcernItem; code: ConcernCode }) {
  const others = besides(item, code);
  const { notified } = item;
  return (
    <li class={`card link-card edge-${TONE[code]}`}>
      <div class="card-top">
        <a class="card-link" href={`/cases/${item.incidentId}`}>
          {item.reference}
        </a>
        {item.status === 'closed' ? <Tag tone="plain">{t('concerns.closed')}</Tag> : null}
      </div>
      <Meta
        parts={[
          t('concerns.officer', { name: item.officer.displayName }),
          item.reportedAt ? t('concerns.reported', { time: dayAndTime(item.reportedAt) }) : t('concerns.notReported'),
        ]}
      />
      <p class="small">{t('concerns.notified', { ...notified })}</p>
      {item.reportedAt && item.concerns.includes('crime_clock_passed') ? (
        <p class="small">{t('concerns.clock', { time: dayAndTime(new Date(Date.parse(item.reportedAt) + DAY).toISOString()) })}</p>
      ) : null}
      {others.length ? (
        <p class="tags">
          <span class="muted small">{t('concerns.also')}</span>
          {others.map((other) => (
            <Tag key={other} tone={TONE[other]}>
              {t(`concern.${other}`)}
            </Tag>
          ))}
        </p>
      ) : null}
    </li>
  );
}

export function ConcernsPage() {
  const read = useRead('concerns', readConcerns);
  const groups = concernsInGroups(read.value?.items ?? []);
  return (
    <Page title={t('concerns.title')} heading={false} wide>
      <header class="unit-head">
        <h1 tabIndex={-1}>{t('concerns.title')}</h1>
        <p class="lead">{t('concerns.lead')}</p>
        <Reading read={read} />
      </header>
      <TeamLines />
      {read.value && !groups.length ? <p class="empty">{t('concerns.none')}</p> : null}
      {groups.map(({ code, items }) => (
        <section key={code} aria-labelledby={`concern-${code}`} class="inbox-group">
          <h2 id={`concern-${code}`} class="counted">
            {t(`concern.${code}`)} <span class={TONE[code] === 'owed' ? 'count owed' : 'count'}>{items.length}</span>
          </h2>
          <p class="muted small">{t(`concern.${code}.text`)}</p>
          <ul class="cards card-grid">
            {items.map((item) => (
              <Line key={item.incidentId} item={item} code={code} />
            ))}
          </ul>
        </section>
      ))}
      {read.value?.more ? <p class="muted">{t('more')}</p> : null}
    </Page>
  );
}
