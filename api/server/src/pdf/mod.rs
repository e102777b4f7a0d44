//! The printed documents: the case file, and the copy of the advisory wording that is handed over.
//!
//! `paper.rs` describes a document (headings, pairs, lists), `layout.rs` breaks it into lines and pages, `write.rs` makes the PDF:
//! A4, the protective marking at the top and bottom of every page, text that can be searched, copied and read aloud. All of it is a
//! pure function: the time comes in, and the same case at the same moment gives the same bytes. The fonts are in `api/server/fonts`.
//! `case_file` tells a whole case in the order of the pathway; `advisory_copy` one giving of the wording, with nobody else's data.

mod advisory_copy;
mod case_file;
mod codes;
mod face;
mod layout;
mod paper;
mod style;
mod telling;
#[cfg(test)]
mod tests;
mod words;
mod wrap;
mod write;

pub use advisory_copy::advisory_copy;
pub use case_file::case_file;
