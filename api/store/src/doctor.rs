//! What can be said about the health of a database.

use crate::db::Db;
use crate::pool::connect;
use crate::url::DatabaseUrl;
use diesel::prelude::*;
use diesel::sql_types::Text;

/// Findings of an examination.
#[derive(Debug, Clone)]
pub struct Findings {
    /// It could be opened.
    pub reachable: bool,
    /// Its own integrity check passed.
    pub intact: bool,
    /// Version, journal mode, or what is wrong.
    pub detail: String,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn one(db: &mut Db, sql: &str) -> Result<String, String> {
    let query = diesel::sql_query(sql);
    let rows: Result<Vec<Line>, _> = match db {
        Db::Sqlite(conn) => query.load(conn),
        Db::Postgres(conn) => query.load(conn),
    };
    rows.map_err(|error| error.to_string()).map(|rows| rows.into_iter().map(|row| row.line).collect::<Vec<_>>().join("; "))
}

/// Opens the database and asks it.
pub fn examine(url: &DatabaseUrl) -> Findings {
    let mut db = match connect(url, true) {
        Ok(db) => db,
        Err(error) => return Findings { reachable: false, intact: false, detail: error.0 },
    };
    let result = match url {
        DatabaseUrl::Sqlite(_) => one(&mut db, "SELECT quick_check AS line FROM pragma_quick_check").and_then(|check| {
            let version = one(&mut db, "SELECT sqlite_version() AS line")?;
            let mode = one(&mut db, "SELECT journal_mode AS line FROM pragma_journal_mode")?;
            let foreign = one(&mut db, "SELECT coalesce(group_concat(\"table\"), '') AS line FROM pragma_foreign_key_check")?;
            Ok((check == "ok" && foreign.is_empty(), format!("SQLite {version}, {mode}, check: {check}")))
        }),
        DatabaseUrl::Postgres(_) => one(&mut db, "SELECT current_setting('server_version') || ', synchronous_commit ' || current_setting('synchronous_commit') || ', fsync ' || current_setting('fsync') AS line")
            .map(|line| (line.contains("fsync on"), format!("PostgreSQL {line}"))),
    };
    match result {
        Ok((intact, detail)) => Findings { reachable: true, intact, detail },
        Err(detail) => Findings { reachable: true, intact: false, detail },
    }
}
