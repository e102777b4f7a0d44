//! Work that was written before its case was handed over, and comes in after: proposed to whoever has the case now.

use super::{change_on, create, send, statuses};
use crate::harness::{App, Caller, id, incident, note, on_both_databases, party, person};
use serde_json::{Value, json};

on_both_databases!(
    late_work_is_proposed_to_the_new_owner_who_takes_it_in_its_authors_name,
    what_is_set_aside_stays_on_record_and_out_of_the_case,
    a_proposal_is_the_new_owners_business_and_nobody_elses,
    only_what_was_written_before_the_handing_over_is_late,
    a_proposal_sent_again_is_one_proposal,
    a_proposal_holds_no_picture,
);

const BEFORE: &str = "2026-11-24T08:30:00.000Z";
const HANDED_OVER: &str = "2026-11-24T08:45:00.000Z";
const AFTER: &str = "2026-11-24T08:50:00.000Z";

fn note_at(text: &str, written: &str) -> Value {
    let mut body = note(text);
    body["writtenAt"] = json!(written);
    body
}

/// A case of one officer's that another one has now: its path, and both.
fn handed_over(app: &App) -> (String, Caller, Caller) {
    let (old, new) = (app.officer(), app.officer());
    let case = old.record_incident(&incident());
    let case = format!("/incidents/{}", case["id"].as_str().expect("an id"));
    hand_over(&old, &case, &new, HANDED_OVER);
    (case, old, new)
}

fn hand_over(from: &Caller, case: &str, to: &Caller, written: &str) {
    let to = to.get("/v1/officers/me").ok()["id"].clone();
    let mark = json!({"mark": "handed_over", "toOfficerId": to, "at": written, "reason": "Another area", "writtenAt": written});
    from.put(&format!("/v1{case}/marks/{}", id()), &mark).created();
}

fn path_of(answer: &Value) -> String {
    assert_eq!((answer["status"].as_i64(), answer["held"].as_bool()), (Some(202), Some(true)), "{answer}");
    answer["location"].as_str().expect("a location").to_owned()
}

fn decide(by: &Caller, path: &str, decision: &str) -> Value {
    let found = by.get(path);
    by.patch(path, &found.etag(), &json!({"decision": decision, "reason": "Read and compared."})).ok()
}

fn late_work_is_proposed_to_the_new_owner_who_takes_it_in_its_authors_name(app: &App) {
    let (case, old, new) = handed_over(app);
    let (who, link, said) = (format!("/persons/{}", id()), format!("{case}/parties/{}", id()), format!("{case}/notes/{}", id()));
    let child = who.rsplit('/').next().expect("an id");
    let mut linked = create("l", &link, &party(child, "victim"));
    linked["body"]["writtenAt"] = json!(BEFORE);
    linked["after"] = json!(["p"]);
    let narrative = json!({"method": "PATCH", "path": case, "idempotencyKey": "c", "ifMatch": "\"1\"", "writtenAt": BEFORE, "body": {"narrative": "What I saw."}});
    let before = new.get(&format!("/v1{case}"));
    let items = [create("p", &who, &person()), linked, create("n", &said, &note_at("Said at the gate.", BEFORE)), narrative];
    let answers = send(&old, &items);
    assert_eq!(statuses(&answers), [201, 202, 202, 202]);
    // Nothing of it is in the case, and its new owner is told that something waits.
    let file = new.get(&format!("/v1{case}"));
    assert_ne!(file.etag(), before.etag(), "the phone of whoever has the case fetches it again");
    let file = file.json();
    assert_eq!((&file["proposals"], &file["parties"], &file["notes"]), (&json!(3), &json!([]), &json!([])));
    let listed = new.get("/v1/held-items?state=open").ok()["items"].clone();
    let listed: Vec<(&Value, &Value)> = listed.as_array().expect("items").iter().map(|item| (&item["why"], &item["path"])).collect();
    assert_eq!(listed.len(), 3);
    assert!(listed.iter().all(|(why, path)| **why == "reassigned" && path.as_str().is_some_and(|path| path.starts_with(&case))));
    for answer in &answers[1..] {
        assert_eq!(decide(&new, &path_of(answer), "take")["state"], "taken");
    }
    let file = new.get(&format!("/v1{case}")).ok();
    let me = old.get("/v1/officers/me").ok()["id"].clone();
    assert_eq!((&file["proposals"], &file["narrative"]), (&json!(0), &json!("What I saw.")));
    assert_eq!((&file["parties"][0]["personId"], &file["notes"][0]["by"]["id"]), (&json!(child), &me));
    // What the author wrote on top of it goes on from there.
    let on = change_on("m", "n", &said, &json!({"withdrawnReason": "Said by somebody else"}));
    assert_eq!(statuses(&send(&old, &[on])), [200]);
}

fn what_is_set_aside_stays_on_record_and_out_of_the_case(app: &App) {
    let (case, old, new) = handed_over(app);
    let answers = send(&old, &[create("n", &format!("{case}/notes/{}", id()), &note_at("Said at the gate.", BEFORE))]);
    let path = path_of(&answers[0]);
    assert_eq!(decide(&new, &path, "set_aside")["state"], "set_aside");
    let file = new.get(&format!("/v1{case}")).ok();
    assert_eq!((&file["proposals"], &file["notes"]), (&json!(0), &json!([])));
    let kept = new.get(&path).ok();
    assert_eq!((&kept["body"]["text"], &kept["decided"]["reason"]), (&json!("Said at the gate."), &json!("Read and compared.")));
}

fn a_proposal_is_the_new_owners_business_and_nobody_elses(app: &App) {
    let (case, old, new) = handed_over(app);
    let answers = send(&old, &[create("n", &format!("{case}/notes/{}", id()), &note_at("Said at the gate.", BEFORE))]);
    let path = path_of(&answers[0]);
    for other in [&old, &app.officer()] {
        other.get(&path).refused(404, "not-found");
        assert_eq!(other.get("/v1/held-items").ok()["items"], json!([]));
        other.patch(&path, "\"1\"", &json!({"decision": "take", "reason": "Mine"})).refused(404, "not-found");
    }
    // It goes with the case.
    let third = app.officer();
    hand_over(&new, &case, &third, AFTER);
    new.get(&path).refused(404, "not-found");
    assert_eq!(decide(&third, &path, "take")["state"], "taken");
    third.patch(&path, "\"2\"", &json!({"decision": "take", "reason": "Again"})).refused(409, "already-withdrawn");
    assert_eq!(third.get(&format!("/v1{case}")).ok()["notes"].as_array().map(Vec::len), Some(1));
}

fn only_what_was_written_before_the_handing_over_is_late(app: &App) {
    let (case, old, new) = handed_over(app);
    let of = |key: &str, written: &str| create(key, &format!("{case}/notes/{}", id()), &note_at("Said at the gate.", written));
    // Who knew of the handing over, and wrote after it, adds to the case as anybody who sees it may; so does who has it.
    assert_eq!(statuses(&send(&old, &[of("after", AFTER)])), [201]);
    assert_eq!(statuses(&send(&new, &[of("own", BEFORE)])), [201]);
    let supervisor = app.signed_in("supervisor");
    assert_eq!(statuses(&send(&supervisor, &[of("seen", BEFORE)])), [201]);
    // The clock of a phone that is an hour ahead is taken into account.
    let device = old.register_device();
    let sent = json!({"deviceId": device["id"], "sentAt": "2026-11-24T10:00:00.000Z", "items": [of("ahead", "2026-11-24T09:30:00.000Z")]});
    let answer = old.request("POST", "/v1/batches").json(&sent).send().ok();
    assert_eq!(answer["items"][0]["status"], 202);
    // Handed back, it is the author's own again.
    hand_over(&new, &case, &old, AFTER);
    assert_eq!(statuses(&send(&old, &[of("back", BEFORE)])), [201]);
    // What had been performed before the handing over is answered the same again, never proposed.
    let again = of("again", BEFORE);
    assert_eq!(statuses(&send(&old, std::slice::from_ref(&again))), [201]);
    hand_over(&old, &case, &new, "2026-11-24T08:55:00.000Z");
    let answers = send(&old, &[again]);
    assert_eq!((&answers[0]["status"], &answers[0]["replayed"]), (&json!(201), &json!(true)));
}

fn a_proposal_sent_again_is_one_proposal(app: &App) {
    let (case, old, new) = handed_over(app);
    let item = create("n", &format!("{case}/notes/{}", id()), &note_at("Said at the gate.", BEFORE));
    let first = send(&old, std::slice::from_ref(&item));
    let again = send(&old, std::slice::from_ref(&item));
    assert_eq!((path_of(&again[0]), &again[0]["replayed"]), (path_of(&first[0]), &json!(true)));
    assert_eq!(decide(&new, &path_of(&first[0]), "take")["state"], "taken");
    // Nothing is performed beside a decision.
    assert_eq!(path_of(&send(&old, &[item])[0]), path_of(&first[0]));
    assert_eq!(new.get(&format!("/v1{case}")).ok()["notes"].as_array().map(Vec::len), Some(1));
}

fn a_proposal_holds_no_picture(app: &App) {
    let (case, old, new) = handed_over(app);
    let text = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";
    let answers = send(&old, &[create("n", &format!("{case}/notes/{}", id()), &note_at(text, BEFORE))]);
    assert_eq!((&answers[0]["status"], &answers[0]["body"]["code"]), (&json!(422), &json!("media-not-accepted")));
    assert_eq!(new.get("/v1/held-items").ok()["items"], json!([]));
}
