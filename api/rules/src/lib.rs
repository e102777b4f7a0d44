//! The guidance as data: reads a pack, refuses one that does not lint, and says what it demands of a case at a moment.
//!
//! `openapi/rules/SPEC.md` gives the language, the facts, the answer and the linter's codes. The twin in `pwa/src/rules` gives the
//! same answers, byte for byte; `tests/vectors/rules` and `tests/rules-differential` hold the two together.
//!
//! ```text
//! pack.json ─ Pack::parse ─ lint ─ compile ─┐
//! case.json ─ Case::parse ──────────────────┴─ evaluate(pack, case, now) ─ Evaluation
//! ```

mod answer;
mod case;
mod codes;
mod compiled;
mod evaluate;
mod expr;
mod facts;
mod instant;
mod lint;
mod pack;
mod parts;
mod values;
mod vocabulary;

pub use answer::{
    Asked, Closable, Evaluation, OutcomeOf, Owed, Problem, QuestionState, Reason, RequirementState, RouteOf, Seen, StepState, StepStatus,
};
pub use case::Case;
pub use compiled::Pack;
pub use evaluate::evaluate;
pub use expr::{After, Expr, Moment, Now, Scalar};
pub use instant::{Day, Instant, age_on};
pub use lint::{Refusal, lint};
pub use pack::{
    Country, Due, Label, Language, Note, Offence, Outcome, OutcomeRule, PackStatus, Question, Requirement, Route, Source, Step, Suggestion,
    Term, Text, Welsh, Wording, Words,
};
pub use vocabulary::{FactDef, Kind, Scope};
