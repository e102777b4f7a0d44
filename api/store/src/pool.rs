//! Connections: how each is set up, and the pools that lend them.

use crate::db::Db;
use crate::url::DatabaseUrl;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool};
use std::path::Path;

/// Makes connections of the variant the URL names.
#[derive(Clone)]
pub struct Manager {
    url: DatabaseUrl,
    read_only: bool,
}

/// A pool's error, without the URL in it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConnectError(pub String);

/// Opens one connection, ready for use.
pub fn connect(url: &DatabaseUrl, read_only: bool) -> Result<Db, ConnectError> {
    match url {
        DatabaseUrl::Sqlite(path) => sqlite(path, read_only).map(Db::Sqlite),
        DatabaseUrl::Postgres(url) => {
            let mut conn = PgConnection::establish(url).map_err(|error| ConnectError(without_secret(&error.to_string(), url)))?;
            conn.batch_execute("SET TIME ZONE 'UTC'; SET synchronous_commit = on; SET lock_timeout = '10s'; SET statement_timeout = '30s'")
                .map_err(|error| ConnectError(error.to_string()))?;
            Ok(Db::Postgres(conn))
        }
    }
}

fn sqlite(path: &Path, read_only: bool) -> Result<SqliteConnection, ConnectError> {
    let text = path.to_str().ok_or_else(|| ConnectError("the database path is not UTF-8".to_owned()))?;
    make_for_the_owner_alone(path);
    let mut conn = SqliteConnection::establish(text).map_err(|error| ConnectError(error.to_string()))?;
    // FULL: an answered write has reached the disk. With NORMAL the last commits can be rolled back by a power cut.
    let pragmas = format!(
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; \
         PRAGMA mmap_size = 268435456; PRAGMA query_only = {};",
        if read_only { "ON" } else { "OFF" }
    );
    conn.batch_execute(&pragmas).map_err(|error| ConnectError(error.to_string()))?;
    Ok(conn)
}

/// A new file is its owner's alone from its first byte; SQLite gives its companions the same mode. What cannot be made here is reported
/// by the opening that follows.
fn make_for_the_owner_alone(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(path);
}

fn without_secret(message: &str, url: &str) -> String {
    let secret = url.split_once("://").and_then(|(_, rest)| rest.split_once('@')).map_or("", |(credentials, _)| credentials);
    if secret.is_empty() { message.to_owned() } else { message.replace(secret, "…") }
}

impl ManageConnection for Manager {
    type Connection = Db;
    type Error = ConnectError;

    fn connect(&self) -> Result<Db, ConnectError> {
        connect(&self.url, self.read_only)
    }

    fn is_valid(&self, db: &mut Db) -> Result<(), ConnectError> {
        db.batch_execute("SELECT 1").map_err(|error| ConnectError(error.to_string()))
    }

    fn has_broken(&self, db: &mut Db) -> bool {
        use diesel::connection::TransactionManager;
        std::thread::panicking() || <Db as Connection>::TransactionManager::is_broken_transaction_manager(db)
    }
}

/// A pool of so many connections.
pub fn pool(url: &DatabaseUrl, read_only: bool, size: u32) -> Result<Pool<Manager>, ConnectError> {
    Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        // A local file needs no question before each use; a server may have gone away.
        .test_on_check_out(matches!(url, DatabaseUrl::Postgres(_)))
        .connection_timeout(std::time::Duration::from_secs(5))
        .build(Manager { url: url.clone(), read_only })
        .map_err(|error| ConnectError(error.to_string()))
}
