//! An officer hands a refused write to a supervisor.

use crate::harness::{App, Caller, id, incident, note, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    work_on_a_case_that_its_author_cannot_see_lands_as_a_proposal_and_is_taken,
    a_write_is_handed_over_once,
    what_is_handed_over_is_looked_through_like_any_body,
    a_change_is_taken_on_top_of_what_is_there_now,
    held_items_are_for_the_team_s_supervisor_alone,
);

fn handed(path: &str, method: &str, body: &Value) -> Value {
    json!({"write": {"method": method, "path": path, "idempotencyKey": id(), "writtenAt": "2026-11-24T08:57:00Z", "body": body}, "code": "not-found", "text": "Written while I was out."})
}

fn hand_over(officer: &Caller, body: &Value) -> String {
    let path = format!("/v1/held-items/{}", id());
    officer.put(&path, body).created();
    path
}

fn take(supervisor: &Caller, path: &str) -> Value {
    let found = supervisor.get(path);
    supervisor.patch(path, &found.etag(), &json!({"decision": "take", "reason": "Written before the handing over."})).ok()
}

fn work_on_a_case_that_its_author_cannot_see_lands_as_a_proposal_and_is_taken(app: &App) {
    let (old, new, supervisor) = (app.officer(), app.officer(), app.signed_in("supervisor"));
    let case = new.record_incident(&incident());
    let case = format!("/incidents/{}", case["id"].as_str().expect("an id"));
    let late = format!("{case}/notes/{}", id());
    old.put(&format!("/v1{late}"), &note("Said before I left.")).refused(404, "not-found");
    let held = hand_over(&old, &handed(&late, "PUT", &note("Said before I left.")));
    assert_eq!(take(&supervisor, &held)["state"], "taken");
    let file = new.get(&format!("/v1{case}")).ok();
    let me = old.get("/v1/officers/me").ok();
    assert_eq!((file["notes"][0]["text"].clone(), file["notes"][0]["by"]["id"].clone()), (json!("Said before I left."), me["id"].clone()));
}

fn a_write_is_handed_over_once(app: &App) {
    let officer = app.officer();
    let body = handed(&format!("/persons/{}", id()), "PUT", &person());
    hand_over(&officer, &body);
    officer.put(&format!("/v1/held-items/{}", id()), &body).refused(412, "already-exists");
}

fn what_is_handed_over_is_looked_through_like_any_body(app: &App) {
    let officer = app.officer();
    let put = |body: &Value| app.unchanged(|| officer.put(&format!("/v1/held-items/{}", id()), body));
    let with = |text: &str| handed(&format!("/incidents/{}", id()), "PUT", &json!({"narrative": text}));
    put(&with("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ")).refused(422, "media-not-accepted");
    put(&with("School Crime Beat")).refused(422, "invalid");
    put(&with("a\u{0}b")).refused(422, "invalid");
    let mut odd = with("x");
    odd["extra"] = json!(1);
    put(&odd).field("/extra", "unknown-field");
    for (pointer, value) in
        [("path", json!("no path")), ("path", json!("/a?b")), ("idempotencyKey", json!("a b")), ("method", json!("DELETE"))]
    {
        let mut odd = with("x");
        odd["write"][pointer] = value;
        put(&odd).refused(422, "invalid");
    }
    let mut long = with("x");
    long["text"] = json!("x".repeat(2001));
    put(&long).field("/text", "too-long");
    let mut foreign = with("x");
    foreign["deviceId"] = app.officer().register_device()["id"].clone();
    put(&foreign).field("/deviceId", "not-found");
}

fn a_change_is_taken_on_top_of_what_is_there_now(app: &App) {
    let (officer, supervisor) = (app.officer(), app.signed_in("supervisor"));
    let case = officer.record_incident(&incident());
    let path = format!("/incidents/{}", case["id"].as_str().expect("an id"));
    officer.patch(&format!("/v1{path}"), "\"1\"", &json!({"narrative": "Changed meanwhile."})).ok();
    let mut body = handed(&path, "PATCH", &json!({"narrative": "What I meant."}));
    body["write"]["ifMatch"] = json!("\"1\"");
    body["code"] = json!("stale");
    take(&supervisor, &hand_over(&officer, &body));
    assert_eq!(officer.get(&format!("/v1{path}")).ok()["narrative"], "What I meant.");
}

fn held_items_are_for_the_team_s_supervisor_alone(app: &App) {
    let officer = app.officer();
    let held = hand_over(&officer, &handed(&format!("/persons/{}", id()), "PUT", &person()));
    let elsewhere = app.anybody().with_token_of(&app.account_in("Another team", "supervisor", "Enghraifft Demonstration"));
    elsewhere.get(&held).refused(404, "not-found");
    assert_eq!(elsewhere.get("/v1/held-items").ok()["items"], json!([]));
    elsewhere.patch(&held, "\"1\"", &json!({"decision": "take", "reason": "x"})).refused(404, "not-found");
    let another = app.signed_in("schools_officer");
    another.get(&held).refused(404, "not-found");
    assert_eq!(another.get("/v1/held-items").ok()["items"], json!([]));
    for role in ["ppu", "cid", "administrator", "auditor"] {
        app.signed_in(role).get("/v1/held-items").refused(403, "not-allowed");
        app.signed_in(role).get(&held).refused(403, "not-allowed");
    }
    let supervisor = app.signed_in("supervisor");
    supervisor.patch(&held, "\"1\"", &json!({"decision": "take"})).field("/reason", "required");
    supervisor.patch(&held, "\"1\"", &json!({"reason": "x"})).field("/decision", "required");
    supervisor.get(&held).ok();
    let looks = "SELECT count(*) || '' AS line FROM log_entries WHERE action = 'consultation' AND kind = 'held_item'";
    assert_eq!(app.database.lines(looks), ["1"]);
}
