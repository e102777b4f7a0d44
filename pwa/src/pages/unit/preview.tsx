// What open cases would owe under a pack: how many, and which, by reference. Nobody is named.
import { useState } from 'preact/hooks';
import { language } from '../../i18n';
import { t, tn } from '../../i18n/parts/unit';
import {
  latestInForce,
  previewPack,
  readPack,
  type OwedThing,
  type PackFile,
  type PackLine,
  type Preview,
  type Source,
} from '../../state/packs-admin';
import type { Failed } from '../../state/reading';
import { Button } from '../../ui/parts';
import { FailedNotice } from './new-pack';

/** What is owed in the pack's own words, each once with how often; a code that no pack at hand has stays a code. */
export function inWords(owed: readonly OwedThing[], packs: readonly Source[], lang: 'en' | 'cy'): { text: string; times: number }[] {
  const found = new Map<string, { text: string; times: number }>();
  for (const { kind, code } of owed) {
    const texts = packs
      .flatMap((pack) => (kind === 'question' ? pack.questions : pack.requirements).map((one) => ({ code: one.code, text: one.text })))
      .find((one) => one.code === code)?.text;
    const seen = found.get(`${kind} ${code}`) ?? { text: texts?.[lang] ?? code, times: 0 };
    found.set(`${kind} ${code}`, { ...seen, times: seen.times + 1 });
  }
  return [...found.values()];
}

function Side({ title, owed, packs }: { title: string; owed: readonly OwedThing[]; packs: readonly Source[] }) {
  if (!owed.length) return null;
  return (
    <>
      <dt>{title}</dt>
      {inWords(owed, packs, language.value).map(({ text, times }) => (
        <dd key={text}>
          {text}
          {times > 1 ? ` × ${times}` : ''}
        </dd>
      ))}
    </>
  );
}

export function PreviewPart({ file, all }: { file: PackFile; all: readonly PackLine[] }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [shown, setShown] = useState<{ preview: Preview; packs: Source[] } | null>(null);
  const compare = async () => {
    setBusy(true);
    setFailed(null);
    const answer = await previewPack(file.version);
    // The words for what would no longer be owed are those of the pack in force.
    const day = latestInForce(all);
    const other = all.find((pack) => pack.inForceFrom === day && pack.version !== file.version);
    const words = other && 'value' in answer ? await readPack(other.version) : null;
    setBusy(false);
    if ('failed' in answer) return setFailed(answer.failed);
    setShown({ preview: answer.value, packs: [file.pack, ...(words && 'value' in words ? [words.value.pack] : [])] });
  };
  return (
    <section class="card" aria-labelledby="pack-preview">
      <h2 id="pack-preview">{t('preview.title')}</h2>
      <p>{t('preview.lead')}</p>
      <Button kind="quiet" type="button" busy={busy} onClick={() => void compare()}>
        {t('preview.button')}
      </Button>
      {failed ? <FailedNotice failed={failed} /> : null}
      <div role="status">
        {shown ? (
          <p class="strong">
            {shown.preview.changed ? tn('preview.count', shown.preview.changed, { open: shown.preview.open }) : t('preview.none')}
          </p>
        ) : null}
      </div>
      {shown?.preview.cases.length ? (
        <ul class="list">
          {shown.preview.cases.map((one) => (
            <li key={one.incidentId}>
              <p class="strong">{one.reference}</p>
              <dl class="preview">
                <Side title={t('preview.added')} owed={one.added} packs={shown.packs} />
                <Side title={t('preview.gone')} owed={one.gone} packs={shown.packs} />
              </dl>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
