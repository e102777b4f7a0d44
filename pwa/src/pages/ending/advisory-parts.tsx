// The crimes that the wording is for, and what is on record of it.
import { here } from '../../router';
import { t, tn } from '../../i18n/parts/ending';
import { dayAndTime } from '../../i18n/format';
import type { Guided } from '../../state/guidance';
import { Meta, SummaryList, Tag, type Row } from '../../ui/parts';
import { PackText, personName, whoName } from '../guide/parts';
import { crimesAgainst, hasCopy, maySay, onRecordFor, standing, textSaid, type Advisory } from './say';
import { WhyNotNotice } from './why-not';

export function CrimesToSay({ guided, person }: { guided: Guided; person: string }) {
  const { file } = guided.view;
  const records = onRecordFor(file, person);
  return (
    <section aria-labelledby="advisory-crimes">
      <h2 id="advisory-crimes">{t('advisory.crimes', { name: personName(file, person) })}</h2>
      <ul class="cards ending-list">
        {crimesAgainst(file, person).map((crime) => {
          const say = maySay(guided, person, crime.id);
          if ('why' in say)
            return (
              <li key={crime.id}>
                <WhyNotNotice why={say.why} id={file.id} person={person} crime={crime.id} />
              </li>
            );
          const stands = standing(records, crime.id);
          const given = stands.filter((one) => one.given).length;
          const not = !given && stands.length > 0;
          return (
            <li class="card" key={crime.id}>
              <h3 class="card-title">
                <PackText text={say.offence} />
              </h3>
              <Meta parts={[crime.reference ?? t('advisory.crimeNoReference')]} />
              <p class="tags">
                <Tag tone={given ? 'done' : not ? 'none' : 'owed'}>{not ? t('advisory.notGivenTag') : tn('advisory.times', given)}</Tag>
              </p>
              <p class="ending-actions">
                <a class={given ? 'btn quiet' : 'btn main'} href={`/cases/${file.id}/wording/${person}/${crime.id}`}>
                  {t('advisory.read')}
                </a>
                <a href={`${here.value.path}?do=not&crime=${crime.id}`}>{t('advisory.not')}</a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function rowsOf(guided: Guided, item: Advisory): Row[] {
  const { file } = guided.view;
  const { given, notGiven } = item;
  if (notGiven) {
    return [
      { label: t('advisory.reason'), value: <span class="prose">{notGiven.reason}</span> },
      { label: t('advisory.decidedBy'), value: whoName(file, notGiven.by) },
    ];
  }
  if (!given) return [];
  const { wording, language } = given;
  const present = given.present.map((one) => `${whoName(file, one.who)} (${t(`as.${one.as}`).toLocaleLowerCase()})`);
  return [
    { label: t('advisory.how'), value: t(`how.${given.how}`) },
    ...(given.place ? [{ label: t('advisory.where'), value: given.place }] : []),
    { label: t('advisory.by'), value: whoName(file, given.by) },
    { label: t('advisory.present'), value: present.length ? present.join('; ') : t('advisory.presentNobody') },
    { label: t('advisory.understood'), value: t(`understood.${given.understood ?? 'not_known'}`) },
    {
      label: t('advisory.version'),
      value: t('advisory.versionText', {
        pack: wording?.pack ?? guided.pack.version,
        note: wording?.note ?? guided.pack.advisory.note,
        language: t(`language.${language}`),
      }),
    },
  ];
}

function RecordOf({ guided, item }: { guided: Guided; item: Advisory }) {
  const { file, unsent } = guided.view;
  const crime = file.items.crimes.find((one) => one.id === item.crimeId);
  const offence = guided.pack.offences.find((one) => one.code === crime?.offence);
  const at = dayAndTime(item.given?.at ?? item.notGiven?.at ?? item.writtenAt);
  const stands = !item.withdrawn && !item.givenInError;
  const text = textSaid(item);
  const act = (what: string) => `${here.value.path}?do=${what}&item=${item.id}`;
  const of = <span class="visually-hidden"> {t('advisory.of', { time: at })}</span>;
  return (
    <li class={item.withdrawn ? 'card withdrawn-card' : 'card'}>
      <div class="card-top">
        <h3 class="card-title">{t(item.given ? 'advisory.givenAt' : 'advisory.notGivenAt', { time: at })}</h3>
        <span class="tags">
          {item.givenInError ? <Tag tone="owed">{t('advisory.inError')}</Tag> : null}
          {item.withdrawn ? <Tag tone="none">{t('advisory.takenBack')}</Tag> : null}
          {unsent.has(item.id) ? <Tag tone="wait">{t('advisory.waiting')}</Tag> : null}
        </span>
      </div>
      {offence ? (
        <p class="muted">
          <PackText text={offence.text} />
        </p>
      ) : null}
      {item.givenInError ? <p class="prose">{item.givenInError.reason}</p> : null}
      {item.withdrawn ? <p class="prose">{item.withdrawn.reason}</p> : null}
      <SummaryList rows={rowsOf(guided, item)} />
      {text ? (
        <details class="said-words">
          <summary>{t('advisory.showText')}</summary>
          <p class="exact-words" lang={item.given?.language}>
            {text}
          </p>
        </details>
      ) : null}
      {stands && file.status !== 'closed' ? (
        <p class="row-actions">
          {hasCopy(item) ? (
            <a class="row-link" href={`/cases/${file.id}/advisories/${item.id}/copy`}>
              {t('advisory.copy')}
              {of}
            </a>
          ) : null}
          {item.given ? (
            <a class="row-link" href={act('understood')}>
              {t('advisory.changeUnderstood')}
              {of}
            </a>
          ) : null}
          {item.given ? (
            <a class="row-link" href={act('error')}>
              {t('advisory.markError')}
              {of}
            </a>
          ) : (
            <a class="row-link" href={act('withdraw')}>
              {t('advisory.withdraw')}
              {of}
            </a>
          )}
        </p>
      ) : stands && hasCopy(item) ? (
        <p class="row-actions">
          <a class="row-link" href={`/cases/${file.id}/advisories/${item.id}/copy`}>
            {t('advisory.copy')}
            {of}
          </a>
        </p>
      ) : null}
    </li>
  );
}

export function OnRecord({ guided, records }: { guided: Guided; records: readonly Advisory[] }) {
  return (
    <section aria-labelledby="advisory-record">
      <h2 id="advisory-record">{t('advisory.earlier')}</h2>
      {records.length ? (
        <ul class="cards ending-list">
          {records.map((item) => (
            <RecordOf key={item.id} guided={guided} item={item} />
          ))}
        </ul>
      ) : (
        <p class="muted">{t('advisory.none')}</p>
      )}
    </section>
  );
}
