// The frame around every page, and which component shows which address. What an officer needs first is here; the rest comes in groups.
import type { ComponentType } from 'preact';
import { here, type RouteName } from './router';
import { Frame } from './pages/frame';
import { HomePage } from './pages/home';
import { SignInPage } from './pages/sign-in';
import { RecordPage } from './pages/record/record';
import { SavedPage } from './pages/record/saved';
import { CasePage } from './pages/case/case';
import { NewPersonPage, PersonPage } from './pages/case/person';
import { FactPage } from './pages/case/fact';
import { NewNotePage } from './pages/case/note';
import { SchoolsPage } from './pages/schools';
import { MorePage } from './pages/more/more';
import { UnknownPage } from './pages/unknown';
import { AccountPage } from './pages/account';
import { lazy } from './pages/lazy';
import { isUnit, records, role, type Role } from './state/role';
import { officer } from './state/session';

const PAGES: Record<RouteName, ComponentType> = {
  home: HomePage, signIn: SignInPage, record: RecordPage, recordPerson: RecordPage, saved: SavedPage, case: CasePage, personNew: NewPersonPage,
  person: PersonPage, fact: FactPage, noteNew: NewNotePage, schools: SchoolsPage, more: MorePage, unknown: UnknownPage,
  // Looking back, and what has not reached the server.
  history: lazy(() => import('./pages/case/history').then((m) => m.HistoryPage)),
  withdraw: lazy(() => import('./pages/case/withdraw').then((m) => m.WithdrawPage)),
  waiting: lazy(() => import('./pages/waiting/list').then((m) => m.WaitingPage)),
  waitingItem: lazy(() => import('./pages/waiting/item').then((m) => m.WaitingItemPage)),
  stored: lazy(() => import('./pages/more/stored').then((m) => m.StoredPage)),
  signOut: lazy(() => import('./pages/more/sign-out').then((m) => m.SignOutPage)),
  // Following the guidance.
  question: lazy(() => import('./pages/guide/question').then((m) => m.QuestionPage)),
  factors: lazy(() => import('./pages/guide/factors').then((m) => m.FactorsPage)),
  decision: lazy(() => import('./pages/guide/decision').then((m) => m.DecisionPage)),
  outcome: lazy(() => import('./pages/guide/outcome').then((m) => m.OutcomePage)),
  close: lazy(() => import('./pages/guide/close').then((m) => m.ClosePage)),
  reopen: lazy(() => import('./pages/guide/reopen').then((m) => m.ReopenPage)),
  scope: lazy(() => import('./pages/guide/scope').then((m) => m.ScopePage)),
  handOver: lazy(() => import('./pages/guide/hand-over').then((m) => m.HandOverPage)),
  merge: lazy(() => import('./pages/guide/merge').then((m) => m.MergePage)),
  putRight: lazy(() => import('./pages/guide/put-right').then((m) => m.PutRightPage)),
  tellAgain: lazy(() => import('./pages/guide/tell-again').then((m) => m.TellAgainPage)),
  packMove: lazy(() => import('./pages/guide/pack-move').then((m) => m.PackMovePage)),
  lookUp: lazy(() => import('./pages/guide/look-up').then((m) => m.LookUpPage)),
  // Children, evidence, crimes.
  referrals: lazy(() => import('./pages/care/referrals').then((m) => m.ReferralsPage)),
  referral: lazy(() => import('./pages/care/referral').then((m) => m.ReferralPage)),
  procedures: lazy(() => import('./pages/care/procedures').then((m) => m.ProceduresPage)),
  parents: lazy(() => import('./pages/care/parents').then((m) => m.ParentsPage)),
  signposting: lazy(() => import('./pages/care/signposting').then((m) => m.SignpostingPage)),
  exhibits: lazy(() => import('./pages/evidence/exhibits').then((m) => m.ExhibitsPage)),
  exhibit: lazy(() => import('./pages/evidence/exhibit').then((m) => m.ExhibitPage)),
  viewings: lazy(() => import('./pages/evidence/viewings').then((m) => m.ViewingsPage)),
  viewing: lazy(() => import('./pages/evidence/viewing').then((m) => m.ViewingPage)),
  crimes: lazy(() => import('./pages/crime/crimes').then((m) => m.CrimesPage)),
  crime: lazy(() => import('./pages/crime/crime').then((m) => m.CrimePage)),
  advice: lazy(() => import('./pages/crime/advice').then((m) => m.AdvicePage)),
  dates: lazy(() => import('./pages/crime/dates').then((m) => m.DatesPage)),
  // Endings.
  wording: lazy(() => import('./pages/ending/wording').then((m) => m.WordingPage)),
  advisory: lazy(() => import('./pages/ending/advisory').then((m) => m.AdvisoryPage)),
  copy: lazy(() => import('./pages/ending/copy').then((m) => m.CopyPage)),
  restorative: lazy(() => import('./pages/ending/restorative').then((m) => m.RestorativePage)),
  meeting: lazy(() => import('./pages/ending/meeting').then((m) => m.MeetingPage)),
  education: lazy(() => import('./pages/ending/education').then((m) => m.EducationPage)),
  // Papers and the pages of units, supervisors and administrators.
  summaries: lazy(() => import('./pages/papers/summaries').then((m) => m.SummariesPage)),
  print: lazy(() => import('./pages/papers/print').then((m) => m.PrintPage)),
  inbox: lazy(() => import('./pages/unit/inbox').then((m) => m.InboxPage)),
  concerns: lazy(() => import('./pages/unit/concerns').then((m) => m.ConcernsPage)),
  packs: lazy(() => import('./pages/unit/packs').then((m) => m.PacksPage)),
  pack: lazy(() => import('./pages/unit/pack').then((m) => m.PackPage)),
};

/** Where each account begins. */
const HOMES: Record<Role, ComponentType> = {
  schools_officer: HomePage, supervisor: HomePage, ppu: PAGES.inbox, cid: PAGES.inbox, administrator: PAGES.packs, auditor: AccountPage,
};
/** What every account may open, and what a unit may besides. All the rest records something, and is for those who record. */
const FOR_ALL: readonly RouteName[] = ['signIn', 'schools', 'waiting', 'waitingItem', 'more', 'stored', 'signOut', 'packs', 'pack'];
const FOR_UNITS: readonly RouteName[] = ['inbox', 'case', 'history', 'referral', 'summaries', 'print'];

function pageOf(name: RouteName): ComponentType {
  if (!officer.value) return SignInPage;
  if (name === 'home') return HOMES[role.value];
  const open = records.value || FOR_ALL.includes(name) || (isUnit.value && FOR_UNITS.includes(name));
  return open ? PAGES[name] : UnknownPage;
}

export function App() {
  const { name, path } = here.value;
  // Without an officer on this phone there is nothing to show but the way in; the address is kept for afterwards.
  const Page = pageOf(name);
  return <Frame><Page key={`${path}:${officer.value ? 'in' : 'out'}`} /></Frame>;
}
