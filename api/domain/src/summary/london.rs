//! The time as a clock in London shows it: forms want that, the wire has UTC.

use crate::instant::Instant;
use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};

/// One in the morning (UTC) on the last Sunday of a month: when the clocks change.
fn change(year: i32, month: u32) -> Option<DateTime<Utc>> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let sunday = last - Duration::days(i64::from(last.weekday().num_days_from_sunday()));
    Some(sunday.and_hms_opt(1, 0, 0)?.and_utc())
}

/// `24/11/2026 20:15`.
pub fn london(at: Instant) -> String {
    let utc = at.utc();
    let summer = change(utc.year(), 3).is_some_and(|from| utc >= from) && change(utc.year(), 10).is_some_and(|to| utc < to);
    (utc + Duration::hours(i64::from(summer))).format("%d/%m/%Y %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_change_on_the_last_sundays_of_march_and_october() {
        for (utc, shown) in [
            ("2026-01-15T09:00:00Z", "15/01/2026 09:00"),
            ("2026-03-29T00:59:00Z", "29/03/2026 00:59"),
            ("2026-03-29T01:00:00Z", "29/03/2026 02:00"),
            ("2026-10-25T00:59:00Z", "25/10/2026 01:59"),
            ("2026-10-25T01:00:00Z", "25/10/2026 01:00"),
            ("2026-06-30T23:30:00Z", "01/07/2026 00:30"),
        ] {
            assert_eq!(london(Instant::parse(utc).expect("an instant")), shown, "{utc}");
        }
    }
}
