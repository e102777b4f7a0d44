//! A party: one person's link to one incident in one role. A child who is victim and offender has two parties and is one person.

use crate::fields::Checks;
use crate::ids::Id;
use crate::instant::Instant;
use crate::problem::FieldError;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

/// Limits, in characters.
pub mod limits {
    pub const NOTE: usize = 500;
    pub const REASON: usize = 500;
}

vocabulary! {
    /// What part a person has in an incident (DPA 2018 s.38(3) wants suspects, victims and witnesses kept apart).
    PartyRole {
        Victim = "victim",
        Offender = "offender",
        Witness = "witness",
        ImplicatedAdult = "implicated_adult",
        Reporter = "reporter",
        ParentCarer = "parent_carer",
        AppropriateAdult = "appropriate_adult",
        SafeguardingLead = "safeguarding_lead",
        Other = "other",
    }
}

impl PartyRole {
    /// Roles in which a child counts as involved and is owed a notification.
    pub const fn is_involved(self) -> bool {
        matches!(self, Self::Victim | Self::Offender | Self::Witness | Self::Other)
    }
}

/// Something taken back: it stays in the history with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawn {
    pub reason: PersonalText,
    pub at: Instant,
    pub by: Id,
}

/// The link's own facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartyFacts {
    pub person_id: Id,
    pub role: PartyRole,
    pub note: Option<PersonalText>,
    pub written_at: Instant,
    pub withdrawn: Option<Withdrawn>,
}

impl PartyFacts {
    /// Everything that cannot be so, all at once.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let mut checks = Checks::default();
        checks.text(self.note.as_ref(), limits::NOTE, "/note");
        check_reason(self.withdrawn.as_ref(), &mut checks);
        checks.finish()
    }
}

/// A reason for taking something back is never blank.
pub fn check_reason(withdrawn: Option<&Withdrawn>, checks: &mut Checks) {
    if let Some(withdrawn) = withdrawn {
        checks.require(!withdrawn.reason.is_blank(), "/withdrawnReason", "too-short");
        checks.text(Some(&withdrawn.reason), limits::REASON, "/withdrawnReason");
    }
}
