//! A crime: one offence, and everybody it is about. One child may be victim and offender in it; none under ten is an offender.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// A person's part in a crime.
    CrimeRole { Victim = "victim", Offender = "offender", InvolvedUnder10 = "involved_under_10" }
}

vocabulary! {
    /// The police chiefs' recording categories of 2024.
    CrimeCategory {
        Aggravated = "aggravated",
        NonAggravated = "non_aggravated",
        Repeated = "repeated",
        NotYetKnown = "not_yet_known",
    }
}

/// One person's link to a crime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CrimeLink {
    pub person_id: Id,
    pub role: CrimeRole,
}

/// Handed to another force, whose crime it is from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    pub force: String,
    pub at: Instant,
    pub reference: Option<PersonalText>,
}

/// How the crime was finalised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CrimeOutcome {
    pub code: String,
    pub at: Instant,
    pub by: Somebody,
    pub reason: Option<PersonalText>,
}

/// A crime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CrimeFacts {
    /// A code of the pack's offence table; `None` while not known yet.
    pub offence: Option<String>,
    /// The words that were shown for it.
    pub offence_words: Option<String>,
    /// The force's own reference: opaque.
    pub reference: Option<PersonalText>,
    /// The force that gave the reference.
    pub force: Option<String>,
    /// When it was recorded on the force's system.
    pub recorded_at: Option<Instant>,
    pub people: Vec<CrimeLink>,
    #[serde(default)]
    pub suspect_unknown: bool,
    pub transferred: Option<Transfer>,
    pub outcome: Option<CrimeOutcome>,
    pub category: Option<CrimeCategory>,
    pub note: Option<PersonalText>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CrimeFacts {
    /// The people with a part in it.
    pub fn linked(&self, role: CrimeRole) -> impl Iterator<Item = Id> {
        self.people.iter().filter(move |link| link.role == role).map(|link| link.person_id)
    }
}

impl CaseItem for CrimeFacts {
    const KIND: ItemKind = ItemKind::Crime;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        if let Some(offence) = &self.offence {
            checks.code(offence, "/offence");
        }
        checks.inner().plain(self.offence_words.as_deref(), limits::REASON, "/offenceWords");
        checks.text(self.reference.as_ref(), limits::REFERENCE, "/reference");
        checks.inner().plain(self.force.as_deref(), limits::CODE, "/force");
        checks.text(self.note.as_ref(), limits::TEXT, "/note");
        if let Some(at) = self.recorded_at {
            checks.past(at, "/recordedAt");
        }
        // A crime is against somebody or by somebody; while neither is known there is an incident and no crime.
        checks.require(!self.people.is_empty(), "/people", "required");
        checks.list(&self.people, "/people");
        for (at, link) in self.people.iter().enumerate() {
            let clash = |other: &CrimeLink| {
                other.person_id == link.person_id
                    && (other.role == link.role || [other.role, link.role].iter().all(|r| *r != CrimeRole::Victim))
            };
            checks.require(!self.people.iter().take(at).any(clash), &format!("/people/{at}"), "conflicts");
        }
        let named = self.linked(CrimeRole::Offender).next().is_some();
        checks.require(!(self.suspect_unknown && named), "/suspectUnknown", "conflicts");
        if let Some(transfer) = &self.transferred {
            checks.code(&transfer.force, "/transferred/force");
            checks.text(transfer.reference.as_ref(), limits::REFERENCE, "/transferred/reference");
            checks.past(transfer.at, "/transferred/at");
            checks.follows(self.recorded_at, Some(transfer.at), "/transferred/at");
        }
        if let Some(outcome) = &self.outcome {
            checks.code(&outcome.code, "/outcome/code");
            checks.somebody(&outcome.by, "/outcome/by");
            checks.text(outcome.reason.as_ref(), limits::REASON, "/outcome/reason");
            checks.past(outcome.at, "/outcome/at");
            checks.follows(self.recorded_at, Some(outcome.at), "/outcome/at");
        }
    }

    fn people(&self) -> Vec<(String, Id)> {
        self.people.iter().enumerate().map(|(at, link)| (format!("/people/{at}/personId"), link.person_id)).collect()
    }

    fn after_report(&self) -> Vec<(String, Instant)> {
        let recorded = self.recorded_at.map(|at| ("/recordedAt".to_owned(), at));
        let outcome = self.outcome.as_ref().map(|outcome| ("/outcome/at".to_owned(), outcome.at));
        recorded.into_iter().chain(outcome).collect()
    }
}
