//! The expression language as it is written in a pack. Its meaning is in `openapi/rules/SPEC.md`, section 1.

use crate::parts::{coded_types, parts};
use serde::Deserialize;

/// A condition: an object with exactly one operator. Every one answers true or false, never "unknown".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Expr {
    /// Every one holds; holds when empty.
    All(Vec<Expr>),
    /// At least one holds; does not hold when empty.
    Any(Vec<Expr>),
    /// It does not hold.
    Not(Box<Expr>),
    /// A flag or code has this value; false while unknown.
    Is(String, Scalar),
    /// A code is one of these; false while unknown.
    OneOf(String, Vec<String>),
    /// The fact is known.
    Known(String),
    /// The first moment is earlier than the second; false while either is unknown.
    Before(Moment, Moment),
    /// A count is this or more; false while unknown.
    AtLeast(String, u32),
}

/// What a fact is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    /// A flag.
    Flag(bool),
    /// A code.
    Code(String),
}

/// A moment: the clock, or a fact and so many hours and days after it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Moment {
    /// Only the word `now`.
    Clock(Now),
    /// A fact, and how long after it.
    After(After),
}

coded_types! {
    /// The word `now`: the clock that was handed in.
    Now { Now = "now" }
}

parts! {
    /// A fact's moment, and so many hours and days of 24 hours later.
    After { fact: String, hours: Option<u32>, days: Option<u32>, }
}

/// No more than a year's worth of hours or ten years of days.
pub const MOST_HOURS: u32 = 8_760;
/// See [`MOST_HOURS`].
pub const MOST_DAYS: u32 = 3_660;
/// Operators inside operators.
pub const MOST_DEPTH: usize = 8;

impl Expr {
    /// How deep operators are nested, stopping soon after the limit.
    pub fn depth(&self) -> usize {
        1 + match self {
            Self::All(list) | Self::Any(list) => list.iter().map(Self::depth).max().unwrap_or(0),
            Self::Not(inner) => inner.depth(),
            _ => 0,
        }
    }

    /// Calls `visit` with every fact named in it.
    pub fn facts<'e>(&'e self, visit: &mut impl FnMut(&'e str)) {
        match self {
            Self::All(list) | Self::Any(list) => list.iter().for_each(|e| e.facts(visit)),
            Self::Not(inner) => inner.facts(visit),
            Self::Is(fact, _) | Self::OneOf(fact, _) | Self::Known(fact) | Self::AtLeast(fact, _) => visit(fact),
            Self::Before(left, right) => {
                for moment in [left, right] {
                    if let Moment::After(after) = moment {
                        visit(&after.fact);
                    }
                }
            }
        }
    }
}
