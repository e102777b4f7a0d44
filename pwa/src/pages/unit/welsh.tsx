// The Welsh of the wording to be read out: entered and approved by a person, or not there at all.
import { useMemo, useState } from 'preact/hooks';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/unit';
import { openForm } from '../../state/forms';
import { approveWelsh, checkTranslation, type PackFile, type WordingFault } from '../../state/packs-admin';
import type { Failed } from '../../state/reading';
import { Confirm, Notice } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { FailedNotice } from './new-pack';

const MOST = 4_000;
/** What was pressed goes away with its question. */
const focusHeading = () => document.getElementById('pack-welsh')?.focus();

/** A wording with its blank marked. */
function Exact({ text, blank, lang }: { text: string; blank: string; lang: 'en' | 'cy' }) {
  const [before, ...after] = text.split(blank);
  return (
    <p class="exact" lang={lang}>
      {before}
      {after.length ? <mark>{blank}</mark> : null}
      {after.join(blank)}
    </p>
  );
}

function Entry({ file, onChanged }: { file: PackFile; onChanged: () => void }) {
  const { advisory } = file.pack;
  const form = useMemo(() => openForm(`/packs/${file.version}`, { welsh: '' }), []);
  const { welsh } = form.value.value;
  const [error, setError] = useState<string | undefined>();
  const [failed, setFailed] = useState<Failed | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = (open: () => void) => {
    const fault = checkTranslation(advisory, welsh);
    setError(fault ? t(`welsh.${fault satisfies WordingFault}`, { blank: advisory.placeholder }) : undefined);
    if (fault) document.getElementById('welsh-text')?.focus();
    else open();
  };
  const approve = async () => {
    if (busy || checkTranslation(advisory, welsh)) return;
    setBusy(true);
    const answer = await approveWelsh(file, welsh.trim());
    setBusy(false);
    if ('failed' in answer) return setFailed(answer.failed);
    await form.close();
    onChanged();
    focusHeading();
  };
  return (
    <>
      <TextArea
        id="welsh-text"
        label={t('welsh.text')}
        hint={t('welsh.hint', { blank: advisory.placeholder })}
        error={error}
        value={welsh}
        rows={6}
        limit={MOST}
        onInput={(value) => {
          form.set({ welsh: value });
          setError(undefined);
          setFailed(null);
        }}
      />
      {failed ? <FailedNotice failed={failed} wrote /> : null}
      <Confirm question={t('welsh.sure')} yes={t('welsh.yes')} no={t('welsh.no')} onYes={() => void approve()}>
        {(open) => (
          <button type="button" class="btn main" data-ask onClick={() => ask(open)}>
            {t('welsh.approve')}
          </button>
        )}
      </Confirm>
    </>
  );
}

function Approved({ file, onChanged }: { file: PackFile; onChanged: () => void }) {
  const [failed, setFailed] = useState<Failed | null>(null);
  const approved = file.welshWording!;
  const takeBack = async () => {
    const answer = await approveWelsh(file, null);
    if ('failed' in answer) return setFailed(answer.failed);
    onChanged();
    focusHeading();
  };
  return (
    <>
      <Notice tone="done" title={t('welsh.approved', { name: approved.approvedBy.displayName, time: dayAndTime(approved.approvedAt) })} />
      <Exact text={approved.text} blank={file.pack.advisory.placeholder} lang="cy" />
      {failed ? <FailedNotice failed={failed} wrote /> : null}
      <Confirm question={t('welsh.takeBackSure')} yes={t('welsh.takeBackYes')} no={t('welsh.takeBackNo')} onYes={() => void takeBack()}>
        {(open) => (
          <p class="row-actions">
            <button type="button" class="link-button" data-ask onClick={open}>
              {t('welsh.takeBack')}
            </button>
          </p>
        )}
      </Confirm>
    </>
  );
}

export function WelshWording({ file, onChanged }: { file: PackFile; onChanged: () => void }) {
  const { advisory } = file.pack;
  return (
    <section class="card" aria-labelledby="pack-welsh">
      <h2 id="pack-welsh" tabIndex={-1}>
        {t('welsh.title')}
      </h2>
      {advisory.cy ? (
        <>
          <p>{t('welsh.own')}</p>
          <Exact text={advisory.cy} blank={advisory.placeholder} lang="cy" />
        </>
      ) : (
        <>
          {file.welshWording ? null : (
            <Notice tone="wait" title={t('packs.welshAwaiting')}>
              <p>{t('welsh.rule')}</p>
            </Notice>
          )}
          <h3>{t('welsh.english')}</h3>
          <Exact text={advisory.en} blank={advisory.placeholder} lang="en" />
          {file.welshWording ? <Approved file={file} onChanged={onChanged} /> : <Entry file={file} onChanged={onChanged} />}
        </>
      )}
    </section>
  );
}
