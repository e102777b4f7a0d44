// What a box of the flowchart says about single people and crimes.
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/parts/guide';
import type { Guided, Owed } from '../../state/guidance';
import { records } from '../../state/role';
import { Tag, type Tone } from '../../ui/parts';
import { packText, personName } from './parts';
import { crimeName, live, nameAge } from './words';

const requirement = (guided: Guided, code: string, id: string): Owed | undefined =>
  guided.evaluation.requirements.find((one) => one.requirement === code && one.subjectId === id && one.state !== 'not_needed');

const children = (guided: Guided) => guided.evaluation.people.filter((one) => one.child);

function Who({ guided, personId }: { guided: Guided; personId: string }) {
  const young = guided.evaluation.people.find((one) => one.personId === personId)?.under13;
  return (
    <span class="who">
      {nameAge(guided, personId)}
      {young ? (
        <>
          {' '}
          <strong class="loud">{t('under13')}</strong>
        </>
      ) : null}
    </span>
  );
}

/** A link for whoever records; a unit reads. */
function Go({ href, children }: { href: string; children: ComponentChildren }) {
  return records.value ? <a href={href}>{children}</a> : <span>{children}</span>;
}

/** Every child counts: told, acknowledged, or to be told now. */
export function Notify({ guided }: { guided: Guided }) {
  const { file } = guided.view;
  const { notified } = guided;
  if (!notified.children) return <p class="muted small">{t('notify.nobody')}</p>;
  const stands = (id: string): { tone: Tone; text: string; href: string } => {
    const referral = live(file.items.referrals).findLast((one) => one.to === 'ppu' && one.personId === id);
    if (!referral) return { tone: 'owed', text: t('notify.now'), href: `/cases/${file.id}/referrals` };
    return {
      tone: referral.state === 'notified' ? 'wait' : 'done',
      text: t.maybe(`ppu.${referral.state ?? ''}`) ?? t('ppu.notified'),
      href: `/cases/${file.id}/referrals/${referral.id}`,
    };
  };
  return (
    <>
      <p class="small">
        <strong>{t('notify.count', { n: notified.notified, of: notified.children })}</strong>,{' '}
        {t('notify.acknowledged', { n: notified.acknowledged })}
      </p>
      <ul class="step-rows">
        {children(guided).map(({ personId }) => {
          const { tone, text, href } = stands(personId);
          const tag = (
            <Tag tone={tone}>
              {text}
              <span class="visually-hidden"> {personName(file, personId)}</span>
            </Tag>
          );
          // A unit answers the referral; it does not make one.
          return (
            <li key={personId}>
              <Who guided={guided} personId={personId} />
              {tone === 'owed' ? <Go href={href}>{tag}</Go> : <a href={href}>{tag}</a>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Parents and help: two small things for each child. */
export function Support({ guided }: { guided: Guided }) {
  const { file } = guided.view;
  const link = (id: string, code: 'parents_told' | 'signposted', page: string) => {
    const met = requirement(guided, code, id)?.state === 'met';
    const text = t(code === 'parents_told' ? 'support.parents' : 'support.help');
    const tag = (
      <Tag tone={met ? 'done' : 'owed'}>
        {text}
        <span class="visually-hidden">
          {' '}
          {personName(file, id)}: {t(met ? 'state.done' : 'state.owed')}
        </span>
      </Tag>
    );
    return records.value ? <a href={`/cases/${file.id}/${page}/${id}`}>{tag}</a> : tag;
  };
  return (
    <ul class="step-rows">
      {children(guided).map(({ personId }) => (
        <li key={personId}>
          <Who guided={guided} personId={personId} />
          <span class="tags">
            {link(personId, 'parents_told', 'parents')}
            {link(personId, 'signposted', 'signposting')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Which victim or offender has no crime yet. */
export function Raised({ guided }: { guided: Guided }) {
  const { file } = guided.view;
  const crimes = live(file.items.crimes);
  const without = (code: string) =>
    guided.evaluation.requirements
      .filter((one) => one.requirement === code && one.state === 'owed')
      .map((one) => personName(file, one.subjectId));
  const [victims, offenders] = [without('victim_has_crime'), without('offender_has_crime')];
  return (
    <>
      {crimes.length ? (
        <ul class="step-rows">
          {crimes.map((crime) => (
            <li key={crime.id}>
              <a href={`/cases/${file.id}/crimes/${crime.id}`}>{crimeName(file, guided.pack, crime.id)}</a>
              <Tag tone={crime.reference ? 'done' : 'owed'}>{crime.reference ?? t('crime.noReference')}</Tag>
            </li>
          ))}
        </ul>
      ) : (
        <p class="muted small">{t('crime.none')}</p>
      )}
      {victims.length ? <p class="small loud">{t('crime.noVictim', { names: victims.join(', ') })}</p> : null}
      {offenders.length ? <p class="small loud">{t('crime.noOffender', { names: offenders.join(', ') })}</p> : null}
    </>
  );
}

/** To whom the words are owed, given, or not yet possible. */
export function Advisory({ guided }: { guided: Guided }) {
  const { file } = guided.view;
  const owed = guided.evaluation.requirements.filter((one) => one.requirement === 'advisory_given' && one.state !== 'not_needed');
  if (!owed.length) return null;
  const tone = { met: 'done', waiting: 'wait', owed: 'owed', not_needed: 'none' } as const;
  return (
    <ul class="step-rows">
      {owed.map((one) => (
        <li key={one.subjectId}>
          <Who guided={guided} personId={one.subjectId} />
          <Go href={`/cases/${file.id}/advisories/${one.subjectId}`}>
            <Tag tone={tone[one.state]}>
              {t(one.state === 'met' ? 'advisory.done' : 'advisory.owed')}
              <span class="visually-hidden"> {personName(file, one.subjectId)}</span>
            </Tag>
          </Go>
        </li>
      ))}
    </ul>
  );
}

/** Each crime with its outcome, recorded or suggested. */
export function Outcomes({ guided }: { guided: Guided }) {
  const { file } = guided.view;
  const found = guided.evaluation.outcomes;
  if (!found.length) return null;
  const text = (code: string) => {
    const outcome = guided.pack.outcomes.find((one) => one.code === code);
    return outcome ? t('outcome.named', { code, text: packText(outcome.text) }) : code;
  };
  return (
    <ul class="step-rows tall">
      {found.map((one) => (
        <li key={one.crimeId}>
          <span class="who">{crimeName(file, guided.pack, one.crimeId)}</span>
          <Go href={`/cases/${file.id}/crimes/${one.crimeId}/outcome`}>
            {one.recorded
              ? text(one.recorded)
              : one.suggested
                ? t('outcome.suggested', { outcome: text(one.suggested) })
                : t('outcome.choose')}
            <span class="visually-hidden"> {crimeName(file, guided.pack, one.crimeId)}</span>
          </Go>
          {one.recorded ? <Tag tone={one.stands ? 'done' : 'owed'}>{t(one.stands ? 'outcome.stands' : 'outcome.not')}</Tag> : null}
        </li>
      ))}
    </ul>
  );
}
