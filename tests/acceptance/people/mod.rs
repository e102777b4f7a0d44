//! People, their links to a case, notes, and what was changed by whom.

mod changes;
mod history;
mod notes;
mod parties;
mod persons;
mod search;
