//! What somebody could try who has a phone, or only what lies readable on it.

use super::{Phone, create, statuses};
use crate::harness::{App, id, incident, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    beside_the_sealed_body_rests_an_address_and_nothing_else,
    what_looks_like_an_image_is_kept_nowhere_wherever_it_is_sent,
    a_closed_account_changes_nothing_through_its_phone,
    guessing_at_drop_box_secrets_is_slowed_down,
    a_phone_out_of_use_cannot_talk_a_gap_away,
);

const IMAGE: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";

fn kept(app: &App) -> Vec<String> {
    app.database.lines("SELECT count(*) || '' AS line FROM held_items")
}

fn revoke(app: &App, phone: &Phone) {
    app.signed_in("supervisor").patch(&phone.path(), "\"1\"", &json!({"revokedReason": "Left on a bus."})).ok();
}

fn beside_the_sealed_body_rests_an_address_and_nothing_else(app: &App) {
    let phone = Phone::of(app.officer());
    let of = |member: &str, value: Value| {
        let mut write = create(&format!("/persons/{}", id()), &person());
        write[member] = value;
        phone.seal(1, &write)
    };
    let long = "x".repeat(4000);
    let items = [
        of("path", json!(format!("/persons/{long}"))),
        of("path", json!("/persons/Enghraifft Demonstration")),
        of("path", json!("/persons/a?b=c")),
        of("ifMatch", json!(long)),
        of("ifMatch", json!("\"Enghraifft Demonstration\"")),
        phone.seal(0, &create(&format!("/persons/{}", id()), &person())),
    ];
    for revoked in [false, true] {
        if revoked {
            revoke(app, &phone);
        }
        for item in &items {
            let answers = app.unchanged(|| phone.hand_in(app, true, std::slice::from_ref(item)));
            assert_eq!((answers[0]["status"].clone(), answers[0]["code"].clone()), (json!(422), json!("sealed-unreadable")));
        }
    }
    assert_eq!(kept(app), ["0"]);
    let caller = app.officer();
    let mut write = create("/persons/x", &person());
    write.as_object_mut().expect("a write").remove("ifNoneMatch");
    write["writtenAt"] = json!("2026-11-24T08:57:00Z");
    write["ifMatch"] = json!("\"Enghraifft Demonstration\"");
    caller.put(&format!("/v1/held-items/{}", id()), &json!({"write": write})).field("/write/ifMatch", "bad-format");
}

fn what_looks_like_an_image_is_kept_nowhere_wherever_it_is_sent(app: &App) {
    let phone = Phone::of(app.officer());
    let mut with = incident();
    with["narrative"] = json!(IMAGE);
    // No route looks at the first body: nothing is there.
    let writes = [create(&format!("/nowhere/{}", id()), &with), create(&format!("/incidents/{}", id()), &with)];
    let items = writes.each_ref().map(|write| phone.seal(1, write));
    for revoked in [false, true] {
        if revoked {
            revoke(app, &phone);
        }
        for item in &items {
            let answers = phone.hand_in(app, true, std::slice::from_ref(item));
            assert_eq!(
                (answers[0]["status"].clone(), answers[0]["code"].clone(), answers[0]["held"].clone()),
                (json!(422), json!("media-not-accepted"), json!(false))
            );
        }
    }
    assert_eq!(kept(app), ["0"]);
}

fn a_closed_account_changes_nothing_through_its_phone(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let before = phone.seal(1, &create(&format!("/persons/{}", id()), &person()));
    phone.hand_in(app, false, std::slice::from_ref(&before));
    app.database.execute("UPDATE officers SET disabled_at = created_at WHERE role = 'schools_officer'").expect("closed");
    let later = phone.seal(2, &create(&format!("/persons/{}", id()), &person()));
    assert_eq!(statuses(&phone.hand_in(app, false, &[before, later])), [201, 202]);
    assert_eq!(app.database.lines("SELECT count(*) || '' AS line FROM persons"), ["1"]);
    let held = supervisor.all("/v1/held-items");
    assert_eq!((held.len(), held[0]["why"].clone(), held[0]["code"].clone()), (1, json!("revoked"), json!("not-allowed")));
}

fn guessing_at_drop_box_secrets_is_slowed_down(app: &App) {
    let (phone, other) = (Phone::of(app.officer()), Phone::of(app.officer()));
    let wrong = other.sealing["dropBox"].as_str().expect("a secret");
    let guess = |of: &str| {
        app.anybody()
            .with("waymark-device", wrong)
            .request("POST", "/v1/sealed-batches")
            .json(&json!({
                "deviceId": of, "sentAt": "2026-11-24T09:00:00Z", "final": false, "items": []
            }))
            .send()
    };
    for _ in 0..3 {
        guess(&phone.id).refused(401, "not-signed-in");
    }
    let slowed = guess(&phone.id);
    slowed.refused(429, "too-many-requests");
    assert_eq!(slowed.header("retry-after"), "2");
    // Another phone at the same address goes on, and so does signing in.
    other.send(app, &other.batch(false, &[]));
    app.officer();
    app.clock.move_seconds(2);
    phone.send(app, &phone.batch(false, &[]));
    // Over many devices it is the address that waits, before a body is read.
    for _ in 0..40 {
        guess(&id());
    }
    let unread = app.anybody().with("waymark-device", wrong).request("POST", "/v1/sealed-batches").body("text/plain", "no JSON").send();
    unread.expect(429);
}

fn a_phone_out_of_use_cannot_talk_a_gap_away(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let told = |dropped: Value| {
        let mut body = phone.batch(true, &[]);
        body["report"] =
            json!({"lastSeq": 3, "unsent": 3, "oldestUnsentAt": null, "dropped": dropped, "cases": 0, "storage": "ok", "persisted": null});
        phone.send(app, &body);
        supervisor.get(&phone.path()).ok()["missing"].clone()
    };
    assert_eq!(told(json!([1])), 2);
    revoke(app, &phone);
    assert_eq!(told(json!([2, 3])), 2);
}
