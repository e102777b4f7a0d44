// The frame around every page, and which component shows which address. What an officer needs first is here; the rest comes in groups.
import type { ComponentType } from 'preact';
import { here, type RouteName } from './router';
import { Frame } from './pages/frame';
import { HomePage } from './pages/home';
import { SignInPage } from './pages/sign-in';
import { RecordPage } from './pages/record/record';
import { SavedPage } from './pages/record/saved';
import { CasePage } from './pages/case/case';
import { SchoolsPage } from './pages/schools';
import { MorePage } from './pages/more/more';
import { UnknownPage } from './pages/unknown';
import { AccountPage } from './pages/account';
import { lazy } from './pages/lazy';
import { isUnit, records, role, type Role } from './state/role';
import { opened } from './state/lock';
import { officer } from './state/session';
import { choosing } from './state/unlock';
import { vaultState } from './state/vault';
import { PassphrasePage } from './pages/passphrase';
import { UnlockPage } from './pages/unlock';

/** A page of `pages/later.ts`, which is read when the first of them is opened. */
const later = (page: keyof typeof import('./pages/later')) => lazy(() => import('./pages/later').then((all) => all[page]));

const PAGES: Record<RouteName, ComponentType> = {
  home: HomePage, signIn: SignInPage, record: RecordPage, recordPerson: RecordPage, saved: SavedPage, case: CasePage,
  schools: SchoolsPage, more: MorePage, unknown: UnknownPage,
  // Looking back, and what has not reached the server.
  history: later('HistoryPage'),
  withdraw: later('WithdrawPage'),
  waiting: later('WaitingPage'),
  waitingItem: later('WaitingItemPage'),
  stored: later('StoredPage'),
  prepare: later('PreparePage'),
  lock: later('LockPage'),
  signOut: later('SignOutPage'),
  // What is changed on a case.
  personNew: later('NewPersonPage'),
  person: later('PersonPage'),
  fact: later('FactPage'),
  noteNew: later('NewNotePage'),
  // Following the guidance.
  question: later('QuestionPage'),
  factors: later('FactorsPage'),
  decision: later('DecisionPage'),
  outcome: later('OutcomePage'),
  close: later('ClosePage'),
  reopen: later('ReopenPage'),
  scope: later('ScopePage'),
  handOver: later('HandOverPage'),
  merge: later('MergePage'),
  putRight: later('PutRightPage'),
  tellAgain: later('TellAgainPage'),
  packMove: later('PackMovePage'),
  lookUp: later('LookUpPage'),
  // Children, evidence, crimes.
  referrals: later('ReferralsPage'),
  referral: later('ReferralPage'),
  procedures: later('ProceduresPage'),
  parents: later('ParentsPage'),
  signposting: later('SignpostingPage'),
  exhibits: later('ExhibitsPage'),
  exhibit: later('ExhibitPage'),
  viewings: later('ViewingsPage'),
  viewing: later('ViewingPage'),
  crimes: later('CrimesPage'),
  crime: later('CrimePage'),
  advice: later('AdvicePage'),
  dates: later('DatesPage'),
  // Endings.
  wording: later('WordingPage'),
  advisory: later('AdvisoryPage'),
  copy: later('CopyPage'),
  restorative: later('RestorativePage'),
  meeting: later('MeetingPage'),
  education: later('EducationPage'),
  // Papers and the pages of units, supervisors and administrators.
  summaries: later('SummariesPage'),
  print: later('PrintPage'),
  inbox: later('InboxPage'),
  concerns: later('ConcernsPage'),
  packs: later('PacksPage'),
  pack: later('PackPage'),
  phones: later('PhonesPage'),
  phone: later('PhonePage'),
  held: later('HeldPage'),
  heldItem: later('HeldItemPage'),
};

/** Where each account begins. */
const HOMES: Record<Role, ComponentType> = {
  schools_officer: HomePage, supervisor: HomePage, ppu: PAGES.inbox, cid: PAGES.inbox, administrator: PAGES.packs, auditor: AccountPage,
};
/** What every account may open, and what a unit may besides. All the rest records something, and is for those who record. */
const FOR_ALL: readonly RouteName[] = ['signIn', 'schools', 'waiting', 'waitingItem', 'more', 'lock', 'stored', 'signOut', 'packs', 'pack', 'phones', 'phone'];
const FOR_UNITS: readonly RouteName[] = ['inbox', 'case', 'history', 'referral', 'summaries', 'print'];

function pageOf(name: RouteName): ComponentType {
  // Behind a lock there is no page but the way in; somebody else may sign in where the first one has left nothing unfinished.
  if (!opened.value) return choosing.value || (vaultState.value === 'none' && officer.value) ? PassphrasePage : vaultState.value === 'none' || name === 'signIn' ? SignInPage : UnlockPage;
  if (name === 'home') return HOMES[role.value];
  const open = records.value || FOR_ALL.includes(name) || (isUnit.value && FOR_UNITS.includes(name));
  return open ? PAGES[name] : UnknownPage;
}

export function App() {
  const { name, path } = here.value;
  // Without an officer on this phone there is nothing to show but the way in; the address is kept for afterwards.
  const Page = pageOf(name);
  return <Frame><Page key={`${path}:${opened.value ? 'in' : 'out'}`} /></Frame>;
}
