// What must be said about the case as a whole before anything else.
import { useEffect, useState } from 'preact/hooks';
import { t as common } from '../../i18n';
import { t, tn } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { CaseView } from '../../state/case-view';
import { duplicates, lookForDuplicates } from '../../state/duplicates';
import type { Guided } from '../../state/guidance';
import { notLookedUp, recallLookedUp } from '../../state/look-up';
import { packOf } from '../../state/packs';
import { records, role } from '../../state/role';
import { officer } from '../../state/session';
import { report, revision } from '../../state/sync';
import { Notice } from '../../ui/parts';
import { personName, packText } from './parts';
import { live } from './words';

const marksOf = (view: CaseView, mark: string) => live(view.file.items.marks).filter((one) => one.mark === mark);

function Closed({ view }: { view: CaseView }) {
  const { file } = view;
  const closures = live(file.items.closures);
  const now = closures.find((one) => !one.reopened);
  const again = closures.findLast((one) => one.reopened);
  if (now) {
    return (
      <Notice tone={now.owed.length ? 'wait' : 'done'} title={t('closed.title')}>
        <p>
          {t('closed.by', { name: now.recordedBy.displayName, time: dayAndTime(now.at) })}
          {now.owed.length ? ` ${tn('closed.owed', now.owed.length)}` : ''}
        </p>
        {now.reason ? <p class="prose">{now.reason}</p> : null}
        {records.value ? (
          <p>
            <a href={`/cases/${file.id}/reopen`}>{t('more.reopen')}</a>
          </p>
        ) : null}
      </Notice>
    );
  }
  if (!again?.reopened) return null;
  return (
    <Notice title={t('reopened.title')}>
      <p>{t('reopened.text', { closed: dayAndTime(again.at), time: dayAndTime(again.reopened.at) })}</p>
      <p class="prose">{again.reopened.reason}</p>
    </Notice>
  );
}

function Merged({ view }: { view: CaseView }) {
  const mark = marksOf(view, 'merged_into')[0];
  if (!mark?.incidentId) return null;
  return (
    <Notice tone="wait" title={t('merged.title')}>
      <p>{mark.reason}</p>
      <p>
        <a href={`/cases/${mark.incidentId}`}>{t('merged.open')}</a>
        {records.value ? (
          <>
            {' '}
            · <a href={`/cases/${view.file.id}/mark/${mark.id}/withdraw`}>{t('merged.undo')}</a>
          </>
        ) : null}
      </p>
    </Notice>
  );
}

function OutOfScope({ guided }: { guided: Guided }) {
  const { view } = guided;
  const mark = marksOf(view, 'out_of_scope')[0];
  if (!mark && !guided.evaluation.outOfScope) return null;
  return (
    <Notice title={t('scope.banner')}>
      <p>{mark ? `${t.maybe(`because.${mark.because ?? ''}`) ?? ''} ${mark.reason}` : t('scope.byAnswer')}</p>
      {records.value ? (
        <p>
          {mark ? (
            <a href={`/cases/${view.file.id}/mark/${mark.id}/withdraw`}>{t('scope.undo')}</a>
          ) : (
            <a href={`/cases/${view.file.id}/out-of-scope`}>{t('scope.go')}</a>
          )}
        </p>
      ) : null}
    </Notice>
  );
}

function Duplicates({ view }: { view: CaseView }) {
  const { id } = view.file;
  const reached = report.value.reached;
  useEffect(() => {
    if (records.value && view.atServer && reached === true) void lookForDuplicates(id);
  }, [id, reached, view.atServer]);
  const found = duplicates.value.get(id)?.items ?? [];
  if (!found.length || marksOf(view, 'merged_into').length) return null;
  return (
    <Notice tone="wait" title={tn('duplicates.title', found.length)}>
      <p>
        {found.map((one) => one.reference).join(', ')}. <a href={`/cases/${id}/merge`}>{t('duplicates.look')}</a>
      </p>
    </Notice>
  );
}

function NewerPack({ guided }: { guided: Guided }) {
  const { file } = guided.view;
  const [title, setTitle] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void packOf('').then(
      (newest) =>
        wanted && setTitle(newest && file.guidancePack && newest.version !== file.guidancePack ? packText(newest.pack.source.title) : null),
    );
    return () => {
      wanted = false;
    };
  }, [file.guidancePack, revision.value]);
  if (!title || !records.value || file.status === 'closed') return null;
  return (
    <Notice title={t('newer.title')}>
      <p>
        {t('newer.text', { title })} <a href={`/cases/${file.id}/guidance`}>{t('newer.look')}</a>
      </p>
    </Notice>
  );
}

function NotLookedUp({ view }: { view: CaseView }) {
  useEffect(() => void recallLookedUp(view.file.id), [view.file.id]);
  const people = notLookedUp(view);
  if (!people.length || !records.value || view.file.status === 'closed') return null;
  const offline = report.value.reached !== true;
  return (
    <Notice
      tone={offline ? 'none' : 'wait'}
      title={t('lookUp.notYet', { names: people.map((one) => personName(view.file, one.id)).join(', ') })}
    >
      <p>{t(offline ? 'lookUp.whenSignal' : 'lookUp.why')}</p>
      {offline ? null : (
        <p class="row-actions">
          {people.map((one) => (
            <a key={one.id} class="row-link" href={`/cases/${view.file.id}/people/look-up?person=${one.id}`}>
              {t('lookUp.now', { name: personName(view.file, one.id) })}
            </a>
          ))}
        </p>
      )}
    </Notice>
  );
}

/** Late work on a case that was handed over: it changes nothing until somebody in charge of the case decides. */
function Proposed({ view: { file } }: { view: CaseView }) {
  const mine = file.officer.id === officer.value?.id;
  if (!file.proposals) return null;
  return (
    <Notice tone="wait" title={tn('proposed.title', file.proposals)}>
      <p>{t(mine ? 'proposed.text' : 'proposed.theirs', { name: file.officer.displayName })}</p>
      {mine || role.value === 'supervisor' ? (
        <p>
          <a href="/held">{t('proposed.look')}</a>
        </p>
      ) : null}
    </Notice>
  );
}

/** What the outbox says about this case. */
export function Sending({ view }: { view: CaseView }) {
  if (view.state === 'refused')
    return (
      <Notice tone="owed" title={common('case.refusedTitle')}>
        <p>
          <a href="/waiting">{common('home.refusedLink')}</a>
        </p>
      </Notice>
    );
  return view.state === 'waiting' ? (
    <Notice tone="wait" title={common(view.atServer ? 'case.partWaiting' : 'case.allWaiting')}>
      <p>{common('case.waitingText')}</p>
    </Notice>
  ) : null;
}

/** What changes everything below it. */
export function WholeCase({ view, guided }: { view: CaseView; guided: Guided | null }) {
  return (
    <>
      <Merged view={view} />
      <Closed view={view} />
      {guided ? <OutOfScope guided={guided} /> : null}
    </>
  );
}
/** What somebody should look at when what is owed leaves time. */
export function ToLookAt({ view, guided }: { view: CaseView; guided: Guided | null }) {
  return (
    <>
      <Proposed view={view} />
      <NotLookedUp view={view} />
      <Duplicates view={view} />
      {guided ? <NewerPack guided={guided} /> : null}
    </>
  );
}
