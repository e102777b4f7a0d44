// One text for one form: read from the server, copied with one press; below it the reference that comes back.
import { useEffect, useRef, useState } from 'preact/hooks';
import { clock } from '../../i18n/format';
import { t } from '../../i18n/parts/papers';
import { readSummary, type SummaryForm } from '../../state/summaries';
import { Notice } from '../../ui/parts';
import { TextField } from '../../ui/text-field';
import { problemText } from '../parts/messages';
import { useRead, type Read } from '../unit/use-read';

const REFERENCE_MAX = 40;
const FOLDED_LINES = 7;

interface Reference {
  key: string;
  label: string;
  known: string | null;
  onKeep: (reference: string) => Promise<void>;
}
interface Props {
  incidentId: string;
  form: SummaryForm;
  subject: string | null;
  lang: 'en' | 'cy';
  title: string;
  hint: string;
  closed: boolean;
  /** Grows each time the texts are to be read again. */
  turn: number;
  typed: Record<string, string>;
  onType: (key: string, text: string) => void;
  reference?: Reference;
  link?: { href: string; text: string };
}

function HowOld({ read }: { read: Read<string> }) {
  const { value, at, failed } = read;
  if (value !== null)
    return (
      <p class="muted small" role="status">
        {t(failed ? 'sum.old' : 'sum.readAt', { time: clock(at ?? 0) })}
      </p>
    );
  if (!failed)
    return (
      <p class="muted" role="status">
        {t('sum.reading')}
      </p>
    );
  const said = failed === 'no-network' ? { title: t('sum.signal'), todo: t('sum.signalText') } : problemText(failed);
  return (
    <Notice tone={failed === 'no-network' ? 'wait' : 'owed'} role="status" title={said.title}>
      <p>{said.todo}</p>
    </Notice>
  );
}

/** Selected, so that it can be copied by hand where the phone does not let a page do it. */
function select(element: HTMLElement | null): void {
  if (element) window.getSelection()?.selectAllChildren(element);
}

function Text({ text, title, lang }: { text: string; title: string; lang: 'en' | 'cy' }) {
  const box = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState<'' | 'sum.copied' | 'sum.copyFailed'>('');
  const [open, setOpen] = useState(false);
  const lines = text.split('\n');
  const folds = lines.length > FOLDED_LINES + 3;
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (!copied) {
      setOpen(true);
      requestAnimationFrame(() => select(box.current));
    }
    setSaid(copied ? 'sum.copied' : 'sum.copyFailed');
  };
  return (
    <>
      <pre class="sum-text" ref={box} lang={lang} tabIndex={0} role="group" aria-label={`${t('sum.text')}: ${title}`}>
        {folds && !open ? lines.slice(0, FOLDED_LINES).join('\n') : text}
      </pre>
      <p class="sum-actions">
        <button type="button" class="btn quiet" onClick={() => void copy()}>
          {t('sum.copy')}
          <span class="visually-hidden"> {t('sum.copyOf', { what: title })}</span>
        </button>
        {folds ? (
          <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'sum.less' : 'sum.more')}
          </button>
        ) : null}
        <span role="status" class={said === 'sum.copied' ? 'sum-copied' : undefined}>
          {said ? t(said) : ''}
        </span>
      </p>
    </>
  );
}

/** What takes the place of what was pressed gets its focus. */
const focusNext = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());

function ReferenceForm({ reference, typed, onType }: { reference: Reference; typed: string; onType: (text: string) => void }) {
  const [error, setError] = useState<string | undefined>();
  const [open, setOpen] = useState(typed !== '');
  const { key, label, known, onKeep } = reference;
  const keep = (event: Event) => {
    event.preventDefault();
    const wrong = !typed.trim() ? t('sum.required') : Array.from(typed.trim()).length > REFERENCE_MAX ? t('sum.tooLong') : undefined;
    setError(wrong);
    if (wrong) document.getElementById(`reference-${key}`)?.focus();
    else
      void onKeep(typed.trim()).then(() => {
        setOpen(false);
        focusNext(`change-${key}`);
      });
  };
  const change = () => {
    setOpen(true);
    focusNext(`reference-${key}`);
  };
  if (known && !open) {
    return (
      <div class="sum-reference">
        <p role="status">
          <span class="strong">{t('sum.kept', { reference: known })}</span>
        </p>
        <button type="button" class="link-button" id={`change-${key}`} onClick={change}>
          {t('sum.change')}
          <span class="visually-hidden"> {label}</span>
        </button>
      </div>
    );
  }
  return (
    <form class="sum-reference" noValidate onSubmit={keep}>
      <TextField
        id={`reference-${key}`}
        label={label}
        error={error}
        value={typed}
        width="half"
        capitals="characters"
        onInput={(text) => {
          onType(text);
          setError(undefined);
        }}
      />
      <button class="btn quiet" type="submit">
        {t('sum.keep')}
        <span class="visually-hidden"> {label}</span>
      </button>
    </form>
  );
}

export function SummaryCard(props: Props) {
  const { incidentId, form, subject, lang, title, hint, reference, link } = props;
  const read = useRead(`${form} ${subject ?? ''} ${lang}`, () => readSummary(incidentId, form, subject, lang));
  useEffect(() => {
    if (props.turn) read.again();
  }, [props.turn]);
  const id = `sum-${subject ?? form}`;
  return (
    <section class="card sum-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="muted small">{hint}</p>
      {read.value !== null ? <Text text={read.value} title={title} lang={lang} /> : null}
      <HowOld read={read} />
      {reference && !props.closed ? (
        <ReferenceForm
          reference={reference}
          typed={props.typed[reference.key] ?? ''}
          onType={(text) => props.onType(reference.key, text)}
        />
      ) : reference?.known ? (
        <p class="strong">{t('sum.kept', { reference: reference.known })}</p>
      ) : null}
      {link ? (
        <p>
          <a href={link.href}>{link.text}</a>
        </p>
      ) : null}
    </section>
  );
}
