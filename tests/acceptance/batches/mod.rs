//! `POST /v1/batches`: ordinary writes in one request, each answered on its own.

mod cut;
mod deliveries;
mod endings;
mod items;
mod looks;
mod reassigned;
mod refusals;

use crate::harness::{App, Caller, id};
use serde_json::{Value, json};
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

/// A creation as an item of a batch.
pub fn create(key: &str, path: &str, body: &Value) -> Value {
    json!({"method": "PUT", "path": path, "idempotencyKey": key, "ifNoneMatch": "*", "body": body})
}

/// A change that is built on an earlier write of the batch, or of one before.
pub fn change_on(key: &str, built_on: &str, path: &str, body: &Value) -> Value {
    json!({"method": "PATCH", "path": path, "idempotencyKey": key, "builtOn": built_on, "body": body})
}

pub fn batch(items: &[Value]) -> Value {
    json!({"sentAt": "2026-11-24T09:00:00Z", "items": items})
}

/// Sends a batch and gives the answers of its items.
pub fn send(officer: &Caller, items: &[Value]) -> Vec<Value> {
    let answer = officer.request("POST", "/v1/batches").json(&batch(items)).send().ok();
    answer["items"].as_array().expect("items").clone()
}

pub fn statuses(answers: &[Value]) -> Vec<i64> {
    answers.iter().map(|answer| answer["status"].as_i64().expect("a status")).collect()
}

/// The paths of a fresh person, incident and link.
pub fn fresh() -> (String, String, String) {
    let (person, incident) = (format!("/persons/{}", id()), format!("/incidents/{}", id()));
    let link = format!("{incident}/parties/{}", id());
    (person, incident, link)
}

/// A batch as it goes over the wire.
pub fn wire(officer: &Caller, items: &[Value]) -> Vec<u8> {
    let body = batch(items).to_string();
    let token = officer.header("authorization").expect("a token");
    let length = body.len();
    let head =
        format!("Host: x\r\nAuthorization: {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close");
    format!("POST /v1/batches HTTP/1.1\r\n{head}\r\n\r\n{body}").into_bytes()
}

/// Sends so much of a request as the link carries.
pub fn begin(app: &App, bytes: &[u8]) -> TcpStream {
    let mut socket = TcpStream::connect(app.address).expect("a connection");
    let limit = Some(Duration::from_secs(10));
    socket.set_write_timeout(limit).and_then(|()| socket.set_read_timeout(limit)).expect("times");
    socket.write_all(bytes).expect("sent");
    socket
}

/// What every phone does in the end: the whole of it, in order, until nothing is asked to come back. Gives how often it was sent.
pub fn settle(officer: &Caller, items: &[Value], what: &str) -> u64 {
    for times in 1..100 {
        let answers = send(officer, items);
        let refused = answers.iter().find(|answer| !matches!(answer["status"].as_i64(), Some(200 | 201 | 409 | 424 | 503)));
        assert_eq!(refused, None, "{what}: refused");
        if statuses(&answers).iter().all(|status| matches!(status, 200 | 201)) {
            return times;
        }
    }
    panic!("{what}: it does not come to an end");
}

/// How many of so many writes have no effect, and how many effects there are too many: each write makes one revision of one record.
pub fn lost_and_doubled(app: &App, writes: u64) -> (u64, u64) {
    let line = app.database.lines("SELECT 'n ' || count(*) AS line FROM revisions").remove(0);
    let revisions: u64 = line.trim_start_matches("n ").parse().expect("a count");
    (writes.saturating_sub(revisions), revisions.saturating_sub(writes))
}
