//! One giving of the wording of note 8, or why it was not given. Given twice is two records. The text is the server's, never a client's.

use super::parts::{Reasoned, Somebody, limits};
use super::{CaseItem, CrimeFacts, CrimeRole, ItemChecks, ItemKind, stamped};
use crate::guidance::CaseRecords;
use crate::ids::Id;
use crate::instant::Instant;
use crate::officer::ScreenLanguage;
use crate::party::Withdrawn;
use crate::problem::FieldError;
use crate::text::PersonalText;
use crate::vocabulary;
use crate::wording::Wording;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// How it was given.
    How { InPerson = "in_person", Phone = "phone", Letter = "letter", Other = "other" }
}

vocabulary! {
    /// Whether it was understood.
    Understood { Yes = "yes", No = "no", NotSure = "not_sure" }
}

vocabulary! {
    /// As what somebody was there.
    PresentAs { ParentCarer = "parent_carer", AppropriateAdult = "appropriate_adult", SafeguardingLead = "safeguarding_lead", Other = "other" }
}

/// Somebody who was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Present {
    pub who: Somebody,
    #[serde(rename = "as")]
    pub part: PresentAs,
}

/// The giving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Giving {
    pub at: Instant,
    pub language: ScreenLanguage,
    pub place: Option<PersonalText>,
    pub how: How,
    pub by: Somebody,
    #[serde(default)]
    pub present: Vec<Present>,
    pub understood: Option<Understood>,
    /// What was said or read, word for word, with its pack and the crime's words; the server puts it in.
    pub wording: Option<Wording>,
}

/// Why it was not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NotGiven {
    pub at: Instant,
    pub by: Somebody,
    pub reason: PersonalText,
}

/// An advisory: either `given` or `notGiven`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AdvisoryFacts {
    pub person_id: Id,
    pub crime_id: Option<Id>,
    pub given: Option<Giving>,
    pub not_given: Option<NotGiven>,
    /// It was given to somebody who should not have had it; it was said, so it stays on record.
    pub given_in_error: Option<Reasoned>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl AdvisoryFacts {
    /// When it was given, or found that it would not be.
    pub fn at(&self) -> Option<Instant> {
        self.given.as_ref().map(|given| given.at).or_else(|| self.not_given.as_ref().map(|not| not.at))
    }

    /// The record with the server's own text, whatever the client sent.
    pub fn with_wording(mut self, wording: Wording) -> Self {
        if let Some(given) = &mut self.given {
            given.wording = Some(wording);
        }
        self
    }
}

impl CaseItem for AdvisoryFacts {
    const KIND: ItemKind = ItemKind::Advisory;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.require(self.given.is_some() || self.not_given.is_some(), "/given", "required");
        checks.require(self.given.is_none() || self.not_given.is_none(), "/notGiven", "conflicts");
        if let Some(given) = &self.given {
            checks.require(self.crime_id.is_some(), "/crimeId", "required");
            checks.past(given.at, "/given/at");
            checks.text(given.place.as_ref(), limits::NAME, "/given/place");
            checks.somebody(&given.by, "/given/by");
            checks.list(&given.present, "/given/present");
            for (at, present) in given.present.iter().enumerate() {
                checks.somebody(&present.who, &format!("/given/present/{at}/who"));
            }
        }
        if let Some(not) = &self.not_given {
            checks.past(not.at, "/notGiven/at");
            checks.somebody(&not.by, "/notGiven/by");
            checks.needed(Some(&not.reason), limits::REASON, "/notGiven/reason");
        }
        checks.require(self.given_in_error.is_none() || self.given.is_some(), "/givenInError", "conflicts");
        checks.reasoned(self.given_in_error.as_ref(), "/givenInError");
        checks.follows(self.at(), self.given_in_error.as_ref().map(|error| error.at), "/givenInError/at");
    }

    /// What was said was said: only whether it was understood, and that it was an error, can be added afterwards.
    fn check_change(&self, before: &Self) -> Result<(), Vec<FieldError>> {
        let mut checks = ItemChecks::new(self.written_at, self.written_at);
        let said = |facts: &Self| facts.given.as_ref().map(|given| (given.at, given.wording.clone()));
        checks.require(self.person_id == before.person_id, "/personId", "cannot-change");
        checks.require(self.crime_id == before.crime_id, "/crimeId", "cannot-change");
        checks.require(said(self) == said(before), "/given", "cannot-change");
        checks.finish()
    }

    fn person_id(&self) -> Option<Id> {
        Some(self.person_id)
    }

    fn crime_id(&self) -> Option<Id> {
        self.crime_id
    }

    fn state(&self) -> Option<&'static str> {
        Some(if self.given.is_some() { "given" } else { "not_given" })
    }

    /// It is said to somebody recorded against the crime, never to a victim as if they were suspected.
    fn fits(&self, case: &CaseRecords) -> Vec<FieldError> {
        let against = |id| {
            case.items.find::<CrimeFacts>(id).is_some_and(|crime| crime.facts.linked(CrimeRole::Offender).any(|who| who == self.person_id))
        };
        let fits = self.given.is_none() || self.given_in_error.is_some() || self.crime_id.is_none_or(against);
        if fits { Vec::new() } else { vec![FieldError::new("/personId", "role-missing")] }
    }

    fn after_report(&self) -> Vec<(String, Instant)> {
        self.given.as_ref().map(|given| ("/given/at".to_owned(), given.at)).into_iter().collect()
    }
}
