// Dates and times as people here write them, always in Europe/London.
import { language } from './index';

type Options = Intl.DateTimeFormatOptions;
const made = new Map<string, Intl.DateTimeFormat>();

// Chromium knows no Welsh dates (it writes "2026 M11 24"), so the Welsh names are ours; the numbers are the same in both languages.
const WEEKDAYS: Record<string, string> = { Mon: 'Llun', Tue: 'Maw', Wed: 'Mer', Thu: 'Iau', Fri: 'Gwe', Sat: 'Sad', Sun: 'Sul' };
const MONTHS = ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'];
const SHORT_MONTHS = ['Ion', 'Chwef', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gorff', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag'];

function format(options: Options): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const found = made.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hourCycle: 'h23', ...options });
  made.set(key, found);
  return found;
}

function written(date: Date, options: Options): string {
  if (language.value !== 'cy') return format(options).format(date);
  const part = Object.fromEntries(format({ ...options, month: 'numeric' }).formatToParts(date).map(({ type, value }) => [type, value]));
  const month = (options.month === 'long' ? MONTHS : SHORT_MONTHS)[Number(part['month']) - 1]!;
  return `${part['weekday'] ? `${WEEKDAYS[part['weekday']]!}, ` : ''}${Number(part['day'])} ${month} ${part['year']!}`;
}

export const dayAndTime = (iso: string): string => `${day(iso)}, ${clock(iso)}`;
export const day = (iso: string): string => written(new Date(iso), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
export const clock = (iso: string | number): string => format({ hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
/** A date without a time (a birthday) has no time zone. */
export const plainDate = (date: string): string => written(new Date(`${date}T12:00:00Z`), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
