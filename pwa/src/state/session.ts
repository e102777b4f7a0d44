// Who is signed in on this phone. Once signed in, the app opens without a network under the name that was kept.
import { signal } from '@preact/signals';
import type { Schemas } from '../contract/types';
import { readAll } from '../db/kept';
import { getMeta, setMeta, type KnownOfficer } from '../db/meta';
import { eraseEverything } from '../db/open';
import { listOutbox } from '../db/outbox';
import { askToPersist } from '../platform/storage';
import { api, plainApi } from './api';
import { refresh, startSync, syncNow } from './sync';
import { settled } from './writer';
import { setLanguage } from '../i18n';

export const officer = signal<KnownOfficer | null>(null);
export const demo = signal(false);
export const started = signal(false);

/** Set when the phone was signed out without a network: the server is told at the next chance. */
const UNTOLD = 'waymark.sign-out-untold';

async function askWhetherDemo(): Promise<void> {
  for (const path of ['/health/ready', '/v1/health/ready']) {
    const answer = await plainApi.call<{ demo?: boolean } | null>({ path });
    if (answer.kind === 'ok' && typeof answer.value?.demo === 'boolean') {
      demo.value = answer.value.demo;
      if (officer.value) await setMeta('demo', demo.value);
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

export async function startSession(): Promise<void> {
  officer.value = (await getMeta('officer')) ?? null;
  demo.value = (await getMeta('demo')) ?? false;
  started.value = true;
  if (localStorage.getItem(UNTOLD) && !officer.value) void tellSignOut();
  void askWhetherDemo();
  if (officer.value) startSync();
}

export type SignInOutcome = { kind: 'in' } | { kind: 'no-network' } | { kind: 'other-officer'; name: string } | { kind: 'problem'; code: string; retryAfterMs: number | null };

export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  const answer = await api.call<Schemas['Session']>({ method: 'POST', path: '/sessions', body: { username, password, use: 'cookie' }, shape: 'session' });
  if (answer.kind === 'no-network') return { kind: 'no-network' };
  if (answer.kind !== 'ok') return { kind: 'problem', code: answer.kind === 'problem' ? answer.problem.code : 'internal', retryAfterMs: answer.kind === 'problem' ? answer.retryAfterMs : null };
  localStorage.removeItem(UNTOLD);
  const { id, username: name, displayName, collarNumber, role, language, demo: isDemo } = answer.value.officer;
  const before = officer.value;
  if (before && before.id !== id) {
    // What one officer wrote is never sent, shown or erased under another's name.
    if ((await unsentWork()).total > 0) {
      await tellSignOut();
      return { kind: 'other-officer', name: before.displayName };
    }
    await eraseEverything();
  }
  const known: KnownOfficer = { id, username: name, displayName, collarNumber, role };
  await setMeta('officer', known);
  await setMeta('demo', isDemo || demo.value);
  demo.value = isDemo || demo.value;
  if (!localStorage.getItem('waymark.language')) await setLanguage(language === 'cy' ? 'cy' : 'en').catch(() => undefined);
  officer.value = known;
  askToPersist();
  if (before) void syncNow();
  else startSync();
  return { kind: 'in' };
}

export async function unsentWork(): Promise<{ writes: number; drafts: number; total: number }> {
  const [writes, drafts] = [(await listOutbox()).length, (await readAll('drafts')).length];
  return { writes, drafts, total: writes + drafts };
}

/** Erases first: even without a network nothing stays on this phone. */
export async function signOut(): Promise<void> {
  // What was just typed must not be written back after everything was erased.
  await settled();
  await eraseEverything();
  officer.value = null;
  await refresh();
  await tellSignOut();
}
