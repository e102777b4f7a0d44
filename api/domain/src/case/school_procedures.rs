//! The school's own safeguarding procedures: asked about, confirmed by somebody there, or refused.

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
    /// What the school said.
    Procedures { Refused = "refused", Asked = "asked", Confirmed = "confirmed" }
}

/// What one school said; without an id it is the incident's own school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SchoolProceduresFacts {
    pub school_id: Option<Id>,
    pub state: Procedures,
    pub at: Instant,
    /// Who at the school was asked or confirmed it.
    pub by: Somebody,
    pub note: Option<PersonalText>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for SchoolProceduresFacts {
    const KIND: ItemKind = ItemKind::SchoolProcedures;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.past(self.at, "/at");
        checks.somebody(&self.by, "/by");
        checks.text(self.note.as_ref(), limits::REASON, "/note");
    }

    fn slot(&self) -> Option<String> {
        Some(self.school_id.map_or_else(|| "own".to_owned(), |id| id.to_string()))
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.state.code())
    }
}
