//! A person, known by as much as is known: nothing about them is demanded.

use crate::fields::Checks;
use crate::ids::Id;
use crate::instant::{Day, Instant};
use crate::problem::FieldError;
use crate::text::PersonalText;
use crate::vocabulary;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// "Child" ends on the eighteenth birthday (Sexual Offences Act 2003 s.45).
pub const ADULT_AT: i32 = 18;

/// Limits, in characters.
pub mod limits {
    pub const NAME: usize = 100;
    pub const SCHOOL_NAME: usize = 200;
    pub const YEAR_GROUP: usize = 30;
    pub const POSITION: usize = 120;
    pub const LANGUAGE_OTHER: usize = 60;
    pub const YEARS: i32 = 120;
}

vocabulary! {
    /// Sex as recorded by the school or the police.
    Sex { Female = "female", Male = "male", Other = "other", NotRecorded = "not_recorded" }
}

vocabulary! {
    /// The language a person wants to be spoken and written to in (Welsh Language (Wales) Measure 2011).
    PersonLanguage { English = "en", Welsh = "cy", Other = "other" }
}

vocabulary! {
    /// Who said how old somebody is.
    AgeSource {
        OwnWord = "self",
        School = "school",
        ParentCarer = "parent_carer",
        PoliceRecord = "police_record",
        Estimate = "estimate",
        Other = "other",
    }
}

/// An age that somebody stated, with its source: never an invented birthday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatedAge {
    pub years: i32,
    pub source: AgeSource,
    pub on: Day,
}

/// What is known of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonFacts {
    pub given_names: Option<PersonalText>,
    pub family_name: Option<PersonalText>,
    pub known_as: Option<PersonalText>,
    pub date_of_birth: Option<Day>,
    pub stated_age: Option<StatedAge>,
    pub sex: Option<Sex>,
    pub school_id: Option<Id>,
    pub school_name: Option<PersonalText>,
    pub year_group: Option<PersonalText>,
    pub position: Option<PersonalText>,
    pub language: Option<PersonLanguage>,
    pub language_other: Option<PersonalText>,
    pub written_at: Option<Instant>,
}

/// Whole years between a birthday and a day; 29 February counts from 1 March in common years, as English law has it.
pub fn age_on(born: NaiveDate, day: NaiveDate) -> i32 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i32::from(!had_birthday)
}

impl PersonFacts {
    /// The age on a day, as far as it is known. A stated age grows by whole years from the day it was stated.
    pub fn age_on(&self, day: NaiveDate) -> Option<i32> {
        match (&self.date_of_birth, &self.stated_age) {
            (Some(born), _) => Some(age_on(born.0, day)),
            (None, Some(stated)) => Some(stated.years + age_on(stated.on.0, day)),
            (None, None) => None,
        }
    }

    /// Known to be a child, known to be an adult, or not known.
    pub fn is_child_on(&self, day: NaiveDate) -> Option<bool> {
        self.age_on(day).map(|age| age < ADULT_AT)
    }

    /// Everything that cannot be so, all at once.
    pub fn check(&self, now: Instant) -> Result<(), Vec<FieldError>> {
        let mut checks = Checks::default();
        checks.text(self.given_names.as_ref(), limits::NAME, "/givenNames");
        checks.text(self.family_name.as_ref(), limits::NAME, "/familyName");
        checks.text(self.known_as.as_ref(), limits::NAME, "/knownAs");
        checks.text(self.school_name.as_ref(), limits::SCHOOL_NAME, "/schoolName");
        checks.text(self.year_group.as_ref(), limits::YEAR_GROUP, "/yearGroup");
        checks.text(self.position.as_ref(), limits::POSITION, "/position");
        checks.text(self.language_other.as_ref(), limits::LANGUAGE_OTHER, "/languageOther");
        let latest = latest_day(now);
        if let Some(born) = &self.date_of_birth {
            checks.require(born.0 <= latest, "/dateOfBirth", "in-the-future");
            checks.require(age_on(born.0, latest) <= limits::YEARS, "/dateOfBirth", "out-of-range");
        }
        if let Some(stated) = &self.stated_age {
            checks.require((0..=limits::YEARS).contains(&stated.years), "/statedAge/years", "out-of-range");
            checks.require(stated.on.0 <= latest, "/statedAge/on", "in-the-future");
            checks.require(self.date_of_birth.is_none(), "/statedAge", "conflicts");
        }
        checks.finish()
    }
}

/// Today by the server's clock, and a day of play for time zones; a phone's clock that runs ahead does not make a birthday possible.
fn latest_day(now: Instant) -> NaiveDate {
    let today = now.utc().date_naive();
    today.checked_add_days(Days::new(1)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        Day::parse(text).expect("a day").0
    }

    #[test]
    fn the_eighteenth_birthday_is_the_first_adult_day() {
        assert_eq!(age_on(day("2008-11-24"), day("2026-11-23")), 17);
        assert_eq!(age_on(day("2008-11-24"), day("2026-11-24")), 18);
        assert_eq!(age_on(day("2012-02-29"), day("2026-02-28")), 13);
        assert_eq!(age_on(day("2012-02-29"), day("2026-03-01")), 14);
    }

    #[test]
    fn a_stated_age_grows_by_the_year() {
        let facts =
            PersonFacts { stated_age: Some(StatedAge { years: 14, source: AgeSource::School, on: Day(day("2025-05-01")) }), ..empty() };
        assert_eq!(facts.age_on(day("2026-04-30")), Some(14));
        assert_eq!(facts.age_on(day("2026-05-01")), Some(15));
        assert_eq!(facts.age_on(day("2024-06-01")), Some(13));
    }

    fn empty() -> PersonFacts {
        PersonFacts {
            given_names: None,
            family_name: None,
            known_as: None,
            date_of_birth: None,
            stated_age: None,
            sex: None,
            school_id: None,
            school_name: None,
            year_group: None,
            position: None,
            language: None,
            language_other: None,
            written_at: None,
        }
    }
}
