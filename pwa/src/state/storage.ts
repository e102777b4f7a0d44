// Room on this phone, and whether the browser has erased what was kept here.
import { signal } from '@preact/signals';
import { storageKind } from '../db/open';
import { readSpace, type Space } from '../platform/storage';

export const space = signal<Space>({ used: null, quota: null, level: 'ok', persisted: null });

/** What this browser cannot do: keep anything, or open the app without a network. */
export const lacks = (): 'memory' | 'shell' | null => (storageKind() === 'memory' ? 'memory' : 'serviceWorker' in navigator ? null : 'shell');

export async function lookAtSpace(): Promise<Space> {
  space.value = await readSpace();
  return space.value;
}
