// Closing: refused while anything is owed, with the list; by a supervisor with a reason where the guidance lets it be.
import { useMemo, useState } from 'preact/hooks';
import { here } from '../../router';
import { t, tn } from '../../i18n/parts/guide-work';
import { t as g } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import { openForm } from '../../state/forms';
import type { Guided } from '../../state/guidance';
import { addItem } from '../../state/items';
import { records, role } from '../../state/role';
import { instant, type FormError } from '../../state/vocabulary';
import { Button, Notice, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { TextArea } from '../../ui/text-field';
import { useGuided } from '../case/use-guided';
import { messageFor, toMessages } from '../parts/messages';
import { NoGuidance } from './no-guidance';
import { awaited, owedNow, type Line } from './owed';
import { OwedLine } from './owed-list';
import { packText } from './parts';
import { needed, optional } from './say';
import { crimeName, live } from './words';

export interface Standing {
  /** Nobody may close without these. */
  must: Line[];
  /** A supervisor may. */
  may: Line[];
}
export function standingInTheWay(guided: Pick<Guided, 'pack' | 'evaluation'> & { view: { file: Guided['view']['file'] } }): Standing {
  const {
    view: { file },
    pack,
    evaluation,
  } = guided;
  const all = [...owedNow(file, pack, evaluation), ...awaited(file, pack, evaluation)];
  return { must: all.filter((one) => !one.waivable), may: all.filter((one) => one.waivable) };
}

function Lines({ guided, lines }: { guided: Guided; lines: Line[] }) {
  return (
    <ol class="owed-list">
      {lines.map((line) => (
        <OwedLine key={`${line.kind} ${line.code} ${line.about[0]?.subjectId ?? ''} ${line.urgent}`} guided={guided} line={line} />
      ))}
    </ol>
  );
}

function Done({ guided }: { guided: Guided }) {
  const { file, unsent } = guided.view;
  const closure = live(file.items.closures).find((one) => !one.reopened);
  const waiting = closure && unsent.has(closure.id);
  return (
    <Page title={t('close.done')} heading={false} back={{ href: `/cases/${file.id}` }}>
      <div class="confirmation">
        <h1 tabIndex={-1}>{t('close.done')}</h1>
        <p class="reference">{file.reference}</p>
      </div>
      {closure ? <p>{g('closed.by', { name: closure.recordedBy.displayName, time: dayAndTime(closure.at) })}</p> : null}
      {waiting ? (
        <Notice tone="wait" title={t('close.unsent')}>
          <p>{t('close.unsentText')}</p>
        </Notice>
      ) : null}
      <p>{t('close.after')}</p>
      <ul class="list links">
        <li>
          <a href={`/cases/${file.id}`}>{t('close.toCase')}</a>
        </li>
        <li>
          <a href={`/cases/${file.id}/print`}>{g('more.print')}</a>
        </li>
        <li>
          <a href={`/cases/${file.id}/reopen`}>{g('more.reopen')}</a>
        </li>
      </ul>
    </Page>
  );
}

function CloseForm({ guided, waiving }: { guided: Guided; waiving: boolean }) {
  const form = useMemo(() => openForm(here.value.path, { reason: '' }), []);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const { reason } = form.value.value;
    const found = waiving ? needed('reason', reason) : optional('reason', reason);
    setErrors(found);
    if (found.length) return;
    setBusy(true);
    await addItem(guided.view, 'closure', { at: instant(), reason: waiving ? reason.trim() : null }, form.id).catch((error: unknown) => {
      setBusy(false);
      throw error;
    });
    await form.close();
  };
  return (
    <form noValidate onSubmit={submit}>
      {errors.length ? (
        <p class="field-error" role="alert">
          {toMessages(errors)[0]?.text}
        </p>
      ) : null}
      {waiving ? (
        <TextArea
          id="reason"
          label={t('close.reason')}
          hint={t('close.reasonHint')}
          error={messageFor(errors, 'reason')}
          value={form.value.value.reason}
          onInput={(reason) => form.set({ reason })}
          rows={4}
          limit={2000}
        />
      ) : null}
      <Button busy={busy} kind={waiving ? 'danger' : 'main'}>
        {t(waiving ? 'close.without' : 'close.button')}
      </Button>
    </form>
  );
}

function Crimes({ guided }: { guided: Guided }) {
  const { file } = guided.view;
  const found = guided.evaluation.outcomes;
  if (!found.length) return null;
  const text = (code: string) => packText(guided.pack.outcomes.find((one) => one.code === code)?.text ?? { en: code, cy: code });
  return (
    <section class="card" aria-labelledby="crimes-title">
      <h2 id="crimes-title">{t('close.outcomes')}</h2>
      <ul class="step-rows tall">
        {found.map((one) => (
          <li key={one.crimeId}>
            <span class="who">{crimeName(file, guided.pack, one.crimeId)}</span>
            {one.recorded ? (
              <span>{g('outcome.named', { code: one.recorded, text: text(one.recorded) })}</span>
            ) : (
              <Tag tone="owed">{t('close.noOutcome')}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ClosePage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  if (guided.view.file.status === 'closed') return <Done guided={guided} />;
  const { must, may } = standingInTheWay(guided);
  const supervisor = role.value === 'supervisor';
  return (
    <Page title={t('close.title')} back={{ href: `/cases/${id}` }}>
      {must.length ? (
        <section class="card edge-owed" aria-labelledby="must-title">
          <h2 id="must-title">{tn('close.must', must.length)}</h2>
          <p class="small">{t('close.mustText')}</p>
          <Lines guided={guided} lines={must} />
        </section>
      ) : null}
      {may.length ? (
        <section class="card edge-wait" aria-labelledby="may-title">
          <h2 id="may-title">{tn('close.may', may.length)}</h2>
          <p class="small">{t(must.length ? 'close.mayLater' : supervisor ? 'close.maySupervisor' : 'close.mayAsk')}</p>
          <Lines guided={guided} lines={may} />
        </section>
      ) : null}
      {!must.length && !may.length ? (
        <Notice tone="done" title={g('owed.nothing')}>
          <p>{t(guided.evaluation.outOfScope ? 'close.readyScope' : 'close.ready')}</p>
        </Notice>
      ) : null}
      <Crimes guided={guided} />
      {!must.length && records.value && (!may.length || supervisor) ? <CloseForm guided={guided} waiving={may.length > 0} /> : null}
    </Page>
  );
}
