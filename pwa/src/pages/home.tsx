// The cases: record one, go on with one, find one. Newest work first.
import { useEffect, useState } from 'preact/hooks';
import { go } from '../router';
import { t, tn } from '../i18n';
import { clock, dayAndTime } from '../i18n/format';
import { lines, loadLines, searchLocal, searchServer, type Line, type Search } from '../state/cases';
import { discardDraft, drafts, loadDrafts, startDraft } from '../state/drafts';
import { loadSchools } from '../state/schools';
import { nextTryAt, refused, report, revision, waiting } from '../state/sync';
import { lookAtSpace } from '../state/storage';
import { PlusIcon } from '../ui/icons';
import { Button, Confirm, Meta, Notice, Tag } from '../ui/parts';
import { Page } from '../ui/page';
import { schoolLabel } from './parts/labels';
import { NewVersion } from './parts/new-version';

const PAGE = 25;

function SyncBanner() {
  const n = waiting.value.length;
  if (refused.value.length) return <Notice tone="owed" title={tn('sync.needsYou', refused.value.length)}><p>{t('home.refusedText')} <a href="/waiting">{t('home.refusedLink')}</a></p></Notice>;
  if (!n) return null;
  const when = nextTryAt.value ? t('home.waitingNext', { time: clock(nextTryAt.value) }) : t('home.waitingNow');
  return <Notice tone="wait" title={tn('home.waiting', n)}><p>{when} <a href="/waiting">{t('home.waitingLink')}</a></p></Notice>;
}

export function CaseCard({ line }: { line: Line }) {
  return (
    <li class={`card link-card ${line.state === 'refused' ? 'edge-owed' : line.state === 'waiting' ? 'edge-wait' : ''}`}>
      <div class="card-top">
        <a class="card-link" href={`/cases/${line.id}`}>{line.reference || t('case.noReference')}</a>
        {line.state === 'waiting' ? <Tag tone="wait">{t('state.waiting')}</Tag> : line.state === 'refused' ? <Tag tone="owed">{t('state.refused')}</Tag> : <Tag tone="done">{t('state.sent')}</Tag>}
      </div>
      <p class="card-main">{line.schoolName ?? t('home.noSchool')}</p>
      <Meta parts={[line.reportedAt ? t('home.reported', { time: dayAndTime(line.reportedAt) }) : t('home.reportedNotKnown'), tn('home.children', line.children)]} />
    </li>
  );
}

function Drafts() {
  if (!drafts.value.length) return null;
  return (
    <section aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t('home.drafts')}</h2>
      <ul class="cards">
        {drafts.value.map((draft) => (
          <li class="card link-card edge-none" key={draft.id}>
            <div class="card-top">
              <a class="card-link" href={`/record/${draft.id}/${draft.page}`}>{t('home.continue', { school: draft.school.name ? schoolLabel({ name: draft.school.name }) : t('home.noSchool') })}</a>
              <Tag tone="none">{t('state.draft')}</Tag>
            </div>
            <Meta parts={[t('home.draftSaved', { time: dayAndTime(draft.updatedAt) }), draft.people.length > 0 && tn('home.people', draft.people.length)]} />
            <Confirm question={t('draft.discardSure')} yes={t('draft.discardYes')} no={t('draft.discardNo')} onYes={() => void discardDraft(draft.id).then(() => document.querySelector('h1')?.focus())}>
              {(ask) => <p class="row-actions"><button type="button" class="row-link" data-ask onClick={ask}>{t('draft.discard')}<span class="visually-hidden"> {draft.school.name || t('home.noSchool')}</span></button></p>}
            </Confirm>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ASKED: Record<Search['server'], 'find.none' | 'find.found' | 'find.noNetwork' | 'find.check' | 'find.notHere'> = { 'not-asked': 'find.notHere', none: 'find.none', found: 'find.found', 'no-network': 'find.noNetwork', check: 'find.check' };

/** Not on a full phone: what is begun there could not be finished. The frame says so. */
async function begin(): Promise<void> {
  if ((await lookAtSpace()).level === 'full') return window.scrollTo(0, 0);
  go(`/record/${(await startDraft()).id}/school`);
}

export function HomePage() {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<Search['server'] | 'asking' | null>(null);
  const [count, setCount] = useState(PAGE);
  const rev = revision.value;
  useEffect(() => void loadSchools().then(loadLines), [rev]);
  useEffect(() => void loadDrafts(), []);
  const found = typed.trim() ? searchLocal(typed) : (lines.value ?? []);
  const search = async (event: Event) => {
    event.preventDefault();
    if (!typed.trim()) return;
    if (found.length === 1) return go(`/cases/${found[0]!.id}`);
    if (found.length) return;
    setAsked('asking');
    setAsked(await searchServer(typed));
  };
  return (
    <Page title={t('home.title')} wide>
      <div class="home">
        <div class="home-side">
          <button type="button" class="btn main" onClick={() => void begin()}><PlusIcon />{t('home.record')}</button>
          <NewVersion />
          <SyncBanner />
          <Drafts />
        </div>
        <section class="home-list" aria-labelledby="list-title">
          <h2 id="list-title">{t('home.list')}</h2>
          <form class="search" role="search" noValidate onSubmit={search}>
            <label class="label" for="find">{t('find.label')}</label>
            <p class="hint" id="find-hint">{t('find.hint')}</p>
            <div class="search-row">
              <input class="input" id="find" type="search" value={typed} autoComplete="off" spellcheck={false} aria-describedby="find-hint" onInput={(event) => { setTyped(event.currentTarget.value); setAsked(null); setCount(PAGE); }} />
              <Button kind="quiet">{t('find.button')}</Button>
            </div>
            <p class="hint" role="status">{asked === 'asking' ? t('loading') : asked ? t(ASKED[asked]) : typed.trim() ? tn('find.count', found.length) : ''}</p>
          </form>
          {lines.value === null ? <p class="muted">{t('loading')}</p> : lines.value.length === 0 ? <p class="empty">{t(report.value.reached === false ? 'home.emptyOffline' : 'home.empty')}</p> : null}
          <ul class="cards" data-testid="case-list">{found.slice(0, count).map((line) => <CaseCard key={line.id} line={line} />)}</ul>
          {found.length > count ? <Button kind="quiet" type="button" onClick={() => setCount(count + PAGE)}>{tn('home.more', found.length - count)}</Button> : null}
        </section>
      </div>
    </Page>
  );
}
