// What the record says about a question, so that a person can see from what the rules suggest an answer.
import { t } from '../../i18n/parts/guide-work';
import { t as g } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { AnswerCode, Guided } from '../../state/guidance';
import { Notice } from '../../ui/parts';
import { personName } from './parts';
import { live, offenceText } from './words';

export function Suggested({ suggested, open }: { suggested: AnswerCode | null; open: string }) {
  return (
    <p>
      {suggested ? (
        <>
          {t('suggest.says')} <strong>{g(`answer.${suggested}`)}</strong>. {t('suggest.decide')}
        </>
      ) : (
        open
      )}
    </p>
  );
}

const WHEN = ['taken', 'shared', 'reported'] as const;
const age = (n: number | null | undefined): string => (n === null || n === undefined ? t('ages.none') : String(n));

/** Ages on the three dates: an adult is somebody who was 18 or over at the act. */
export function AdultFacts({ guided, suggested }: { guided: Guided; suggested: AnswerCode | null }) {
  const { file } = guided.view;
  const people = guided.evaluation.people.filter(({ personId }) =>
    file.parties.some(
      (one) =>
        one.personId === personId && !one.withdrawn && ['victim', 'offender', 'implicated_adult', 'witness', 'other'].includes(one.role),
    ),
  );
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts.title')}</h2>
      {people.length ? (
        <ul class="step-rows">
          {people.map(({ personId, adult, child }) => (
            <li key={personId}>
              <span>
                <strong>{personName(file, personId)}</strong>{' '}
                {adult ? <strong class="loud">{g('adult')}</strong> : child ? <span class="muted">{g('child')}</span> : null}
              </span>
              <span class="small">{WHEN.map((when) => `${t(`ages.${when}`)}: ${age(guided.ages.get(personId)?.[when])}`).join(', ')}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p class="muted">{t('facts.nobody')}</p>
      )}
      <p class="small muted">
        {t('ages.rule')} <a href={`/cases/${file.id}/dates`}>{t('ages.dates')}</a>
      </p>
      <Suggested suggested={suggested} open={t('adult.open')} />
    </section>
  );
}

/** Earlier occasions for the same offence: on record, and from elsewhere. */
export function RepeatFacts({
  guided,
  personId,
  suggested,
  elsewhere,
}: {
  guided: Guided;
  personId: string;
  suggested: AnswerCode | null;
  elsewhere: number;
}) {
  const { file } = guided.view;
  const offences = [
    ...new Set(
      live(file.items.crimes).flatMap((crime) =>
        crime.offence && crime.people.some((one) => one.personId === personId && one.role === 'offender') ? [crime.offence] : [],
      ),
    ),
  ];
  const onRecord = (offence: string) => guided.onRecord?.find((one) => one.personId === personId && one.offence === offence);
  const counted = offences.every((offence) => onRecord(offence));
  const why = !offences.length
    ? t('repeat.noCrime')
    : !counted
      ? t('repeat.noSignal')
      : elsewhere
        ? t('repeat.open')
        : t('repeat.notChecked');
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts.title')}</h2>
      {offences.map((offence) => {
        const found = onRecord(offence);
        return (
          <div key={offence}>
            <h3>{offenceText(guided.pack, offence) ?? offence}</h3>
            {found ? (
              <p>{found.incidents.length ? t('repeat.onRecord', { n: found.incidents.length }) : t('repeat.none')}</p>
            ) : (
              <p class="muted">{t('repeat.notCounted')}</p>
            )}
            {found?.incidents.length ? (
              <ul>
                {found.incidents.map((one) => (
                  <li key={one.id}>
                    {one.reference}
                    {one.reportedAt ? `, ${dayAndTime(one.reportedAt)}` : ''}
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        );
      })}
      {guided.onRecordAt && counted && offences.length ? (
        <p class="small muted">{t('repeat.countedAt', { time: dayAndTime(guided.onRecordAt) })}</p>
      ) : null}
      {!offences.length ? (
        <Notice tone="wait">
          <p>
            {t('repeat.noCrime')} <a href={`/cases/${file.id}/crimes`}>{t('repeat.toCrimes')}</a>
          </p>
        </Notice>
      ) : null}
      <p class="small muted">{t('repeat.rule')}</p>
      {offences.length ? <Suggested suggested={suggested} open={why} /> : null}
    </section>
  );
}
