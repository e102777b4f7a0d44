//! Every way an item can end, beside each other in one batch; and what the device's count hears of it.

use super::{batch, change_on, create, fresh, send, statuses};
use crate::harness::{App, Caller, id, incident, on_both_databases, party, person};
use serde_json::{Value, json};

on_both_databases!(
    each_item_ends_as_it_would_by_itself_whatever_became_of_the_one_before,
    an_if_match_of_its_own_counts_before_what_it_is_built_on,
    a_step_waits_for_what_it_is_built_on_and_takes_no_version_from_it,
    what_was_not_tried_is_tried_when_it_comes_again,
    only_what_arrived_is_settled_in_the_count_of_the_phone,
    items_of_a_phone_out_of_use_are_refused_as_a_whole,
);

fn tail(path: &str) -> &str {
    path.rsplit('/').next().expect("an id")
}

fn with(mut item: Value, member: &str, value: Value) -> Value {
    item[member] = value;
    item
}

fn without(mut item: Value, member: &str) -> Value {
    item.as_object_mut().expect("an item").remove(member);
    item
}

fn each_item_ends_as_it_would_by_itself_whatever_became_of_the_one_before(app: &App) {
    let officer = app.officer();
    let (who, case, _) = fresh();
    let nowhere = format!("/incidents/{}/notes/{}", id(), id());
    let patch =
        |key: &str, etag: &str, body: Value| json!({"method": "PATCH", "path": case, "idempotencyKey": key, "ifMatch": etag, "body": body});
    let items = [
        create("made", &case, &incident()),
        create("again", &case, &incident()),
        with(create("made", &case, &incident()), "body", json!({"writtenAt": "2026-11-24T08:50:00Z"})),
        without(create("bare", &who, &person()), "ifNoneMatch"),
        patch("changed", "\"1\"", json!({"narrative": "More is known."})),
        patch("stale", "\"1\"", json!({"narrative": "Somebody was faster."})),
        patch("weak", "W/\"2\"", json!({"narrative": "No version."})),
        create("nowhere", &nowhere, &crate::harness::note("x")),
        with(create("method", &case, &incident()), "method", json!("POST")),
        create("wrong", &who, &json!({"writtenAt": "soon"})),
        create("last", &who, &person()),
    ];
    let answers = send(&officer, &items);
    assert_eq!(statuses(&answers), [201, 412, 422, 428, 200, 412, 412, 404, 405, 422, 201]);
    let codes: Vec<&str> = answers.iter().map(|answer| answer["body"]["code"].as_str().unwrap_or("-")).collect();
    let expected = [
        "-",
        "already-exists",
        "idempotency-key-reused",
        "precondition-required",
        "-",
        "stale",
        "stale",
        "not-found",
        "method-not-allowed",
        "invalid",
        "-",
    ];
    assert_eq!(codes, expected);
    assert_eq!((answers[5]["etag"].clone(), answers[5]["body"]["currentEtag"].clone()), (json!("\"2.2\""), json!("\"2.2\"")));
    for (item, answer) in items.iter().zip(&answers) {
        assert_eq!(item["idempotencyKey"], answer["idempotencyKey"]);
    }
}

fn an_if_match_of_its_own_counts_before_what_it_is_built_on(app: &App) {
    let officer = app.officer();
    let (who, ..) = fresh();
    let sex = |key: &str, built_on: &str, etag: &str, sex: &str| {
        with(change_on(key, built_on, &who, &json!({"sex": sex})), "ifMatch", json!(etag))
    };
    let items = [
        create("w1", &who, &person()),
        change_on("w2", "w1", &who, &json!({"sex": "male"})),
        sex("w3", "w1", "\"2\"", "female"),
        sex("w4", "w3", "\"1\"", "male"),
        sex("w5", "nobody", "\"3\"", "male"),
    ];
    // The last has the right version and stands on nothing that is there.
    assert_eq!(statuses(&send(&officer, &items)), [201, 200, 200, 412, 424]);
}

/// A case with a referral, and the address of its steps.
fn referred(officer: &Caller) -> String {
    let (who, case, link) = fresh();
    let path = format!("{case}/referrals/{}", id());
    let at = "2026-11-24T08:57:00Z";
    let referral =
        json!({"to": "ppu", "personId": tail(&who), "at": at, "by": {"name": "Demonstration officer"}, "how": "phone", "writtenAt": at});
    let items = [
        create("p1", &who, &person()),
        create("p2", &case, &incident()),
        create("p3", &link, &party(tail(&who), "victim")),
        create("p4", &path, &referral),
    ];
    assert_eq!(statuses(&send(officer, &items)), [201; 4]);
    path
}

fn a_step_waits_for_what_it_is_built_on_and_takes_no_version_from_it(app: &App) {
    let officer = app.officer();
    let path = referred(&officer);
    let body = json!({"step": "chased", "at": "2026-11-24T08:58:00Z", "by": {"name": "Demonstration officer"}, "how": "phone"});
    let step = |key: &str, on: &str| json!({"method": "POST", "path": format!("{path}/steps"), "idempotencyKey": key, "builtOn": on, "body": body});
    // Two on the same version: an addition stands on whatever is there.
    let items = [step("q1", "p4"), step("q2", "p4"), step("q3", "unheard-of")];
    assert_eq!(statuses(&send(&officer, &items)), [201, 201, 424]);
    app.unchanged(|| assert_eq!(statuses(&send(&officer, &items)), [201, 201, 424]));
    let steps = officer.get(&format!("/v1{path}")).ok()["steps"].as_array().map(Vec::len);
    assert_eq!(steps, Some(3));
}

fn what_was_not_tried_is_tried_when_it_comes_again(app: &App) {
    let officer = app.officer();
    let (who, ..) = fresh();
    let change = change_on("n2", "n1", &who, &json!({"sex": "male"}));
    let both = [create("n1", &who, &person()), change.clone()];
    // Without what it stands on, before it, and after it.
    app.unchanged(|| assert_eq!(statuses(&send(&officer, std::slice::from_ref(&change))), [424]));
    assert_eq!(statuses(&send(&officer, &both)), [201, 200]);
    let again = send(&officer, std::slice::from_ref(&change));
    assert_eq!((statuses(&again), again[0]["replayed"].clone()), (vec![200], json!(true)));
}

fn only_what_arrived_is_settled_in_the_count_of_the_phone(app: &App) {
    let officer = app.officer();
    let device = officer.register_device();
    let numbered = |seq: i64, item: Value| with(item, "seq", json!(seq));
    let (who, ..) = fresh();
    let waiting = change_on("s3", "s2", &who, &json!({"sex": "male"}));
    let items = [
        numbered(1, create("s1", &fresh().0, &person())),
        numbered(2, create("s2", &who, &json!({"writtenAt": "soon"}))),
        numbered(3, waiting.clone()),
    ];
    let mut body = with(batch(&items), "deviceId", device["id"].clone());
    body["report"] = json!({"lastSeq": 4, "unsent": 4, "oldestUnsentAt": null, "cases": 1, "storage": "ok", "persisted": true});
    let send = |body: &Value| officer.request("POST", "/v1/batches").json(body).send().ok();
    let missing = || officer.get(&format!("/v1/devices/{}", device["id"].as_str().expect("an id"))).ok()["missing"].clone();
    let answer = send(&body);
    assert_eq!(
        answer["items"].as_array().expect("items").iter().map(|item| item["seq"].clone()).collect::<Vec<_>>(),
        [1, 2, 3].map(Value::from)
    );
    assert_eq!(missing(), 3, "2 was refused, 3 not tried, 4 not sent");
    send(&body);
    assert_eq!(missing(), 3, "1 counts once");
    body["items"] = json!([numbered(2, create("s2-right", &who, &person())), numbered(3, with(waiting, "builtOn", json!("s2-right")))]);
    body["report"]["dropped"] = json!([4]);
    assert_eq!(statuses(send(&body)["items"].as_array().expect("items")), [201, 200]);
    assert_eq!(missing(), 0);
}

fn items_of_a_phone_out_of_use_are_refused_as_a_whole(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let officer = app.anybody().with_token_of(&account);
    let device = officer.register_device();
    let path = format!("/v1/devices/{}", device["id"].as_str().expect("an id"));
    let body = with(batch(&[create("r", &fresh().0, &person())]), "deviceId", device["id"].clone());
    let etag = device["etag"].as_str().expect("an ETag");
    app.signed_in("supervisor").patch(&path, etag, &json!({"revokedReason": "Left on a bus."})).expect(200);
    // A session that is not of this phone goes on, and cannot send in its name either.
    let again = app.anybody().with_token_of(&account);
    app.unchanged(|| again.request("POST", "/v1/batches").json(&body).send().refused(401, "device-revoked"));
}
