//! The only place that knows a database: schema, transactions, rows.
//!
//! [`Store::read`] and [`Store::write`] are the two doors. A write is durable when its future resolves: on SQLite one writer thread folds
//! waiting writes into one commit (WAL, `synchronous=FULL`) and answers after it; on PostgreSQL it is an ordinary transaction.

mod backup;
pub mod case_items;
mod db;
pub mod devices;
pub mod doctor;
mod error;
pub mod feed;
pub mod held_items;
pub mod history;
pub mod idempotency;
pub mod incidents;
mod keyring;
pub mod log;
mod meta;
mod migrate;
pub mod notes;
pub mod officers;
pub mod packs;
pub mod parties;
pub mod person_search;
pub mod persons;
mod pool;
mod schema;
pub mod schools;
mod seal;
pub mod sessions;
mod store;
mod tx;
mod types;
mod url;
pub mod viewers;
mod writer;

pub use error::StoreError;
pub use keyring::{KeyError, Keyring};
pub use meta::Kind;
pub use store::{OpenError, Store};
pub use tx::{ReadTx, Tx, WriteTx};
pub use url::{DatabaseUrl, UrlError};
