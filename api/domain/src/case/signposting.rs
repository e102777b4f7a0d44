//! Where help is: what a child was told about.

use super::parts::Somebody;
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// A service for children and young people.
    Service { ReportRemove = "report_remove", Ceop = "ceop", Childline = "childline", Meic = "meic", Other = "other" }
}

/// One telling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignpostingFacts {
    pub person_id: Id,
    pub services: Vec<Service>,
    pub at: Instant,
    pub by: Somebody,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for SignpostingFacts {
    const KIND: ItemKind = ItemKind::Signposting;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.past(self.at, "/at");
        checks.somebody(&self.by, "/by");
        checks.require(!self.services.is_empty(), "/services", "required");
        checks.list(&self.services, "/services");
    }

    fn person_id(&self) -> Option<Id> {
        Some(self.person_id)
    }
}
