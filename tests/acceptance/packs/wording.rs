//! The Welsh translation of the wording, approved beside a pack.

use super::{WELSH, administrator, keep, pack, path, rows};
use crate::harness::{App, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(a_welsh_wording_has_its_blank_once_and_names_who_approved_it,);

fn a_welsh_wording_has_its_blank_once_and_names_who_approved_it(app: &App) {
    let admin = administrator(app);
    let set = |text: Value| admin.patch(&path("2016.1"), &admin.get(&path("2016.1")).etag(), &json!({"welshWording": text}));
    let before = rows(app);
    set(json!("Heb y bwlch (demonstration).")).field("/welshWording", "bad-format");
    set(json!(format!("{WELSH} {WELSH}"))).field("/welshWording", "bad-format");
    set(json!(" ")).field("/welshWording", "bad-format");
    set(json!(format!("{WELSH}{}", "x".repeat(4000)))).field("/welshWording", "too-long");
    assert_eq!(rows(app), before);
    let approved = set(json!(WELSH)).ok();
    let wording = json!({"text": WELSH, "approvedAt": "2026-11-24T09:00:00.000Z", "approvedBy": approved["welshWording"]["approvedBy"]});
    assert_eq!((&approved["welshWording"], &approved["etag"]), (&wording, &json!("\"3\"")));
    assert_eq!(wording["approvedBy"]["displayName"], "Enghraifft Demonstration");
    assert_eq!(app.officer().get(&path("2016.1")).ok(), approved);
    assert_eq!(app.officer().all("/v1/guidance-packs")[0]["welshWording"], wording);
    let taken_back = set(Value::Null).ok();
    assert_eq!(
        (&taken_back["welshWording"], &taken_back["etag"], &taken_back["inForceFrom"]),
        (&Value::Null, &json!("\"4\""), &json!("2016-01-01"))
    );
    // A pack that brings its own approved wording takes no other beside it.
    let own = pack("2027.1", "2027-01-01").replacen("\"cy\": null", &format!("\"cy\": \"{WELSH}\""), 1);
    keep(&admin, "2027.1", &own).created();
    admin.patch(&path("2027.1"), "\"1\"", &json!({"welshWording": WELSH})).field("/welshWording", "cannot-change");
}
