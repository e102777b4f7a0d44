//! What makes a pack unfit: the linter of `openapi/rules/SPEC.md`, section 5. The twin gives the same list in the same order.

mod expressions;
mod floor;
mod questions;
mod references;
mod shape;
mod texts;

use crate::pack::Source;
use serde::Serialize;

pub(crate) use questions::question_order;

/// One reason why a pack is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// A stable code.
    pub code: &'static str,
    /// What it is about: a list of the pack and the code of the member.
    pub at: String,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, at: impl Into<String>) -> Self {
        Self { code, at: at.into() }
    }
}

/// Everything that is wrong with a pack, in a fixed order; nothing means fit.
pub fn lint(pack: &Source) -> Vec<Refusal> {
    let mut found = Vec::new();
    shape::check(pack, &mut found);
    texts::check(pack, &mut found);
    references::check(pack, &mut found);
    expressions::check(pack, &mut found);
    questions::check(pack, &mut found);
    floor::check(pack, &mut found);
    found
}

fn at(list: &str, code: &str) -> String {
    format!("{list}/{code}")
}
