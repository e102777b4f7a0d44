// Runs rounds: send, then fetch. One tab at a time (a Web Lock); reports what it met; knows nothing of pages.
import type { Api } from '../contract/client';
import { listOutbox } from '../db/outbox';
import { getMeta, setMeta } from '../db/meta';
import { now } from '../platform/clock';
import { ensureDevice } from './device';
import { pull, pullCase } from './pull';
import { push } from './push';

/** `reached` is what the last request met: the browser's own idea of being online is not trusted. */
export interface SyncReport {
  reached: boolean | null;
  signIn: boolean;
  running: boolean;
}
export interface Engine {
  /** Asks for a round; rounds asked for during a round become one more after it. */
  run(): Promise<void>;
  stop(): void;
}

const POLL_MS = 60_000;
const OFFLINE_POLL_MS = 20_000;
const lock = (work: () => Promise<void>): Promise<void> =>
  typeof navigator !== 'undefined' && navigator.locks ? navigator.locks.request('waymark-sync', { ifAvailable: true }, (got) => (got ? work() : undefined)).then(() => undefined) : work();

export function makeEngine(api: Api, deviceName: string, tell: (report: SyncReport) => void, changed: () => void, visible: () => boolean = () => true): Engine {
  const report: SyncReport = { reached: null, signIn: false, running: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function round(): Promise<void> {
    const officer = await getMeta('officer');
    if (!officer || stopped) return;
    const sent = await push(api, officer.id, changed);
    if (sent.network !== null) report.reached = sent.network;
    report.signIn = sent.signIn;
    tell({ ...report });
    if (sent.network === false || sent.signIn) return;
    await ensureDevice(api, deviceName);
    // What was just sent is read back at once, so that the case on screen is the server's.
    for (const id of sent.sentCases) await pullCase(api, id);
    const outcome = await pull(api, changed);
    report.reached = outcome !== 'no-network';
    report.signIn = outcome === 'sign-in';
    if (outcome === 'done') await setMeta('lastContactAt', now());
  }

  async function schedule(): Promise<void> {
    clearTimeout(timer);
    if (stopped) return;
    const waiting = (await listOutbox()).filter((item) => item.state === 'waiting').map((item) => item.nextTryAt).filter((at) => at > now());
    const more = ((await getMeta('toFetch')) ?? []).length > 0 && report.reached === true;
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
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
