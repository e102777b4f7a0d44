// What this phone says of itself with every batch: counts and ages, never content. And what it learns in return.
import type { Schemas } from '../contract/types';
import { countCases } from '../db/cases';
import { getMeta, setMeta, updateMeta } from '../db/meta';
import type { OutboxItem } from '../domain/entry';
import { now } from '../platform/clock';
import { readSpace } from '../platform/storage';

/** Most numbers of dropped writes in one report; the rest goes with the next. */
const DROPPED = 500;

type Report = Schemas['ReportFields'] | null;
export async function makeReport(items: readonly OutboxItem[], deviceId: string): Promise<Report> {
  const [device, dropped = [], lostDeviceId, revoked, cases, { level, persisted }] = await Promise.all(
    [getMeta('device'), getMeta('dropped'), getMeta('lostDeviceId'), getMeta('revoked'), countCases(), readSpace()]);
  if (device?.id !== deviceId) return null;
  const unsent = items.filter(({ head, state }) => head.kind !== 'look' && state !== 'sent' && (head.deviceId ?? deviceId) === deviceId);
  return {
    lastSeq: device.lastSeq ?? 0, unsent: unsent.length, oldestUnsentAt: unsent.map((one) => one.head.writtenAt).sort()[0] ?? null,
    dropped: dropped.slice(0, DROPPED), cases, storage: level, persisted,
    ...(lostDeviceId ? { lostDeviceId } : {}), ...(revoked === 'erased' ? { erased: true } : {}),
  };
}

/** What the server said of this phone: its lease, how far its clock is off, whether it was taken out of use. */
type Told = { clockSkewMs: number; device?: Schemas['LeaseInfo'] | null };
export async function learn(answer: Told, report: Report): Promise<boolean> {
  await setMeta('skewMs', answer.clockSkewMs);
  if (report?.dropped?.length) await updateMeta('dropped', (old) => (old ?? []).filter((seq) => !report.dropped!.includes(seq)));
  if (report?.lostDeviceId) await setMeta('lostDeviceId', '');
  const { device } = answer;
  if (device && report) await setMeta('lease', { until: device.leaseUntil, contactAt: device.contactAt, policy: device.policy, at: now() });
  if (device?.revoked && report) await revokedNow();
  return !!device?.revoked && !!report;
}

export async function revokedNow(): Promise<void> {
  await updateMeta('revoked', (old) => old ?? 'known');
}
