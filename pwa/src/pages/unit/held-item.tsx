// One write that waits for a decision: what it says, and whether it goes into the case.
import { useEffect, useState } from 'preact/hooks';
import { here } from '../../router';
import { t as frame } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t as desk } from '../../i18n/parts/desk';
import { t } from '../../i18n/parts/phones';
import type { CaseView } from '../../state/case-view';
import { openCase, readView } from '../../state/cases';
import { decide, kindAt, readHeldItem, type Decision, type HeldItem } from '../../state/held';
import { Radios } from '../../ui/choices';
import { Button, SummaryList } from '../../ui/parts';
import { Page } from '../../ui/page';
import type { Words } from '../parts/changes';
import { errorText, problemText } from '../parts/messages';
import { usePack } from '../parts/use-pack';
import { Content } from '../waiting/content';
import { itemTitle } from '../waiting/item-text';
import { Why } from '../waiting/why';
import { Decided } from './phone';
import { Reading } from './reading';
import { useReason } from './reason';
import { useRead } from './use-read';
import './unit.css';

const titleOf = (code: string): string => problemText({ code, status: 409 }).title;

function Decide({ item, words, onDone }: { item: HeldItem; words: Words; onDone: () => void }) {
  const [decision, setDecision] = useState<Decision | ''>('');
  const [missing, setMissing] = useState(false);
  const { field, busy, check, send } = useReason(onDone, (failed) => (failed !== 'no-network' && failed.refusedWith ?
    <Why last={failed} words={words}><p class="strong">{titleOf(failed.refusedWith)}</p></Why> : null));
  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(!decision);
    const sure = check();
    if (!decision) return document.getElementById('decision-take')?.focus();
    if (sure) void send((reason) => decide(item, decision, reason));
  };
  return (
    <form noValidate onSubmit={submit} class="end">
      <Radios<Decision> id="decision" legend={t('decide')} error={missing ? errorText('choose-one') : undefined} value={decision} onChange={setDecision}
        options={[{ value: 'take', label: t('take'), hint: t('take.hint', { name: item.officer.displayName }) }, { value: 'set_aside', label: t('aside'), hint: t('aside.hint') }]} />
      {field}
      <Button busy={busy}>{frame('action.save')}</Button>
    </form>
  );
}

/** The case with its names, when this account may see it. */
function useCaseOf(id: string | null | undefined): CaseView | null {
  const [view, setView] = useState<CaseView | null>(null);
  useEffect(() => {
    if (id) void openCase(id).then(() => readView(id)).then(setView);
  }, [id]);
  return view;
}

export function HeldItemPage() {
  const id = here.value.params['id'] ?? '';
  const read = useRead(id, () => readHeldItem(id));
  const item = read.value;
  const view = useCaseOf(item?.incidentId);
  const pack = usePack(view?.file.guidancePack);
  const back = { href: '/held', label: frame('nav.held') };
  if (!item) return <Page title={frame('nav.held')} back={back}><Reading read={read} /></Page>;
  const [kind, words] = [kindAt(item.path), { file: view?.file ?? null, pack }];
  const { officer, decided, state, text, code } = item;
  const rows = [text && { label: t('held.says', { name: officer.displayName }), value: <span class="prose">{text}</span> }, code && { label: t('held.refused'), value: titleOf(code) }];
  return (
    <Page title={itemTitle({ kind, method: item.method })} caption={officer.displayName} back={back}>
      <p class="muted">{t(`held.${item.why}`)} · {frame('item.written', { time: dayAndTime(item.writtenAt) })}</p>
      {decided && state !== 'open' ? <Decided {...decided} title={state === 'taken' ? t('taken') : frame('item.aside')} /> : null}
      {rows.some(Boolean) ? <SummaryList rows={rows.flatMap((row) => row || [])} /> : null}
      <Content kind={kind} body={item.body ?? {}} words={words} title={desk('edit.what')} />
      {view ? <p><a class="row-link" href={`/cases/${item.incidentId}`}>{frame('saved.open')}</a></p> : null}
      {state === 'open' ? <Decide item={item} words={words} onDone={read.again} /> : null}
    </Page>
  );
}
