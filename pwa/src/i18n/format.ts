// Dates and times as people here write them, always in Europe/London.
import { language } from './index';

type Options = Intl.DateTimeFormatOptions;
const made = new Map<string, Intl.DateTimeFormat>();

function format(options: Options): Intl.DateTimeFormat {
  const locale = language.value === 'cy' ? 'cy' : 'en-GB';
  const key = locale + JSON.stringify(options);
  const found = made.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'Europe/London', hourCycle: 'h23', ...options });
  made.set(key, found);
  return found;
}

export const dayAndTime = (iso: string): string => `${day(iso)}, ${clock(iso)}`;
export const day = (iso: string): string => format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));
export const clock = (iso: string | number): string => format({ hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
/** A date without a time (a birthday) has no time zone. */
export const plainDate = (date: string): string => format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
