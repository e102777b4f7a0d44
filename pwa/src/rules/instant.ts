// Instants and dates, worked out by hand so that both interpreters do exactly the same: no time zone, no platform date type.

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** Days since 1970-01-01. */
export type Day = number;

/** Reads `YYYY-MM-DDTHH:MM:SSZ`, with or without three digits of a second; years 1850 to 2199. */
export function parseInstant(text: string): Instant | undefined {
  const part = /^([0-9-]{10})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{3}))?Z$/.exec(text);
  const day = part && parseDay(part[1]!);
  if (!part || day === undefined || day === null) return undefined;
  const [hour, minute, second, milli] = [part[2], part[3], part[4], part[5] ?? 0].map(Number) as [number, number, number, number];
  return hour > 23 || minute > 59 || second > 59 ? undefined : day * DAY + hour * HOUR + minute * 60_000 + second * 1_000 + milli;
}

/** The UTC date of a moment. */
export const dayOf = (at: Instant): Day => Math.floor(at / DAY);

export function writeInstant(at: Instant): string {
  const rest = at - dayOf(at) * DAY;
  const pad = (number: number, length: number): string => String(Math.floor(number)).padStart(length, '0');
  const clock = `${pad(rest / HOUR, 2)}:${pad((rest / 60_000) % 60, 2)}:${pad((rest / 1_000) % 60, 2)}.${pad(rest % 1_000, 3)}`;
  return `${writeDay(dayOf(at))}T${clock}Z`;
}

/** Reads `YYYY-MM-DD`, a day that exists, years 1850 to 2199. */
export function parseDay(text: string): Day | undefined {
  const part = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!part) return undefined;
  const [year, month, day] = part.slice(1).map(Number) as [number, number, number];
  const real = year >= 1850 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
  return real ? numbered(year, month, day) : undefined;
}

export function writeDay(day: Day): string {
  return civil(day)
    .map((number, place) => String(number).padStart(place ? 2 : 4, '0'))
    .join('-');
}

/** The number of a date of the Gregorian calendar (Hinnant's days from civil). */
function numbered(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** Year, month and day. */
export function civil(day: Day): [year: number, month: number, day: number] {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const leaps = Math.floor(ofEra / 1_460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1];
}

/**
 * Whole years of age on a date. Somebody born on 29 February is a year older on 1 March where there is no 29 February. Undefined
 * before birth.
 */
export function ageOn(born: Day, on: Day): number | undefined {
  const [from, to] = [civil(born), civil(on)];
  const early = to[1] < from[1] || (to[1] === from[1] && to[2] < from[2]);
  const years = to[0] - from[0] - (early ? 1 : 0);
  return years < 0 ? undefined : years;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
