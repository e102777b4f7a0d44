//! A pack as it is written: the parts of the JSON, refused when they hold a member nobody knows.

use crate::expr::{After, Expr};
use crate::parts::{coded_types, parts};

parts! {
    /// The whole pack.
    Source {
        language: u32,
        version: String,
        status: PackStatus,
        from: Option<String>,
        title: Text,
        source: Text,
        welsh: Welsh,
        roles: Vec<Label>,
        terms: Vec<Term>,
        notes: Vec<Note>,
        advisory: Wording,
        questions: Vec<Question>,
        routes: Vec<Route>,
        requirements: Vec<Requirement>,
        steps: Vec<Step>,
        offences: Vec<Offence>,
        outcomes: Vec<Outcome>,
        outcome_rules: Vec<OutcomeRule>,
        out_of_scope_when: Expr,
    }
    /// English and Welsh. The linter refuses one without the other.
    Text {
        #[serde(default)] en: String,
        #[serde(default)] cy: String,
    }
    /// A code and what is shown for it.
    Label { code: String, text: Text, }
    /// An abbreviation and its words.
    Term { code: String, country: Option<Country>, short: Text, long: Text, }
    /// One of the guidance's notes.
    Note { code: String, text: Text, }
    /// The wording to be read out (note 8): exact, in each language only once approved.
    Wording { note: String, placeholder: String, en: String, cy: Option<String>, missing: Text, }
    /// A question and what the rules suggest as its answer.
    Question {
        code: String,
        subject: String,
        group: Option<String>,
        text: Text,
        notes: Vec<String>,
        applies_when: Expr,
        #[serde(default)] suggest: Vec<Suggestion>,
        #[serde(default)] settled_by_not_known: bool,
        #[serde(default)] decisive: bool,
        waivable: bool,
    }
    /// The first one that holds is the suggestion.
    Suggestion { answer: String, when: Expr, }
    /// A way out for an offender; the first one that holds is suggested.
    Route { code: String, text: Text, notes: Vec<String>, when: Expr, }
    /// Something owed: to whom, by whom, when, on whose note.
    Requirement {
        code: String,
        subject: String,
        text: Text,
        notes: Vec<String>,
        owed_by: String,
        applies_when: Expr,
        met_when: Expr,
        waiting_when: Option<Expr>,
        urgent_when: Option<Expr>,
        #[serde(default)] due: Vec<Due>,
        waivable: bool,
    }
    /// The first one that holds says by when.
    Due { when: Option<Expr>, by: After, }
    /// A box of the flowchart.
    Step {
        code: String,
        lane: String,
        text: Text,
        notes: Vec<String>,
        #[serde(default)] questions: Vec<String>,
        #[serde(default)] requirements: Vec<String>,
        pending_when: Option<Expr>,
    }
    /// A row of the offence table.
    Offence {
        code: String,
        text: Text,
        law: String,
        class_code: Option<String>,
        #[serde(default)] words: Words,
        from: Option<String>,
        to: Option<String>,
        force_must_confirm: bool,
    }
    /// Words an officer would type to find an offence.
    #[derive(Default)]
    Words {
        #[serde(default)] en: Vec<String>,
        #[serde(default)] cy: Vec<String>,
    }
    /// A row of the outcome table.
    Outcome {
        code: String,
        text: Text,
        from: Option<String>,
        to: Option<String>,
        needs_named_suspect: bool,
        suspects: String,
        force_must_confirm: bool,
    }
    /// The first one that holds suggests its outcome; those beside it need no reason either.
    OutcomeRule { outcome: String, #[serde(default)] beside: Vec<String>, when: Expr, }
}

coded_types! {
    /// Whether a pack may be pinned to a case.
    PackStatus { Draft = "draft", Issued = "issued" }
    /// How far the Welsh has come.
    Welsh { Draft = "draft", Approved = "approved" }
    /// Where a term is used.
    Country { England = "england", Wales = "wales" }
}

/// A language a text can be asked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// Welsh.
    Cy,
}

impl Text {
    /// The text in a language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Cy => &self.cy,
        }
    }
}

impl Wording {
    /// The wording to be read out, with the crime type in its blank. `None` in a language that has no approved wording: it may not
    /// be given in that language, and no other language may stand in for it.
    pub fn filled(&self, language: Language, crime_type: &Text) -> Option<String> {
        let wording = match language {
            Language::En => &self.en,
            Language::Cy => self.cy.as_ref()?,
        };
        let (before, after) = wording.split_once(self.placeholder.as_str())?;
        Some(format!("{before}{}{after}", crime_type.of(language)))
    }
}
