//! The printable case file: everything a case holds, in the order of the pathway.

mod crimes;
mod endings;
mod evidence;
mod people;
mod questions;
mod report;
mod responses;
mod safeguarding;

use super::paper::Paper;
use super::telling::Telling;
use super::words::Word;
use waymark_domain::ids::Id;
use waymark_domain::note::NoteFacts;
use waymark_domain::summary::{Sources, london};

/// The case file as PDF. `officer` gives the name of an account.
pub fn case_file(sources: &Sources<'_>, notes: &[NoteFacts], officer: &dyn Fn(Id) -> String) -> Vec<u8> {
    describe(sources, notes, officer).to_bytes()
}

/// The case file as a description.
pub(super) fn describe(sources: &Sources<'_>, notes: &[NoteFacts], officer: &dyn Fn(Id) -> String) -> Paper {
    let language = sources.language;
    let title = format!("{} {}", Word::CaseFile.of(language), sources.reference);
    let printed = format!("{} {}", Word::Printed.of(language), london(sources.now));
    let mut telling = Telling { from: *sources, officer, paper: Paper::new(language, &title, sources.reference, &printed) };
    telling.head();
    telling.report();
    telling.people();
    telling.account();
    telling.safeguarding();
    telling.evidence();
    telling.crimes();
    telling.questions();
    telling.routes();
    telling.meetings();
    telling.education();
    telling.advisories();
    telling.notes(notes);
    telling.closures();
    telling.marks();
    telling.owed();
    telling.withdrawn(notes);
    telling.paper
}
