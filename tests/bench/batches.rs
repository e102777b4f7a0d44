//! What a shift left behind: many writes of some cases by one client, one after the other and as one batch.

use super::http::Connection;
use super::{Bench, NARRATIVE, body};
use serde_json::{Value, json};
use std::time::Instant as Stopwatch;
use waymark_domain::{Clock, Id, SystemClock};

const WRITES: usize = 500;

/// Cases with their notes, in the order in which an officer goes from one case to the next.
fn shift(cases: usize) -> Vec<Value> {
    let create =
        |path: String, body: Value| json!({"method": "PUT", "path": path, "idempotencyKey": Id::now(), "ifNoneMatch": "*", "body": body});
    let case: Value = serde_json::from_str(&body()).expect("JSON");
    let note = json!({"kind": "fact", "text": NARRATIVE, "writtenAt": SystemClock.now()});
    let of = |_| {
        let path = format!("/incidents/{}", Id::now());
        let notes = (1..WRITES / cases).map(|_| create(format!("{path}/notes/{}", Id::now()), note.clone())).collect::<Vec<_>>();
        std::iter::once(create(path, case.clone())).chain(notes).collect::<Vec<_>>()
    };
    (0..cases).flat_map(of).collect()
}

impl Bench {
    fn by_themselves(&self, items: &[Value]) {
        let mut connection = Connection::open(self.address);
        for item in items {
            let (path, key) = (item["path"].as_str().expect("a path"), item["idempotencyKey"].as_str().expect("a key"));
            let head = format!("{}Content-Type: application/json\r\nIf-None-Match: *\r\nIdempotency-Key: \"{key}\"\r\n", self.headers());
            assert_eq!(connection.send("PUT", path, &head, &item["body"].to_string()).0, 201);
        }
    }

    fn as_a_batch(&self, items: &[Value], expected: bool) {
        let head = format!("{}Content-Type: application/json\r\n", self.headers());
        let batch = json!({"sentAt": SystemClock.now(), "items": items}).to_string();
        let (status, answer) = Connection::open(self.address).send("POST", "/batches", &head, &batch);
        let answer: Value = serde_json::from_slice(&answer).expect("JSON");
        let made = |item: &Value| item["status"] == 201 && item["replayed"] == expected;
        assert!(status == 200 && answer["items"].as_array().expect("items").iter().all(made), "{status}");
    }

    pub fn batches(&self) {
        println!("\n{WRITES} writes of one client");
        for cases in [WRITES, 50, 6] {
            let say = |what: &str, work: &dyn Fn()| {
                let started = Stopwatch::now();
                work();
                println!("  {:<58} {:>7.0} ms", format!("{cases} cases, {what}"), started.elapsed().as_secs_f64() * 1000.0);
            };
            say("one after the other", &|| self.by_themselves(&shift(cases)));
            let items = shift(cases);
            say("as one batch", &|| self.as_a_batch(&items, false));
            say("the same batch again", &|| self.as_a_batch(&items, true));
        }
    }
}
