//! The case file and the guidance, on the pack that is shipped. All people are invented.
#![allow(clippy::result_large_err, reason = "as in the crate itself")]

#[path = "case/access.rs"]
mod access;
#[path = "case/bad_input.rs"]
mod bad_input;
#[path = "case/closing.rs"]
mod closing;
#[path = "case/correction.rs"]
mod correction;
#[path = "case/endings.rs"]
mod endings;
#[path = "case/packs.rs"]
mod packs;
#[path = "case/scenarios.rs"]
mod scenarios;
#[path = "case/steps.rs"]
mod steps;
#[path = "case/story.rs"]
mod story;
#[path = "case/summaries.rs"]
mod summaries;
#[path = "case/supervision.rs"]
mod supervision;
#[path = "case/wording.rs"]
mod wording;
