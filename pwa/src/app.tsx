// The frame around every page, and which component shows which address.
import type { ComponentType } from 'preact';
import { here, type RouteName } from './router';
import { Frame } from './pages/frame';
import { HomePage } from './pages/home';
import { SignInPage } from './pages/sign-in';
import { RecordPage } from './pages/record/record';
import { SavedPage } from './pages/record/saved';
import { CasePage } from './pages/case/case';
import { HistoryPage } from './pages/case/history';
import { NewPersonPage, PersonPage } from './pages/case/person';
import { FactPage } from './pages/case/fact';
import { NewNotePage } from './pages/case/note';
import { WithdrawPage } from './pages/case/withdraw';
import { SchoolsPage } from './pages/schools';
import { WaitingPage } from './pages/waiting/list';
import { WaitingItemPage } from './pages/waiting/item';
import { MorePage } from './pages/more/more';
import { StoredPage } from './pages/more/stored';
import { SignOutPage } from './pages/more/sign-out';
import { UnknownPage } from './pages/unknown';
import { officer } from './state/session';

const PAGES: Record<RouteName, ComponentType> = {
  home: HomePage, signIn: SignInPage, record: RecordPage, recordPerson: RecordPage, saved: SavedPage, case: CasePage, history: HistoryPage,
  personNew: NewPersonPage, person: PersonPage, withdraw: WithdrawPage, fact: FactPage, noteNew: NewNotePage, schools: SchoolsPage, waiting: WaitingPage, waitingItem: WaitingItemPage,
  more: MorePage, stored: StoredPage, signOut: SignOutPage, unknown: UnknownPage,
};

export function App() {
  const { name, path } = here.value;
  // Without an officer on this phone there is nothing to show but the way in; the address is kept for afterwards.
  const Page = officer.value ? PAGES[name] : SignInPage;
  return <Frame><Page key={`${path}:${officer.value ? 'in' : 'out'}`} /></Frame>;
}
