// The guidance of this case; and, where a newer one is in force, what would be owed under it. A case moves by a person's choice alone.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/parts/guide-work';
import { guide, loadKnown, type Guided, type Reason } from '../../state/guidance';
import { addItem } from '../../state/items';
import { packOf, type KnownPack } from '../../state/packs';
import { records } from '../../state/role';
import { instant, now } from '../../state/vocabulary';
import { Page } from '../../ui/page';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { NoGuidance } from './no-guidance';
import { packText } from './parts';
import { needed } from './say';
import { lineText, subjectName } from './words';

const keyOf = (one: Reason): string => `${one.kind} ${one.code} ${one.subjectId}`;
/** What stands in the way of closing under one pack and not under the other. */
export function difference(before: readonly Reason[], after: readonly Reason[]): { added: Reason[]; gone: Reason[] } {
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return { added: after.filter((one) => !had.has(keyOf(one))), gone: before.filter((one) => !has.has(keyOf(one))) };
}

function useNewer(guided: Guided | null): { newest: KnownPack; under: Guided | null } | null {
  const [found, setFound] = useState<{ newest: KnownPack; under: Guided | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    const look = async (here: Guided) => {
      const [newest, known] = await Promise.all([packOf(''), loadKnown(here.view)]);
      if (wanted)
        setFound(
          newest && newest.version !== here.pack.version ? { newest, under: guide(here.view, { ...known, pack: newest }, now()) } : null,
        );
    };
    if (guided) void look(guided);
    return () => {
      wanted = false;
    };
  }, [guided]);
  return found;
}

function Notes({ guided }: { guided: Guided }) {
  const { pack } = guided;
  return (
    <section aria-labelledby="notes-title">
      <h2 id="notes-title">{packText(pack.title)}</h2>
      <p class="small muted">{packText(pack.source)}</p>
      <ul class="cards">
        {pack.notes.map((one) => (
          <li key={one.code} class="card">
            <p class="prose">{packText(one.text)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ title, guided, list }: { title: string; guided: Guided; list: Reason[] }) {
  if (!list.length) return null;
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul>
        {list.map((one) => (
          <li key={keyOf(one)}>
            {lineText(guided.pack, { kind: one.kind, code: one.code, about: [one] })}
            {subjectName(guided, one) ? ` (${subjectName(guided, one)})` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function PackMovePage() {
  const { id, guided, loading, noPack } = useGuided();
  const newer = useNewer(guided);
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { view } = guided;
  if (!newer?.under || !records.value || view.file.status === 'closed') {
    return (
      <Page title={t('pack.title')} back={{ href: `/cases/${id}` }}>
        <p class="lead">{t('pack.only')}</p>
        <Notes guided={guided} />
      </Page>
    );
  }
  const { added, gone } = difference(guided.evaluation.closable.reasons, newer.under.evaluation.closable.reasons);
  return (
    <CaseForm
      title={t('pack.move')}
      lead={t('pack.lead', { from: packText(guided.pack.title), to: packText(newer.newest.pack.source.title) })}
      back={`/cases/${id}`}
      initial={{ reason: '' }}
      button={t('pack.button')}
      check={({ reason }) => needed('reason', reason)}
      save={({ reason }, form) =>
        addItem(view, 'mark', { mark: 'pack_moved', to: newer.newest.version, at: instant(), reason: reason.trim() }, form)
      }
    >
      {({ reason }, set, errors) => (
        <>
          {added.length || gone.length ? null : <p>{t('pack.same')}</p>}
          <Changes title={t('pack.added')} guided={newer.under!} list={added} />
          <Changes title={t('pack.gone')} guided={guided} list={gone} />
          <p class="small muted">{t('pack.kept')}</p>
          <TextArea
            id="reason"
            label={t('pack.reason')}
            error={messageFor(errors, 'reason')}
            value={reason}
            onInput={(next) => set({ reason: next })}
            rows={4}
            limit={2000}
          />
        </>
      )}
    </CaseForm>
  );
}
