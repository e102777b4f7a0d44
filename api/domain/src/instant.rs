//! Instants in UTC, whole milliseconds from birth: what a browser can hold and what both databases give back unchanged.

use chrono::{DateTime, Datelike, Duration, NaiveDate, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment in UTC with millisecond precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// Cuts to milliseconds, so that a value never differs before and after it was stored.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(3))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// From milliseconds since 1970; out-of-range values become the epoch, which no caller stores.
    pub fn from_millis(millis: i64) -> Self {
        Self(DateTime::from_timestamp_millis(millis).unwrap_or_default())
    }

    /// The chrono value, for arithmetic.
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// This moment and so many minutes.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + Duration::minutes(minutes))
    }

    /// This moment and so many hours.
    pub fn plus_hours(self, hours: i64) -> Self {
        self.plus_minutes(hours * 60)
    }

    /// This moment and so many seconds.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + Duration::seconds(seconds))
    }

    /// Parses RFC 3339. The error is a field error code: `bad-format`, `impossible-date` or `out-of-range`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > 40 || !looks_like_instant(text) {
            return Err("bad-format");
        }
        let at = DateTime::parse_from_rfc3339(text).map_err(|_| "impossible-date")?.with_timezone(&Utc);
        if (1900..=2199).contains(&at.year()) { Ok(Self::new(at)) } else { Err("out-of-range") }
    }
}

fn looks_like_instant(text: &str) -> bool {
    let b = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| b.get(range).is_some_and(|s| s.iter().all(u8::is_ascii_digit));
    let is = |at: usize, any: &[u8]| b.get(at).is_some_and(|c| any.contains(c));
    digits(0..4)
        && is(4, b"-")
        && digits(5..7)
        && is(7, b"-")
        && digits(8..10)
        && is(10, b"Tt")
        && digits(11..13)
        && is(13, b":")
        && digits(14..16)
        && is(16, b":")
        && digits(17..19)
        && is(19, b".Zz+-")
        && text.is_ascii()
}

impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A calendar date on the wire: `YYYY-MM-DD` and a day that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub NaiveDate);

impl Day {
    /// Parses `YYYY-MM-DD`. The error is a field error code.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let b = text.as_bytes();
        let shaped = b.len() == 10 && b.iter().enumerate().all(|(i, c)| if i == 4 || i == 7 { *c == b'-' } else { c.is_ascii_digit() });
        if !shaped {
            return Err("bad-format");
        }
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "impossible-date")?;
        if (1850..=2199).contains(&day.year()) { Ok(Self(day)) } else { Err("out-of-range") }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.format("%Y-%m-%d"))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Where "now" comes from; tests set it.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Instant;
}

/// The machine's own clock: the only place that asks it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        #[expect(clippy::disallowed_methods, reason = "the one door to the wall clock")]
        Instant::new(Utc::now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_and_malformed_are_told_apart() {
        assert_eq!(Instant::parse("2026-02-30T10:00:00Z"), Err("impossible-date"));
        assert_eq!(Instant::parse("yesterday"), Err("bad-format"));
        assert_eq!(Instant::parse("2026-02-01"), Err("bad-format"));
        assert_eq!(Instant::parse("0001-01-01T00:00:00Z"), Err("out-of-range"));
        assert_eq!(Day::parse("2026-02-30").map(|d| d.0), Err("impossible-date"));
        assert_eq!(Day::parse("26-02-03").map(|d| d.0), Err("bad-format"));
    }

    #[test]
    fn offsets_become_utc_and_milliseconds() {
        let at = Instant::parse("2026-06-01T09:00:00.123456+01:00").expect("parses");
        assert_eq!(at.to_string(), "2026-06-01T08:00:00.123Z");
        assert_eq!(Instant::from_millis(at.millis()), at);
    }
}
