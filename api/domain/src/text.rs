//! Personal text: a name, a narrative, a note. It can be read where it is needed and cannot be printed by accident.

use serde::{Deserialize, Serialize};

/// Text about a person. `Debug` prints only the type's name, so that no log line can carry it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonalText(String);

impl PersonalText {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself: say why at the call when it goes anywhere but an answer to the person entitled to it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The length in Unicode scalar values, as OpenAPI counts `maxLength`.
    pub fn chars(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether nothing but white space is in it.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl std::fmt::Debug for PersonalText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonalText(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_does_not_print_the_text() {
        assert_eq!(format!("{:?}", PersonalText::new("Aled")), "PersonalText(…)");
    }
}
