// One referral: its life, and the next step. Also the forms that make one, each under an address of its own.
import { here } from '../../router';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/care';
import { t as shared } from '../../i18n/parts/care-shared';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { isUnit, role } from '../../state/role';
import { Card, Meta, Notice, Prose } from '../../ui/parts';
import { Page } from '../../ui/page';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { NoteLink, personName, whoName } from '../guide/parts';
import { childrenOf, notNotified, openAbout } from './children';
import { isOver, isRemark, isUnits, nextSteps, standing, targetOf, type Referral, type Step, type StepCode } from './life';
import { NotifyForm } from './notify';
import { Gone, ItemFoot, UnsentTag } from './parts';
import { OpenThings } from './referrals';
import { StepForm } from './step';

function Life({ view, steps }: { view: CaseView; steps: readonly Step[] }) {
  const { file } = view;
  return (
    <ol class="life">
      {steps.map((step, place) => (
        <li key={place} class={isRemark(step.step) ? 'remark' : undefined}>
          <p class="strong">{t(`state.${step.step}`)}</p>
          <Meta
            parts={[
              dayAndTime(step.at),
              t(isUnits(step.step) ? 'life.said' : 'life.by', { who: whoName(file, step.by) }),
              step.to && t('life.to', { who: whoName(file, step.to) }),
              shared(`how.${step.how}`),
              step.reference && t('life.reference', { reference: step.reference }),
            ]}
          />
          {step.text ? <Prose text={step.text} fold /> : null}
          {step.agencies.length ? <p class="small">{t('life.agencies', { names: step.agencies.join(', ') })}</p> : null}
        </li>
      ))}
    </ol>
  );
}

function Next({ view, referral }: { view: CaseView; referral: Referral }) {
  const steps = nextSteps(referral, role.value);
  const own = isUnit.value;
  const link = (step: StepCode, main: boolean) => (
    <a key={step} class={main ? 'btn main' : 'btn quiet'} href={`/cases/${view.file.id}/referrals/${referral.id}.${step}`}>
      {isRemark(step) ? t(`step.${step as 'chased'}`) : t(`step.${step as 'updated'}.${own ? 'unit' : 'officer'}`)}
    </a>
  );
  if (isOver(referral))
    return (
      <Notice tone="done" title={t('referral.over')}>
        {standing(referral) === 'handed_back' ? <p>{t('referral.overCid')}</p> : null}
      </Notice>
    );
  if (!steps.length) return null;
  const remarks = steps.filter(isRemark);
  return (
    <section class="card" aria-labelledby="next-title">
      <h2 id="next-title">{t('referral.next')}</h2>
      {own ? null : <p>{t('referral.answers')}</p>}
      <p class="actions">{steps.filter((step) => !isRemark(step)).map((step, place) => link(step, own && place === 0))}</p>
      {remarks.length ? (
        <>
          <h3>{t('referral.late')}</h3>
          <p class="actions">{remarks.map((step) => link(step, false))}</p>
        </>
      ) : null}
    </section>
  );
}

function One({ view, guided, referral }: { view: CaseView; guided: Guided | null; referral: Referral }) {
  const { file } = view;
  const name = referral.personId ? personName(file, referral.personId) : t('cid.case');
  const owed = openAbout(guided, `${referral.to}_`, referral.personId ?? file.id);
  return (
    <Page
      title={t(`referral.title.${referral.to}`, { name })}
      caption={t(`unit.${referral.to}`)}
      back={
        isUnit.value
          ? { href: `/cases/${file.id}`, label: shared('case') }
          : { href: `/cases/${file.id}/referrals`, label: t('referral.back') }
      }
    >
      {guided ? <NoteLink codes={referral.to === 'ppu' ? ['1'] : ['1', '6']} pack={guided.pack} /> : null}
      {owed.length && !isOver(referral) ? (
        <Card label={t('referral.owed')}>
          <h2>{t('referral.owed')}</h2>
          <OpenThings guided={guided} owed={owed} />
        </Card>
      ) : null}
      <section class="card" aria-labelledby="life-title">
        <div class="card-top">
          <h2 id="life-title">{t('referral.life')}</h2>
          <UnsentTag view={view} id={referral.id} />
        </div>
        <Life view={view} steps={referral.steps} />
      </section>
      {referral.withdrawn ? null : <Next view={view} referral={referral} />}
      <ItemFoot view={view} kind="referral" item={referral} what={name} />
    </Page>
  );
}

function AllDone({ id }: { id: string }) {
  const back = `/cases/${id}/referrals`;
  return (
    <Page title={t('notify.title.all')} back={{ href: back, label: t('referral.back') }}>
      <Notice tone="done">
        <p>{t('notify.done')}</p>
      </Notice>
    </Page>
  );
}

export function ReferralPage() {
  const { view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const target = targetOf(here.value.params['referral'] ?? '');
  const back = `/cases/${view.file.id}${isUnit.value ? '' : '/referrals'}`;
  // A unit answers; it makes no referral.
  if (target.kind !== 'referral' && isUnit.value) return <Gone back={back} />;
  if (target.kind === 'all') {
    // While it was half-typed somebody else may have notified the unit.
    return notNotified(childrenOf(view, guided)).length ? (
      <NotifyForm view={view} guided={guided} to="ppu" />
    ) : (
      <AllDone id={view.file.id} />
    );
  }
  if (target.kind === 'new') {
    const known = target.personId === null ? target.to === 'cid' : view.file.persons.some((one) => one.id === target.personId);
    return known ? <NotifyForm view={view} guided={guided} to={target.to} personId={target.personId} /> : <Gone back={back} />;
  }
  const referral = view.file.items.referrals.find((one) => one.id === target.id);
  if (!referral) return loading ? <NoCase loading /> : <Gone back={back} />;
  // A step that cannot follow any more (somebody else was faster): the referral as it is now.
  const may = target.step && !referral.withdrawn && nextSteps(referral, role.value).includes(target.step);
  return may ? <StepForm view={view} referral={referral} step={target.step!} /> : <One view={view} guided={guided} referral={referral} />;
}
