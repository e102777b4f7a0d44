//! Wire types: what goes over HTTP, each with its way to and from the domain and nothing else. Never stored, never a table's row.
//!
//! Requests refuse fields they do not know; answers may gain fields later. Lengths stand twice, for the checker (`validate`) and for the
//! document (`schema`): a test sends the longest allowed text and one more to every field to hold the two together.

pub mod batch;
pub mod case_file;
pub mod change;
pub mod common;
pub mod consultation;
pub mod device;
pub mod guidance;
pub mod health;
pub mod held;
pub mod history;
pub mod incident;
pub mod items;
pub mod merge;
pub mod note;
pub mod officer;
pub mod pack;
pub mod party;
pub mod person;
pub mod person_search;
pub mod problem;
pub mod schema;
pub mod school;
pub mod sealed;
pub mod session;
