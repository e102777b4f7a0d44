// A phone with a vault of its own, as somebody has just signed in on it; its server answers as a test says, or is away.
import { vi } from 'vitest';
import { dropAllUntaken } from '../../src/db/kept';
import { setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import { instant, now } from '../../src/platform/clock';
import { opened } from '../../src/state/lock';
import { gone, officer } from '../../src/state/session';
import { refresh } from '../../src/state/sync';
import { openAfterwards, setPassphrase } from '../../src/state/unlock';
import { findVault, lockReason } from '../../src/state/vault';
import { lockVault } from '../../src/vault/door';
import { me } from './files';

export const PHRASE = 'lantern orchard violet kettle';
export const HOUR = 3_600_000;
export const POLICY = { idleMinutes: 5, hiddenSeconds: 60, leaseHours: 12, kdfRounds: 600_000, tries: 5 };

export async function emptyPhone(): Promise<void> {
  lockVault();
  await eraseEverything();
  dropAllUntaken();
  localStorage.clear();
  [opened.value, officer.value, gone.value, lockReason.value] = [false, null, null, null];
  await findVault();
  await refresh();
}

export async function openPhone(): Promise<void> {
  await emptyPhone();
  officer.value = { ...me, username: 'demo.officer', role: 'schools_officer' };
  await setPassphrase(PHRASE);
  await openAfterwards();
}

/** A lease as the server gives one now, some hours long. */
export const leaseOf = (hours: number, serverAhead = 0) => setMeta('lease', {
  contactAt: instant(now() + serverAhead), until: instant(now() + serverAhead + hours * HOUR), policy: POLICY, at: now(),
});

export function visibility(state: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
