//! Whether a child's parents or carers were told, and if not, why not.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::person::PersonLanguage;
use crate::text::PersonalText;
use crate::vocabulary;
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// What came of it.
    Parents { Told = "told", NotTold = "not_told", RefusedContact = "refused_contact", CannotBeTraced = "cannot_be_traced" }
}

/// One contact, or why there was none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParentContactFacts {
    /// The child.
    pub person_id: Id,
    pub state: Parents,
    /// The parent or carer.
    pub who: Option<Somebody>,
    pub at: Instant,
    pub by: Somebody,
    pub reason: Option<PersonalText>,
    /// The language the parent wants letters in.
    pub language: Option<PersonLanguage>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for ParentContactFacts {
    const KIND: ItemKind = ItemKind::ParentContact;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.past(self.at, "/at");
        checks.somebody(&self.by, "/by");
        if let Some(who) = &self.who {
            checks.somebody(who, "/who");
        }
        if self.state == Parents::Told {
            checks.text(self.reason.as_ref(), limits::REASON, "/reason");
        } else {
            checks.needed(self.reason.as_ref(), limits::REASON, "/reason");
        }
    }

    fn person_id(&self) -> Option<Id> {
        Some(self.person_id)
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.state.code())
    }
}
