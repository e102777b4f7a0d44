//! The one connection type over both databases; private to this crate.

use diesel::prelude::*;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// Embedded.
    Sqlite(SqliteConnection),
    /// A server.
    Postgres(PgConnection),
}
