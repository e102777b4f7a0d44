//! What a batch refuses: a frame as a whole, a body item by item.

use super::{batch, create, fresh, send, statuses};
use crate::harness::{App, Caller, incident, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    media_in_one_item_refuses_that_item_alone,
    a_malformed_item_is_refused_alone,
    what_is_no_ordinary_write_is_not_there,
    a_malformed_frame_is_refused_as_a_whole,
    a_device_that_is_not_ones_own_is_not_there,
    nobody_sends_a_batch_without_signing_in,
    an_item_may_do_what_its_author_may_and_no_more,
);

fn media_in_one_item_refuses_that_item_alone(app: &App) {
    let officer = app.officer();
    let (who, case, _) = fresh();
    let mut with = incident();
    with["narrative"] = json!("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ");
    let answers = send(&officer, &[create("m1", &case, &with), create("m2", &who, &person())]);
    assert_eq!(statuses(&answers), [422, 201]);
    assert_eq!(answers[0]["body"]["code"], "media-not-accepted");
    assert!(!answers[0].to_string().contains("iVBOR"));
}

fn a_malformed_item_is_refused_alone(app: &App) {
    let officer = app.officer();
    let (who, ..) = fresh();
    let good = create("g", &who, &person());
    let with = |member: &str, value: Value| {
        let mut item = create("x", &fresh().0, &person());
        item[member] = value;
        item
    };
    let items = [
        with("method", json!("DELETE")),
        with("unknown", json!(1)),
        with("idempotencyKey", json!("a \"quoted\" key")),
        with("idempotencyKey", json!("")),
        with("ifNoneMatch", json!("\"1\"")),
        with("path", json!("persons")),
        with("path", json!("/persons/../incidents")),
        with("path", json!("/persons/%2e")),
        json!("not an item"),
        json!(null),
        good,
    ];
    let answers = send(&officer, &items);
    let (last, bad) = answers.split_last().expect("answers");
    assert_eq!(last["status"], 201);
    for (item, answer) in items.iter().zip(bad) {
        assert!((400..=428).contains(&answer["status"].as_i64().expect("a status")), "{item}: {answer}");
    }
}

fn what_is_no_ordinary_write_is_not_there(app: &App) {
    let officer = app.officer();
    let mut items = Vec::new();
    for (method, path) in [
        ("POST", "/batches"),
        ("POST", "/sealed-batches"),
        ("POST", "/sessions"),
        ("POST", "/person-searches"),
        ("PUT", "/devices/x"),
        ("PUT", "/guidance-packs/x"),
    ] {
        items.push(json!({"method": method, "path": path, "idempotencyKey": path.trim_start_matches('/'), "ifNoneMatch": "*", "body": {}}));
    }
    for (item, answer) in items.iter().zip(send(&officer, &items)) {
        assert!(matches!(answer["status"].as_i64(), Some(400 | 404 | 405)), "{item}: {answer}");
    }
}

fn refuse(officer: &Caller, body: &Value, status: u16, code: &str) {
    officer.request("POST", "/v1/batches").json(body).send().refused(status, code);
}

fn a_malformed_frame_is_refused_as_a_whole(app: &App) {
    let officer = app.officer();
    let item = create("f", &fresh().0, &person());
    let mut unknown = batch(&[]);
    unknown["extra"] = json!(1);
    refuse(&officer, &unknown, 422, "invalid");
    refuse(&officer, &json!({"items": []}), 422, "invalid");
    refuse(&officer, &json!({"sentAt": "soon", "items": []}), 422, "invalid");
    refuse(&officer, &batch(&vec![item; 501]), 422, "invalid");
    let mut report = batch(&[]);
    report["report"] = json!({"lastSeq": -1, "unsent": 0, "oldestUnsentAt": null, "cases": 0, "storage": "ok", "persisted": true});
    refuse(&officer, &report, 422, "invalid");
    let send = |bytes: Vec<u8>| officer.request("POST", "/v1/batches").body("application/json", bytes).send();
    send(b"{\"sentAt\": \"2026-11-24T09:00:00Z\", \"items\": [}".to_vec()).refused(400, "malformed-json");
    send(b"{} {}".to_vec()).expect(422);
    send(vec![b' '; 4 * 1024 * 1024 + 1]).refused(413, "body-too-large");
    send("[".repeat(40).into_bytes()).expect(422);
}

fn a_device_that_is_not_ones_own_is_not_there(app: &App) {
    let (one, two) = (app.officer(), app.officer());
    let mut body = batch(&[]);
    body["deviceId"] = one.register_device()["id"].clone();
    refuse(&two, &body, 404, "not-found");
    one.request("POST", "/v1/batches").json(&body).send().ok();
}

fn nobody_sends_a_batch_without_signing_in(app: &App) {
    refuse(&app.anybody(), &batch(&[]), 401, "not-signed-in");
    let cookie = app.anybody().bare_cookie_of(&app.account("schools_officer", "Demonstration officer"));
    refuse(&cookie, &batch(&[]), 403, "cross-site-request");
}

fn an_item_may_do_what_its_author_may_and_no_more(app: &App) {
    let (auditor, other) = (app.signed_in("auditor"), app.officer());
    let (_, case, _) = fresh();
    assert_eq!(statuses(&send(&auditor, &[create("a", &case, &incident())])), [403]);
    send(&other, &[create("o", &case, &incident())]);
    let change = json!({"method": "PATCH", "path": case, "idempotencyKey": "p", "ifMatch": "\"1\"", "body": {"narrative": "Mine now."}});
    assert_eq!(statuses(&send(&app.officer(), &[change])), [404]);
}
