//! Writes that a phone sealed: they arrive as ordinary ones, in their author's name.

use super::{Phone, create, statuses};
use crate::harness::{App, id, incident, note, on_both_databases, party, person};
use serde_json::{Value, json};

on_both_databases!(
    a_locked_phone_sends_and_its_writes_are_ordinary_ones_of_their_author,
    sent_sealed_and_sent_plain_is_one_write,
    an_answer_tells_the_finder_of_a_phone_nothing,
    what_was_not_sealed_here_by_this_phone_does_not_open,
    the_drop_box_secret_opens_nothing_else,
    nothing_that_looks_like_an_image_is_kept_even_for_a_supervisor,
    a_contact_renews_the_lease,
);

fn tail(path: &str) -> &str {
    path.rsplit('/').next().expect("an id")
}

fn a_case(phone: &Phone) -> (String, Vec<Value>) {
    let (who, case) = (format!("/persons/{}", id()), format!("/incidents/{}", id()));
    let first = create(&who, &person());
    let mut change = json!({"method": "PATCH", "path": who, "idempotencyKey": id(), "body": {"yearGroup": "Year 11"}});
    change["builtOn"] = first["idempotencyKey"].clone();
    let writes = [
        first,
        create(&case, &incident()),
        create(&format!("{case}/parties/{}", id()), &party(tail(&who), "victim")),
        create(&format!("{case}/notes/{}", id()), &note("The phone is in the safe.")),
        change,
    ];
    let items = writes.iter().zip(1..).map(|(write, seq)| phone.seal(seq, write)).collect();
    (case, items)
}

fn a_locked_phone_sends_and_its_writes_are_ordinary_ones_of_their_author(app: &App) {
    let phone = Phone::of(app.officer());
    let (case, items) = a_case(&phone);
    // No session: the phone is locked, and its officer may have been signed out long ago.
    phone.caller.delete("/v1/sessions/current").expect(204);
    assert_eq!(statuses(&phone.hand_in(app, false, &items)), [201, 201, 201, 201, 200]);
    let again = app.unchanged(|| phone.hand_in(app, false, &items));
    assert_eq!(statuses(&again), [201, 201, 201, 201, 200]);
    assert!(again.iter().all(|answer| answer["replayed"] == true));
    let owner = app
        .database
        .lines_each("SELECT lower(hex(owner_id)) AS line FROM incidents", "SELECT replace(owner_id::text, '-', '') AS line FROM incidents");
    assert_eq!(owner, [phone.officer.as_str().expect("an id").replace('-', "")]);
    let logged = app.database.lines_each(
        "SELECT count(*) || ' ' || count(session_id) AS line FROM log_entries WHERE device_id IS NOT NULL AND action = 'collection'",
        "SELECT count(*) || ' ' || count(session_id) AS line FROM log_entries WHERE device_id IS NOT NULL AND action = 'collection'",
    );
    assert_eq!(logged, ["4 0"], "each on record with its device, and through no session");
    let _ = case;
}

fn sent_sealed_and_sent_plain_is_one_write(app: &App) {
    let phone = Phone::of(app.officer());
    let write = create(&format!("/persons/{}", id()), &person());
    let plain = json!({"sentAt": "2026-11-24T09:00:00Z", "deviceId": phone.id, "items": [write]});
    let answer = phone.caller.request("POST", "/v1/batches").json(&plain).send().ok();
    assert_eq!(answer["items"][0]["status"], 201);
    let answers = app.unchanged(|| phone.hand_in(app, false, &[phone.seal(1, &write)]));
    assert_eq!((answers[0]["status"].clone(), answers[0]["replayed"].clone()), (json!(201), json!(true)));
}

fn an_answer_tells_the_finder_of_a_phone_nothing(app: &App) {
    let phone = Phone::of(app.officer());
    let (_, items) = a_case(&phone);
    let answer = phone.send(app, &phone.batch(false, &items)).to_string();
    for personal in ["Enghraifft", "Demonstration", "2011-05-17", "safe", "Year 11", "reference"] {
        assert!(!answer.contains(personal), "{personal}");
    }
}

fn what_was_not_sealed_here_by_this_phone_does_not_open(app: &App) {
    let (phone, other) = (Phone::of(app.officer()), Phone::of(app.officer()));
    let write = create(&format!("/persons/{}", id()), &person());
    let good = phone.seal(1, &write);
    let with = |member: &str, value: Value| {
        let mut item = good.clone();
        item[member] = value;
        item
    };
    let flipped = |member: &str| {
        let text = good[member].as_str().expect("text");
        let first = if text.starts_with('A') { 'B' } else { 'A' };
        with(member, json!(format!("{first}{}", &text[1..])))
    };
    let foreign = other.seal_as(1, &phone.id, good["idempotencyKey"].as_str().expect("a key"), &write);
    let swapped = with("idempotencyKey", json!(id()));
    for (what, item) in [
        ("altered ciphertext", flipped("ciphertext")),
        ("altered key", flipped("enc")),
        ("another phone's secret", foreign),
        ("under another write's key", swapped),
        ("no base64url", with("ciphertext", json!("****"))),
    ] {
        let answers = app.unchanged(|| phone.hand_in(app, true, &[item]));
        assert_eq!(
            (answers[0]["status"].clone(), answers[0]["code"].clone(), answers[0]["held"].clone()),
            (json!(422), json!("sealed-unreadable"), json!(false)),
            "{what}"
        );
    }
    let answers = phone.hand_in(app, true, &[with("keyId", json!("0123456789abcdef"))]);
    assert_eq!(answers[0]["code"], "sealing-key-unknown");
    assert_eq!(statuses(&phone.hand_in(app, false, &[good])), [201]);
}

fn the_drop_box_secret_opens_nothing_else(app: &App) {
    let (phone, other) = (Phone::of(app.officer()), Phone::of(app.officer()));
    let secret = phone.sealing["dropBox"].as_str().expect("a secret");
    for path in ["/v1/incidents", "/v1/changes", "/v1/devices", "/v1/officers/me"] {
        app.anybody().with("waymark-device", secret).get(path).refused(401, "not-signed-in");
        app.anybody().with_token(secret).get(path).expect(401);
    }
    // Nor another device's box, nor without the header, nor with two.
    let ask = |caller: crate::harness::Caller, body: &Value| caller.request("POST", "/v1/sealed-batches").json(body).send();
    ask(app.anybody().with("waymark-device", secret), &other.batch(false, &[])).refused(401, "not-signed-in");
    ask(app.anybody(), &phone.batch(false, &[])).refused(401, "not-signed-in");
    ask(app.anybody().with("waymark-device", secret).with("waymark-device", secret), &phone.batch(false, &[]))
        .refused(401, "not-signed-in");
    ask(app.anybody().with("waymark-device", "short"), &phone.batch(false, &[])).refused(401, "not-signed-in");
    // A signed-in officer is no device.
    ask(phone.caller.with("x", "y"), &phone.batch(false, &[])).refused(401, "not-signed-in");
}

fn nothing_that_looks_like_an_image_is_kept_even_for_a_supervisor(app: &App) {
    let phone = Phone::of(app.officer());
    let mut with = incident();
    with["narrative"] = json!("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ");
    let item = phone.seal(1, &create(&format!("/incidents/{}", id()), &with));
    let answers = phone.hand_in(app, true, &[item]);
    assert_eq!(
        (answers[0]["status"].clone(), answers[0]["code"].clone(), answers[0]["held"].clone()),
        (json!(422), json!("media-not-accepted"), json!(false))
    );
    assert_eq!(app.database.lines("SELECT count(*) || '' AS line FROM held_items"), ["0"]);
}

fn a_contact_renews_the_lease(app: &App) {
    let phone = Phone::of(app.officer());
    app.clock.move_seconds(3600);
    let answer = phone.send(app, &phone.batch(false, &[]));
    assert_eq!((answer["device"]["revoked"].clone(), answer["items"].clone()), (json!(false), json!([])));
    let hours = |from: &Value, to: &Value| {
        let at = |value: &Value| chrono::DateTime::parse_from_rfc3339(value.as_str().expect("an instant")).expect("an instant");
        (at(to) - at(from)).num_hours()
    };
    assert_eq!(hours(&answer["device"]["contactAt"], &answer["device"]["leaseUntil"]), 12);
    assert_eq!(answer["device"]["contactAt"], answer["receivedAt"]);
}
