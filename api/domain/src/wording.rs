//! The wording of note 8 (and whatever a later pack puts in its place): exact, with only the crime type filled in, in a language
//! that has an approved text. Nobody's own words, and never another language instead.

use crate::officer::ScreenLanguage;
use crate::problem::{Problem, ProblemCode};
use serde::{Deserialize, Serialize};
use waymark_rules::Pack;

/// Longest translation that can be entered, in characters.
pub const TRANSLATION_MAX: usize = 4_000;

/// What was read or handed over, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wording {
    pub pack: String,
    pub note: String,
    pub language: ScreenLanguage,
    /// The crime type as it stands in the text.
    pub crime_words: String,
    pub text: String,
}

/// The wording for an offence. `approved_welsh` is a translation that an administrator entered and approved beside the pack; the
/// pack's own comes first.
pub fn fill(pack: &Pack, approved_welsh: Option<&str>, offence: &str, language: ScreenLanguage) -> Result<Wording, Problem> {
    let source = &pack.source.advisory;
    let text = match language {
        ScreenLanguage::English => Some(source.en.as_str()),
        ScreenLanguage::Welsh => source.cy.as_deref().or(approved_welsh),
    };
    let text = text.ok_or_else(|| Problem::from(ProblemCode::WordingNotApproved))?;
    let known =
        pack.source.offences.iter().find(|known| known.code == offence).ok_or_else(|| Problem::field("/crimeId", "unknown-value"))?;
    let words = match language {
        ScreenLanguage::English => &known.text.en,
        ScreenLanguage::Welsh => &known.text.cy,
    };
    Ok(Wording {
        pack: pack.source.version.clone(),
        note: source.note.clone(),
        language,
        crime_words: words.clone(),
        text: text.replacen(&source.placeholder, words, 1),
    })
}

/// Refuses a translation that has not exactly one blank for the crime type.
pub fn check_translation(pack: &Pack, text: &str) -> Result<(), Problem> {
    if text.chars().count() > TRANSLATION_MAX {
        Err(Problem::field("/text", "too-long"))
    } else if text.matches(pack.source.advisory.placeholder.as_str()).count() != 1 {
        Err(Problem::field("/text", "bad-format"))
    } else {
        Ok(())
    }
}
