// Locking: what makes the app lock, in which order it goes, and what is emptied. Hidden first, then stored, then locked, then forgotten.
import { signal } from '@preact/signals';
import { setMeta, updateMeta } from '../db/meta';
import { drift, now } from '../platform/clock';
import { leaseIsOver, policy } from './lease';
import { lock, vaultState, type LockReason } from './vault';
import { settled } from './writer';

/** The pages may be shown: the vault is open and the lease is in order. */
export const opened = signal(false);

const forgetters = new Set<() => void>();
/** What a module of state holds of cases and people, emptied at every lock. */
export function onLock(forget: () => void): void {
  forgetters.add(forget);
}
export function forgetAll(): void {
  for (const forget of forgetters) forget();
}

/** Storage that never answers must not keep the vault open; what it did not take is held sealed in memory (db/kept). */
const STORING_MS = 5_000;
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('waymark-lock');

export async function lockNow(reason: LockReason, tell = true): Promise<void> {
  if (tell) channel?.postMessage(reason);
  // Once it is locked, only a PIN that still waits is ended, and by idleness not even that.
  if (!opened.value && (reason === 'idle' || vaultState.value !== 'pin')) return;
  opened.value = false;
  // What is being erased from another window is not stored again from this one.
  if (tell || !['signed-out', 'revoked'].includes(reason)) await Promise.race([settled(), new Promise((go) => setTimeout(go, STORING_MS))]);
  await lock(reason);
  forgetAll();
}

const EVERY_MS = 5_000, STORED_EVERY_MS = 30_000, BACK_MS = 60_000;
let usedAt = 0, hiddenAt = 0, seenAt = 0, highest = 0;

/** After unlocking: whatever the clock says now is where it starts from. */
export async function openPages(): Promise<void> {
  usedAt = seenAt = now();
  hiddenAt = document.visibilityState === 'hidden' ? usedAt : 0;
  highest = drift();
  await setMeta('lastSeenAt', seenAt);
  opened.value = true;
}

/** The lock that is due by what this page knows; at once, so that nothing shows for a moment when it comes back into sight. */
function due(): LockReason | null {
  const { idleMinutes, hiddenSeconds } = policy();
  const at = now();
  if (drift() < highest - BACK_MS) return 'clock';
  highest = Math.max(highest, drift());
  if (hiddenAt && at - hiddenAt >= hiddenSeconds * 1000) return 'hidden';
  return at - usedAt >= idleMinutes * 60_000 ? 'idle' : null;
}

/** The same by what is stored: another page may have seen a later time. */
async function dueByStore(): Promise<LockReason | null> {
  const at = now();
  if (Math.abs(at - seenAt) < STORED_EVERY_MS) return null;
  seenAt = at;
  const latest = await updateMeta('lastSeenAt', (old) => Math.max(old ?? 0, at));
  if (at < latest - BACK_MS) return 'clock';
  return (await leaseIsOver()) ? 'lease' : null;
}

export async function check(): Promise<void> {
  if (!opened.value) return;
  const reason = due() ?? (await dueByStore());
  if (reason) await lockNow(reason, reason !== 'hidden' && reason !== 'idle');
}

const USES = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchmove'];
export function startLocks(): void {
  const used = () => {
    // A phone that slept is not used by the touch that wakes it.
    if (opened.value && due()) void check();
    else usedAt = now();
  };
  for (const type of USES) document.addEventListener(type, used, { capture: true, passive: true });
  const seen = () => {
    hiddenAt = document.visibilityState === 'hidden' ? hiddenAt || now() : 0;
  };
  document.addEventListener('visibilitychange', () => {
    // Judged before it counts as seen again.
    void check();
    seen();
  });
  window.addEventListener('pageshow', () => void check());
  channel?.addEventListener('message', (event: MessageEvent<LockReason>) => void lockNow(event.data, false));
  setInterval(() => void check(), EVERY_MS);
}
