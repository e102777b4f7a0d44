//! A lost phone: taken out of use, what it still sends is kept for a supervisor, and the record says what it held.

use super::{Phone, create, statuses};
use crate::harness::{App, id, incident, note, on_both_databases, person};
use serde_json::json;

on_both_databases!(
    a_revoked_phone_is_signed_out_at_once_and_told_why,
    what_a_revoked_phone_sends_is_kept_and_not_performed,
    a_supervisor_takes_what_was_kept_or_sets_it_aside,
    what_an_erased_phone_cannot_put_right_is_kept,
    the_record_says_what_the_phone_held_and_when_it_was_erased,
    only_its_officer_and_the_team_s_supervisor_take_a_phone_out_of_use,
);

const LOST: &str = "Left on a bus this morning.";

fn revoke(phone: &Phone, by: &crate::harness::Caller) {
    let found = by.get(&phone.path());
    let body = by.patch(&phone.path(), &found.etag(), &json!({"revokedReason": LOST})).ok();
    assert_eq!((body["revoked"]["reason"].clone(), body["sealing"].clone()), (json!(LOST), json!(null)));
}

fn a_revoked_phone_is_signed_out_at_once_and_told_why(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    phone.caller.get("/v1/incidents").ok();
    revoke(&phone, &supervisor);
    let refused = phone.caller.get("/v1/incidents");
    refused.refused(401, "device-revoked");
    assert_eq!(refused.header("clear-site-data"), "\"cache\", \"cookies\"");
    // A phone whose officer is signed in elsewhere goes on there.
    phone.caller.get(&phone.path()).refused(401, "device-revoked");
}

fn what_a_revoked_phone_sends_is_kept_and_not_performed(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let before = create(&format!("/persons/{}", id()), &person());
    phone.hand_in(app, false, &[phone.seal(1, &before)]);
    revoke(&phone, &supervisor);
    let later = create(&format!("/incidents/{}", id()), &incident());
    let items = [phone.seal(1, &before), phone.seal(2, &later)];
    let answers = phone.hand_in(app, true, &items);
    assert_eq!((statuses(&answers), answers[1]["held"].clone()), (vec![201, 202], json!(true)));
    let again = app.unchanged(|| phone.hand_in(app, true, &items));
    assert_eq!(statuses(&again), [201, 202]);
    assert_eq!(app.database.lines("SELECT count(*) || '' AS line FROM held_items"), ["1"]);
    assert_eq!(app.database.lines("SELECT count(*) || '' AS line FROM incidents"), ["0"]);
    let list = supervisor.get("/v1/held-items?state=open").ok();
    let item = &list["items"][0];
    assert_eq!((item["why"].clone(), item["body"].clone(), item["method"].clone()), (json!("revoked"), json!(null), json!("PUT")));
}

fn a_supervisor_takes_what_was_kept_or_sets_it_aside(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    revoke(&phone, &supervisor);
    let case = format!("/incidents/{}", id());
    let writes = [
        create(&case, &incident()),
        create(&format!("{case}/notes/{}", id()), &note("The phone is in the safe.")),
        create(&format!("/persons/{}", id()), &person()),
    ];
    let items: Vec<_> = writes.iter().zip(1..).map(|(write, seq)| phone.seal(seq, write)).collect();
    assert_eq!(statuses(&phone.hand_in(app, true, &items)), [202, 202, 202]);
    let held = supervisor.all("/v1/held-items");
    let path = |at: usize| format!("/v1/held-items/{}", held[at]["id"].as_str().expect("an id"));
    let decide = |at: usize, decision: &str| {
        let found = supervisor.get(&path(at));
        supervisor.patch(&path(at), &found.etag(), &json!({"decision": decision, "reason": "Looked at with the officer."}))
    };
    // The note's case is not there yet: it cannot be taken, and nothing changes.
    let etag = supervisor.get(&path(1)).etag();
    let refused =
        app.unchanged(|| supervisor.patch(&path(1), &etag, &json!({"decision": "take", "reason": "Looked at with the officer."})));
    assert_eq!(refused.refused(409, "held-item-refused").0["refusedWith"], "not-found");
    assert_eq!(supervisor.get(&path(1)).ok()["state"], "open");
    let taken = decide(0, "take").ok();
    assert_eq!((taken["state"].clone(), taken["decided"]["reason"].clone()), (json!("taken"), json!("Looked at with the officer.")));
    decide(1, "take").ok();
    let set_aside = decide(2, "set_aside").ok();
    assert_eq!((set_aside["state"].clone(), set_aside["body"]["givenNames"].clone()), (json!("set_aside"), json!("Enghraifft")));
    decide(2, "take").refused(409, "already-withdrawn");
    // In the author's name: it is the officer's case, not the supervisor's.
    let file = supervisor.get(&format!("/v1{case}")).ok();
    assert_eq!((file["officer"]["id"].clone(), file["notes"].as_array().map(Vec::len)), (phone.officer.clone(), Some(1)));
}

fn what_an_erased_phone_cannot_put_right_is_kept(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let mut wrong = incident();
    wrong["happened"] = json!({"kind": "exact", "at": "2036-11-20T18:00:00Z"});
    let item = phone.seal(1, &create(&format!("/incidents/{}", id()), &wrong));
    // While it can still be read on the phone, the officer puts it right there.
    let answers = phone.hand_in(app, false, std::slice::from_ref(&item));
    assert_eq!((answers[0]["status"].clone(), answers[0]["errors"][0]["code"].clone()), (json!(422), json!("in-the-future")));
    let answers = phone.hand_in(app, true, &[item]);
    assert_eq!((answers[0]["status"].clone(), answers[0]["held"].clone()), (json!(202), json!(true)));
    let held = supervisor.all("/v1/held-items");
    assert_eq!((held.len(), held[0]["why"].clone(), held[0]["code"].clone()), (1, json!("erased"), json!("invalid")));
}

fn the_record_says_what_the_phone_held_and_when_it_was_erased(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let case = phone.caller.record_incident(&incident());
    phone.caller.case_file(case["id"].as_str().expect("an id"));
    revoke(&phone, &supervisor);
    let held = supervisor.get(&format!("{}/holdings", phone.path())).ok();
    assert_eq!((held["items"].as_array().map(Vec::len), held["items"][0]["reference"].clone()), (Some(1), case["reference"].clone()));
    assert_eq!(supervisor.get(&phone.path()).ok()["revoked"]["erasedAt"], json!(null));
    let mut told = phone.batch(true, &[]);
    told["report"] =
        json!({"lastSeq": 0, "unsent": 0, "oldestUnsentAt": null, "cases": 0, "storage": "ok", "persisted": true, "erased": true});
    let answer = phone.send(app, &told);
    assert_eq!(answer["device"]["revoked"], true);
    assert_eq!(supervisor.get(&phone.path()).ok()["revoked"]["erasedAt"], answer["receivedAt"]);
}

fn only_its_officer_and_the_team_s_supervisor_take_a_phone_out_of_use(app: &App) {
    let phone = Phone::of(app.officer());
    let elsewhere = app.anybody().with_token_of(&app.account_in("Another team", "supervisor", "Enghraifft Demonstration"));
    for stranger in [app.officer(), elsewhere, app.signed_in("auditor"), app.signed_in("administrator")] {
        stranger.patch(&phone.path(), "\"1\"", &json!({"revokedReason": LOST})).refused(404, "not-found");
    }
    phone.caller.patch(&phone.path(), "\"9\"", &json!({"revokedReason": LOST})).refused(412, "stale");
    phone.caller.patch(&phone.path(), "\"1\"", &json!({"revokedReason": "  "})).refused(422, "invalid");
    revoke(&phone, &app.signed_in("supervisor"));
}
