// Opening the vault, choosing its passphrase, and what is left when nobody can open it any more.
import { effect, signal } from '@preact/signals';
import { dropAllUntaken } from '../db/kept';
import { getMeta, setMeta, updateMeta } from '../db/meta';
import { uuidv7 } from '../platform/random';
import { deviceName } from './api';
import { leaseIsOver, policy } from './lease';
import { forgetAll, openPages } from './lock';
import { gone, markDevice, officer } from './session';
import { contactNow, refresh, syncNow } from './sync';
import { addPasskey, createVault, eraseReadable, lock, unlock, unlockWithPasskey, unlockWithPin, vaultState } from './vault';

export type Unlocking = { kind: 'in' | 'erased' | 'noContact' | 'noPasskey' | 'noPin' | 'failed' } | { kind: 'wrong' | 'wrongPin'; left: number };

/** The PIN will do: it locked for idleness, and nobody said that they would rather give the passphrase. */
export const pinAsked = signal(false);
effect(() => {
  pinAsked.value = vaultState.value === 'pin';
});

/** A passphrase is being chosen: what follows it is still to come, though the vault is open. */
export const choosing = signal(false);

/** After the right secret. A phone that was out of contact for too long needs the server as well. */
async function enter(): Promise<Unlocking> {
  if ((await leaseIsOver()) && (!(await contactNow()) || (await leaseIsOver()))) {
    await lock('lease');
    return { kind: 'noContact' };
  }
  officer.value = (await getMeta('officer')) ?? null;
  gone.value = null;
  // In this order: the way in must not show for a moment between the two.
  await openPages();
  choosing.value = false;
  await refresh();
  void syncNow();
  return { kind: 'in' };
}

async function allErased(why: 'tries' | 'forgotten'): Promise<Unlocking> {
  gone.value = why;
  dropAllUntaken();
  forgetAll();
  await refresh();
  void syncNow();
  return { kind: 'erased' };
}

export async function unlockWith(way: 'passphrase' | 'pin' | 'passkey', typed: string): Promise<Unlocking> {
  if (way === 'passkey') return (await unlockWithPasskey()) ? enter() : { kind: 'noPasskey' };
  if (way === 'pin') {
    const { open, left } = await unlockWithPin(typed);
    return open ? enter() : left > 0 ? { kind: 'wrongPin', left } : { kind: 'noPin' };
  }
  const outcome = await unlock({ passphrase: typed });
  return outcome.kind === 'open' ? enter() : outcome.kind === 'erased' ? allErased('tries') : outcome;
}

/** Nobody remembers the passphrase: the same as after the last wrong one, on purpose. */
export async function eraseForgotten(): Promise<void> {
  await eraseReadable('wrong-tries');
  await allErased('forgotten');
}

/** Seals everything here under a new passphrase, in the name of who has just signed in. The pages open with `openAfterwards`. */
export async function setPassphrase(passphrase: string): Promise<void> {
  const me = officer.value!;
  choosing.value = true;
  const revoked = await getMeta('revoked');
  // The server knows a phone as one officer's, and a phone taken out of use as that for ever.
  const device = await updateMeta('device', (old) =>
    (old && !revoked && (old.officerId ?? me.id) === me.id ? { ...old, officerId: me.id } : { id: uuidv7(), prefix: null, lastNumber: 0, officerId: me.id }));
  if (revoked) await setMeta('revoked', undefined as never);
  await createVault({ officerId: me.id, deviceId: device.id, passphrase, rounds: policy().kdfRounds }).catch((error: unknown) => {
    choosing.value = false; // another window was first: its passphrase opens it
    throw error;
  });
  await setMeta('officer', me);
  markDevice(device.id);
}
export const openAfterwards = (): Promise<Unlocking> => enter();
export const takePasskey = (passphrase: string) => addPasskey(deviceName(), passphrase);
/** A passkey could be made here. */
export { passkeysHere } from '../platform/passkey';
