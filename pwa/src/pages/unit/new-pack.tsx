// A new pack as pasted text: checked by the server's linter, then kept. What is typed survives a reload.
import { useMemo, useState } from 'preact/hooks';
import { maybe, t, tn } from '../../i18n/parts/unit';
import { openForm } from '../../state/forms';
import { isJson, keepPack, lintPack, versionIn, type Fault, type PackLine } from '../../state/packs-admin';
import type { Failed } from '../../state/reading';
import { Button, Confirm, Notice } from '../../ui/parts';
import { Field } from '../../ui/field';
import { problemText } from '../parts/messages';

export function faultText(code: string): string {
  return maybe(`fault.${code}`) ?? t('fault.other', { code });
}

/** What a failed request means. The lost answer of a write is no failure, and is said as what it is. */
export function FailedNotice({ failed, wrote }: { failed: Failed; wrote?: boolean }) {
  if (failed === 'no-network') return <Notice tone="wait" role="alert" title={t(wrote ? 'write.noSignal' : 'noAnswer')} />;
  if (failed.code === 'stale') return <Notice tone="owed" role="alert" title={t('write.stale')} />;
  const { title, todo } = problemText(failed);
  return (
    <Notice tone="owed" role="alert" title={title}>
      <p>{todo}</p>
    </Notice>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  return (
    <Notice tone="owed" role="alert" title={tn('packs.faults', faults.length)}>
      <p>{t('packs.faultsText')}</p>
      <ul class="plain-list faults">
        {faults.map((fault) => (
          <li key={`${fault.at} ${fault.code}`}>
            <p class="strong">{faultText(fault.code)}</p>
            <p class="small">{fault.at ? <code>{t('fault.at', { at: fault.at })}</code> : t('fault.whole')}</p>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type Shown =
  | { kind: 'faults'; faults: Fault[] }
  | { kind: 'clean'; version: string }
  | { kind: 'kept'; version: string }
  | { kind: 'failed'; failed: Failed; wrote: boolean };

/** What can be said without the server. */
function errorIn(text: string, kept: readonly PackLine[]): string | null {
  if (!text.trim()) return t('packs.required');
  if (!isJson(text)) return t('packs.notJson');
  const version = versionIn(text);
  if (!version) return t('packs.noVersion');
  return kept.some((pack) => pack.version === version) ? t('packs.exists') : null;
}

export function NewPack({ kept, onKept }: { kept: readonly PackLine[]; onKept: () => void }) {
  const form = useMemo(() => openForm('/packs', { text: '' }), []);
  const { text } = form.value.value;
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const type = (value: string) => {
    form.set({ text: value });
    setShown(null);
    setError(null);
  };
  const check = async () => {
    const found = errorIn(text, kept);
    setError(found);
    if (found) return document.getElementById('pack-text')?.focus();
    setBusy(true);
    const answer = await lintPack(text);
    setBusy(false);
    if ('failed' in answer) return setShown({ kind: 'failed', failed: answer.failed, wrote: false });
    setShown(answer.value.length ? { kind: 'faults', faults: answer.value } : { kind: 'clean', version: versionIn(text)! });
  };
  const keep = async (version: string) => {
    setBusy(true);
    const answer = await keepPack(version, text);
    setBusy(false);
    if ('failed' in answer)
      return setShown(
        answer.faults.length ? { kind: 'faults', faults: answer.faults } : { kind: 'failed', failed: answer.failed, wrote: true },
      );
    await form.close();
    form.value.value = { text: '' };
    setShown({ kind: 'kept', version });
    document.getElementById('packs-add')?.focus();
    onKept();
  };
  return (
    <section aria-labelledby="packs-add" class="card">
      <h2 id="packs-add" tabIndex={-1}>
        {t('packs.add')}
      </h2>
      <p>{t('packs.addLead')}</p>
      <Field id="pack-text" label={t('packs.text')} hint={t('packs.textHint')} error={error ?? undefined}>
        <textarea
          class="input pack-text"
          id="pack-text"
          rows={10}
          spellcheck={false}
          autoComplete="off"
          autoCapitalize="none"
          value={text}
          aria-describedby={error ? 'pack-text-hint pack-text-error' : 'pack-text-hint'}
          aria-invalid={error ? true : undefined}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </Field>
      <div class="pack-actions">
        <Button kind="quiet" type="button" busy={busy} onClick={() => void check()}>
          {t('packs.check')}
        </Button>
        {text ? (
          <button type="button" class="link-button" onClick={() => type('')}>
            {t('packs.clear')}
          </button>
        ) : null}
      </div>
      {shown?.kind === 'faults' ? <Faults faults={shown.faults} /> : null}
      {shown?.kind === 'failed' ? <FailedNotice failed={shown.failed} wrote={shown.wrote} /> : null}
      {shown?.kind === 'kept' ? <Notice tone="done" role="status" title={t('packs.keptNow', { version: shown.version })} /> : null}
      {shown?.kind === 'clean' ? (
        <>
          <Notice tone="done" role="status" title={t('packs.clean', { version: shown.version })}>
            <p>{t('packs.cleanText')}</p>
          </Notice>
          <Confirm
            question={t('packs.keepSure', { version: shown.version })}
            yes={t('packs.keepYes')}
            no={t('packs.keepNo')}
            onYes={() => !busy && void keep(shown.version)}
          >
            {(ask) => (
              <button type="button" class="btn main" data-ask onClick={ask}>
                {t('packs.keep')}
              </button>
            )}
          </Confirm>
        </>
      ) : null}
    </section>
  );
}
