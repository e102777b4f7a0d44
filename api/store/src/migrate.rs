//! Migrations, embedded: twins of one name in `migrations/sqlite` and `migrations/postgres`.

use crate::db::Db;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");
/// Two servers starting at once take turns.
const LOCK: i64 = 0x5741_594d_4152_4b01;

/// Applies what is pending and names it.
pub fn run(db: &mut Db) -> Result<Vec<String>, String> {
    let applied = match db {
        Db::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|done| done.iter().map(ToString::to_string).collect()),
        Db::Postgres(conn) => {
            use diesel::connection::SimpleConnection;
            conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})")).map_err(|error| error.to_string())?;
            let applied = conn.run_pending_migrations(POSTGRES).map(|done| done.iter().map(ToString::to_string).collect());
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})")).map_err(|error| error.to_string())?;
            applied
        }
    };
    applied.map_err(|error| error.to_string())
}
