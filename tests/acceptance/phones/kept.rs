//! What is held is held once, is on record, and is performed once, whatever phone and supervisors do at the same time.

use super::{Phone, create, statuses};
use crate::harness::{App, at_once, id, incident, note, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    what_is_held_is_on_record_as_collected_on_its_device,
    what_was_taken_is_not_performed_again_when_the_phone_sends_it_again,
    what_was_set_aside_is_not_performed_when_the_phone_sends_it_again,
    what_was_handed_over_is_not_performed_beside_the_decision,
    what_builds_on_a_write_that_was_taken_can_be_sent,
    supervisors_who_take_at_once_perform_it_once,
    a_look_that_a_phone_out_of_use_tells_of_is_on_record,
);

fn revoked(app: &App) -> Phone {
    let phone = Phone::of(app.officer());
    let body = json!({"revokedReason": "Left on a bus."});
    app.signed_in("supervisor").patch(&phone.path(), "\"1\"", &body).ok();
    phone
}

/// The address of the one held item.
fn held(app: &App) -> String {
    let all = app.signed_in("supervisor").all("/v1/held-items");
    assert_eq!(all.len(), 1);
    format!("/v1/held-items/{}", all[0]["id"].as_str().expect("an id"))
}

fn decision(what: &str) -> Value {
    json!({"decision": what, "reason": "Looked at with the officer."})
}

fn what_is_held_is_on_record_as_collected_on_its_device(app: &App) {
    let phone = revoked(app);
    let write = create(&format!("/incidents/{}", id()), &incident());
    phone.hand_in(app, true, &[phone.seal(1, &write)]);
    phone.hand_in(app, true, &[phone.seal(1, &write)]);
    let rows = "SELECT count(*) || ' ' || count(device_id) || ' ' || count(session_id) AS line FROM log_entries \
        WHERE kind = 'held_item' AND action = 'collection'";
    assert_eq!(app.database.lines(rows), ["1 1 0"]);
}

fn what_was_taken_is_not_performed_again_when_the_phone_sends_it_again(app: &App) {
    let (phone, supervisor) = (revoked(app), app.signed_in("supervisor"));
    let item = phone.seal(1, &create(&format!("/persons/{}", id()), &person()));
    phone.hand_in(app, true, std::slice::from_ref(&item));
    supervisor.patch(&held(app), "\"1\"", &decision("take")).ok();
    let answers = app.unchanged(|| phone.hand_in(app, true, &[item]));
    assert_eq!((answers[0]["status"].clone(), answers[0]["held"].clone()), (json!(202), json!(true)));
}

fn what_was_set_aside_is_not_performed_when_the_phone_sends_it_again(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let mut wrong = incident();
    wrong["happened"] = json!({"kind": "exact", "at": "2036-11-20T18:00:00Z"});
    let item = phone.seal(1, &create(&format!("/incidents/{}", id()), &wrong));
    phone.hand_in(app, true, std::slice::from_ref(&item));
    supervisor.patch(&held(app), "\"1\"", &decision("set_aside")).ok();
    // Nothing of the refusal is left after ninety days; the decision is.
    app.clock.move_hours(24 * 100);
    assert_eq!(statuses(&app.unchanged(|| phone.hand_in(app, false, &[item]))), [202]);
}

fn hand_over(phone: &Phone, write: &Value) {
    let mut inner = write.clone();
    let members = inner.as_object_mut().expect("a write");
    members.remove("ifNoneMatch");
    members.insert("writtenAt".to_owned(), json!("2026-11-24T08:57:00Z"));
    phone.caller.put(&format!("/v1/held-items/{}", id()), &json!({"write": inner, "deviceId": phone.id, "seq": 1})).created();
}

fn what_was_handed_over_is_not_performed_beside_the_decision(app: &App) {
    let phone = Phone::of(app.officer());
    let write = create(&format!("/persons/{}", id()), &person());
    hand_over(&phone, &write);
    // The same write lay in the locked phone's queue.
    let answers = app.unchanged(|| phone.hand_in(app, false, &[phone.seal(1, &write)]));
    assert_eq!(statuses(&answers), [202]);
    // Whoever has no more than the key learns nothing of it.
    let mut forged = phone.seal(1, &create(&format!("/persons/{}", id()), &person()));
    forged["idempotencyKey"] = write["idempotencyKey"].clone();
    assert_eq!(phone.hand_in(app, false, &[forged])[0]["code"], "sealed-unreadable");
}

fn what_builds_on_a_write_that_was_taken_can_be_sent(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let who = format!("/persons/{}", id());
    let first = create(&who, &person());
    let key = &first["idempotencyKey"];
    let change =
        json!({"method": "PATCH", "path": who, "idempotencyKey": id(), "builtOn": key, "after": [key], "body": {"yearGroup": "Year 11"}});
    let send = || {
        let body = json!({"sentAt": "2026-11-24T09:00:00Z", "items": [change]});
        let answer = phone.caller.request("POST", "/v1/batches").json(&body).send().ok();
        (answer["items"][0]["status"].clone(), answer["items"][0]["body"]["yearGroup"].clone())
    };
    hand_over(&phone, &first);
    assert_eq!(send().0, 424);
    supervisor.patch(&held(app), "\"1\"", &decision("take")).ok();
    assert_eq!(send(), (json!(200), json!("Year 11")));
    // The write itself answers as done, and to nobody who asks for something else under its key.
    let resent = phone.caller.creating(&format!("/v1{who}")).key(key.as_str().expect("a key"));
    resent.json(&person()).send().created();
    let other = phone.caller.creating(&format!("/v1{who}")).key(key.as_str().expect("a key"));
    other.json(&json!({"familyName": "Arall"})).send().refused(422, "idempotency-key-reused");
}

fn supervisors_who_take_at_once_perform_it_once(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let case = phone.caller.record_incident(&incident());
    let path = format!("/incidents/{}", case["id"].as_str().expect("an id"));
    let change = json!({"method": "PATCH", "path": path, "idempotencyKey": id(), "body": {"narrative": "What I meant."}});
    hand_over(&phone, &change);
    let (item, second) = (held(app), app.another());
    let before = app.database.lines("SELECT count(*) || '' AS line FROM revisions");
    let answers = at_once(4, |thread| {
        let here = if thread % 2 == 0 { supervisor.at(app.address) } else { supervisor.at(second.address) };
        let reply = here.patch(&item, "\"1\"", &decision("take"));
        assert!(matches!(reply.status, 200 | 409 | 412), "{}", reply.text);
        reply.status
    });
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "{answers:?}");
    let revisions = |lines: Vec<String>| lines[0].parse::<u64>().expect("a count");
    assert_eq!(revisions(app.database.lines("SELECT count(*) || '' AS line FROM revisions")), revisions(before) + 1);
    assert_eq!(supervisor.get(&item).ok()["state"], "taken");
}

fn a_look_that_a_phone_out_of_use_tells_of_is_on_record(app: &App) {
    let phone = Phone::of(app.officer());
    let case = phone.caller.record_incident(&incident());
    let path = format!("/incidents/{}", case["id"].as_str().expect("an id"));
    phone.caller.put(&format!("/v1{path}/notes/{}", id()), &note("The phone is in the safe.")).created();
    app.signed_in("supervisor").patch(&phone.path(), "\"1\"", &json!({"revokedReason": "Left on a bus."})).ok();
    let body = json!({"readAt": "2026-11-24T08:50:00Z", "version": null, "writtenAt": "2026-11-24T08:50:00Z"});
    let look = phone.seal(1, &create(&format!("{path}/consultations/{}", id()), &body));
    assert_eq!(statuses(&phone.hand_in(app, true, std::slice::from_ref(&look))), [201]);
    assert_eq!(statuses(&app.unchanged(|| phone.hand_in(app, true, &[look]))), [201]);
    assert_eq!(app.database.lines("SELECT count(*) || '' AS line FROM log_entries WHERE device_at IS NOT NULL"), ["1"]);
}
