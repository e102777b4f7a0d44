// One address, one page of the journey. The draft is read from what is kept on this phone, so a reload comes back to the same page.
import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { go, here } from '../../router';
import { t } from '../../i18n';
import { current, openCase } from '../../state/cases';
import { draft, edit, openDraft } from '../../state/drafts';
import type { Draft } from '../../state/vocabulary';
import { Loading, Page } from '../../ui/page';
import { ChannelPage, HappenedPage, NarrativePage, ReportedPage, ReporterPage, SchoolPage } from './questions';
import { CheckPage } from './check';
import { PeoplePage, PersonPage } from './people';
import { STEPS, type Step } from './steps';

export interface StepProps {
  draft: Draft;
  fromCheck: boolean;
}
const PAGES: Record<Step, ComponentType<StepProps>> = { school: SchoolPage, report: ChannelPage, reporter: ReporterPage, reported: ReportedPage, happened: HappenedPage, narrative: NarrativePage, people: PeoplePage, check: CheckPage };

export function RecordPage() {
  const { params, query } = here.value;
  const [state, setState] = useState<'loading' | 'ready' | 'gone'>(draft.value?.id === here.value.params['draft'] ? 'ready' : 'loading');
  const id = params['draft'] ?? '';
  const step = params['person'] ? 'people' : ((STEPS as readonly string[]).includes(params['page'] ?? '') ? (params['page'] as Step) : 'school');
  useEffect(() => {
    void openDraft(id).then(async (found) => {
      if (found) {
        if (found.page !== step) edit({ page: step });
        return setState('ready');
      }
      // Saved already, perhaps in another tab or by a second tap: then the case is what was looked for.
      await openCase(id);
      if (current.value?.view) go(`/cases/${id}`, 'replace');
      else setState('gone');
    });
  }, []);
  const open = draft.value;
  if (state === 'loading') return <Loading />;
  if (state === 'gone' || !open || open.id !== id) return <Page title={t('record.goneTitle')}><p>{t('record.goneText')}</p><p><a href="/">{t('record.goneLink')}</a></p></Page>;
  const props = { draft: open, fromCheck: query.get('from') === 'check' };
  if (params['person']) return <PersonPage {...props} personId={params['person']} />;
  const StepPage = PAGES[step];
  return <StepPage {...props} />;
}
