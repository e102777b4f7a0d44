// How far this phone's clock is off, as the server measured it. Said to the officer; used for what is offered as "now"
// (platform/clock.ts), never for a stamp: the server notes beside each write how far the clock was off that wrote it.
import { signal } from '@preact/signals';
import { getMeta } from '../db/meta';
import { learnSkew, TOLERATED_MS } from '../platform/clock';
import { lease } from './lease';

/** Milliseconds ahead of the server, when it is too much to be left unsaid; otherwise 0. */
export const clockOff = signal(0);
let known: string | null = null;

export async function readClock(): Promise<void> {
  const skewMs = (await getMeta('skewMs')) ?? 0;
  clockOff.value = Math.abs(skewMs) > TOLERATED_MS ? skewMs : 0;
  // Only what was measured since this page was opened: since an earlier day somebody may have set the clock.
  const at = lease.value?.contactAt ?? '';
  if (known !== null && at !== known) learnSkew(skewMs);
  known = at;
}
