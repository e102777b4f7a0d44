//! A case as a whole: read from the store, judged by the rules under its own pack, and changed by one item at a time.
//!
//! `load.rs` reads, `write.rs` records and changes items of every kind, `kinds/` holds what one kind needs beyond that.

pub mod kinds;
pub mod load;
pub mod shape;
pub mod write;

pub use load::{Loaded, load};
