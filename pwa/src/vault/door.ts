// The one door to sealing. Every personal thing that is stored passes through seal() on its way in and open() on its way out, and `db` never
// looks inside a Sealed value. Both wait for the worker, and an IndexedDB transaction ends while one waits: callers seal before they begin
// one.
import type { Bound, Wrapped } from './keys';
import type { ByPassphrase, Envelope, Place } from './core';
import { startHost, type Host } from './host';

export { isSealed, ROUNDS_FLOOR, type Bound, type Wrapped } from './keys';
export type { ByPassphrase, Envelope } from './core';

declare const sealed: unique symbol;
/** Something stored; has no readable fields. */
export interface Sealed<T> {
  readonly [sealed]: T;
}
/** What a sealed thing is: part of what it is bound to, so that it opens nowhere else. */
export type Purpose = Place;

/** The vault is locked: nothing can be read, and nothing personal can be stored. Nothing is lost by it. */
export class VaultLocked extends Error {
  constructor() {
    super('the vault is locked');
    this.name = 'VaultLocked';
  }
}
export type VaultState = 'locked' | 'pin' | 'open';

let host: Host | null = null;
let state: VaultState = 'locked';
const followers = new Set<(state: VaultState) => void>();

function become(next: VaultState): void {
  if (state === next) return;
  state = next;
  for (const follow of followers) follow(next);
}
export const vaultIs = (): VaultState => state;
export function followVault(follow: (state: VaultState) => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}

async function ask<T>(question: (host: Host) => Promise<T>): Promise<T> {
  if (!host || state !== 'open') throw new VaultLocked();
  try {
    return await question(host);
  } catch (error) {
    // It was locked while the question was on its way.
    if (state !== 'open') throw new VaultLocked();
    throw error;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;
export const sealMany = <T>(values: readonly T[], places: readonly Purpose[]): Promise<Sealed<T>[]> =>
  values.length ? ask((to) => to.seal([...values], [...places])) as unknown as Promise<Sealed<T>[]> : Promise.resolve([]);
export const openMany = <T>(values: readonly Sealed<T>[], places: readonly Purpose[]): Promise<T[]> =>
  values.length ? ask((to) => to.open(values as unknown as Bytes[], [...places])) as Promise<T[]> : Promise.resolve([]);
export const seal = async <T>(value: T, purpose: Purpose): Promise<Sealed<T>> => (await sealMany([value], [purpose]))[0]!;
export const open = async <T>(value: Sealed<T>, purpose: Purpose): Promise<T> => (await openMany([value], [purpose]))[0]!;

export interface SealedWritePlain {
  officerId: string;
  method: string;
  path: string;
  ifNoneMatch?: string;
  ifMatch?: string;
  builtOn?: string;
  after?: string[];
  writtenAt: string;
  body: string;
}
export interface SealingKey {
  keyId: string;
  publicKey: string;
  secret: string;
}
/** Sealed to the server's key: what is sealed so, nobody opens on this phone any more. */
export const sealWrite = (plain: SealedWritePlain, key: SealingKey, ids: { deviceId: string; idempotencyKey: string }): Promise<Envelope> =>
  ask((to) => to.sealWrite(plain, key, ids.deviceId, ids.idempotencyKey));

/** A worker that failed (one that could not be loaded) is begun anew the next time. */
function orEnd<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    lockVault();
    throw error;
  });
}

/** A new vault; open afterwards. Gives what is to be stored of it. */
export async function makeVault(bound: Bound, passphrase: string, rounds: number): Promise<{ rounds: number; salt: Bytes; wrapped: Wrapped }> {
  host?.end();
  host = startHost();
  const made = await orEnd(host.create(bound, passphrase, rounds));
  become('open');
  return made;
}

export async function openVault(bound: Bound, wrapped: Wrapped, by: ByPassphrase | { secret: Bytes }): Promise<boolean> {
  host ??= startHost();
  const fits = await orEnd(host.unlock(bound, wrapped, by));
  if (fits) become('open');
  return fits;
}

/** The data key wrapped once more; null when the passphrase does not fit. */
export function wrapAgain(bound: Bound, wrapped: Wrapped, by: ByPassphrase, next: ByPassphrase | { secret: Bytes }): Promise<Wrapped | null> {
  return ask((to) => to.wrapAgain(bound, wrapped, by, next));
}

export const setPin = (pin: string): Promise<void> => ask((to) => to.setPin(pin));

/** Refuses everything until the PIN is given; false when there is none, and the vault is then locked altogether. */
export async function pauseVault(): Promise<boolean> {
  const paused = state === 'open' && !!host && (await host.pause());
  if (paused) become('pin');
  else lockVault();
  return paused;
}
export async function resumeVault(pin: string): Promise<{ open: boolean; left: number }> {
  if (!host || state !== 'pin') return { open: false, left: 0 };
  const answer = await host.resume(pin);
  if (answer.open) become('open');
  else if (answer.left <= 0) lockVault();
  return answer;
}

/** Ends the worker, and with it everything it knew. */
export function lockVault(): void {
  host?.end();
  host = null;
  become('locked');
}
