// One device: what it is, where it has been, and what comes next.
import { here } from '../../router';
import { t as main } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/evidence';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { Meta, Notice, SummaryList } from '../../ui/parts';
import { Page } from '../../ui/page';
import { ClosedNotice, Gone, ItemFoot, mayWrite, NoForm, UnsentTag } from '../care/parts';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { packText, whoName } from '../guide/parts';
import { DeviceForm } from './device-form';
import { partOf, type Exhibit } from './device';
import { exhibitName, ExhibitTag } from './exhibits';
import { HandOverForm, ReturnedForm } from './hand-over';
import { RefusedHelp } from './refused';

/** From hand to hand, in the order of time. */
function Journey({ view, one }: { view: CaseView; one: Exhibit }) {
  const { file } = view;
  const name = (who: Exhibit['owner']) => whoName(file, who);
  const stops = [
    ...(one.state === 'surrendered' || one.state === 'returned' ? [{ at: one.at, what: t('surrendered.line'), more: null }] : []),
    ...(one.seized ? [{ at: one.seized.at, what: t('seized.line', { who: name(one.seized.by) }), more: one.seized.place }] : []),
    ...(one.handOvers ?? []).map((each) => ({
      at: each.at,
      what: t('handOver.line', { from: name(each.from), to: name(each.to) }),
      more: [each.place, each.reason].filter(Boolean).join('. '),
    })),
    ...(one.returned
      ? [{ at: one.returned.at, what: t('returned.line', { to: name(one.returned.to), by: name(one.returned.by) }), more: null }]
      : []),
  ];
  if (!stops.length) return null;
  return (
    <section class="card" aria-labelledby="journey-title">
      <h2 id="journey-title">{t('handOvers.title')}</h2>
      <ol class="life">
        {stops.map((stop, place) => (
          <li key={place}>
            <p class="strong">{stop.what}</p>
            <Meta parts={[dayAndTime(stop.at), stop.more]} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Owed({ guided, one }: { guided: Guided | null; one: Exhibit }) {
  const owed = guided?.evaluation.requirements.filter((each) => each.subjectId === one.id && each.state === 'owed') ?? [];
  if (!guided || !owed.length) return null;
  const texts = owed.flatMap((each) => guided.pack.requirements.filter((requirement) => requirement.code === each.requirement));
  return (
    <Notice tone="owed" title={t('exhibit.owed')}>
      {texts.map((requirement) => (
        <p key={requirement.code}>{packText(requirement.text)}</p>
      ))}
    </Notice>
  );
}

function One({ view, guided, one }: { view: CaseView; guided: Guided | null; one: Exhibit }) {
  const { file } = view;
  const name = exhibitName(one);
  const base = `/cases/${file.id}/exhibits`;
  const may = mayWrite(view) && !one.withdrawn;
  const away = one.state === 'refused' || one.state === 'not_present';
  const change = may ? { href: `${base}/${one.id}.change`, text: main('action.correct') } : undefined;
  const row = (label: Parameters<typeof t>[0], value: string | null | undefined) => ({
    label: t(label),
    value: value || main('value.notKnown'),
    change,
  });
  return (
    <Page title={name} back={{ href: base, label: t('exhibits.back') }}>
      <p class="tags">
        <ExhibitTag one={one} />
        <UnsentTag view={view} id={one.id} />
      </p>
      <ClosedNotice view={view} />
      <Owed guided={guided} one={one} />
      {away ? <RefusedHelp view={view} state={one.state as 'refused'} {...(may ? { recorded: one.id } : {})} /> : null}
      <section class="card">
        <SummaryList
          rows={[
            row('label.owner', one.owner && whoName(file, one.owner)),
            row('label.when', dayAndTime(one.at)),
            ...(away
              ? [row('label.reason', one.reason)]
              : [
                  row('label.seal', one.sealNumber),
                  row('label.number', one.exhibitNumber),
                  row('label.property', one.propertyReference),
                  row('label.kept', one.keptAt),
                ]),
          ]}
        />
      </section>
      <Journey view={view} one={one} />
      {may && one.seized && !one.returned ? (
        <p class="actions">
          <a class="btn quiet" href={`${base}/${one.id}.hand-over`}>
            {t('handOver.add')}
          </a>
          <a class="btn quiet" href={`${base}/${one.id}.returned`}>
            {t('returned.add')}
          </a>
        </p>
      ) : null}
      <ItemFoot view={view} kind="exhibit" item={one} what={name} />
    </Page>
  );
}

export function ExhibitPage() {
  const { view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const list = `/cases/${view.file.id}/exhibits`;
  const { id, part } = partOf(here.value.params['exhibit'] ?? '');
  if (id === 'new')
    return mayWrite(view) ? <DeviceForm view={view} known={null} /> : <NoForm view={view} title={t('exhibit.new')} back={list} />;
  const one = view.file.items.exhibits.find((each) => each.id === id);
  if (!one) return loading ? <NoCase loading /> : <Gone back={list} />;
  if (!mayWrite(view) || one.withdrawn || part === null) return <One view={view} guided={guided} one={one} />;
  if (part === 'change') return <DeviceForm view={view} known={one} />;
  const travels = one.seized && !one.returned;
  if (!travels) return <One view={view} guided={guided} one={one} />;
  return part === 'hand-over' ? <HandOverForm view={view} one={one} /> : <ReturnedForm view={view} one={one} />;
}
