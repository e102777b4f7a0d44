// Small things: who is signed in, device, cursor, what is still to be fetched. What names the officer or could seal in their name is sealed.
import { isSealed, open, seal, vaultIs, type Sealed } from '../vault/door';
import { db } from './open';

export interface KnownOfficer {
  id: string;
  username: string;
  displayName: string;
  collarNumber: string | null;
  role: string;
}
export interface KnownDevice {
  id: string;
  /** How its references begin. Apart from the rest and sealed: with the last number it would give each reference made here. */
  prefix: string | null;
  /** The last number used for a reference; only ever grows. */
  lastNumber: number;
  /** The number of the last finished write; only ever grows. */
  lastSeq?: number;
  /** Whose it is at the server; somebody else who signs in here registers the phone anew. */
  officerId?: string;
}
/** How the force wants phones to lock. */
export interface Policy {
  idleMinutes: number;
  hiddenSeconds: number;
  leaseHours: number;
  kdfRounds: number;
  tries: number;
}
/** Times as the server's clock gives them. */
export interface KnownLease {
  until: string;
  contactAt: string;
  policy: Policy;
  /** The same moment as `contactAt`, by this phone's clock. */
  at?: number;
}
export interface Meta {
  officer: KnownOfficer;
  device: KnownDevice;
  demo: boolean;
  cursor: string;
  /** Cases the feed says have changed and that are not fetched yet. */
  toFetch: string[];
  /** The first whole read of the list is done. */
  listRead: boolean;
  schoolsReadAt: number;
  packsReadAt: number;
  packsTriedAt: number;
  /** When it was last looked what need not be kept here any more. */
  agedAt: number;
  lastContactAt: number;
  /** To whom finished writes are sealed, and what shows that this phone's open vault sealed them. Sealed. */
  sealing: { keyId: string; publicKey: string; secret: string };
  /** For each device that was registered here: the secret that hands in its sealed writes and can do nothing else. */
  dropBoxes: Record<string, string>;
  lease: KnownLease;
  /** The latest time that this phone's clock has shown. */
  lastSeenAt: number;
  /** This phone's clock minus the server's. */
  skewMs: number;
  /** Numbers of writes that a person decided not to send, until the server has been told. */
  dropped: number[];
  /** A device that was registered here before this phone's storage was erased behind the app's back. */
  lostDeviceId: string;
  /** This phone was taken out of use; `erased` once nothing readable is left here. */
  revoked: 'known' | 'erased' | undefined;
}

/** Sealed, and gone with the vault. */
export const PERSONAL: ReadonlySet<string> = new Set(['officer', 'sealing', 'prefix']);
const place = (key: string) => ({ store: 'meta', id: key });
const raw = async (key: string): Promise<unknown> => (await db()).get('meta', key);

/** A prefix that an earlier version left beside the number stays there until it can be sealed. */
type StoredDevice = Omit<KnownDevice, 'prefix'> & { prefix?: string | null };
/** Null while locked as well: who only needs the device's id or numbers is not kept from them. */
async function readPrefix(device: unknown): Promise<string | null> {
  const sealed = await raw('prefix');
  const opened = isSealed(sealed) ? await open(sealed as unknown as Sealed<string>, place('prefix')).catch(() => null) : null;
  return opened ?? (device as StoredDevice | undefined)?.prefix ?? null;
}
async function writePrefix(prefix: string | null): Promise<void> {
  const base = await db();
  if (prefix) await base.put('meta', await seal(prefix, place('prefix')), 'prefix');
  else await base.delete('meta', 'prefix');
}

export async function getMeta<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined> {
  const value = await raw(key);
  if (key === 'device' && value) return { ...(value as KnownDevice), prefix: await readPrefix(value) } as Meta[K];
  return isSealed(value) ? open(value as unknown as Sealed<Meta[K]>, place(key)) : (value as Meta[K] | undefined);
}

export async function setMeta<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> {
  if (key === 'device') await updateMeta('device', () => value as KnownDevice);
  else await (await db()).put('meta', PERSONAL.has(key) ? await seal(value, place(key)) : value, key);
}

/** Not for what is sealed: sealing would end the transaction. A device's prefix is sealed after it; killed in between, it is asked for. */
export async function updateMeta<K extends Exclude<keyof Meta, 'officer' | 'sealing'>>(
  key: K, change: (old: Meta[K] | undefined) => Meta[K],
): Promise<Meta[K]> {
  const isDevice = key === 'device';
  const before = isDevice ? await readPrefix(await raw(key)) : null;
  const tx = (await db()).transaction('meta', 'readwrite');
  const old = (await tx.store.get(key)) as Meta[K] | undefined;
  const device = old as StoredDevice | undefined;
  const value = change(isDevice && device ? ({ ...device, prefix: before } as Meta[K]) : old);
  const { prefix, ...rest } = (isDevice ? value : {}) as KnownDevice;
  // Behind a lock a readable one of before stays where it is.
  await tx.store.put(isDevice && (vaultIs() === 'open' || device?.prefix !== prefix) ? rest : value, key);
  await tx.done;
  if (isDevice && prefix !== before) await writePrefix(prefix);
  return value;
}

/** Of an earlier version: seals the prefix that lies beside the number. */
export async function sealPrefix(): Promise<void> {
  const device = await getMeta('device');
  if (!device?.prefix) return;
  await writePrefix(device.prefix);
  await updateMeta('device', (old) => old!);
}

/** The feed's cursor and what it announced move together: after a kill nothing announced is forgotten. */
export async function moveCursor(cursor: string | null, announced: readonly string[]): Promise<void> {
  const tx = (await db()).transaction('meta', 'readwrite');
  const old = ((await tx.store.get('toFetch')) as string[] | undefined) ?? [];
  await tx.store.put([...new Set([...old, ...announced])], 'toFetch');
  if (cursor !== null) await tx.store.put(cursor, 'cursor');
  await tx.done;
}

/** The server does not know this place in the feed any more: the list and the feed are read from their beginning. */
export async function startFeedAgain(): Promise<void> {
  const tx = (await db()).transaction('meta', 'readwrite');
  await Promise.all([tx.store.delete('cursor'), tx.store.delete('listRead'), tx.done]);
}

/** Takes the next number for a reference; a number once taken is never given again, even when the record is given up. */
export async function takeReferenceNumber(): Promise<{ prefix: string; number: number } | null> {
  const prefix = await readPrefix(await raw('device'));
  const tx = (await db()).transaction('meta', 'readwrite', { durability: 'strict' });
  const device = (await tx.store.get('device')) as StoredDevice | undefined;
  if (!prefix || !device) {
    await tx.done;
    return null;
  }
  const number = device.lastNumber + 1;
  await tx.store.put({ ...device, lastNumber: number }, 'device');
  await tx.done;
  return { prefix, number };
}
