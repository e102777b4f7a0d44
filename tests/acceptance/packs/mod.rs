//! Guidance packs: what is kept, by whom, from when it is in force, and which incidents it holds.

mod force;
mod keeping;
mod linting;
mod preview;
mod wording;

use crate::harness::{App, Caller, Reply};
use serde_json::{Value, json};

const SHIPPED: &str = include_str!("../../../openapi/rules/packs/2016.1.json");
const DRAFT: &str = include_str!("../../../openapi/rules/packs/2024.1-draft.json");
const WELSH: &str = "Cofnodwyd hyn yn eich erbyn: (add crime type). Ni chymerwyd unrhyw gamau pellach (demonstration).";

/// The shipped pack under another name and date.
fn pack(version: &str, from: &str) -> String {
    let named = SHIPPED.replacen("\"version\": \"2016.1\"", &format!("\"version\": \"{version}\""), 1);
    named.replacen("\"from\": \"2016-01-01\"", &format!("\"from\": \"{from}\""), 1)
}

/// The same, with nothing that a supervisor may close without.
fn strict(version: &str) -> String {
    pack(version, "2027-01-01").replace("\"waivable\": true", "\"waivable\": false")
}

fn path(version: &str) -> String {
    format!("/v1/guidance-packs/{version}")
}

fn keep(caller: &Caller, version: &str, pack: &str) -> Reply {
    caller.creating(&path(version)).body("application/json", pack).send()
}

fn lint(caller: &Caller, pack: &str) -> Reply {
    caller.request("POST", "/v1/guidance-packs/lint").body("application/json", pack).send()
}

fn administrator(app: &App) -> Caller {
    app.signed_in("administrator")
}

/// Brings a pack that is kept into force.
fn into_force(caller: &Caller, version: &str, from: &str) -> Value {
    let etag = caller.get(&path(version)).etag();
    caller.patch(&path(version), &etag, &json!({"inForceFrom": from})).ok()
}

/// What the database holds of packs.
fn rows(app: &App) -> Vec<String> {
    app.database.lines("SELECT version || ' ' || revision || ' ' || coalesce(in_force_from, '-') AS line FROM packs ORDER BY version")
}
