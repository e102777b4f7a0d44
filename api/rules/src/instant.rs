//! Instants and dates, worked out by hand so that both interpreters do exactly the same: no time zone, no platform date type.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const DAY: i64 = 86_400_000;
const HOUR: i64 = 3_600_000;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// Reads `YYYY-MM-DDTHH:MM:SSZ`, with or without three digits of a second; years 1850 to 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        let punctuated = matches!(b.len(), 20 | 24)
            && b.get(10) == Some(&b'T')
            && b.get(13) == Some(&b':')
            && b.get(16) == Some(&b':')
            && b.last() == Some(&b'Z')
            && (b.len() == 20 || b.get(19) == Some(&b'.'));
        if !punctuated {
            return None;
        }
        let day = Day::parse(text.get(..10)?)?;
        let (hour, minute, second) = (number(b, 11, 2)?, number(b, 14, 2)?, number(b, 17, 2)?);
        let milli = if b.len() == 24 { number(b, 20, 3)? } else { 0 };
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        Some(Self(day.0 * DAY + hour * HOUR + minute * 60_000 + second * 1_000 + milli))
    }

    /// This moment and so many hours.
    pub const fn plus_hours(self, hours: u32) -> Self {
        Self(self.0 + hours as i64 * HOUR)
    }

    /// The UTC date of this moment.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }
}

impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rest = self.0.rem_euclid(DAY);
        let (hour, minute) = (rest / HOUR, rest / 60_000 % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{:02}.{:03}Z", self.day(), rest / 1_000 % 60, rest % 1_000)
    }
}

/// Days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// Reads `YYYY-MM-DD`, a day that exists, years 1850 to 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        if b.len() != 10 || b.get(4) != Some(&b'-') || b.get(7) != Some(&b'-') {
            return None;
        }
        let (year, month, day) = (number(b, 0, 4)?, number(b, 5, 2)?, number(b, 8, 2)?);
        let real = (1850..=2199).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= month_length(year, month);
        real.then(|| Self::of(year, month, day))
    }

    /// The number of a date of the Gregorian calendar (Hinnant's days from civil).
    const fn of(year: i64, month: i64, day: i64) -> Self {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let of_era = y - era * 400;
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Year, month and day.
    pub const fn civil(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z - era * 146_097;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, of_year - (153 * shifted + 2) / 5 + 1)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Whole years of age on a date. Somebody born on 29 February is a year older on 1 March where there is no 29 February.
/// `None` before birth.
pub fn age_on(born: Day, on: Day) -> Option<u32> {
    let ((by, bm, bd), (y, m, d)) = (born.civil(), on.civil());
    let years = y - by - i64::from((m, d) < (bm, bd));
    u32::try_from(years).ok()
}

fn number(bytes: &[u8], from: usize, length: usize) -> Option<i64> {
    bytes.get(from..from + length)?.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + i64::from(b - b'0')))
}

fn month_length(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

macro_rules! wire_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).ok_or_else(|| serde::de::Error::custom("not a date or time"))
            }
        }
    };
}
wire_text!(Instant);
wire_text!(Day);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect(text)
    }

    #[test]
    fn every_day_of_350_years_is_written_as_it_was_read() {
        let (first, last) = (day("1850-01-01"), day("2199-12-31"));
        assert_eq!(last.0 - first.0 + 1, 350 * 365 + 85);
        for number in first.0..=last.0 {
            assert_eq!(Day::parse(&Day(number).to_string()), Some(Day(number)));
        }
        assert_eq!(day("1970-01-01").0, 0);
        assert_eq!(day("2000-03-01").0, 11_017);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "1849-12-31", "2200-01-01"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        for text in ["2026-1-01", "2026-01-01 ", "2026/01/01", "+026-01-01", "\u{662}026-01-01", ""] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2024-02-29").is_some() && Day::parse("2000-02-29").is_some());
    }

    #[test]
    fn an_instant_is_written_with_milliseconds_and_read_with_or_without() {
        let read = |text: &str| Instant::parse(text).map(|at| at.to_string());
        assert_eq!(read("2026-03-01T23:59:59Z").as_deref(), Some("2026-03-01T23:59:59.000Z"));
        assert_eq!(read("1969-12-31T23:59:59.999Z").as_deref(), Some("1969-12-31T23:59:59.999Z"));
        assert_eq!(Instant::parse("1969-12-31T23:59:59.999Z"), Some(Instant(-1)));
    }

    #[test]
    fn instants_in_another_form_are_refused() {
        for text in ["2026-03-01T24:00:00Z", "2026-03-01T10:60:00Z", "2026-03-01T10:00:60Z", "2026-03-01T10:00:00+00:00"] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
        for text in ["2026-03-01t10:00:00Z", "2026-03-01T10:00:00.1Z", "2026-03-01T10:00Z", "2026-03-01 10:00:00Z", "2026-03-01T10:00:00z"]
        {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn hours_later_cross_midnight_and_the_leap_day() {
        let at = Instant::parse("2024-02-28T23:30:00Z").expect("an instant");
        assert_eq!(at.plus_hours(1).to_string(), "2024-02-29T00:30:00.000Z");
        assert_eq!(at.plus_hours(25).day(), day("2024-03-01"));
    }

    #[test]
    fn somebody_is_a_year_older_on_the_birthday_and_not_the_day_before() {
        let age = |born, on| age_on(day(born), day(on));
        assert_eq!(age("2008-11-24", "2026-11-23"), Some(17));
        assert_eq!(age("2008-11-24", "2026-11-24"), Some(18));
        assert_eq!(age("2012-02-29", "2026-02-28"), Some(13));
        assert_eq!(age("2012-02-29", "2026-03-01"), Some(14));
        assert_eq!(age("2012-02-29", "2024-02-29"), Some(12));
        assert_eq!(age("2026-01-02", "2026-01-01"), None);
        assert_eq!(age("2026-01-01", "2026-01-01"), Some(0));
    }
}
