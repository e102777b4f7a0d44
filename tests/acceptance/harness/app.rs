//! A whole server of one test: the application as `serve` runs it, on a database of its own.

use super::accounts::KEYS;
use super::clock::TestClock;
use super::{Caller, Database, logged};
use actix_web::dev::ServerHandle;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;
use waymark_domain::Clock;
use waymark_domain::device::Policy;
use waymark_server::config::DataSettings;
use waymark_server::{Application, Settings, guidance_packs};
use waymark_store::{Kind, Store};

/// Stopped, and its data gone, when it is dropped.
pub struct App {
    pub store: Store,
    pub clock: TestClock,
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
    /// Dropped last: nothing may use it any more.
    pub database: Arc<Database>,
}

impl App {
    pub fn on_sqlite() -> Self {
        Self::on(Arc::new(Database::sqlite()))
    }

    /// `None` where there is no PostgreSQL.
    pub fn on_postgres() -> Option<Self> {
        Database::postgres().map(Arc::new).map(Self::on)
    }

    /// Another server on the same database, with nothing in its memory: as after a restart, or behind the same address.
    pub fn another(&self) -> Self {
        Self::on(Arc::clone(&self.database))
    }

    /// A server on SQLite with other settings.
    pub fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::on_with(Arc::new(Database::sqlite()), change)
    }

    fn on(database: Arc<Database>) -> Self {
        Self::on_with(database, |_| {})
    }

    fn on_with(database: Arc<Database>, change: impl FnOnce(&mut Settings)) -> Self {
        logged::listen();
        let store = Store::open_sized(&database.url(), &KEYS, Kind::Live, 8).expect("the store opens");
        let clock = TestClock::new();
        let mut settings = Settings {
            data: DataSettings { folder: super::scratch().to_owned(), database: database.url(), kind: Kind::Live },
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: super::ORIGIN.to_owned(),
            workers: 2,
            sign_in_tries: 3,
            behind_proxy: false,
            policy: Policy::default(),
            app_off: false,
        };
        change(&mut settings);
        let (sent, received) = channel();
        let (served, time) = (store.clone(), clock.clone());
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let now = time.now();
                guidance_packs::prepare(&served, now).await.expect("the packs are kept");
                let application = Application::bind(settings, served, &KEYS, Arc::new(time)).expect("the server starts");
                sent.send((application.address(), application.handle())).expect("the test waits");
                application.run().await.expect("the server serves");
            });
        });
        let (address, handle) = received.recv().expect("the server's address");
        Self { store, clock, address, handle, thread: Some(thread), database }
    }

    /// Somebody who has not signed in.
    pub fn anybody(&self) -> Caller {
        Caller::new(self.address)
    }

    /// A schools officer who has signed in with a token.
    pub fn officer(&self) -> Caller {
        self.signed_in("schools_officer")
    }

    /// An account of a role that has signed in with a token.
    pub fn signed_in(&self, role: &str) -> Caller {
        self.anybody().with_token_of(&self.account(role, "Enghraifft Demonstration"))
    }

    /// Counts and versions of everything that a refused request must leave as it was.
    pub fn records(&self) -> Vec<String> {
        let versioned = ["persons", "parties", "notes", "case_items", "devices", "held_items", "revisions", "changes"];
        let of = |table: &&str| format!("SELECT '{table} ' || count(*) || ' ' || coalesce(sum(version), 0) AS line FROM {table}");
        let mut queries: Vec<String> = versioned.iter().map(of).collect();
        queries.push(
            "SELECT 'incidents ' || count(*) || ' ' || coalesce(sum(version + 1000 * case_version), 0) AS line FROM incidents".to_owned(),
        );
        queries.push("SELECT 'log_entries ' || count(*) AS line FROM log_entries".to_owned());
        self.database.lines(&queries.join(" UNION ALL "))
    }

    /// Does something that must leave every record and the log as they were.
    #[track_caller]
    pub fn unchanged<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = self.records();
        let result = work();
        assert_eq!(self.records(), before, "something was written");
        result
    }
}

impl Drop for App {
    fn drop(&mut self) {
        super::wait(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            // A server that failed has said so in its own panic; the test's own failure is the one to show.
            let _ = thread.join();
        }
    }
}
