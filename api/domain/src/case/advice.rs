//! Advice: on a third party's report (note 5), or of an expert where something aggravates. Who was asked, what they said.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::text::PersonalText;
use crate::vocabulary;
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// What was asked about.
    AdviceKind { ThirdParty = "third_party", Expert = "expert" }
}

vocabulary! {
    /// Whether the victim confirms what the third party reported.
    VictimConfirms { Yes = "yes", No = "no", NotYet = "not_yet", CannotBeTraced = "cannot_be_traced" }
}

/// Advice that was asked for. What was said may come later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AdviceFacts {
    pub kind: AdviceKind,
    pub asked: Somebody,
    pub by: Somebody,
    pub at: Instant,
    pub said: Option<PersonalText>,
    pub victim_confirms: Option<VictimConfirms>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for AdviceFacts {
    const KIND: ItemKind = ItemKind::Advice;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.somebody(&self.asked, "/asked");
        checks.somebody(&self.by, "/by");
        checks.past(self.at, "/at");
        checks.text(self.said.as_ref(), limits::TEXT, "/said");
        checks.require(self.victim_confirms.is_none() || self.kind == AdviceKind::ThirdParty, "/victimConfirms", "conflicts");
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.kind.code())
    }
}
