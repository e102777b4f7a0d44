//! The vocabulary of Waymark and what is allowed: no database, no HTTP.
//!
//! Every name here is a word of the field (incident, person, party, note …) and means the same in SQL, JSON and TypeScript.

pub mod access;
pub mod audit;
pub mod device;
pub mod diff;
pub mod fields;
pub mod ids;
pub mod incident;
pub mod instant;
pub mod media;
pub mod note;
pub mod officer;
pub mod party;
pub mod person;
pub mod problem;
pub mod reference;
pub mod school;
pub mod school_crime_beat;
pub mod text;
pub mod vocabulary;

pub use ids::Id;
pub use instant::{Clock, Instant, SystemClock};
pub use problem::{FieldError, Problem, ProblemCode};
