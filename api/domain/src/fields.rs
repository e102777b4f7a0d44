//! Checks shared by the facts: each adds a field error, none stops at the first.

use crate::instant::Instant;
use crate::problem::FieldError;
use crate::text::PersonalText;

/// Collects field errors under JSON pointers.
#[derive(Debug, Default)]
pub struct Checks {
    errors: Vec<FieldError>,
}

impl Checks {
    /// Adds an error.
    pub fn refuse(&mut self, pointer: &str, code: &'static str) {
        self.errors.push(FieldError::new(pointer, code));
    }

    /// Adds an error unless the condition holds.
    pub fn require(&mut self, holds: bool, pointer: &str, code: &'static str) {
        if !holds {
            self.refuse(pointer, code);
        }
    }

    /// A text has at most so many characters and none that a database or a screen cannot hold.
    pub fn text(&mut self, text: Option<&PersonalText>, max: usize, pointer: &str) {
        if let Some(text) = text {
            self.plain(Some(text.expose()), max, pointer);
        }
    }

    /// The same for a text that is not personal.
    pub fn plain(&mut self, text: Option<&str>, max: usize, pointer: &str) {
        if let Some(text) = text {
            self.require(text.chars().count() <= max, pointer, "too-long");
            let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
            self.require(!text.contains(bad), pointer, "control-character");
        }
    }

    /// A moment that must lie in the past. The phone's clock and the server's may differ: the later of the two counts, and a quarter
    /// of an hour of play, so that a phone two days off still gets its work through.
    pub fn past(&mut self, at: Option<Instant>, written_at: Instant, now: Instant, pointer: &str) {
        if let Some(at) = at {
            self.require(at <= written_at.max(now).plus_minutes(15), pointer, "in-the-future");
        }
    }

    /// All that was found.
    pub fn finish(self) -> Result<(), Vec<FieldError>> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.errors) }
    }
}
