//! An answer to a question of the pack: what the rules made of it and what a person chose stand side by side.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::text::PersonalText;
use crate::vocabulary;
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

/// More earlier occasions than anybody counts by hand.
const COUNT_MAX: u32 = 999;

vocabulary! {
    /// What may be answered.
    AnswerValue { Yes = "yes", No = "no", NotKnown = "not_known" }
}

/// Earlier occasions that are not on record here: who looked, when, where, and how many were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ElsewhereCheck {
    pub by: Somebody,
    pub at: Instant,
    #[serde(rename = "where")]
    pub place: PersonalText,
    pub count: u32,
    /// The offence it was about; `None` is every offence this person is now recorded against.
    pub offence: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerFacts {
    /// The question's code in the pack.
    pub question: String,
    /// The person asked about; neither person nor crime is a question about the incident.
    pub person_id: Option<Id>,
    pub crime_id: Option<Id>,
    pub answer: AnswerValue,
    /// What the rules suggested when it was given; set by the server.
    pub computed: Option<AnswerValue>,
    pub at: Instant,
    pub reason: Option<PersonalText>,
    pub decided_by: Option<Somebody>,
    #[serde(default)]
    pub checked_elsewhere: Vec<ElsewhereCheck>,
    pub note: Option<PersonalText>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl AnswerFacts {
    /// A yes where the rules say no, or the other way round. "Not known" contradicts nothing.
    pub fn differs(&self) -> bool {
        self.answer != AnswerValue::NotKnown && self.computed.is_some_and(|computed| computed != self.answer)
    }

    /// When earlier occasions were last looked for elsewhere, for an offence.
    pub fn checks_for(&self, offence: &str) -> impl Iterator<Item = &ElsewhereCheck> {
        self.checked_elsewhere.iter().filter(move |check| check.offence.as_deref().is_none_or(|about| about == offence))
    }
}

impl CaseItem for AnswerFacts {
    const KIND: ItemKind = ItemKind::Answer;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.code(&self.question, "/question");
        checks.require(self.person_id.is_none() || self.crime_id.is_none(), "/crimeId", "conflicts");
        checks.past(self.at, "/at");
        checks.text(self.note.as_ref(), limits::REASON, "/note");
        if self.differs() {
            checks.needed(self.reason.as_ref(), limits::REASON, "/reason");
            checks.require(self.decided_by.is_some(), "/decidedBy", "required");
        }
        checks.text(self.reason.as_ref(), limits::REASON, "/reason");
        if let Some(by) = &self.decided_by {
            checks.somebody(by, "/decidedBy");
        }
        checks.list(&self.checked_elsewhere, "/checkedElsewhere");
        checks.require(self.checked_elsewhere.is_empty() || self.person_id.is_some(), "/checkedElsewhere", "conflicts");
        for (place, check) in self.checked_elsewhere.iter().enumerate() {
            let pointer = |name: &str| format!("/checkedElsewhere/{place}/{name}");
            checks.somebody(&check.by, &pointer("by"));
            checks.past(check.at, &pointer("at"));
            checks.needed(Some(&check.place), limits::NAME, &pointer("where"));
            checks.require(check.count <= COUNT_MAX, &pointer("count"), "out-of-range");
            if let Some(offence) = &check.offence {
                checks.code(offence, &pointer("offence"));
            }
        }
    }

    fn check_change(&self, before: &Self) -> Result<(), Vec<crate::FieldError>> {
        let mut checks = ItemChecks::new(self.written_at, self.written_at);
        let about = |facts: &Self| (facts.question.clone(), facts.person_id, facts.crime_id);
        checks.require(about(self) == about(before), "/question", "cannot-change");
        checks.finish()
    }

    /// One live answer to a question about a subject; a new mind changes it, and the revisions keep the old one.
    fn slot(&self) -> Option<String> {
        let about = self.person_id.or(self.crime_id).map(|id| format!(":{id}"));
        Some(format!("{}{}", self.question, about.unwrap_or_default()))
    }

    fn person_id(&self) -> Option<Id> {
        self.person_id
    }

    fn crime_id(&self) -> Option<Id> {
        self.crime_id
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.answer.code())
    }

    fn after_report(&self) -> Vec<(String, Instant)> {
        vec![("/at".to_owned(), self.at)]
    }
}
