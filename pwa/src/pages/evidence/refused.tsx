// A device that was refused or is not here: what to do next.
import { t } from '../../i18n/parts/evidence';
import type { CaseView } from '../../state/case-view';
import { Notice } from '../../ui/parts';

const LINES = {
  refused: ['refused.1', 'refused.2', 'refused.3', 'refused.4'],
  not_present: ['notPresent.1', 'notPresent.2', 'refused.3'],
} as const;

interface Props {
  view: CaseView;
  state: keyof typeof LINES;
  /** The device, once it is recorded: then the next steps are a tap away. */
  recorded?: string;
}
export function RefusedHelp({ view, state, recorded }: Props) {
  const base = `/cases/${view.file.id}`;
  return (
    <Notice tone="wait" title={t('refused.title')}>
      <ul class="plain-list">
        {LINES[state].map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
      {recorded ? (
        <p class="row-actions">
          <a class="row-link" href={`${base}/advice`}>
            {t('refused.advice')}
          </a>
          <a class="row-link" href={`${base}/exhibits/${recorded}.change`}>
            {t('refused.later')}
          </a>
        </p>
      ) : null}
    </Notice>
  );
}
