// Every child and how far the public protection unit has been told; and who was referred to CID.
import { t as main } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t, tn } from '../../i18n/parts/care';
import { t as shared } from '../../i18n/parts/care-shared';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { Card, Meta, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { NoteLink, packText, personName } from '../guide/parts';
import { childrenOf, forCid, notNotified, tally, type Child, type ForCid } from './children';
import { isOver, standing, type Referral } from './life';
import { Due, ItemFoot, NoPackNotice, UnsentTag } from './parts';

interface Props {
  view: CaseView;
  guided: Guided | null;
}

/** Open things in the words of the guidance, each with its date. */
export function OpenThings({ guided, owed }: { guided: Guided | null; owed: Child['owed'] }) {
  if (!guided || !owed.length) return null;
  return (
    <ul class="open-things">
      {owed.map((one) => {
        const requirement = guided.pack.requirements.find((each) => each.code === one.requirement);
        return (
          <li key={one.requirement}>
            {requirement ? packText(requirement.text) : null} <Due owed={one} />
          </li>
        );
      })}
    </ul>
  );
}

function StateTag({ referral, none }: { referral: Referral | null; none: string }) {
  if (!referral) return <Tag tone="owed">{none}</Tag>;
  const at = standing(referral);
  return <Tag tone={at === 'notified' || at === 'sent' ? 'wait' : 'done'}>{t(`state.${at}`)}</Tag>;
}

function ChildCard({ view, guided, child }: Props & { child: Child }) {
  const name = personName(view.file, child.personId);
  const { referral } = child;
  const urgent = child.under13 && !referral;
  const new_ = `/cases/${view.file.id}/referrals/ppu.${child.personId}`;
  return (
    <li>
      <Card kind="item-card" {...(!referral ? { tone: 'owed' } : child.owed.some((one) => one.overdue) ? { tone: 'wait' } : {})}>
        <div class="card-top">
          <h2 class="card-title">{name}</h2>
          <StateTag referral={referral} none={t('state.none')} />
        </div>
        {child.under13 || child.ageUnknown ? (
          <p class="tags">
            {urgent ? <Tag tone="owed">{shared('urgent')}</Tag> : null}
            {child.under13 ? (
              <Tag tone={referral ? 'plain' : 'owed'}>{shared('under13')}</Tag>
            ) : (
              <span class="small muted">{shared('ageUnknown')}</span>
            )}
          </p>
        ) : null}
        {referral ? (
          <Meta parts={[t('state.notified'), dayAndTime(referral.steps[0]!.at), shared(`how.${referral.steps[0]!.how}`)]} />
        ) : null}
        <OpenThings guided={guided} owed={child.owed} />
        {referral ? (
          <p class="row-actions">
            <a class="row-link" href={`/cases/${view.file.id}/referrals/${referral.id}`}>
              {t('referral.see')}
              <span class="visually-hidden"> {name}</span>
            </a>
            {isOver(referral) ? (
              <a class="row-link" href={new_}>
                {t('notify.again', { name })}
              </a>
            ) : null}
            <UnsentTag view={view} id={referral.id} />
          </p>
        ) : (
          <a class="btn quiet" href={new_}>
            {t('notify.one', { name })}
          </a>
        )}
      </Card>
    </li>
  );
}

function CidCard({ view, guided, one }: Props & { one: ForCid }) {
  const { referral, personId } = one;
  const name = personId ? personName(view.file, personId) : t('cid.case');
  const send = `/cases/${view.file.id}/referrals/${personId ? `cid.${personId}` : 'cid'}`;
  return (
    <li>
      <Card kind="item-card" {...(!referral ? { tone: 'owed' } : {})}>
        <div class="card-top">
          <h3 class="card-title">{name}</h3>
          <StateTag referral={referral} none={t('state.notSent')} />
        </div>
        <OpenThings guided={guided} owed={one.owed} />
        {referral ? (
          <p class="row-actions">
            <a class="row-link" href={`/cases/${view.file.id}/referrals/${referral.id}`}>
              {t('referral.see')}
              <span class="visually-hidden"> {name}</span>
            </a>
            <UnsentTag view={view} id={referral.id} />
          </p>
        ) : (
          <a class="btn quiet" href={send}>
            {personId ? t('cid.send.one', { name }) : t('cid.send.case')}
          </a>
        )}
      </Card>
    </li>
  );
}

export function ReferralsPage() {
  const { id, view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const children = childrenOf(view, guided);
  const open = notNotified(children);
  const { notified, acknowledged } = tally(children);
  const cid = forCid(view, guided);
  const withdrawn = view.file.items.referrals.filter((one) => one.withdrawn);
  return (
    <Page title={t('referrals.title')} back={{ href: `/cases/${id}`, label: shared('case') }}>
      <p class="lead">{t('referrals.lead')}</p>
      {guided ? <NoteLink codes={['1']} pack={guided.pack} /> : <NoPackNotice show={noPack} />}
      {children.length ? (
        <p class="tally" role="status">
          <Tag tone={open.length ? 'owed' : 'done'}>{tn('tally', children.length, { notified })}</Tag>
          <span>{t('tally.acknowledged', { n: acknowledged })}</span>
        </p>
      ) : (
        <>
          <p class="empty">{t('referrals.noChildren')}</p>
          <p>
            <a class="btn quiet" href={`/cases/${id}/people/new`}>
              {t('referrals.people')}
            </a>
          </p>
        </>
      )}
      {open.length > 1 ? (
        <p>
          <a class="btn main" href={`/cases/${id}/referrals/all`}>
            {tn('notify.all', open.length)}
          </a>
        </p>
      ) : null}
      <ul class="cards">
        {children.map((child) => (
          <ChildCard key={child.personId} view={view} guided={guided} child={child} />
        ))}
      </ul>
      <h2>{t('cid.title')}</h2>
      <p class="muted">{cid.length ? t('cid.lead') : t('cid.none')}</p>
      {cid.length ? (
        <ul class="cards">
          {cid.map((one) => (
            <CidCard key={one.personId ?? 'case'} view={view} guided={guided} one={one} />
          ))}
        </ul>
      ) : null}
      {withdrawn.length ? <h2>{main('withdrawn.label')}</h2> : null}
      {withdrawn.map((one) => (
        <Card key={one.id} kind="withdrawn-card">
          <p class="card-top">
            {t(one.to === 'ppu' ? 'referral.title.ppu' : 'referral.title.cid', {
              name: one.personId ? personName(view.file, one.personId) : t('cid.case'),
            })}
          </p>
          <ItemFoot view={view} kind="referral" item={one} what="" />
        </Card>
      ))}
    </Page>
  );
}
