//! When the image was taken and when it was shared, where that is known better than "when it happened": ages count on each date.

use super::parts::limits;
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::{Day, Instant};
use crate::party::Withdrawn;
use crate::text::PersonalText;
use serde::{Deserialize, Serialize};

/// The dates, and who said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActDatesFacts {
    pub taken_on: Option<Day>,
    pub shared_on: Option<Day>,
    pub source: Option<PersonalText>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for ActDatesFacts {
    const KIND: ItemKind = ItemKind::ActDates;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.require(self.taken_on.is_some() || self.shared_on.is_some(), "/takenOn", "required");
        checks.text(self.source.as_ref(), limits::NAME, "/source");
        for (day, pointer) in [(self.taken_on, "/takenOn"), (self.shared_on, "/sharedOn")] {
            if let Some(day) = day {
                checks.past(Instant::new(day.0.and_time(chrono::NaiveTime::MIN).and_utc()), pointer);
            }
        }
        if let (Some(taken), Some(shared)) = (self.taken_on, self.shared_on) {
            checks.require(taken <= shared, "/sharedOn", "too-early");
        }
    }

    fn slot(&self) -> Option<String> {
        Some("dates".to_owned())
    }
}
