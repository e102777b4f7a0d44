//! Education: the general lesson or assembly for a school, which names nobody, or an input for one person. It needs no meeting first.

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
    /// Where it stands.
    InputState { Planned = "planned", Given = "given", Declined = "declined" }
}

/// An input. Without a person it is the general lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EducationInputFacts {
    pub person_id: Option<Id>,
    pub state: InputState,
    /// When it was given, declined or arranged; a planned one may carry the day it is planned for.
    pub at: Instant,
    pub by: Somebody,
    pub place: Option<PersonalText>,
    pub reason: Option<PersonalText>,
    pub note: Option<PersonalText>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for EducationInputFacts {
    const KIND: ItemKind = ItemKind::EducationInput;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.somebody(&self.by, "/by");
        checks.text(self.place.as_ref(), limits::NAME, "/place");
        checks.text(self.reason.as_ref(), limits::REASON, "/reason");
        checks.text(self.note.as_ref(), limits::REASON, "/note");
        if self.state != InputState::Planned {
            checks.past(self.at, "/at");
        }
        if self.state == InputState::Declined {
            // A school does not decline its lesson here: one that is not wanted is simply not given.
            checks.require(self.person_id.is_some(), "/state", "conflicts");
            checks.needed(self.reason.as_ref(), limits::REASON, "/reason");
        }
    }

    fn person_id(&self) -> Option<Id> {
        self.person_id
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.state.code())
    }
}
