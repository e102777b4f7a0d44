// Wall-clock times in Europe/London to instants and back. Officers write what the clock on the wall says.

/** A day and a time as they were typed, complete or not: what is half-typed is kept as it is. */
export interface WallTime {
  day: string;
  month: string;
  year: string;
  time: string;
}
export const emptyTime: WallTime = { day: '', month: '', year: '', time: '' };
export type TimeError = 'required' | 'impossible-date' | 'bad-format' | 'time-required';

const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

function wall(ms: number): { y: number; m: number; d: number; h: number; min: number } {
  const p = Object.fromEntries(parts.formatToParts(ms).map((x) => [x.type, Number(x.value)]));
  return { y: p['year']!, m: p['month']!, d: p['day']!, h: p['hour']!, min: p['minute']! };
}

/** What the clock in London shows at an instant. */
export function toWall(iso: string): WallTime {
  const w = wall(Date.parse(iso));
  return { day: String(w.d), month: String(w.m), year: String(w.y), time: `${String(w.h).padStart(2, '0')}:${String(w.min).padStart(2, '0')}` };
}

export function isBlank(t: WallTime): boolean {
  return !t.day.trim() && !t.month.trim() && !t.year.trim() && !t.time.trim();
}

/** "1430", "14:30", "14.30", "2:30pm" and "9" are all times. */
export function parseTime(text: string): { h: number; min: number } | null {
  const m = /^(\d{1,2})(?:[:.\s]?(\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (!m) return null;
  const hour = Number(m[1]), min = Number(m[2] ?? 0), half = m[3]?.toLowerCase();
  if (min > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  return { h: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, min };
}

/** A calendar date as YYYY-MM-DD; a year of two digits is refused rather than guessed. */
export function parseDate(t: Pick<WallTime, 'day' | 'month' | 'year'>): { date: string } | { error: TimeError } {
  const raw = [t.day, t.month, t.year].map((x) => x.trim());
  if (raw.every((x) => !x)) return { error: 'required' };
  if (!raw.every((x) => /^\d+$/.test(x)) || raw[2]!.length !== 4) return { error: 'impossible-date' };
  const [d, m, y] = raw.map(Number) as [number, number, number];
  const real = new Date(Date.UTC(y, m - 1, d));
  if (y < 1900 || real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return { error: 'impossible-date' };
  return { date: `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` };
}

/** The instant of a wall-clock time. An hour that the clocks skip in March reads as the hour after; one they repeat in October as its first. */
export function toInstant(t: WallTime): { instant: string } | { error: TimeError } {
  const date = parseDate(t);
  if ('error' in date) return date;
  if (!t.time.trim()) return { error: 'time-required' };
  const time = parseTime(t.time);
  if (!time) return { error: 'bad-format' };
  const [y, m, d] = date.date.split('-').map(Number) as [number, number, number];
  const wanted = Date.UTC(y, m - 1, d, time.h, time.min);
  const offsetAt = (ms: number) => {
    const w = wall(ms);
    return Date.UTC(w.y, w.m - 1, w.d, w.h, w.min) - ms;
  };
  const shows = (ms: number) => ms + offsetAt(ms) === wanted;
  const [before, after] = [wanted - offsetAt(wanted - 3_600_000 * 2), wanted - offsetAt(wanted)];
  // Shown by neither: the clocks skip it, and the offset before the change moves it into the hour after.
  const ms = shows(before) || !shows(after) ? before : after;
  return { instant: new Date(ms).toISOString() };
}

/** Whole years from a date of birth to a date. */
export function ageOn(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  return date.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}

/** Today in London. */
export function londonDate(ms: number): string {
  const w = wall(ms);
  return `${w.y}-${String(w.m).padStart(2, '0')}-${String(w.d).padStart(2, '0')}`;
}
