//! SQLite's one writer: a thread that folds the writes waiting for it into one commit.
//!
//! Each write runs in a savepoint of its own, so its failure undoes it alone; each is answered only after the commit that holds it has
//! reached the disk. The size of a batch is what queued up during the last commit: no timer, no added delay.

use crate::StoreError;
use crate::db::Db;
use crate::pool::{ConnectError, connect};
use crate::seal::Sealer;
use crate::tx::{WriteTx, in_transaction};
use crate::url::DatabaseUrl;
use diesel::connection::SimpleConnection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use tokio::sync::oneshot;
use waymark_domain::{Problem, ProblemCode};

/// Writes that may wait; one more is told to come back.
const QUEUE: usize = 1024;
/// Writes in one commit: bounds how long the first waits for the last.
const BATCH: usize = 64;

type Reply = Box<dyn FnOnce(Result<(), Problem>) + Send>;
type Job = Box<dyn FnOnce(&mut Db, &Sealer) -> Ended + Send>;

struct Ended {
    reply: Reply,
    /// SQLite may have rolled back the whole transaction, or the connection is in an unknown state.
    poison: Option<Problem>,
}

/// The way to the writer thread, which ends when the last of these is dropped.
#[derive(Clone)]
pub struct Writer {
    queue: SyncSender<Job>,
}

impl Writer {
    pub fn start(url: DatabaseUrl, sealer: Arc<Sealer>) -> Result<Self, ConnectError> {
        let db = connect(&url, false)?;
        let (queue, jobs) = sync_channel(QUEUE);
        std::thread::Builder::new()
            .name("waymark-writer".to_owned())
            .spawn(move || run(db, &url, &sealer, &jobs))
            .map_err(|error| ConnectError(error.to_string()))?;
        Ok(Self { queue })
    }

    pub async fn write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut WriteTx<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let (answer, answered) = oneshot::channel::<Result<T, Problem>>();
        let job: Job = Box::new(move |db, seal| {
            let result = catch_unwind(AssertUnwindSafe(|| in_transaction(db, seal, f)));
            let (result, poison) = match result {
                Ok(Err(problem)) if StoreError::poisons_batch(&problem) => (Err(problem.clone()), Some(problem)),
                Ok(result) => (result, None),
                Err(_) => {
                    let problem = Problem::internal("a write panicked");
                    (Err(problem.clone()), Some(problem))
                }
            };
            let reply: Reply = Box::new(move |committed| {
                // A caller that has gone away does not matter: its write is as durable as any.
                let _ = answer.send(committed.and(result));
            });
            Ended { reply, poison }
        });
        self.queue.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => Problem { cause: Some("the write queue is full".to_owned()), ..ProblemCode::Busy.into() },
            TrySendError::Disconnected(_) => Problem::internal("the writer has ended"),
        })?;
        answered.await.map_err(|_| Problem::internal("the writer dropped a write"))?
    }
}

fn run(mut db: Db, url: &DatabaseUrl, sealer: &Sealer, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        if let Err(problem) = batch(&mut db, sealer, first, jobs) {
            tracing::error!(
                cause = problem.cause.as_deref().unwrap_or_default(),
                code = problem.code.code(),
                "a batch of writes was rolled back"
            );
            // A fresh connection: whatever state the old one was in ends with it.
            match connect(url, false) {
                Ok(fresh) => db = fresh,
                Err(error) => tracing::error!(%error, "the writer could not reconnect; it tries again with the next write"),
            }
        }
    }
}

fn batch(db: &mut Db, sealer: &Sealer, first: Job, jobs: &Receiver<Job>) -> Result<(), Problem> {
    let mut replies: Vec<Reply> = Vec::new();
    let outcome = (|| {
        begin(db)?;
        let mut next = Some(first);
        while let Some(job) = next.take() {
            let ended = job(db, sealer);
            replies.push(ended.reply);
            if let Some(problem) = ended.poison {
                return Err(problem);
            }
            if replies.len() < BATCH {
                next = jobs.try_recv().ok();
            }
        }
        commit(db)
    })();
    if outcome.is_err() {
        rollback(db);
    }
    for reply in replies {
        reply(outcome.clone());
    }
    outcome
}

// Raw statements would leave diesel's own count of transactions behind: its manager is asked instead.
fn begin(db: &mut Db) -> Result<(), Problem> {
    use diesel::connection::AnsiTransactionManager;
    let Db::Sqlite(conn) = db else { return Err(Problem::internal("the writer is for SQLite")) };
    AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE").map_err(|error| StoreError::from(error).into())
}

fn commit(db: &mut Db) -> Result<(), Problem> {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    let Db::Sqlite(conn) = db else { return Err(Problem::internal("the writer is for SQLite")) };
    AnsiTransactionManager::commit_transaction(conn).map_err(|error| StoreError::from(error).into())
}

fn rollback(db: &mut Db) {
    // The connection is replaced afterwards; this only frees the lock early.
    let _ = db.batch_execute("ROLLBACK");
}
