//! Create, read and list through HTTP next to the same statements without HTTP, in one run, as ratios. Nothing here asserts on time.
//!
//! `cargo bench -p waymark-tests` (an SQLite file on this disk, `synchronous=FULL`); `WAYMARK_BENCH_SECONDS` sets how long each arm runs.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

mod batches;
mod http;

use http::Connection;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant as Stopwatch};
use waymark_domain::device::Policy;
use waymark_domain::incident::{Happened, IncidentFacts, Report, ReportChannel, ReporterKind, SchoolChoice};
use waymark_domain::officer::{Officer, OfficerFacts, OfficerRole, ScreenLanguage};
use waymark_domain::reference::Reference;
use waymark_domain::text::PersonalText;
use waymark_domain::{Clock, Id, SystemClock};
use waymark_server::config::DataSettings;
use waymark_server::{Application, Settings};
use waymark_store::idempotency::{self, StoredAnswer};
use waymark_store::incidents::{self, Order};
use waymark_store::log::Behalf;
use waymark_store::sessions::{self, Session, SessionKind};
use waymark_store::{DatabaseUrl, Keyring, Kind, Store, notes, officers, parties};

const CLIENTS: usize = 32;
const NARRATIVE: &str = "The safeguarding lead rang the schools officer. Two pupils say that a picture was sent and passed on. The phone is in \
    the school safe, switched off. Nobody at the school has looked at it. Both families have been rung and know that the police were told.";
const SECRET: &str = "a-cookie-secret-for-the-benchmark";

fn seconds() -> Duration {
    Duration::from_secs(std::env::var("WAYMARK_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(4))
}

fn facts() -> IncidentFacts {
    let now = SystemClock.now();
    IncidentFacts {
        school: Some(SchoolChoice { id: None, name: Some(PersonalText::new("Ysgol Enghraifft (invented)")) }),
        report: Some(Report {
            channel: Some(ReportChannel::SchoolOfficer),
            channel_other: None,
            reporter_kind: Some(ReporterKind::SafeguardingLead),
            reported_at: Some(now.plus_minutes(-30)),
            log_reference: None,
        }),
        happened: Some(Happened::NotKnown),
        narrative: Some(PersonalText::new(NARRATIVE)),
        written_at: now,
    }
}

fn body() -> String {
    let now = SystemClock.now();
    serde_json::json!({
        "school": {"name": "Ysgol Enghraifft (invented)"}, "happened": {"kind": "not_known"}, "narrative": NARRATIVE, "writtenAt": now,
        "report": {"channel": "school_officer", "reporterKind": "safeguarding_lead", "reportedAt": now.plus_minutes(-30)},
    })
    .to_string()
}

/// Runs `work` on so many threads for the time of an arm; gives how many a second, and the middle and the 99th of a hundred in ms.
fn measure(threads: usize, work: impl Fn(usize, &mut dyn FnMut() -> bool) + Sync) -> (f64, f64, f64) {
    let (length, started) = (seconds(), Stopwatch::now());
    let all: Vec<Vec<Duration>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|at| {
                let work = &work;
                scope.spawn(move || {
                    let (mut times, mut last) = (Vec::new(), None::<Stopwatch>);
                    work(at, &mut || {
                        let now = Stopwatch::now();
                        if let Some(last) = last.replace(now) {
                            times.push(now - last);
                        }
                        started.elapsed() < length
                    });
                    times
                })
            })
            .collect();
        running.into_iter().map(|thread| thread.join().expect("a client")).collect()
    });
    let took = started.elapsed().as_secs_f64();
    let mut times: Vec<Duration> = all.into_iter().flatten().collect();
    times.sort_unstable();
    let at = |share: f64| times.get(((times.len() as f64) * share) as usize).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    (times.len() as f64 / took, at(0.5), at(0.99))
}

fn say(name: &str, (rate, p50, p99): (f64, f64, f64)) -> f64 {
    println!("{name:<58} {rate:>9.0}/s   p50 {p50:>7.2} ms   p99 {p99:>7.2} ms");
    rate
}

struct Bench {
    store: Store,
    address: SocketAddr,
    officer: Id,
    runtime: tokio::runtime::Runtime,
    next: AtomicUsize,
}

impl Bench {
    fn headers(&self) -> String {
        format!("Cookie: __Host-waymark={SECRET}\r\nSec-Fetch-Site: same-origin\r\n")
    }

    /// What one create writes, without HTTP: the incident with its revision, log row and change, and the stored answer.
    fn create_directly(&self) {
        let number = u32::try_from(self.next.fetch_add(1, Ordering::Relaxed)).expect("a number");
        let behalf = Behalf { officer: self.officer, session: None, device: None, trace: 1, at: SystemClock.now(), clock_off: 0 };
        let (id, reference, answer) = (Id::now(), Reference::make(1 + number / 24_000, number % 24_000), "x".repeat(1000));
        let done = self.store.write(move |tx| {
            tx.nested(|tx| Ok(incidents::insert(tx, &behalf, id, reference, "2016.1", facts())?))?;
            let answer =
                StoredAnswer { status: 201, content_type: "application/json".to_owned(), etag: None, location: None, body: answer };
            Ok(idempotency::keep(tx, behalf.officer, &id.to_string(), [0; 32], &answer, behalf.at)?)
        });
        self.runtime.block_on(done).expect("writes");
    }

    fn creates(&self) {
        println!("\ncreate an incident: durable, sealed, with revision, log row, change and stored answer");
        let alone = say(
            "  statements, one to a commit, no HTTP",
            measure(1, |_, go_on| {
                while go_on() {
                    self.create_directly()
                }
            }),
        );
        let together = say(
            "  statements, 32 at once (group commit), no HTTP",
            measure(CLIENTS, |_, go_on| {
                while go_on() {
                    self.create_directly()
                }
            }),
        );
        let http = say(
            "  through HTTP, 32 clients",
            measure(CLIENTS, |_, go_on| {
                let (mut connection, headers) = (Connection::open(self.address), self.headers());
                while go_on() {
                    let id = Id::now();
                    let all = format!("{headers}Content-Type: application/json\r\nIf-None-Match: *\r\nIdempotency-Key: \"{id}\"\r\n");
                    let (status, answer) = connection.send("PUT", &format!("/incidents/{id}"), &all, &body());
                    assert_eq!(status, 201, "{}", String::from_utf8_lossy(&answer));
                }
            }),
        );
        println!("  ratio: {:.2} of one to a commit, {:.2} of 32 at once (goals: 2.5 and 0.5)", http / alone, http / together);
    }

    fn get(&self, path: &str) -> (f64, f64, f64) {
        measure(CLIENTS, |_, go_on| {
            let (mut connection, headers) = (Connection::open(self.address), self.headers());
            while go_on() {
                assert_eq!(connection.send("GET", path, &headers, "").0, 200);
            }
        })
    }

    fn reads(&self) {
        let officer = self.officer;
        let page = || {
            let read = self.store.read(move |tx| Ok(incidents::page(tx, &[officer], Order::Received, None, None, 51)?));
            self.runtime.block_on(read).expect("reads")
        };
        let newest = page()[0].id;
        println!("\nread a case, its look already on record");
        let empty = say("  the same server's empty authenticated answer", self.get("/officers/me"));
        let direct = say(
            "  statements, 32 at once, no HTTP",
            measure(CLIENTS, |_, go_on| {
                while go_on() {
                    let read = self.store.read(move |tx| {
                        let incident = incidents::find(tx, newest)?;
                        Ok((incident, parties::of_incident(tx, newest)?, notes::of_incident(tx, newest)?, officers::find(tx, officer)?))
                    });
                    self.runtime.block_on(read).expect("reads");
                }
            }),
        );
        let http = say("  through HTTP, 32 clients", self.get(&format!("/incidents/{newest}")));
        println!("  ratio: {:.2} of the statements, {:.2} of the empty answer (goal: 0.4)", http / direct, http / empty);
        println!("\nlist of 50, its look already on record");
        let direct = say(
            "  statements, 32 at once, no HTTP",
            measure(CLIENTS, |_, go_on| {
                while go_on() {
                    assert_eq!(page().len(), 51);
                }
            }),
        );
        let http = say("  through HTTP, 32 clients", self.get("/incidents?limit=50"));
        println!("  ratio: {:.2} of the statements, {:.2} of the empty answer (goal: 0.15)", http / direct, http / empty);
    }
}

fn main() {
    let folder = std::env::temp_dir().join(format!("waymark-bench-{}", Id::now()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let keys = Keyring::open(&folder.join("keys")).expect("keys");
    let database = DatabaseUrl::Sqlite(folder.join("waymark.db"));
    let store = Store::open(&database, &keys, Kind::Demonstration).expect("opens");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let now = SystemClock.now();
    let officer = Officer {
        id: Id::now(),
        username: "bench".to_owned(),
        role: OfficerRole::SchoolsOfficer,
        force: None,
        language: ScreenLanguage::English,
        facts: OfficerFacts { display_name: PersonalText::new("Invented Officer"), collar_number: None },
        version: 1,
        disabled: false,
        team: None,
    };
    let id = officer.id;
    let session = Session {
        id: Id::now(),
        officer_id: id,
        kind: SessionKind::Cookie,
        device_id: None,
        started_at: now,
        expires_at: now.plus_hours(12),
        ended: false,
    };
    let hash = waymark_server::auth::hash(SECRET);
    runtime
        .block_on(store.write(move |tx| {
            officers::insert(tx, &officer, "none", now)?;
            Ok(sessions::start(tx, &session, Some(hash))?)
        }))
        .expect("writes");
    let settings = Settings {
        data: DataSettings { folder: folder.clone(), database, kind: Kind::Demonstration },
        listen: ([127, 0, 0, 1], 0).into(),
        public_url: "http://bench".to_owned(),
        workers: 2,
        sign_in_tries: 5,
        behind_proxy: false,
        policy: Policy::default(),
        app_off: false,
    };
    let (sent, received) = std::sync::mpsc::channel();
    let (served, kept) = (store.clone(), keys.clone());
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            waymark_server::guidance_packs::prepare(&served, Clock::now(&SystemClock)).await.expect("the packs are kept");
            let app = Application::bind(settings, served, &kept, Arc::new(SystemClock)).expect("binds");
            sent.send((app.address(), app.handle())).expect("sends");
            app.run().await.expect("serves");
        });
    });
    let (address, handle) = received.recv().expect("an address");
    println!("SQLite, WAL, synchronous=FULL; {CLIENTS} clients; {} s an arm; clients and server share this machine", seconds().as_secs());
    let bench = Bench { store, address, officer: id, runtime, next: AtomicUsize::new(1) };
    bench.creates();
    bench.reads();
    bench.batches();
    bench.runtime.block_on(handle.stop(false));
    thread.join().expect("the server ends");
    let _ = std::fs::remove_dir_all(folder);
}
