//! `POST /v1/batches`: ordinary writes in one request, each answered on its own.

mod deliveries;
mod items;
mod looks;
mod refusals;

use crate::harness::{Caller, id};
use serde_json::{Value, json};

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
