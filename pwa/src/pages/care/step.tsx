// The next step of a referral as a form: the unit's own, or what it said and who said so; a chase; an escalation.
import { t } from '../../i18n/parts/care';
import type { CaseView } from '../../state/case-view';
import { me, takeStep } from '../../state/items';
import { isUnit, role } from '../../state/role';
import { checkWho, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Notice } from '../../ui/parts';
import { TextArea, TextField } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { MomentField, thisMinute, WhoField } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { checkAfter, instantOf, LIMITS, needText, textOrNull, tooLong } from './checks';
import { HERE, isRemark, isUnits, lastAt, mustSay, stepsFor, type Referral, type StepCode } from './life';
import { linesOf } from './notify';
import { HowField, somebody, type How } from './parts';

export interface StepAnswer {
  at: WallTime;
  by: Who | null;
  to: Who | null;
  how: '' | How;
  text: string;
  agencies: string;
  reference: string;
}

export function checkStep(step: StepCode, value: StepAnswer, referral: Pick<Referral, 'steps'>): FormError[] {
  return [
    ...checkAfter('at', value.at, lastAt(referral)),
    ...checkWho('by', value.by),
    ...checkWho('to', value.to, step !== 'escalated'),
    ...(value.how ? [] : [{ field: 'how-phone', code: 'choose-one' }]),
    ...(mustSay(step) ? needText('text', value.text, LIMITS.text) : tooLong('text', value.text, LIMITS.text)),
    ...(linesOf(value.agencies).some((line) => line.length > LIMITS.name) ? [{ field: 'agencies', code: 'too-long' }] : []),
    ...tooLong('reference', value.reference, LIMITS.reference),
  ];
}

/** What is written down, one after the other. Only the last one has the words. */
export function stepBodies(chosen: StepCode, value: StepAnswer, referral: Pick<Referral, 'steps'>) {
  const at = instantOf(value.at, lastAt(referral));
  return stepsFor(referral, chosen).map((step) => {
    const words =
      step === chosen
        ? {
            to: whoToWire(value.to),
            text: textOrNull(value.text),
            agencies: linesOf(value.agencies),
            reference: textOrNull(value.reference),
          }
        : { agencies: [] };
    return { step, at, by: whoToWire(value.by)!, how: value.how || 'other', ...words };
  });
}

export function StepForm({ view, referral, step }: { view: CaseView; referral: Referral; step: StepCode }) {
  const own = isUnit.value;
  const said = isUnits(step) && !own;
  const base = `/cases/${view.file.id}/referrals/${referral.id}`;
  const title = isRemark(step) ? t(`step.${step as 'chased'}`) : t(`step.${step as 'updated'}.${own ? 'unit' : 'officer'}`);
  const initial: StepAnswer = {
    at: thisMinute(),
    by: said ? somebody() : me(),
    to: step === 'escalated' ? somebody() : null,
    how: own ? HERE : '',
    text: '',
    agencies: '',
    reference: '',
  };
  const also = stepsFor(referral, step).length > 1;
  const save = async (value: StepAnswer, form: string) => {
    const bodies = stepBodies(step, value, referral);
    for (const [place, body] of bodies.entries()) await takeStep(view, referral, body, place === bodies.length - 1 ? form : null);
  };
  return (
    <CaseForm<StepAnswer>
      title={title}
      back={base}
      initial={initial}
      check={(value) => checkStep(step, value, referral)}
      save={save}
      button={t('step.button')}
    >
      {(value, set, errors) => (
        <>
          {also ? (
            <Notice>
              <p>{t('step.alsoAcknowledged')}</p>
            </Notice>
          ) : null}
          <MomentField id="at" label={t('step.when')} error={messageFor(errors, 'at')} value={value.at} onChange={(at) => set({ at })} />
          {own ? null : (
            <WhoField
              id="by"
              label={t(said ? 'step.by.said' : 'step.by.officer')}
              error={messageFor(errors, 'by')}
              value={value.by}
              onChange={(by) => set({ by })}
              withMe={!said}
              {...(said ? { otherLabel: t('notify.toOther') } : {})}
            />
          )}
          {isRemark(step) ? (
            <WhoField
              id="to"
              label={t(`step.to.${step as 'chased'}`)}
              error={messageFor(errors, 'to')}
              value={value.to}
              onChange={(to) => set({ to })}
              withMe={role.value === 'supervisor' && step === 'escalated'}
              notKnown={step === 'chased'}
            />
          ) : null}
          {own ? null : (
            <HowField id="how" here={false} error={messageFor(errors, 'how')} value={value.how} onChange={(how) => set({ how })} />
          )}
          <TextArea
            id="text"
            label={t(`step.text.${step as 'updated'}`)}
            hint={t('step.textHint')}
            error={messageFor(errors, 'text')}
            rows={4}
            limit={LIMITS.text}
            value={value.text}
            onInput={(text) => set({ text })}
          />
          {step === 'updated' || step === 'accepted' ? (
            <>
              <TextArea
                id="agencies"
                label={t('step.agencies')}
                error={messageFor(errors, 'agencies')}
                rows={2}
                value={value.agencies}
                onInput={(agencies) => set({ agencies })}
              />
              <TextField
                id="reference"
                label={t('step.reference')}
                error={messageFor(errors, 'reference')}
                width="half"
                capitals="characters"
                value={value.reference}
                onInput={(reference) => set({ reference })}
              />
            </>
          ) : null}
        </>
      )}
    </CaseForm>
  );
}
