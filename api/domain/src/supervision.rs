//! What a supervisor's list shows of a case.

use crate::case::{AdvisoryFacts, AnswerFacts, ClosureFacts, CrimeFacts, DecisionFacts, MarkFacts};
use crate::guidance::CaseRecords;
use crate::instant::Instant;
use crate::summary::notified;
use crate::vocabulary;
use waymark_rules::Evaluation;

vocabulary! {
    /// Why a case is on the list, the most pressing first.
    Concern {
        ChildNotNotified = "child_not_notified",
        CrimeClockPassed = "crime_clock_passed",
        NotAcknowledged = "not_acknowledged",
        Overdue = "overdue",
        AnswerOverridden = "answer_overridden",
        RouteOverridden = "route_overridden",
        ClosedWithOwed = "closed_with_owed",
        WordingNotGiven = "wording_not_given",
    }
}

/// Why a case is on the list; nothing is off it.
pub fn concerns(case: &CaseRecords, evaluation: &Evaluation<'_>, now: Instant) -> Vec<Concern> {
    let items = &case.items;
    // It goes on as another incident, and is looked after there.
    if items.live::<MarkFacts>().any(|item| item.facts.is_merged()) {
        return Vec::new();
    }
    let count = notified(case, evaluation);
    let late = case.facts.crime_recording_due_at().is_some_and(|due| due < now);
    let mut crimes = items.live::<CrimeFacts>().peekable();
    let unrecorded = crimes.peek().is_none() || crimes.any(|item| item.facts.reference.is_none());
    let in_scope = !evaluation.out_of_scope;
    [
        (Concern::ChildNotNotified, in_scope && count.notified < count.children),
        (Concern::CrimeClockPassed, in_scope && late && unrecorded),
        (Concern::NotAcknowledged, in_scope && count.acknowledged < count.notified),
        (Concern::Overdue, evaluation.requirements.iter().any(|one| one.overdue)),
        (Concern::AnswerOverridden, items.live::<AnswerFacts>().any(|item| item.facts.differs())),
        (Concern::RouteOverridden, items.live::<DecisionFacts>().any(|item| item.facts.is_override())),
        (Concern::ClosedWithOwed, items.live::<ClosureFacts>().any(|item| !item.facts.owed.is_empty() && item.facts.reopened.is_none())),
        (Concern::WordingNotGiven, items.live::<AdvisoryFacts>().any(|item| item.facts.not_given.is_some())),
    ]
    .into_iter()
    .filter_map(|(concern, holds)| holds.then_some(concern))
    .collect()
}
