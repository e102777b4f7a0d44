// Where a child can get help, and what the child was told about.
import { here } from '../../router';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/care';
import { t as shared } from '../../i18n/parts/care-shared';
import type { CaseView } from '../../state/case-view';
import { addItem, me } from '../../state/items';
import { checkWho, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Checkboxes } from '../../ui/choices';
import { Card, Meta } from '../../ui/parts';
import { CaseForm } from '../case/form';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { MomentField, personName, thisMinute, WhoField, whoName } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { checkAfter, instantOf } from './checks';
import { Gone, ItemFoot, mayWrite, NoForm } from './parts';

export const SERVICES = ['report_remove', 'ceop', 'childline', 'meic', 'other'] as const;
export type Service = (typeof SERVICES)[number];

/** In Wales its own service comes first; elsewhere it is not offered: it is for Wales. */
export function servicesFor(country: string | null | undefined): Service[] {
  const others = SERVICES.filter((one) => one !== 'meic');
  return country === 'england' ? others : ['meic', ...others];
}

interface SignpostingAnswer {
  services: Service[];
  at: WallTime;
  by: Who | null;
}
export function checkSignposting(value: SignpostingAnswer, offered: readonly Service[]): FormError[] {
  return [
    ...(value.services.length ? [] : [{ field: `services-${offered[0]!}`, code: 'choose-one' }]),
    ...checkAfter('at', value.at, null),
    ...checkWho('by', value.by),
  ];
}

function Earlier({ view, personId }: { view: CaseView; personId: string }) {
  const all = view.file.items.signpostings.filter((one) => one.personId === personId);
  if (!all.length) return null;
  return (
    <Card label={t('signposting.earlier')}>
      <h2>{t('signposting.earlier')}</h2>
      <ul class="notes">
        {all.map((one) => {
          const names = one.services.map((service) => t(`service.${service}`)).join(', ');
          return (
            <li key={one.id} class={one.withdrawn ? 'note withdrawn' : 'note'}>
              <p class="prose">{names}</p>
              <Meta parts={[dayAndTime(one.at), t('life.by', { who: whoName(view.file, one.by) })]} />
              <ItemFoot view={view} kind="signposting" item={one} what={names} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

export function SignpostingPage() {
  const { id, view, loading, guided, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const personId = here.value.params['person'] ?? '';
  if (!view.file.persons.some((one) => one.id === personId)) return <Gone back={`/cases/${id}`} />;
  const title = t('signposting.title', { name: personName(view.file, personId) });
  if (!mayWrite(view))
    return (
      <NoForm view={view} title={title} back={`/cases/${id}`}>
        <Earlier view={view} personId={personId} />
      </NoForm>
    );
  const offered = servicesFor(view.file.country);
  const save = (value: SignpostingAnswer, form: string) =>
    addItem(view, 'signposting', { personId, services: value.services, at: instantOf(value.at), by: whoToWire(value.by) }, form);
  return (
    <CaseForm<SignpostingAnswer>
      title={title}
      lead={t('signposting.lead')}
      back={`/cases/${id}`}
      initial={{ services: [], at: thisMinute(), by: me() }}
      check={(value) => checkSignposting(value, offered)}
      save={save}
      button={t('signposting.button')}
    >
      {(value, set, errors) => (
        <>
          <Earlier view={view} personId={personId} />
          <Checkboxes
            id="services"
            legend={t('signposting.services')}
            error={messageFor(errors, 'services')}
            values={value.services}
            onChange={(services) => set({ services })}
            options={offered.map((service) => ({ value: service, label: t(`service.${service}`), hint: t(`service.${service}.hint`) }))}
          />
          <MomentField id="at" label={shared('when')} error={messageFor(errors, 'at')} value={value.at} onChange={(at) => set({ at })} />
          <WhoField id="by" label={t('signposting.by')} error={messageFor(errors, 'by')} value={value.by} onChange={(by) => set({ by })} />
        </>
      )}
    </CaseForm>
  );
}
