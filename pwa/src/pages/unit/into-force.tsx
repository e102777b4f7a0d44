// Brings an issued pack into force from a day: once, and later than every other pack.
import { useState } from 'preact/hooks';
import { t } from '../../i18n/parts/unit';
import { bringIntoForce, latestInForce, type PackLine } from '../../state/packs-admin';
import type { Failed } from '../../state/reading';
import { emptyTime, londonDate, now, parseDate, toWall, type WallTime } from '../../state/vocabulary';
import { DateTimeFields } from '../../ui/date-time';
import { Confirm, Notice } from '../../ui/parts';
import { FailedNotice } from './new-pack';
import { dayText } from './packs';

/** The day that was typed, or what is wrong with it. */
export function checkDay(typed: WallTime, last: string | null): { day: string } | { error: 'required' | 'impossible' | 'tooEarly' } {
  const read = parseDate(typed);
  if ('error' in read) return { error: read.error === 'required' ? 'required' : 'impossible' };
  return last !== null && read.date <= last ? { error: 'tooEarly' } : { day: read.date };
}

export function IntoForce({ pack, all, onChanged }: { pack: PackLine; all: readonly PackLine[]; onChanged: () => void }) {
  const [typed, setTyped] = useState<WallTime>(emptyTime);
  const [error, setError] = useState<string | undefined>();
  const [failed, setFailed] = useState<Failed | null>(null);
  const [busy, setBusy] = useState(false);
  const last = latestInForce(all);
  const draft = pack.status === 'draft';
  const read = checkDay(typed, last);
  const ask = (open: () => void) => {
    if ('day' in read) return open();
    setError(t(`force.${read.error satisfies 'required' | 'impossible' | 'tooEarly'}`, { day: last ? dayText(last) : '' }));
    document.getElementById('force-day')?.focus();
  };
  const bring = async () => {
    if (busy || !('day' in read)) return;
    setBusy(true);
    const answer = await bringIntoForce(pack, read.day);
    setBusy(false);
    if ('failed' in answer) return setFailed(answer.failed);
    document.getElementById('pack-force')?.focus();
    onChanged();
  };
  const today = toWall(new Date(now()).toISOString());
  return (
    <section class="card" aria-labelledby="pack-force">
      <h2 id="pack-force" tabIndex={-1}>
        {t('force.title')}
      </h2>
      {pack.inForceFrom ? (
        <Notice
          tone="done"
          title={t(pack.inForceFrom > londonDate(now()) ? 'packs.to-come' : 'packs.in-force', { day: dayText(pack.inForceFrom) })}
        />
      ) : draft ? (
        <p>{t('pack.draftText')}</p>
      ) : (
        <>
          <p>{t('force.lead')}</p>
          <DateTimeFields
            id="force"
            legend={t('force.day')}
            hint={last ? t('force.dayHint', { day: dayText(last) }) : undefined}
            error={error}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setError(undefined);
              setFailed(null);
            }}
            shortcuts={[{ label: dayText(londonDate(now())), value: { ...today, time: '' } }]}
          />
          {failed ? <FailedNotice failed={failed} wrote /> : null}
          <Confirm
            question={'day' in read ? t('force.sure', { version: pack.version, day: dayText(read.day) }) : ''}
            yes={t('force.yes')}
            no={t('force.no')}
            onYes={() => void bring()}
          >
            {(open) => (
              <button type="button" class="btn main" data-ask onClick={() => ask(open)}>
                {t('force.button')}
              </button>
            )}
          </Confirm>
        </>
      )}
    </section>
  );
}
