// Those who were told about the wrong person: whoever was told again is ticked, and the time is kept.
import { here } from '../../router';
import { t } from '../../i18n/parts/guide-work';
import { dayAndTime } from '../../i18n/format';
import { changeItem } from '../../state/items';
import { checkMoment, instant, now, toInstant, type WallTime } from '../../state/vocabulary';
import { Checkboxes } from '../../ui/choices';
import { Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { NoGuidance, NotHere } from './no-guidance';
import { MomentField, personName, thisMinute } from './parts';

interface Telling {
  who: string;
  itemId: string;
  toldAt?: string | null | undefined;
}
/** The list as it is after some were told; what was noted earlier stays. */
export const toldNow = <T extends Telling>(list: readonly T[], ticked: readonly string[], at: string): T[] =>
  list.map((one) => (!one.toldAt && ticked.includes(`${one.who}:${one.itemId}`) ? { ...one, toldAt: at } : one));

const MINUTE = 60_000;
/** What is typed is a minute: within that of the correction it is the moment of the correction, and no earlier. */
export function toldAt(typed: WallTime, corrected: string): string | null {
  const read = toInstant(typed);
  if (!('instant' in read)) return null;
  const early = Date.parse(corrected) - Date.parse(read.instant);
  return early <= 0 ? read.instant : early < MINUTE ? corrected : null;
}

export function TellAgainPage() {
  const { id, guided, loading, noPack } = useGuided();
  const mark = guided?.view.file.items.marks.find((one) => one.id === here.value.params['mark'] && one.mark === 'corrected');
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  if (!mark) return <NotHere id={id} />;
  const { view } = guided;
  const list = mark.tellAgain ?? [];
  const left = list.filter((one) => !one.toldAt);
  const names = { wrong: personName(view.file, mark.wrongPersonId), right: personName(view.file, mark.rightPersonId) };
  if (!left.length) {
    const waiting = view.unsent.has(mark.id);
    return (
      <Page title={t('tell.title')} back={{ href: `/cases/${id}` }}>
        <p class="lead">{t('tell.lead', names)}</p>
        <Notice tone={waiting ? 'wait' : 'done'}>
          <p>{t(waiting ? 'tell.unsent' : list.length ? 'tell.all' : 'tell.nobody')}</p>
        </Notice>
      </Page>
    );
  }
  return (
    <CaseForm<{ ticked: string[]; at: WallTime }>
      title={t('tell.title')}
      lead={t('tell.lead', names)}
      back={`/cases/${id}`}
      initial={{ ticked: [], at: thisMinute() }}
      check={({ ticked, at }) => [
        ...(ticked.length ? [] : [{ field: `ticked-${left[0]!.who}:${left[0]!.itemId}`, code: 'choose-one' }]),
        ...checkMoment('at', at, now()),
        ...('instant' in toInstant(at) && !toldAt(at, mark.at) ? [{ field: 'at-day', code: 'too-early' }] : []),
      ]}
      save={({ ticked, at }, form) =>
        changeItem(view, 'mark', mark, { tellAgain: toldNow(list, ticked, toldAt(at, mark.at) ?? instant()) }, form)
      }
    >
      {({ ticked, at }, set, errors) => (
        <>
          <Checkboxes
            id="ticked"
            legend={t('tell.who')}
            hint={t('tell.hint')}
            error={messageFor(errors, 'ticked')}
            values={ticked}
            onChange={(next) => set({ ticked: next })}
            options={left.map((one) => ({ value: `${one.who}:${one.itemId}`, label: t(`told.${one.who}`) }))}
          />
          <MomentField id="at" label={t('tell.at')} error={messageFor(errors, 'at')} value={at} onChange={(next) => set({ at: next })} />
          {list.some((one) => one.toldAt) ? (
            <ul class="small muted">
              {list
                .filter((one) => one.toldAt)
                .map((one) => (
                  <li key={one.itemId + one.who}>{t('tell.done', { who: t(`told.${one.who}`), time: dayAndTime(one.toldAt!) })}</li>
                ))}
            </ul>
          ) : null}
        </>
      )}
    </CaseForm>
  );
}
