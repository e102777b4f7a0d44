//! The checks of items: those of [`Checks`], and the order of moments.

use super::parts::{Reasoned, Somebody, limits};
use crate::fields::Checks;
use crate::instant::Instant;
use crate::problem::FieldError;
use crate::text::PersonalText;

/// Collects field errors of one item.
#[derive(Debug)]
pub struct ItemChecks {
    checks: Checks,
    written_at: Instant,
    now: Instant,
}

impl ItemChecks {
    /// For an item written at a moment by the device's clock, checked at another by the server's.
    pub fn new(written_at: Instant, now: Instant) -> Self {
        Self { checks: Checks::default(), written_at, now }
    }

    /// The plain checks.
    pub const fn inner(&mut self) -> &mut Checks {
        &mut self.checks
    }

    /// Adds an error unless the condition holds.
    pub fn require(&mut self, holds: bool, pointer: &str, code: &'static str) {
        self.checks.require(holds, pointer, code);
    }

    /// A moment in the past.
    pub fn past(&mut self, at: Instant, pointer: &str) {
        self.checks.past(Some(at), self.written_at, self.now, pointer);
    }

    /// A moment that follows another one.
    pub fn follows(&mut self, first: Option<Instant>, then: Option<Instant>, pointer: &str) {
        if let (Some(first), Some(then)) = (first, then) {
            self.require(first <= then, pointer, "too-early");
        }
    }

    /// A text that may be left out.
    pub fn text(&mut self, text: Option<&PersonalText>, max: usize, pointer: &str) {
        self.checks.text(text, max, pointer);
    }

    /// A text that must be there and say something.
    pub fn needed(&mut self, text: Option<&PersonalText>, max: usize, pointer: &str) {
        match text {
            None => self.require(false, pointer, "required"),
            Some(text) => {
                self.require(!text.is_blank(), pointer, "too-short");
                self.text(Some(text), max, pointer);
            }
        }
    }

    /// A code of a pack or of a force's table.
    pub fn code(&mut self, code: &str, pointer: &str) {
        self.require(!code.is_empty(), pointer, "too-short");
        self.checks.plain(Some(code), limits::CODE, pointer);
    }

    /// No list grows without end.
    pub fn list<T>(&mut self, list: &[T], pointer: &str) {
        self.require(list.len() <= limits::LIST, pointer, "too-many");
    }

    /// Somebody must be named.
    pub fn somebody(&mut self, who: &Somebody, pointer: &str) {
        self.require(who.is_named(), pointer, "required");
        self.text(who.name.as_ref(), limits::NAME, &format!("{pointer}/name"));
        self.text(who.position.as_ref(), limits::NAME, &format!("{pointer}/position"));
    }

    /// An act with its reason.
    pub fn reasoned(&mut self, act: Option<&Reasoned>, pointer: &str) {
        if let Some(act) = act {
            self.past(act.at, &format!("{pointer}/at"));
            self.needed(Some(&act.reason), limits::REASON, &format!("{pointer}/reason"));
        }
    }

    /// All that was found.
    pub fn finish(self) -> Result<(), Vec<FieldError>> {
        self.checks.finish()
    }
}
