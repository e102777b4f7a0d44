//! A note on an incident: fact, opinion, or told by someone (DPA 2018 s.38(2) wants facts and personal assessments kept apart).
//! A note is never rewritten: it is withdrawn with a reason and a new one is written.

use crate::fields::Checks;
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::{Withdrawn, check_reason};
use crate::problem::FieldError;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

/// Limits, in characters.
pub mod limits {
    pub const TOLD_BY: usize = 200;
    pub const TEXT: usize = 10_000;
}

vocabulary! {
    /// What kind of statement a note is.
    NoteKind { Fact = "fact", Opinion = "opinion", ToldBySomeone = "told_by_someone" }
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteFacts {
    pub kind: NoteKind,
    pub told_by: Option<PersonalText>,
    pub text: PersonalText,
    pub written_at: Instant,
    pub by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl NoteFacts {
    /// Everything that cannot be so, all at once.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let mut checks = Checks::default();
        checks.require(!self.text.is_blank(), "/text", "too-short");
        checks.text(Some(&self.text), limits::TEXT, "/text");
        checks.text(self.told_by.as_ref(), limits::TOLD_BY, "/toldBy");
        check_reason(self.withdrawn.as_ref(), &mut checks);
        checks.finish()
    }
}
