// The vault as pages use it: what is stored of it, tries that are counted on disk, passkeys, and which tab does what.
import { signal } from '@preact/signals';
import { erase } from '../db/erase';
import { eraseEverything, type Erase } from '../db/open';
import { sealEverything } from '../db/seal-all';
import { addVault, changeVault, countTry, readVault, TRIES, type VaultRecord } from '../db/vault';
import * as door from '../vault/door';
import { askPasskey, makePasskey } from '../platform/passkey';
import { randomBytes } from '../platform/random';

export type VaultState = 'none' | 'locked' | 'pin' | 'open';
export type LockReason = 'idle' | 'hidden' | 'signed-out' | 'clock' | 'asked' | 'lease' | 'revoked';
export type Unlocked = { kind: 'open' } | { kind: 'wrong'; left: number } | { kind: 'erased'; kept: number };

/** `none` until there is a vault on this phone. */
export const vaultState = signal<VaultState>('none');
export const lockReason = signal<LockReason | null>(null);
export const vault = signal<VaultRecord | null>(null);

door.followVault((state) => {
  if (vault.value) vaultState.value = state;
});

async function reread(): Promise<VaultRecord | null> {
  vault.value = await readVault();
  vaultState.value = vault.value ? door.vaultIs() : 'none';
  return vault.value;
}
/** At the start of the app: is there a vault here? */
export const findVault = reread;

// Every window knows of one vault: made, changed or erased in one, it is so in all.
const channel = (name: string) => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name));
const [changes, locks] = [channel('waymark-vault'), channel('waymark-lock')];
changes?.addEventListener('message', () => void reread().catch(() => undefined));
async function changed(): Promise<void> {
  await reread();
  changes?.postMessage(null);
}

/** Makes the vault of this officer on this phone, and seals what was stored before there was one. */
export async function createVault(made: { officerId: string; deviceId: string; passphrase: string; rounds: number }): Promise<void> {
  const { officerId, deviceId, passphrase, rounds } = made;
  const stored = await door.makeVault({ officerId, deviceId }, passphrase, rounds);
  const first = await addVault({ officerId, deviceId, ...stored, passkeys: [], tries: 0, allSealed: false });
  if (!first) door.lockVault();
  lockReason.value = null;
  await changed();
  if (!first) throw new Error('there is a vault already');
  await finishSealing();
}

/** Goes on where a kill in between left off. */
async function finishSealing(): Promise<void> {
  if (vault.value?.allSealed !== false) return;
  await sealEverything();
  await changeVault({ allSealed: true });
  await reread();
}

/** Another window erased it meanwhile. */
async function erasedElsewhere(): Promise<Unlocked> {
  door.lockVault();
  await reread();
  return { kind: 'erased', kept: 0 };
}

async function opened(): Promise<Unlocked> {
  await changeVault({ tries: 0 });
  if (!(await reread())) return erasedElsewhere();
  lockReason.value = null;
  await finishSealing();
  return { kind: 'open' };
}

const by = ({ rounds, salt }: VaultRecord, passphrase: string) => ({ passphrase, rounds, salt });

/** One try; the fifth wrong one erases what could be read. Needs no network. */
export async function unlock({ passphrase }: { passphrase: string }): Promise<Unlocked> {
  const tries = await countTry();
  const record = await readVault();
  if (!record) return erasedElsewhere();
  if (tries <= TRIES && (await door.openVault(record, record.wrapped, by(record, passphrase)))) return opened();
  return tries >= TRIES ? { kind: 'erased', kept: await eraseReadable('wrong-tries') } : { kind: 'wrong', left: TRIES - tries };
}

/** The phone itself counts tries at a passkey: a refused one is none of ours. */
export async function unlockWithPasskey(): Promise<boolean> {
  const record = await readVault();
  if (!record) return false;
  for (const { credentialId, input, wrapped } of record.passkeys) {
    const secret = await askPasskey(credentialId, input);
    if (secret && (await door.openVault(record, wrapped, { secret }))) return (await opened()).kind === 'open';
  }
  return false;
}

/** Needs the passphrase once more: the open vault gives its key to nobody. */
export async function addPasskey(name: string, passphrase: string): Promise<'added' | 'wrong' | 'not-here'> {
  const record = await readVault();
  const made = record && (await makePasskey(name));
  if (!record || !made) return 'not-here';
  const wrapped = await door.wrapAgain(record, record.wrapped, by(record, passphrase), { secret: made.secret });
  if (!wrapped) return 'wrong';
  await changeVault({ passkeys: [...record.passkeys, { credentialId: made.credentialId, input: made.input, wrapped }] });
  await changed();
  return 'added';
}

export async function changePassphrase(old: string, passphrase: string): Promise<boolean> {
  const record = await readVault();
  if (!record) return false;
  const salt = randomBytes(32);
  const wrapped = await door.wrapAgain(record, record.wrapped, by(record, old), { passphrase, rounds: record.rounds, salt });
  if (wrapped) await changeVault({ wrapped, salt });
  return !!wrapped;
}

export const setPin = (pin: string): Promise<void> => door.setPin(pin);
export async function unlockWithPin(pin: string): Promise<{ open: boolean; left: number }> {
  const answer = await door.resumeVault(pin);
  if (answer.open) lockReason.value = null;
  return answer;
}

/** An idle phone may wait behind its PIN; every other lock ends the worker. */
export async function lock(reason: LockReason): Promise<void> {
  lockReason.value = reason;
  if (reason === 'idle') await door.pauseVault();
  else door.lockVault();
}

/** Erases what could be read, and the wrapped keys with it. Gives how many finished writes are kept, sealed to the server. */
export async function eraseReadable(when: Erase): Promise<number> {
  door.lockVault();
  // Before anything goes: what another window still sealed with the old key could never be opened again.
  locks?.postMessage('signed-out' satisfies LockReason);
  const { kept } = await erase(when);
  if (!kept && when === 'sign-out') await eraseEverything();
  await changed();
  return kept;
}
