// Every page of the app in one list; real addresses and history entries, so that back and reload do what a person expects.
import { signal } from '@preact/signals';

export const ROUTES = {
  home: '/',
  signIn: '/sign-in',
  record: '/record/{draft}/{page}',
  recordPerson: '/record/{draft}/people/{person}',
  saved: '/cases/{id}/saved',
  case: '/cases/{id}',
  history: '/cases/{id}/history',
  lookUp: '/cases/{id}/people/look-up',
  personNew: '/cases/{id}/people/new',
  person: '/cases/{id}/people/{person}',
  withdraw: '/cases/{id}/{what}/{resource}/withdraw',
  fact: '/cases/{id}/facts/{fact}',
  noteNew: '/cases/{id}/notes/new',
  question: '/cases/{id}/questions/{question}/{subject}',
  factors: '/cases/{id}/factors',
  decision: '/cases/{id}/decisions/{person}',
  outcome: '/cases/{id}/crimes/{crime}/outcome',
  close: '/cases/{id}/close',
  reopen: '/cases/{id}/reopen',
  scope: '/cases/{id}/out-of-scope',
  handOver: '/cases/{id}/hand-over',
  merge: '/cases/{id}/merge',
  putRight: '/cases/{id}/put-right',
  tellAgain: '/cases/{id}/tell-again/{mark}',
  packMove: '/cases/{id}/guidance',
  referrals: '/cases/{id}/referrals',
  referral: '/cases/{id}/referrals/{referral}',
  procedures: '/cases/{id}/school-procedures',
  parents: '/cases/{id}/parents/{person}',
  signposting: '/cases/{id}/signposting/{person}',
  exhibits: '/cases/{id}/exhibits',
  exhibit: '/cases/{id}/exhibits/{exhibit}',
  viewings: '/cases/{id}/viewings',
  viewing: '/cases/{id}/viewings/{viewing}',
  crimes: '/cases/{id}/crimes',
  crime: '/cases/{id}/crimes/{crime}',
  advice: '/cases/{id}/advice',
  dates: '/cases/{id}/dates',
  wording: '/cases/{id}/wording/{person}/{crime}',
  copy: '/cases/{id}/advisories/{advisory}/copy',
  advisory: '/cases/{id}/advisories/{person}',
  restorative: '/cases/{id}/restorative',
  meeting: '/cases/{id}/restorative/{meeting}',
  education: '/cases/{id}/education',
  summaries: '/cases/{id}/summaries',
  print: '/cases/{id}/print',
  inbox: '/inbox',
  concerns: '/concerns',
  packs: '/packs',
  pack: '/packs/{version}',
  phones: '/phones',
  phone: '/phones/{id}',
  held: '/held',
  heldItem: '/held/{id}',
  schools: '/schools',
  waiting: '/waiting',
  waitingItem: '/waiting/{seq}',
  more: '/more',
  lock: '/more/lock',
  stored: '/more/stored',
  prepare: '/more/prepare',
  signOut: '/more/sign-out',
} as const;
export type RouteName = keyof typeof ROUTES | 'unknown';
export interface Here {
  name: RouteName;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null; // a stray percent sign: no page of ours
  }
}

export function match(path: string): Pick<Here, 'name' | 'params'> {
  const parts = path.split('/').filter(Boolean);
  for (const [name, pattern] of Object.entries(ROUTES)) {
    const wanted = pattern.split('/').filter(Boolean);
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, i) => {
      if (!part.startsWith('{')) return part === parts[i];
      const value = decode(parts[i]!);
      params[part.slice(1, -1)] = value ?? '';
      return value !== null;
    });
    if (fits) return { name: name as RouteName, params };
  }
  return { name: 'unknown', params: {} };
}

function read(): Here {
  const { pathname, search } = window.location;
  return { ...match(pathname), path: pathname, query: new URLSearchParams(search) };
}

export const here = signal<Here>(read());

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push' && to === window.location.pathname + window.location.search) return;
  window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to);
  here.value = read();
  window.scrollTo(0, 0);
}

const QUIET = new Set<RouteName>([
  'home', 'case', 'history', 'saved', 'schools', 'waiting', 'more', 'stored', 'prepare', 'unknown', 'exhibits', 'viewings', 'crimes', 'restorative', 'wording', 'copy',
  'summaries', 'print', 'inbox', 'concerns', 'packs', 'phones', 'held',
]);

/** Pages where nothing can be half-typed: there a new version may come in. */
export function nothingHalfTyped(): boolean {
  return QUIET.has(here.value.name);
}

export function startRouter(): void {
  window.addEventListener('popstate', () => (here.value = read()));
  // Plain links everywhere; this turns those of the app into page changes without a load.
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest('a');
    if (!link || link.target || link.hasAttribute('data-plain') || link.origin !== window.location.origin || /^\/(v1|docs|problems|health|metrics)(\/|$)/.test(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
