//! The scenarios of the field, each from the report as far as it goes, through the API: what is owed at every turn, and that nothing closes
//! while anything is. All people are invented.

mod ages;
mod endings;
mod evidence;
mod merit;
mod offline;
mod plain;
mod reports;
mod seen;
mod steps;
mod story;
mod units;
mod wording;

pub use steps::{KEEP, MAKE, Plain, SHARE, note_8};
pub use story::{Case, text};
