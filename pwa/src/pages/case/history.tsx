// Who changed what and when, with both versions.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { loadHistory, type HistoryItem } from '../../state/cases';
import type { CaseView } from '../../state/case-view';
import { Meta, Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { kindOf, sayChanges, type Words } from '../parts/changes';
import { usePack } from '../parts/use-pack';
import { personName, roleLabel } from '../parts/labels';
import { NoCase } from './loading';
import { useCase } from './use-case';

function headline(item: HistoryItem, view: CaseView): { title: string; about: string } {
  const kind = kindOf(item.kind);
  const party = view.file.parties.find((p) => p.id === item.resourceId);
  const person = view.file.persons.find((p) => p.id === (party?.personId ?? item.resourceId));
  const about = [person && personName(person), party && roleLabel(party.role)].filter(Boolean).join(', ');
  const what = item.changes.some((c) => c.field.startsWith('withdrawn') && c.after) ? 'history.withdrawn' : item.version === 1 ? 'history.created' : 'history.changed';
  return { title: t(what, { what: kind }), about };
}

function Entry({ item, view, words }: { item: HistoryItem; view: CaseView; words: Words }) {
  const changes = sayChanges(item, words);
  const { title, about } = headline(item, view);
  return (
    <li class="card">
      <h2 class="card-title">{title}</h2>
      {about ? <p>{about}</p> : null}
      <Meta parts={[t('history.by', { name: item.by.displayName, time: dayAndTime(item.at) }), item.writtenAt && t('history.written', { time: dayAndTime(item.writtenAt) })]} />
      <dl class="changes">
        {changes.map(({ label, before, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            {before === null ? null : <dd><span class="label-inline">{t('history.before')}</span> <span class="prose">{before}</span></dd>}
            <dd class="after"><span class={before === null ? 'visually-hidden' : 'label-inline'}>{t('history.after')}</span> <span class="prose">{after}</span></dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

export function HistoryPage() {
  const { id, view, loading } = useCase();
  const pack = usePack(view?.file.guidancePack);
  const [items, setItems] = useState<Awaited<ReturnType<typeof loadHistory>> | null>(null);
  const load = () => {
    setItems(null);
    void loadHistory(id).then(setItems);
  };
  useEffect(load, [id]);
  if (!view) return <NoCase loading={loading} />;
  return (
    <Page title={t('history.title')} caption={view.file.reference || t('case.noReference')} back={{ href: `/cases/${id}`, label: t('history.back') }}>
      {view.state !== 'sent' ? <Notice tone="wait" title={t('history.unsent')} /> : null}
      {items === null ? <p role="status" class="muted">{t('loading')}</p>
        : Array.isArray(items) ? (items.length ? <ul class="cards">{items.map((item) => <Entry key={item.id} item={item} view={view} words={{ file: view.file, pack }} />)}</ul> : <p class="muted">{t('history.none')}</p>)
        : <Notice tone="wait" role="status" title={t(items === 'no-network' ? 'history.noNetwork' : 'history.failed')}><p><button type="button" class="link-button" onClick={load}>{t('action.tryAgain')}</button></p></Notice>}
    </Page>
  );
}
