// The 24 hours in which a crime is to be recorded: shown, never in the way.
import { t as main, tn } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/crime';
import type { CaseView } from '../../state/case-view';
import { now } from '../../state/vocabulary';
import { Card, Tag } from '../../ui/parts';

export function CrimeClock({ view }: { view: CaseView }) {
  const due = view.file.crimeRecordingDueAt;
  if (!due)
    return (
      <Card kind="clock">
        <p class="strong">{main('clock.title')}</p>
        <p class="muted">{main('clock.notKnown')}</p>
      </Card>
    );
  const left = Date.parse(due) - now();
  const minutes = Math.floor(Math.abs(left) / 60_000);
  const span = minutes >= 60 ? tn('clock.hours', Math.floor(minutes / 60)) : tn('clock.minutes', minutes);
  return (
    <Card kind="clock" {...(left < 0 ? { tone: 'wait' } : {})}>
      <div class="clock-line">
        <p class="strong">{main('clock.title')}</p>
        <Tag tone={left < 0 ? 'wait' : 'plain'}>{main(left < 0 ? 'clock.past' : 'clock.left', { span })}</Tag>
      </div>
      <p class="muted small">
        {main('clock.due', { time: dayAndTime(due) })}
        {left < 0 ? ` ${t('clock.text')}` : ''}
      </p>
    </Card>
  );
}
