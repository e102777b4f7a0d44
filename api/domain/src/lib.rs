//! The vocabulary of Waymark and what is allowed: no database, no HTTP.
//!
//! Every name here is a word of the field (incident, person, party, note …) and means the same in SQL, JSON and TypeScript.
#![allow(clippy::result_large_err, reason = "a refusal carries what its answer needs; it is rare, and made once")]

pub mod access;
pub mod audit;
pub mod case;
pub mod case_access;
pub mod closing;
pub mod device;
pub mod diff;
pub mod duplicates;
pub mod fields;
pub mod guidance;
pub mod held;
pub mod ids;
pub mod incident;
pub mod instant;
pub mod media;
pub mod note;
pub mod occasions;
pub mod officer;
pub mod packs;
pub mod party;
pub mod person;
pub mod phonetic;
pub mod problem;
pub mod putting_right;
pub mod reference;
pub mod school;
pub mod school_crime_beat;
pub mod summary;
pub mod supervision;
pub mod text;
pub mod viewers;
pub mod vocabulary;
pub mod wording;

pub use ids::Id;
pub use instant::{Clock, Instant, SystemClock};
pub use problem::{FieldError, Problem, ProblemCode};
