// Earlier occasions that are not on record here: who looked, when, where, how many. As they are typed and as they are written.
import type { CaseFile } from '../../state/case-view';
import { checkMoment, checkWho, toInstant, toWall, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';

export type Elsewhere = NonNullable<CaseFile['items']['answers'][number]['checkedElsewhere']>[number];
export interface Check {
  by: Who | null;
  at: WallTime;
  where: string;
  count: string;
  /** Empty: every offence this person is recorded against. */
  offence: string;
}
const MOST = 999;

export function checkFromWire(one: Elsewhere): Check {
  const by = {
    ...(one.by.personId ? { personId: one.by.personId } : {}),
    ...(one.by.officerId ? { officerId: one.by.officerId } : {}),
    ...(one.by.name || one.by.position ? { name: one.by.name ?? '', position: one.by.position ?? '' } : {}),
  };
  return { by, at: toWall(one.at), where: one.where, count: String(one.count), offence: one.offence ?? '' };
}

/** Null while it is not complete. */
export function checkToWire(check: Check): Elsewhere | null {
  const [by, at] = [whoToWire(check.by), toInstant(check.at)];
  const count = /^\d{1,3}$/.test(check.count.trim()) ? Number(check.count.trim()) : null;
  if (!by || !('instant' in at) || !check.where.trim() || count === null) return null;
  return { by, at: at.instant, where: check.where.trim(), count, offence: check.offence || null };
}

export const checksToWire = (checks: readonly Check[]): Elsewhere[] => checks.flatMap((one) => checkToWire(one) ?? []);

export function checkErrors(checks: readonly Check[], nowMs: number): FormError[] {
  return checks.flatMap((one, at) => {
    const id = (name: string) => `check-${at}-${name}`;
    const count = one.count.trim();
    return [
      ...checkWho(id('by'), one.by),
      ...checkMoment(id('at'), one.at, nowMs),
      ...(one.where.trim()
        ? one.where.length > 120
          ? [{ field: id('where'), code: 'too-long' }]
          : []
        : [{ field: id('where'), code: 'required' }]),
      ...(/^\d{1,3}$/.test(count) && Number(count) <= MOST ? [] : [{ field: id('count'), code: count ? 'count-wrong' : 'required' }]),
    ];
  });
}
