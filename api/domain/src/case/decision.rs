//! A named person's decision on an offender's way out: consider prosecution for child sexual exploitation, or do not prosecute.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::guidance::CaseRecords;
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::{PartyRole, Withdrawn};
use crate::problem::FieldError;
use crate::text::PersonalText;
use crate::vocabulary;
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The two ways out.
    Route { ConsiderProsecution = "cse", NoProsecution = "no_prosecution" }
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionFacts {
    pub person_id: Id,
    pub route: Route,
    /// What the rules suggested when it was made; set by the server.
    pub computed: Option<Route>,
    pub decided_by: Somebody,
    pub rationale: PersonalText,
    pub at: Instant,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl DecisionFacts {
    /// Away from what the rules suggest, on the case's own merit.
    pub fn is_override(&self) -> bool {
        self.computed.is_some_and(|computed| computed != self.route)
    }
}

impl CaseItem for DecisionFacts {
    const KIND: ItemKind = ItemKind::Decision;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.somebody(&self.decided_by, "/decidedBy");
        checks.needed(Some(&self.rationale), limits::REASON, "/rationale");
        checks.past(self.at, "/at");
    }

    fn slot(&self) -> Option<String> {
        Some(self.person_id.to_string())
    }

    fn person_id(&self) -> Option<Id> {
        Some(self.person_id)
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.route.code())
    }

    fn fits(&self, case: &CaseRecords) -> Vec<FieldError> {
        let offender = case.live_parties().any(|party| party.person_id == self.person_id && party.role == PartyRole::Offender);
        if offender { Vec::new() } else { vec![FieldError::new("/personId", "role-missing")] }
    }

    fn after_report(&self) -> Vec<(String, Instant)> {
        vec![("/at".to_owned(), self.at)]
    }
}
