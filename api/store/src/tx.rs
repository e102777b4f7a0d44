//! Transactions: a repository function takes one of these, so there is no third way to a query.

use crate::db::Db;
use crate::seal::Sealer;
use diesel::Connection;
use diesel::prelude::*;
use waymark_domain::{Id, Problem};

/// Either kind of transaction.
pub trait Tx {
    #[doc(hidden)]
    fn parts(&mut self) -> TxParts<'_>;
}

/// What a repository function works with; only this crate can open it.
pub struct TxParts<'a> {
    pub(crate) db: &'a mut Db,
    pub(crate) seal: &'a Sealer,
}

/// A consistent view.
pub struct ReadTx<'a> {
    pub(crate) db: &'a mut Db,
    pub(crate) seal: &'a Sealer,
}

/// A transaction that may change things.
pub struct WriteTx<'a> {
    pub(crate) db: &'a mut Db,
    pub(crate) seal: &'a Sealer,
}

impl Tx for ReadTx<'_> {
    fn parts(&mut self) -> TxParts<'_> {
        TxParts { db: self.db, seal: self.seal }
    }
}

impl Tx for WriteTx<'_> {
    fn parts(&mut self) -> TxParts<'_> {
        TxParts { db: self.db, seal: self.seal }
    }
}

/// Carries a problem through diesel's transaction, which wants its own error type to convert into it.
enum Carried {
    Problem(Box<Problem>),
    Diesel(diesel::result::Error),
}

impl From<diesel::result::Error> for Carried {
    fn from(error: diesel::result::Error) -> Self {
        Self::Diesel(error)
    }
}

impl From<Carried> for Problem {
    fn from(carried: Carried) -> Self {
        match carried {
            Carried::Problem(problem) => *problem,
            Carried::Diesel(error) => crate::StoreError::from(error).into(),
        }
    }
}

/// Runs `f` in a transaction on `db` (a savepoint when one is open already); a problem rolls it back.
pub(crate) fn in_transaction<T>(db: &mut Db, seal: &Sealer, f: impl FnOnce(&mut WriteTx<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
    db.transaction(|db| f(&mut WriteTx { db, seal }).map_err(|problem| Carried::Problem(Box::new(problem)))).map_err(Problem::from)
}

impl WriteTx<'_> {
    /// A savepoint: a problem inside undoes what was done inside, and nothing else.
    pub fn nested<T>(&mut self, f: impl FnOnce(&mut WriteTx<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
        in_transaction(self.db, self.seal, f)
    }

    /// Puts writers of one case in order. On SQLite they are in order already. On PostgreSQL the lock comes before the transaction has
    /// a number of its own, so that the feed's order of a case is the order of its versions.
    pub fn lock(&mut self, id: Id) -> Result<(), Problem> {
        if let Db::Postgres(conn) = &mut *self.db {
            let (high, _) = id.uuid().as_u64_pair();
            let (_, low) = id.uuid().as_u64_pair();
            let key = i64::from_be_bytes((high ^ low).to_be_bytes());
            diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
                .bind::<diesel::sql_types::BigInt, _>(key)
                .execute(conn)
                .map_err(|error| Problem::from(crate::StoreError::from(error)))?;
        }
        Ok(())
    }
}
