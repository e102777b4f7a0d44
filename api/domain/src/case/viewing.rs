//! Who has seen the image, when, why, and who was told. No field asks what it shows.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// How it came about.
    ViewingBasis { Accident = "accident", SafeguardingLead = "safeguarding_lead", Other = "other" }
}

/// Who was told that it was seen, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    pub who: Somebody,
    pub at: Instant,
}

/// One viewing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewingFacts {
    pub who: Somebody,
    /// `None` is "not known yet".
    pub at: Option<Instant>,
    pub basis: Option<ViewingBasis>,
    /// Why they looked.
    pub reason: Option<PersonalText>,
    pub told: Option<Told>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for ViewingFacts {
    const KIND: ItemKind = ItemKind::Viewing;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.somebody(&self.who, "/who");
        checks.text(self.reason.as_ref(), limits::REASON, "/reason");
        if let Some(at) = self.at {
            checks.past(at, "/at");
        }
        if let Some(told) = &self.told {
            checks.somebody(&told.who, "/told/who");
            checks.past(told.at, "/told/at");
            checks.follows(self.at, Some(told.at), "/told/at");
        }
    }

    fn people(&self) -> Vec<(String, Id)> {
        self.who.person_id.map(|id| ("/who/personId".to_owned(), id)).into_iter().collect()
    }
}
