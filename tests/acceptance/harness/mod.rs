//! What every acceptance test stands on: the real server on a real database, a clock that the test sets, callers that speak HTTP.

mod accounts;
mod app;
mod bodies;
mod caller;
mod clock;
mod cluster;
mod database;
mod logged;
mod problem;
mod reply;
mod request;
mod scratch;

pub use accounts::{Account, PASSWORD};
pub use app::App;
pub use bodies::{id, incident, note, party, person};
pub use caller::{Caller, ORIGIN};
pub use cluster::Cluster;
pub use database::Database;
pub use logged::logged;
pub use reply::Reply;
pub use request::Request;
pub use scratch::scratch;

/// Makes two tests of each function: one on SQLite, one on PostgreSQL. A function that is not named here is dead code, which fails the
/// lint: no test can be forgotten.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => { $(
        mod $name {
            #[test]
            fn on_sqlite() {
                super::$name(&$crate::harness::App::on_sqlite());
            }
            #[test]
            fn on_postgres() {
                if let Some(app) = $crate::harness::App::on_postgres() {
                    super::$name(&app);
                }
            }
        }
    )+ };
}
pub(crate) use on_both_databases;

/// Runs a future of the store or of the server's own parts to its end.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(work)
}

/// Runs the same work on several threads at once and gives what each came to, in their order.
pub fn at_once<T: Send>(threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = std::sync::Barrier::new(threads);
    std::thread::scope(|scope| {
        let run = |number| {
            let (start, work) = (&start, &work);
            scope.spawn(move || {
                start.wait();
                work(number)
            })
        };
        let running: Vec<_> = (0..threads).map(run).collect();
        running.into_iter().map(|thread| thread.join().expect("a thread of the test")).collect()
    })
}
