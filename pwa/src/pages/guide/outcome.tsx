// The outcome of one crime: suggested from the route and the age, another one with a reason, never one that does not fit.
import { here } from '../../router';
import { t } from '../../i18n/parts/guide-work';
import { t as g } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { CaseFile } from '../../state/case-view';
import type { Guided, OutcomeOf } from '../../state/guidance';
import { changeItem } from '../../state/items';
import { checkWho, instant, whoToWire, type FormError, type Who } from '../../state/vocabulary';
import { Radios, type Option } from '../../ui/choices';
import { Notice, Tag } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { ClosedFirst, NoGuidance, NotHere } from './no-guidance';
import { NoteLink, packText, personName, WhoField, whoName } from './parts';
import { needed, optional } from './say';
import { crimeName } from './words';

interface Choice {
  code: string;
  other: string;
  reason: string;
  by: Who | null;
}
const chosen = (choice: Choice): string => (choice.code === 'other' ? choice.other : choice.code);
/** The suggested one and those beside it speak for themselves; so does any where nothing is suggested. */
export const reasonNeeded = (code: string, found: Pick<OutcomeOf, 'suggested' | 'beside'>): boolean =>
  found.suggested !== null && code !== found.suggested && !found.beside.includes(code);

export function checkOutcome(choice: Choice, found: OutcomeOf): FormError[] {
  const code = chosen(choice);
  return [
    ...(code
      ? []
      : [{ field: choice.code === 'other' ? `other-${found.offered[0] ?? ''}` : `outcome-${found.suggested ?? 'other'}`, code: 'choose-one' }]),
    ...(code && reasonNeeded(code, found) ? needed('reason', choice.reason) : optional('reason', choice.reason)),
    ...checkWho('by', choice.by),
  ];
}

type Crime = CaseFile['items']['crimes'][number];

function OutcomeForm({ guided, crime, found }: { guided: Guided; crime: Crime; found: OutcomeOf }) {
  const { view, pack } = guided;
  const { file } = view;
  const first = [found.suggested, ...found.beside].flatMap((code) => (code ? [code] : []));
  const recorded = crime.outcome?.code ?? '';
  const option = (code: string): Option<string> => {
    const outcome = pack.outcomes.find((one) => one.code === code);
    return {
      value: code,
      label: outcome ? g('outcome.named', { code, text: packText(outcome.text) }) : code,
      ...(code === found.suggested ? { hint: t('suggest.this') } : {}),
    };
  };
  const rest = found.offered.filter((code) => !first.includes(code));
  const initial: Choice = {
    code: recorded ? (first.includes(recorded) ? recorded : 'other') : '',
    other: first.includes(recorded) ? '' : recorded,
    reason: crime.outcome?.reason ?? '',
    by: null,
  };
  const save = (choice: Choice, form: string) =>
    changeItem(
      view,
      'crime',
      crime,
      { outcome: { code: chosen(choice), at: instant(), by: whoToWire(choice.by), reason: choice.reason.trim() || null } },
      form,
    );
  const step = pack.steps.find((one) => one.code === 'finalise');
  const suspects = crime.people.filter((one) => one.role !== 'victim').map((one) => personName(file, one.personId));
  return (
    <CaseForm<Choice>
      title={t('outcome.title')}
      lead={crimeName(file, pack, crime.id)}
      back={`/cases/${file.id}`}
      initial={initial}
      check={(choice) => checkOutcome(choice, found)}
      save={save}
    >
      {(choice, set, errors) => {
        const others = (
          <Radios
            id="other"
            legend={t('outcome.others')}
            error={messageFor(errors, 'other')}
            value={choice.other}
            onChange={(other) => set({ other })}
            options={rest.map(option)}
          />
        );
        const code = chosen(choice);
        return (
          <>
            {step ? <NoteLink codes={step.notes} pack={pack} /> : null}
            <p class="small">{suspects.length ? t('outcome.against', { names: suspects.join(', ') }) : t('outcome.noSuspect')}</p>
            {crime.outcome ? (
              <p class="tags">
                <Tag tone={found.stands ? 'done' : 'owed'}>{g(found.stands ? 'outcome.stands' : 'outcome.not')}</Tag>{' '}
                <span class="small">
                  {t('outcome.before', {
                    code: crime.outcome.code,
                    who: whoName(file, crime.outcome.by),
                    time: dayAndTime(crime.outcome.at),
                  })}
                </span>
              </p>
            ) : null}
            {first.length ? null : (
              <Notice title={t('outcome.none')}>
                <p>{t('outcome.noneText')}</p>
              </Notice>
            )}
            {first.length ? (
              <Radios
                id="outcome"
                legend={t('outcome.which')}
                error={messageFor(errors, 'outcome')}
                value={choice.code}
                onChange={(next) => set({ code: next })}
                options={[
                  ...first.map(option),
                  ...(rest.length ? [{ value: 'other', label: t('outcome.other'), hint: t('outcome.otherHint'), reveal: others }] : []),
                ]}
              />
            ) : (
              <Radios
                id="other"
                legend={t('outcome.which')}
                error={messageFor(errors, 'other')}
                value={choice.other}
                onChange={(other) => set({ code: 'other', other })}
                options={rest.map(option)}
              />
            )}
            {code ? (
              <TextArea
                id="reason"
                label={t(reasonNeeded(code, found) ? 'outcome.reason' : 'outcome.reasonMay')}
                error={messageFor(errors, 'reason')}
                value={choice.reason}
                onInput={(reason) => set({ reason })}
                rows={3}
                limit={2000}
              />
            ) : null}
            <WhoField id="by" label={t('outcome.by')} error={messageFor(errors, 'by')} value={choice.by} onChange={(by) => set({ by })} />
          </>
        );
      }}
    </CaseForm>
  );
}

export function OutcomePage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const crime = guided.view.file.items.crimes.find((one) => one.id === here.value.params['crime'] && !one.withdrawn);
  const found = guided.evaluation.outcomes.find((one) => one.crimeId === crime?.id);
  if (!crime || !found) return <NotHere id={id} />;
  if (guided.view.file.status === 'closed') return <ClosedFirst id={id} title={t('outcome.title')} />;
  return <OutcomeForm guided={guided} crime={crime} found={found} />;
}
