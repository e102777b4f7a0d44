// How the report came, who made it, and when: three questions, alone in the journey and together in a correction.
import { t, type TextKey } from '../../i18n';
import { CHANNELS, emptyTime, instant, likelyNow, REPORTER_KINDS, toWall, type FormError, type ReportAnswer, type WallTime } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { DateTimeFields } from '../../ui/date-time';
import { TextField } from '../../ui/text-field';
import { messageFor } from './messages';

interface Props {
  value: ReportAnswer;
  onChange: (change: Partial<ReportAnswer>) => void;
  errors: readonly FormError[];
  heading?: boolean;
}

export function ChannelFields({ value, onChange, errors, heading }: Props) {
  return (
    <Radios id="channel" legend={t('channel.question')} heading={!!heading} error={messageFor(errors.filter((e) => e.field !== 'channel-other-text'), 'channel')} value={value.channel} onChange={(channel) => onChange({ channel })} orLast={t('or')}
      options={[
        ...CHANNELS.map((channel) => ({
          value: channel, label: t(`channel.${channel}`), hint: t(`channel.${channel}.hint`),
          reveal: channel === 'other' ? <TextField id="channel-other-text" label={t('channel.otherText')} error={messageFor(errors, 'channel-other-text')} value={value.channelOther} onInput={(channelOther) => onChange({ channelOther })} spellcheck /> : undefined,
        })),
        { value: 'not_known' as const, label: t('value.notKnown') },
      ]} />
  );
}

export function ReporterFields({ value, onChange, errors, heading }: Props) {
  return (
    <>
      <Radios id="reporter" legend={t('reporter.question')} heading={!!heading} hint={t('reporter.hint')} error={messageFor(errors, 'reporter')} value={value.reporterKind} onChange={(reporterKind) => onChange({ reporterKind })} orLast={t('or')}
        options={[...REPORTER_KINDS.map((kind) => ({ value: kind, label: t(`reporter.${kind}` as TextKey) })), { value: 'not_known' as const, label: t('value.notKnown') }]} />
      <TextField id="log-reference" label={t('report.log')} hint={t('report.logHint')} error={messageFor(errors, 'log-reference')} value={value.logReference} onInput={(logReference) => onChange({ logReference })} width="half" capitals="characters" />
    </>
  );
}

/** Today, yesterday and this minute, as the wall clock says. */
export function timeShortcuts(): { label: string; value: Partial<WallTime> }[] {
  const now = instant(likelyNow());
  const dayOf = ({ day, month, year }: WallTime) => ({ day, month, year });
  const today = toWall(now);
  const yesterday = toWall(new Date(Date.parse(now) - 86_400_000).toISOString());
  return [{ label: t('date.now'), value: today }, { label: t('date.today'), value: dayOf(today) }, { label: t('date.yesterday'), value: dayOf(yesterday) }];
}

export function ReportedFields({ value, onChange, errors, heading }: Props) {
  return (
    <>
      <DateTimeFields id="reported" legend={t('reported.question')} heading={!!heading} hint={t('reported.hint')} withTime shortcuts={timeShortcuts()} error={messageFor(errors, 'reported')} value={value.reported}
        onChange={(reported) => onChange({ reported, reportedNotKnown: false })} />
      <NotKnown id="reported-not-known" on={value.reportedNotKnown} onChange={(on) => onChange(on ? { reportedNotKnown: true, reported: emptyTime } : { reportedNotKnown: false })} />
    </>
  );
}

/** "Not known yet" beside fields that are typed. */
export function NotKnown({ id, on, onChange }: { id: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <div class="field">
      <p class="or">{t('or')}</p>
      <div class="choice checkbox">
        <input id={id} type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
        <label for={id}>{t('value.notKnown')}</label>
      </div>
    </div>
  );
}
