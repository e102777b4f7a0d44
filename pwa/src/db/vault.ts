// What is stored of the vault: wrapped copies of its key and how often somebody tried in vain. Nothing personal, and nothing that opens it.
import { ROUNDS_FLOOR, type Bound, type Wrapped } from '../vault/door';
import { db } from './open';

type Bytes = Uint8Array<ArrayBuffer>;
export interface Passkey {
  credentialId: Bytes;
  /** What the passkey is asked to make its secret of. */
  input: Bytes;
  wrapped: Wrapped;
}
export interface VaultRecord extends Bound {
  rounds: number;
  salt: Bytes;
  wrapped: Wrapped;
  passkeys: Passkey[];
  /** Wrong tries in a row; raised before each try, so that ending the app in between wins nothing. */
  tries: number;
  /** What was stored before there was a vault has been sealed. */
  allSealed: boolean;
}
export const TRIES = 5;
const KEY = 'vault';

/** A record that asks for fewer rounds was not written by this app. */
const isVault = (found: unknown): found is VaultRecord => !!found && (found as VaultRecord).rounds >= ROUNDS_FLOOR;

export async function readVault(): Promise<VaultRecord | null> {
  const found: unknown = await (await db()).get('vault', KEY);
  return isVault(found) ? found : null;
}

export async function writeVault(record: VaultRecord): Promise<void> {
  const tx = (await db()).transaction('vault', 'readwrite', { durability: 'strict' });
  await tx.store.put(record, KEY);
  await tx.done;
}

/** False: there is one already, made in another window meanwhile. Putting this in its place would lose what is sealed under that one. */
export async function addVault(record: VaultRecord): Promise<boolean> {
  const tx = (await db()).transaction('vault', 'readwrite', { durability: 'strict' });
  const free = !isVault(await tx.store.get(KEY));
  if (free) await tx.store.put(record, KEY);
  await tx.done;
  return free;
}

export async function changeVault(change: Partial<VaultRecord>): Promise<void> {
  const tx = (await db()).transaction('vault', 'readwrite', { durability: 'strict' });
  const old = (await tx.store.get(KEY)) as VaultRecord | undefined;
  if (old) await tx.store.put({ ...old, ...change }, KEY);
  await tx.done;
}

/** Counts one more try, on disk before it is made. Gives how many there have been with it. */
export async function countTry(): Promise<number> {
  const tx = (await db()).transaction('vault', 'readwrite', { durability: 'strict' });
  const old = (await tx.store.get(KEY)) as VaultRecord | undefined;
  const tries = (old?.tries ?? 0) + 1;
  if (old) await tx.store.put({ ...old, tries }, KEY);
  await tx.done;
  return tries;
}
