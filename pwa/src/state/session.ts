// Who is signed in on this phone. Once signed in, the app opens without a network, for whoever can open the vault.
import { effect, signal } from '@preact/signals';
import type { Schemas } from '../contract/types';
import { dropAllUntaken } from '../db/kept';
import { getMeta, setMeta, type KnownOfficer } from '../db/meta';
import { db, storageKind } from '../db/open';
import { ensureEnvelopes, listOutbox } from '../db/outbox';
import { askToPersist } from '../platform/storage';
import { api, plainApi } from './api';
import { readClock } from './clock';
import { readLease } from './lease';
import { forgetAll, lockNow, onLock } from './lock';
import { lookAtSpace } from './storage';
import { contactNow, refresh, report, revision, startSync, syncNow } from './sync';
import { eraseReadable, findVault, vaultState } from './vault';
import { settled } from './writer';
import { setLanguage } from '../i18n';

export const officer = signal<KnownOfficer | null>(null);
onLock(() => (officer.value = null));
export const demo = signal(false);
export const started = signal(false);
/** What could be read here is gone, and why: said on the way in. */
export const gone = signal<'tries' | 'forgotten' | 'revoked' | 'lost' | null>(null);

/** Set when the phone was signed out without a network: the server is told at the next chance. */
const UNTOLD = 'waymark.sign-out-untold';
/** The device that is registered here, kept outside the database, so that its loss is noticed. */
const DEVICE = 'waymark.device';
export const markDevice = (id: string): void => localStorage.setItem(DEVICE, id);

async function askWhetherDemo(): Promise<void> {
  for (const path of ['/health/ready', '/v1/health/ready']) {
    const answer = await plainApi.call<{ demo?: boolean } | null>({ path });
    if (answer.kind === 'ok' && typeof answer.value?.demo === 'boolean') {
      demo.value = answer.value.demo;
      await setMeta('demo', demo.value);
      return;
    }
  }
}

async function tellSignOut(): Promise<void> {
  const answer = await api.call({ method: 'DELETE', path: '/sessions/current' });
  const told = answer.kind === 'ok' || (answer.kind === 'problem' && answer.problem.status === 401);
  if (told) localStorage.removeItem(UNTOLD);
  else localStorage.setItem(UNTOLD, '1');
}

/** A browser may clear what it holds without asking: the officer is told here, the server with the next report. */
async function noticeLoss(): Promise<void> {
  const lost = localStorage.getItem(DEVICE);
  if (!lost || (await getMeta('device')) || storageKind() === 'memory') return;
  gone.value = 'lost';
  await setMeta('lostDeviceId', lost);
  localStorage.removeItem(DEVICE);
}

/** Taken out of use by a supervisor: nothing readable stays, and what is sealed still goes up. */
async function obeyRevocation(): Promise<void> {
  const state = await getMeta('revoked');
  if (state) gone.value = 'revoked';
  if (state !== 'known') return;
  await leave('revoked');
  await setMeta('revoked', 'erased');
  void contactNow(); // says so to the server
}

export async function startSession(): Promise<void> {
  await noticeLoss();
  await findVault();
  demo.value = (await getMeta('demo')) ?? false;
  // An older version of the app kept the name readable: it is asked to choose a passphrase.
  if (vaultState.value === 'none') officer.value = (await getMeta('officer')) ?? null;
  await obeyRevocation();
  started.value = true;
  if (localStorage.getItem(UNTOLD) && !officer.value && vaultState.value === 'none') void tellSignOut();
  void askWhetherDemo();
  effect(() => {
    if (report.value.revoked) void obeyRevocation();
  });
  effect(() => {
    if (revision.value >= 0) void readLease().then(readClock).then(lookAtSpace);
  });
  startSync();
}

export type SignInOutcome =
  { kind: 'in' } | { kind: 'no-network' } | { kind: 'other-officer'; name: string | null } | { kind: 'problem'; code: string; retryAfterMs: number | null };

export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  const answer = await api.call<Schemas['Session']>({ method: 'POST', path: '/sessions', body: { username, password, use: 'cookie' }, shape: 'session' });
  if (answer.kind === 'no-network') return { kind: 'no-network' };
  if (answer.kind !== 'ok') return { kind: 'problem', code: answer.kind === 'problem' ? answer.problem.code : 'internal', retryAfterMs: answer.kind === 'problem' ? answer.retryAfterMs : null };
  localStorage.removeItem(UNTOLD);
  const { id, username: name, displayName, collarNumber, role, language, demo: isDemo } = answer.value.officer;
  const before = officer.value?.id ?? (vaultState.value === 'none' ? null : (await getMeta('device'))?.officerId);
  if (before && before !== id) {
    // What one officer wrote is never sent, shown or erased under another's name.
    const { drafts, bare } = await unsentWork();
    if (drafts + bare > 0) {
      await tellSignOut();
      return { kind: 'other-officer', name: officer.value?.displayName ?? null };
    }
    await leave('signed-out');
  }
  const known: KnownOfficer = { id, username: name, displayName, collarNumber, role };
  demo.value = isDemo || demo.value;
  await setMeta('demo', demo.value);
  if (!localStorage.getItem('waymark.language')) await setLanguage(language === 'cy' ? 'cy' : 'en').catch(() => undefined);
  askToPersist();
  // Behind a lock nobody's name is known; and before there is a vault it is kept nowhere.
  if (vaultState.value === 'open') await setMeta('officer', known);
  if (vaultState.value === 'open' || vaultState.value === 'none') officer.value = known;
  void syncNow();
  return { kind: 'in' };
}

export interface Unsent {
  /** Finished, sealed, and going up by themselves whoever is signed in. Readings to report go with them, and are no work of anybody's. */
  sealed: number;
  drafts: number;
  /** Finished and not sealed to the server yet: they keep an officer from leaving. */
  bare: number;
}

export async function unsentWork(): Promise<Unsent> {
  await ensureEnvelopes().catch(() => undefined); // behind a lock they are what they are
  const [rows, drafts] = await Promise.all([listOutbox(), db().then((base) => base.count('drafts'))]);
  const here = rows.filter((row) => row.state !== 'sent');
  const sealed = here.filter((row) => row.envelope && row.head.kind !== 'look').length;
  return { sealed, drafts, bare: here.filter((row) => !row.envelope && row.readable).length };
}

/** Locks, here and in every other window, and erases what could be read. */
async function leave(why: 'signed-out' | 'revoked'): Promise<void> {
  // What was just typed must not be written back after everything was erased.
  await settled();
  await lockNow(why);
  await eraseReadable(why === 'revoked' ? why : 'sign-out');
  dropAllUntaken();
  forgetAll();
  localStorage.removeItem(DEVICE);
  await refresh();
}

/** Erases first: even without a network nothing that can be read stays on this phone. */
export async function signOut(): Promise<void> {
  await leave('signed-out');
  await tellSignOut();
  void syncNow();
}
