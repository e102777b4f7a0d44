// Runs rounds: send, then fetch. One tab at a time (a Web Lock); reports what it met; knows nothing of pages. A locked phone sends what
// was sealed, and fetches nothing.
import type { Api } from '../contract/client';
import { ensureEnvelopes, listOutbox, readBack, tryAllNow } from '../db/outbox';
import { getMeta, setMeta } from '../db/meta';
import { now } from '../platform/clock';
import { ensureDevice } from './device';
import { pull, pullCase } from './pull';
import { newPace, push, pushSealed, type PushOutcome } from './push';

/** `reached` is what the last request met: the browser's own idea of being online is not trusted. */
export interface SyncReport {
  reached: boolean | null;
  signIn: boolean;
  running: boolean;
  /** This phone was taken out of use. */
  revoked: boolean;
}
export interface Engine {
  /** Asks for a round; rounds asked for during a round become one more after it. */
  run(): Promise<void>;
  /** A round in which the server hears of this phone in any case; true when it did. */
  contact(): Promise<boolean>;
  stop(): void;
}

const POLL_MS = 60_000;
const OFFLINE_POLL_MS = 20_000;
const lock = (work: () => Promise<void>): Promise<void> =>
  typeof navigator !== 'undefined' && navigator.locks ? navigator.locks.request('waymark-sync', { ifAvailable: true }, (got) => (got ? work() : undefined)).then(() => undefined) : work();
/** Locked in the middle of a round: what is not stored is asked for again, with the same keys. */
const isLocked = (error: unknown): boolean => error instanceof Error && error.name === 'VaultLocked';

export function makeEngine(
  api: Api, deviceName: string, tell: (report: SyncReport) => void, changed: () => void,
  visible: () => boolean = () => true, open: () => boolean = () => true,
): Engine {
  const report: SyncReport = { reached: null, signIn: false, running: false, revoked: false };
  const pace = newPace();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  /** False: the round ends here. */
  function met(sent: PushOutcome): boolean {
    if (sent.network !== null) report.reached = sent.network;
    if (sent.revoked) report.revoked = true;
    tell({ ...report });
    return sent.network !== false && !sent.revoked && !stopped;
  }

  /** What was just sent is read back at once, so that the case on screen is the server's; so is what was sent while locked. */
  async function readBackCases(cases: Set<string>): Promise<void> {
    const sent = (await listOutbox()).filter((item) => item.state === 'sent');
    for (const id of new Set([...cases, ...sent.map((item) => item.head.incidentId)])) {
      const outcome = await pullCase(api, id);
      if (outcome === 'done' || outcome === 'not-found') await readBack(sent.filter((item) => item.head.incidentId === id));
    }
  }

  async function round(): Promise<void> {
    if (stopped) return;
    const officer = open() ? await getMeta('officer') : undefined;
    if (!officer) return void met(await pushSealed(api, changed, pace, 'all'));
    const before = report.reached;
    await ensureEnvelopes();
    if (!met(await pushSealed(api, changed, pace, 'unreadable'))) return;
    // Whether the network is back is asked by a contact when nothing is due.
    if (before === false) pace.contactAt = 0;
    let sent = await push(api, officer.id, changed, pace);
    if (before === false && sent.network && !sent.signIn) {
      // The network is back: what failed for want of it alone need not wait any longer, least of all for all that is to be fetched.
      await tryAllNow((item) => item.last?.status === 0);
      const more = await push(api, officer.id, changed, pace);
      sent = { ...more, sentCases: new Set([...sent.sentCases, ...more.sentCases]) };
    }
    report.signIn = sent.signIn;
    if (!met(sent)) return;
    // Who is signed out at the server can still hand in what is sealed.
    if (sent.signIn) return void met(await pushSealed(api, changed, pace, 'all'));
    if (await ensureDevice(api, deviceName)) await ensureEnvelopes();
    await readBackCases(sent.sentCases);
    const outcome = await pull(api, changed);
    report.reached = outcome !== 'no-network';
    report.signIn = outcome === 'sign-in';
    if (outcome === 'done') await setMeta('lastContactAt', now());
    if (before !== false || !report.reached) return;
    // The network is back: what failed for want of it alone need not wait any longer.
    await tryAllNow((item) => item.last?.status === 0);
    again = true;
  }

  async function schedule(): Promise<void> {
    clearTimeout(timer);
    if (stopped) return;
    const due = (await listOutbox()).filter((item) => item.state === 'waiting').map((item) => item.nextTryAt);
    const waiting = due.filter((at) => at > now());
    const more = open() && ((await getMeta('toFetch')) ?? []).length > 0 && report.reached === true;
    const poll = more ? 500 : report.reached === false ? OFFLINE_POLL_MS : POLL_MS;
    const wait = Math.min(poll, ...waiting.map((at) => at - now() + 50));
    timer = setTimeout(() => void (visible() ? run() : schedule()), Math.max(250, wait));
  }

  function run(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (current) {
      again = true;
      return current;
    }
    const loop = async () => {
      for (let n = 0; n < 10; n++) {
        again = false;
        report.running = true;
        tell({ ...report });
        try {
          await lock(round);
        } catch (error) {
          if (!isLocked(error)) throw error;
        } finally {
          report.running = false;
          tell({ ...report });
          changed();
        }
        if (!again || report.reached === false) break;
      }
    };
    current = loop().finally(() => {
      current = null;
      return schedule();
    });
    return current;
  }

  return {
    run,
    contact: async () => {
      await current;
      const at = pace.contactAt;
      pace.contactAt = pace.restUntil = 0;
      await run();
      if (pace.contactAt) return true;
      pace.contactAt = at;
      return false;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
