//! A school of the official list. Public data: nothing here is personal.

use crate::ids::Id;
use crate::instant::Instant;
use crate::vocabulary;

vocabulary! {
    /// What ages or needs a school serves.
    SchoolPhase {
        Primary = "primary",
        Secondary = "secondary",
        AllThrough = "all_through",
        Special = "special",
        PupilReferral = "pru",
        College = "college",
        Independent = "independent",
        Other = "other",
    }
}

vocabulary! {
    /// Whose list a school is on.
    Country { England = "england", Wales = "wales" }
}

/// A school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    pub id: Id,
    /// URN in England, school number in Wales.
    pub official_number: Option<String>,
    pub name: String,
    pub name_cy: Option<String>,
    pub town: Option<String>,
    pub local_authority: Option<String>,
    pub postcode: Option<String>,
    pub phase: SchoolPhase,
    pub country: Country,
    pub welsh_medium: Option<bool>,
    pub open: bool,
    pub updated_at: Instant,
    pub version: i64,
}

impl School {
    /// What a search looks in: folded words of the names and places.
    pub fn search_text(&self) -> String {
        let parts = [
            Some(&self.name),
            self.name_cy.as_ref(),
            self.town.as_ref(),
            self.local_authority.as_ref(),
            self.postcode.as_ref(),
            self.official_number.as_ref(),
        ];
        fold(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))
    }
}

/// Folds case and accents, so that "Pwllheli Llŷn" is found as "llyn".
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
