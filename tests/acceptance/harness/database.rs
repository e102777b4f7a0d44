//! The database behind a server under test, and a look into it past the store.

use super::{Cluster, scratch};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use std::path::PathBuf;
use waymark_store::DatabaseUrl;

/// One database of one test.
pub enum Database {
    Sqlite(PathBuf),
    Postgres { name: String, cluster: &'static Cluster },
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Database {
    /// An SQLite file that does not exist yet, in a folder of its own.
    pub fn sqlite() -> Self {
        let folder = scratch().join(super::id());
        std::fs::create_dir(&folder).expect("a folder for the database");
        Self::Sqlite(folder.join("waymark.db"))
    }

    /// An empty PostgreSQL database.
    pub fn postgres() -> Option<Self> {
        let cluster = Cluster::get()?;
        let name = format!("t{}", uuid::Uuid::now_v7().simple());
        administer(cluster, &format!("CREATE DATABASE {name}"));
        Some(Self::Postgres { name, cluster })
    }

    pub fn url(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite(path) => DatabaseUrl::Sqlite(path.clone()),
            Self::Postgres { name, cluster } => DatabaseUrl::Postgres(cluster.url(name)),
        }
    }

    /// Runs statements; the error's first line when one is refused.
    pub fn execute(&self, sql: &str) -> Result<(), String> {
        let done = match self {
            Self::Sqlite(path) => open_sqlite(path).batch_execute(sql),
            Self::Postgres { name, cluster } => open_postgres(cluster, name).batch_execute(sql),
        };
        done.map_err(|error| error.to_string())
    }

    /// The column `line` of a query that both databases understand.
    pub fn lines(&self, sql: &str) -> Vec<String> {
        self.lines_each(sql, sql)
    }

    /// The column `line` of a query in each database's own words.
    pub fn lines_each(&self, sqlite: &str, postgres: &str) -> Vec<String> {
        let rows: QueryResult<Vec<Line>> = match self {
            Self::Sqlite(path) => diesel::sql_query(sqlite).load(&mut open_sqlite(path)),
            Self::Postgres { name, cluster } => diesel::sql_query(postgres).load(&mut open_postgres(cluster, name)),
        };
        rows.expect("a query of the test").into_iter().map(|row| row.line).collect()
    }
}

fn open_sqlite(path: &std::path::Path) -> SqliteConnection {
    let mut conn = SqliteConnection::establish(path.to_str().expect("UTF-8")).expect("the SQLite file");
    conn.batch_execute("PRAGMA busy_timeout = 10000").expect("a pragma");
    conn
}

fn open_postgres(cluster: &Cluster, name: &str) -> PgConnection {
    PgConnection::establish(&cluster.url(name)).expect("the PostgreSQL database")
}

fn administer(cluster: &Cluster, sql: &str) {
    open_postgres(cluster, "postgres").batch_execute(sql).expect("a statement of the harness");
}

impl Drop for Database {
    fn drop(&mut self) {
        match self {
            Self::Sqlite(path) => {
                let _ = path.parent().map(std::fs::remove_dir_all);
            }
            Self::Postgres { name, cluster } => administer(cluster, &format!("DROP DATABASE {name} WITH (FORCE)")),
        }
    }
}
