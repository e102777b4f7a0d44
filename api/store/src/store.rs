//! [`Store`]: the two doors to the data.

use crate::doctor;
use crate::keyring::Keyring;
use crate::meta::{self, Kind};
use crate::migrate;
use crate::pool::{ConnectError, Manager, connect, pool};
use crate::seal::Sealer;
use crate::tx::{ReadTx, WriteTx, in_transaction};
use crate::url::DatabaseUrl;
use crate::writer::Writer;
use diesel::Connection;
use diesel::r2d2::Pool;
use std::sync::Arc;
use waymark_domain::{Problem, ProblemCode};

/// Why the store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No connection.
    #[error("cannot open the database {0}: {1}")]
    Connect(String, String),
    /// A migration failed.
    #[error("cannot bring the database up to date: {0}")]
    Migrate(String),
    /// Sealed with another key.
    #[error(
        "the database was sealed with another root key (its name is {expected}, the key file has {found}); put the right root.key into the keys folder"
    )]
    WrongKey {
        /// Of the database.
        expected: String,
        /// Of the key file.
        found: String,
    },
    /// Demonstration data and real data never share a database.
    #[error(
        "this database holds {found} data, and {wanted} data was asked for: they never share a database. Use another --data-dir or DATABASE_URL"
    )]
    OtherKind {
        /// In the database.
        found: &'static str,
        /// Asked for.
        wanted: &'static str,
    },
}

#[derive(Clone)]
enum Writes {
    OneThread(Writer),
    Pool(Pool<Manager>),
}

/// The data. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    url: DatabaseUrl,
    reads: Pool<Manager>,
    writes: Writes,
    sealer: Arc<Sealer>,
}

impl Store {
    /// Opens the database, brings its schema up to date, and refuses a wrong key or the wrong kind of data.
    pub fn open(url: &DatabaseUrl, keys: &Keyring, kind: Kind) -> Result<Self, OpenError> {
        Self::open_sized(url, keys, kind, 8)
    }

    /// The same with a given number of read connections (and on PostgreSQL of write connections).
    pub fn open_sized(url: &DatabaseUrl, keys: &Keyring, kind: Kind, size: u32) -> Result<Self, OpenError> {
        let cannot = |error: ConnectError| OpenError::Connect(url.to_string(), error.0);
        let mut db = connect(url, false).map_err(cannot)?;
        migrate::run(&mut db).map_err(OpenError::Migrate)?;
        meta::check(&mut db, keys, kind)?;
        drop(db);
        let sealer = Arc::new(Sealer::new(keys));
        let writes = match url {
            DatabaseUrl::Sqlite(_) => Writes::OneThread(Writer::start(url.clone(), Arc::clone(&sealer)).map_err(cannot)?),
            DatabaseUrl::Postgres(_) => Writes::Pool(pool(url, false, size).map_err(cannot)?),
        };
        Ok(Self { url: url.clone(), reads: pool(url, true, size).map_err(cannot)?, writes, sealer })
    }

    /// Applies migrations alone. Gives the names of those applied.
    pub fn migrate(url: &DatabaseUrl) -> Result<Vec<String>, OpenError> {
        let mut db = connect(url, false).map_err(|error| OpenError::Connect(url.to_string(), error.0))?;
        migrate::run(&mut db).map_err(OpenError::Migrate)
    }

    /// Where the data is.
    pub const fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Runs `f` on a consistent view, on a thread where waiting hurts nobody.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut ReadTx<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let (reads, sealer) = (self.reads.clone(), Arc::clone(&self.sealer));
        blocking(move || {
            let mut db = reads.get().map_err(|error| busy(&error))?;
            let db = &mut *db;
            let mut out = None;
            let done = db.transaction(|db| {
                out = Some(f(&mut ReadTx { db, seal: &sealer }));
                Ok::<_, diesel::result::Error>(())
            });
            done.map_err(|error| Problem::from(crate::StoreError::from(error)))?;
            out.unwrap_or_else(|| Err(Problem::internal("a read gave nothing")))
        })
        .await
    }

    /// Runs `f` in a transaction. When this resolves to `Ok`, what it did is on disk.
    pub async fn write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut WriteTx<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        match &self.writes {
            Writes::OneThread(writer) => writer.write(f).await,
            Writes::Pool(pool) => {
                let (pool, sealer) = (pool.clone(), Arc::clone(&self.sealer));
                blocking(move || {
                    let mut db = pool.get().map_err(|error| busy(&error))?;
                    in_transaction(&mut db, &sealer, f)
                })
                .await
            }
        }
    }

    /// What `doctor` wants to know of the database.
    pub fn examine(&self) -> doctor::Findings {
        doctor::examine(&self.url)
    }

    /// A consistent copy of an SQLite database while it is in use.
    pub fn backup(url: &DatabaseUrl, to: &std::path::Path, progress: impl FnMut(u64)) -> Result<u64, String> {
        crate::backup::backup(url, to, progress)
    }
}

fn busy(error: &diesel::r2d2::PoolError) -> Problem {
    Problem { cause: Some(error.to_string()), ..ProblemCode::Busy.into() }
}

async fn blocking<T: Send + 'static>(f: impl FnOnce() -> Result<T, Problem> + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(f).await.unwrap_or_else(|_| Err(Problem::internal("a database task panicked")))
}
