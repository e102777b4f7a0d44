//! What an evaluation says. The order of members and of lists is part of the contract: the twin's JSON is the same, byte for byte.

use crate::instant::Instant;
use serde::Serialize;

/// The whole answer, borrowing its words from the pack and its ids from the case.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evaluation<'e> {
    /// The pack's version.
    pub pack: &'e str,
    /// The pack's own condition says the guidance does not apply.
    pub out_of_scope: bool,
    pub people: Vec<Seen<'e>>,
    pub questions: Vec<Asked<'e>>,
    pub routes: Vec<RouteOf<'e>>,
    pub requirements: Vec<Owed<'e>>,
    pub outcomes: Vec<OutcomeOf<'e>>,
    pub steps: Vec<StepState<'e>>,
    pub problems: Vec<Problem<'e>>,
    pub closable: Closable<'e>,
}

/// How the rules see a person: what a badge on the screen says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen<'e> {
    pub person_id: &'e str,
    pub child: bool,
    /// At the time of the act. Somebody who turned 18 since is both child and adult on different dates, and is no adult here.
    pub adult: bool,
    /// Loud and urgent.
    pub under_13: bool,
    /// Never an offender.
    pub under_10: bool,
    /// Seen as a child only because no age is known.
    pub age_unknown: bool,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    NotNeeded,
    Open,
    Answered,
}

/// A question of the pack, asked about one subject.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked<'e> {
    pub question: &'e str,
    pub subject: &'e str,
    pub subject_id: &'e str,
    pub state: QuestionState,
    /// What a person chose, if it still counts.
    pub answer: Option<&'static str>,
    /// What the rules suggest.
    pub suggested: Option<&'static str>,
    /// Chosen and suggested are both there and not the same.
    pub differs: bool,
    /// An earlier answer no longer counts: the case was re-opened, or a new suggestion contradicts it.
    pub again: bool,
    pub notes: &'e [String],
    pub waivable: bool,
}

/// The way out for one offender.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RouteOf<'e> {
    pub person_id: &'e str,
    pub suggested: Option<&'e str>,
    pub decided: Option<&'static str>,
    /// The decision if it still counts, else the suggestion.
    pub route: Option<&'e str>,
    /// A decision was made on another suggestion that no longer holds.
    pub again: bool,
    /// Questions the routes ask about that are still open.
    pub waiting_for: Vec<&'e str>,
}

/// Where a requirement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RequirementState {
    NotNeeded,
    Owed,
    Waiting,
    Met,
}

/// A requirement of the pack, for one subject.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Owed<'e> {
    pub requirement: &'e str,
    pub subject: &'e str,
    pub subject_id: &'e str,
    pub state: RequirementState,
    pub due_at: Option<Instant>,
    pub overdue: bool,
    pub urgent: bool,
    pub owed_by: &'e str,
    pub notes: &'e [String],
    pub waivable: bool,
}

/// What may be recorded as a crime's outcome.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeOf<'e> {
    pub crime_id: &'e str,
    pub suggested: Option<&'e str>,
    /// These need no reason either.
    pub beside: Vec<&'e str>,
    /// Everything that could be recorded now, with a reason.
    pub offered: Vec<&'e str>,
    pub recorded: Option<&'e str>,
    /// The recorded outcome is one the rules accept.
    pub stands: bool,
}

/// Where a box of the flowchart stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    NotNeeded,
    Owed,
    Waiting,
    Done,
}

/// A box of the flowchart.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepState<'e> {
    pub step: &'e str,
    pub lane: &'e str,
    pub state: StepStatus,
    /// So many of `total` questions and requirements are settled.
    pub settled: usize,
    pub total: usize,
}

/// Something in the record that cannot stand.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem<'e> {
    pub code: &'static str,
    pub subject: &'static str,
    pub subject_id: &'e str,
}

/// Whether the case may be closed, by whom, and if not why.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Closable<'e> {
    /// Nothing is owed.
    pub officer: bool,
    /// Whatever is owed may be waived by a supervisor with a reason.
    pub supervisor: bool,
    pub reasons: Vec<Reason<'e>>,
}

/// One thing that stands in the way of closing.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason<'e> {
    /// `question`, `requirement` or `problem`.
    pub kind: &'static str,
    pub code: &'e str,
    pub subject: &'e str,
    pub subject_id: &'e str,
    pub waivable: bool,
}
