//! Marks on the incident as a whole: out of scope, merged into another, handed over, moved to another pack. Undone by withdrawing.

use super::parts::limits;
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// Why the guidance does not apply.
    OutOfScope { NoImage = "no_image", AdultsOnly = "adults_only", Other = "other" }
}

/// What is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Mark {
    /// Not this guidance; kept as a note.
    OutOfScope { because: OutOfScope },
    /// The same incident as another one, which carries on; both references stay.
    MergedInto { incident_id: Id },
    /// Another officer's from now on.
    HandedOver { to_officer_id: Id },
    /// Judged by another pack from now on.
    PackMoved { from: String, to: String },
    /// The wrong person had been recorded; those who were told are told again.
    Corrected { wrong_person_id: Id, right_person_id: Id, tell_again: Vec<TellAgain> },
}

vocabulary! {
    /// Who was told something that proved wrong.
    Recipient { PublicProtection = "ppu", Cid = "cid", School = "school", Parents = "parents", YoungPerson = "young_person" }
}

/// Somebody to be told again (DPA 2018 s.38(5)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TellAgain {
    pub who: Recipient,
    /// The item by which they were told.
    pub item_id: Id,
    /// When they were told again.
    pub told_at: Option<Instant>,
}

impl Mark {
    /// The mark without the one thing that is filled in later.
    fn without_telling(&self) -> Self {
        let mut mark = self.clone();
        if let Self::Corrected { tell_again, .. } = &mut mark {
            tell_again.iter_mut().for_each(|one| one.told_at = None);
        }
        mark
    }
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkFacts {
    #[serde(flatten)]
    pub mark: Mark,
    pub at: Instant,
    pub reason: PersonalText,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl MarkFacts {
    /// The incident goes on as another one.
    pub const fn is_merged(&self) -> bool {
        matches!(self.mark, Mark::MergedInto { .. })
    }
}

impl CaseItem for MarkFacts {
    const KIND: ItemKind = ItemKind::Mark;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.past(self.at, "/at");
        checks.needed(Some(&self.reason), limits::REASON, "/reason");
        if let Mark::PackMoved { from, to } = &self.mark {
            checks.code(from, "/from");
            checks.code(to, "/to");
            checks.require(from != to, "/to", "conflicts");
        }
        if let Mark::Corrected { wrong_person_id, right_person_id, tell_again } = &self.mark {
            checks.require(wrong_person_id != right_person_id, "/rightPersonId", "conflicts");
            checks.list(tell_again, "/tellAgain");
            for (at, told) in tell_again.iter().enumerate().filter_map(|(at, one)| Some((at, one.told_at?))) {
                let pointer = format!("/tellAgain/{at}/toldAt");
                checks.past(told, &pointer);
                checks.follows(Some(self.at), Some(told), &pointer);
            }
        }
    }

    fn check_change(&self, before: &Self) -> Result<(), Vec<crate::FieldError>> {
        let mut checks = ItemChecks::new(self.written_at, self.written_at);
        checks.require(self.mark.without_telling() == before.mark.without_telling(), "/mark", "cannot-change");
        checks.finish()
    }

    fn slot(&self) -> Option<String> {
        match self.mark {
            Mark::OutOfScope { .. } => Some("out_of_scope".to_owned()),
            Mark::MergedInto { .. } => Some("merged_into".to_owned()),
            // These follow one another: the latest counts, the earlier ones are history.
            Mark::HandedOver { .. } | Mark::PackMoved { .. } | Mark::Corrected { .. } => None,
        }
    }

    fn state(&self) -> Option<&'static str> {
        Some(match self.mark {
            Mark::OutOfScope { .. } => "out_of_scope",
            Mark::MergedInto { .. } => "merged_into",
            Mark::HandedOver { .. } => "handed_over",
            Mark::PackMoved { .. } => "pack_moved",
            Mark::Corrected { .. } => "corrected",
        })
    }

    fn other_incident(&self) -> Option<Id> {
        match self.mark {
            Mark::MergedInto { incident_id } => Some(incident_id),
            _ => None,
        }
    }
}
