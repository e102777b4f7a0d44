//! A supervisor sees which phone holds something back: counts and ages, never content.

use super::{Phone, create};
use crate::harness::{App, id, on_both_databases, person};
use serde_json::json;

on_both_databases!(a_gap_in_the_numbers_of_a_phone_shows_with_counts_and_ages, phones_of_another_team_are_not_shown);

fn a_gap_in_the_numbers_of_a_phone_shows_with_counts_and_ages(app: &App) {
    let (phone, supervisor) = (Phone::of(app.officer()), app.signed_in("supervisor"));
    let mut body = phone.batch(
        false,
        &[
            phone.seal(1, &create(&format!("/persons/{}", id()), &person())),
            phone.seal(4, &create(&format!("/persons/{}", id()), &person())),
        ],
    );
    body["report"] = json!({"lastSeq": 6, "unsent": 4, "oldestUnsentAt": "2026-11-24T08:10:00Z", "dropped": [2], "cases": 3, "storage": "ok", "persisted": false});
    phone.send(app, &body);
    let list = supervisor.get("/v1/team-devices").ok();
    let found = list["items"].as_array().expect("items").iter().find(|item| item["id"] == json!(phone.id)).expect("the phone").clone();
    // 1 and 4 came, 2 was dropped: 3, 5 and 6 are missing.
    assert_eq!((found["missing"].clone(), found["lastSeq"].clone(), found["report"]["unsent"].clone()), (json!(3), json!(6), json!(4)));
    assert_eq!(
        (found["report"]["oldestUnsentAt"].clone(), found["sealing"].clone(), found["held"].clone()),
        (json!("2026-11-24T08:10:00.000Z"), json!(null), json!(0))
    );
    assert_eq!(found["officer"]["id"], phone.officer);
    phone.hand_in(app, false, &[3, 5, 6].map(|seq| phone.seal(seq, &create(&format!("/persons/{}", id()), &person()))));
    let found = supervisor.get(&phone.path()).ok();
    assert_eq!((found["missing"].clone(), found["sealing"].clone()), (json!(0), json!(null)));
}

fn phones_of_another_team_are_not_shown(app: &App) {
    let phone = Phone::of(app.officer());
    let elsewhere = app.anybody().with_token_of(&app.account_in("Another team", "supervisor", "Enghraifft Demonstration"));
    assert_eq!(elsewhere.get("/v1/team-devices").ok()["items"], json!([]));
    elsewhere.get(&phone.path()).refused(404, "not-found");
    elsewhere.get(&format!("{}/holdings", phone.path())).refused(404, "not-found");
    phone.caller.get("/v1/team-devices").refused(403, "not-allowed");
    assert_eq!(phone.caller.get(&phone.path()).ok()["sealing"], phone.sealing);
}
