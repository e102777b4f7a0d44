//! Online backup of an embedded database: SQLite's own `VACUUM INTO`, a consistent copy made while others read and write.

use crate::db::Db;
use crate::pool::connect;
use crate::url::DatabaseUrl;
use diesel::prelude::*;
use std::path::Path;

/// Copies the database to a new file and checks the copy. Gives its size in bytes. `progress` is told the bytes written so far.
pub fn backup(url: &DatabaseUrl, to: &Path, mut progress: impl FnMut(u64)) -> Result<u64, String> {
    let DatabaseUrl::Sqlite(_) = url else {
        return Err("backup copies an embedded SQLite database; for PostgreSQL use pg_dump or your server's own backup".to_owned());
    };
    if to.exists() {
        return Err(format!("{} exists already; nothing was overwritten", to.display()));
    }
    let target = to.to_str().ok_or("the file name is not UTF-8")?.to_owned();
    let source = url.clone();
    let copying = std::thread::spawn(move || {
        // `query_only` would refuse `VACUUM INTO`, though it only reads from here.
        let mut db = connect(&source, false).map_err(|error| error.to_string())?;
        let Db::Sqlite(conn) = &mut db else { return Err("not SQLite".to_owned()) };
        diesel::sql_query("VACUUM INTO ?").bind::<diesel::sql_types::Text, _>(target).execute(conn).map_err(|error| error.to_string())
    });
    while !copying.is_finished() {
        progress(std::fs::metadata(to).map_or(0, |meta| meta.len()));
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    copying.join().map_err(|_| "the copy failed".to_owned())??;
    let check = DatabaseUrl::Sqlite(to.to_owned());
    let findings = crate::doctor::examine(&check);
    if !findings.intact {
        return Err(format!("the copy did not pass its check: {}", findings.detail));
    }
    let file = std::fs::File::open(to).map_err(|error| error.to_string())?;
    file.sync_all().map_err(|error| error.to_string())?;
    file.metadata().map(|meta| meta.len()).map_err(|error| error.to_string())
}
