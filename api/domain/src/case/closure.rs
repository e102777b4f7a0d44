//! The incident is finalised. Re-opened, the closure stays as it was, with who re-opened it and why.

use super::parts::{Reasoned, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::problem::Owed;
use crate::text::PersonalText;
use serde::{Deserialize, Serialize};

/// A closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClosureFacts {
    pub at: Instant,
    /// What was still owed; a supervisor closed without it. Set by the server.
    #[serde(default)]
    pub owed: Vec<Owed>,
    /// Why a supervisor closed without it.
    pub reason: Option<PersonalText>,
    pub reopened: Option<Reasoned>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for ClosureFacts {
    const KIND: ItemKind = ItemKind::Closure;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.past(self.at, "/at");
        if self.owed.is_empty() {
            checks.text(self.reason.as_ref(), limits::REASON, "/reason");
        } else {
            checks.needed(self.reason.as_ref(), limits::REASON, "/reason");
        }
        checks.reasoned(self.reopened.as_ref(), "/reopened");
        checks.follows(Some(self.at), self.reopened.as_ref().map(|again| again.at), "/reopened/at");
    }

    /// What was closed was closed: a change can only re-open.
    fn check_change(&self, before: &Self) -> Result<(), Vec<crate::FieldError>> {
        let mut checks = ItemChecks::new(self.written_at, self.written_at);
        let closed = |facts: &Self| (facts.at, facts.owed.clone(), facts.reason.clone());
        checks.require(closed(self) == closed(before), "/at", "cannot-change");
        checks.require(before.reopened.is_none() || self.reopened == before.reopened, "/reopened", "history-rewritten");
        checks.finish()
    }

    /// One open closure; a re-opened one makes room for the next.
    fn slot(&self) -> Option<String> {
        self.reopened.is_none().then(|| "closure".to_owned())
    }

    fn state(&self) -> Option<&'static str> {
        Some(if self.reopened.is_none() { "closed" } else { "reopened" })
    }

    fn after_report(&self) -> Vec<(String, Instant)> {
        vec![("/at".to_owned(), self.at)]
    }
}
