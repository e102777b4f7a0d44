//! What becomes of the items of a batch.

use super::{batch, change_on, create, fresh, send, statuses};
use crate::harness::{App, at_once, id, incident, note, on_both_databases, party, person};
use serde_json::json;

on_both_databases!(
    a_case_recorded_without_signal_arrives_in_one_request,
    a_batch_sent_again_has_one_effect_and_the_same_answers,
    the_same_write_alone_and_in_a_batch_is_one_write,
    a_refused_item_holds_up_what_stands_on_it_and_nothing_else,
    a_change_can_be_built_on_a_write_of_an_earlier_batch,
    the_keys_of_another_officer_are_not_there,
    two_identical_batches_at_once_have_one_effect,
    the_history_of_a_case_is_in_the_order_of_the_items_those_about_its_people_among_them,
    an_empty_batch_is_a_contact,
);

fn tail(path: &str) -> &str {
    path.rsplit('/').next().expect("an id")
}

fn a_case_recorded_without_signal_arrives_in_one_request(app: &App) {
    let officer = app.officer();
    let (who, case, link) = fresh();
    let text = format!("{case}/notes/{}", id());
    let answers = send(
        &officer,
        &[
            create("b1", &who, &person()),
            create("b2", &case, &incident()),
            create("b3", &link, &party(tail(&who), "victim")),
            create("b4", &text, &note("The phone is in the safe.")),
            change_on("b5", "b1", &who, &json!({"familyName": "Cywir"})),
            change_on("b6", "b5", &who, &json!({"yearGroup": "Year 11"})),
        ],
    );
    assert_eq!(statuses(&answers), [201, 201, 201, 201, 200, 200]);
    assert_eq!(answers[5]["body"]["familyName"], "Cywir");
    assert_eq!(answers[0]["location"], format!("/v1{who}"));
    let file = officer.case_file(tail(&case));
    assert_eq!((file["persons"][0]["yearGroup"].clone(), file["notes"].as_array().map(Vec::len)), (json!("Year 11"), Some(1)));
}

fn a_batch_sent_again_has_one_effect_and_the_same_answers(app: &App) {
    let officer = app.officer();
    let (who, case, link) = fresh();
    let items = [
        create("r1", &who, &person()),
        create("r2", &case, &incident()),
        create("r3", &link, &party(tail(&who), "offender")),
        change_on("r4", "r2", &case, &json!({"narrative": "More is known."})),
    ];
    let first = send(&officer, &items);
    let again = app.unchanged(|| send(&officer, &items));
    for (one, two) in first.iter().zip(&again) {
        assert_eq!(
            (one["status"].clone(), one["etag"].clone(), one["body"].clone()),
            (two["status"].clone(), two["etag"].clone(), two["body"].clone())
        );
        assert_eq!((one["replayed"].clone(), two["replayed"].clone()), (json!(false), json!(true)));
    }
}

fn the_same_write_alone_and_in_a_batch_is_one_write(app: &App) {
    let officer = app.officer();
    let (who, ..) = fresh();
    // Bytes and not values: a client that keeps what it sent sends the same bytes either way.
    let body = person();
    officer.creating(&format!("/v1{who}")).key("same").json(&body).send().created();
    let answers = app.unchanged(|| send(&officer, &[create("same", &who, &body)]));
    assert_eq!((answers[0]["status"].clone(), answers[0]["replayed"].clone()), (json!(201), json!(true)));
}

fn a_refused_item_holds_up_what_stands_on_it_and_nothing_else(app: &App) {
    let officer = app.officer();
    let (who, case, link) = fresh();
    let mut wrong = person();
    wrong["sex"] = json!("unheard of");
    let mut needs_it = create("h3", &link, &party(tail(&who), "victim"));
    needs_it["after"] = json!(["h1", "h2"]);
    let after_that = change_on("h4", "h3", &link, &json!({"note": "x"}));
    let items = [create("h1", &who, &wrong), create("h2", &case, &incident()), needs_it, after_that];
    let answers = send(&officer, &items);
    assert_eq!(statuses(&answers), [422, 201, 424, 424]);
    assert_eq!((answers[2]["body"]["code"].clone(), answers[2]["body"]["retry"].clone()), (json!("not-tried"), json!("later")));
    // Put right under a new key by the officer, what waited goes as it is.
    let mut needs_it = create("h3", &link, &party(tail(&who), "victim"));
    needs_it["after"] = json!(["h1-again", "h2"]);
    let answers = send(&officer, &[create("h1-again", &who, &person()), needs_it, change_on("h4", "h3", &link, &json!({"note": "x"}))]);
    assert_eq!(statuses(&answers), [201, 201, 200]);
}

fn a_change_can_be_built_on_a_write_of_an_earlier_batch(app: &App) {
    let officer = app.officer();
    let (who, ..) = fresh();
    send(&officer, &[create("e1", &who, &person())]);
    let answers =
        send(&officer, &[change_on("e2", "e1", &who, &json!({"sex": "male"})), change_on("e3", "e1", &who, &json!({"sex": "female"}))]);
    // The second was made against the version before the first: somebody has to decide.
    assert_eq!(statuses(&answers), [200, 412]);
    assert_eq!(answers[1]["body"]["changedFields"], json!(["sex"]));
}

fn the_keys_of_another_officer_are_not_there(app: &App) {
    let (one, two) = (app.officer(), app.officer());
    let (who, ..) = fresh();
    send(&one, &[create("mine", &who, &person())]);
    let answers = send(&two, &[change_on("theirs", "mine", &who, &json!({"sex": "male"}))]);
    assert_eq!(statuses(&answers), [424]);
}

fn two_identical_batches_at_once_have_one_effect(app: &App) {
    let officer = app.officer();
    let (who, case, link) = fresh();
    let text = format!("{case}/notes/{}", id());
    let items = [
        create("t1", &who, &person()),
        create("t2", &case, &incident()),
        create("t3", &link, &party(tail(&who), "victim")),
        create("t4", &text, &note("Once.")),
    ];
    let all = at_once(6, |_| send(&officer, &items));
    for answers in &all {
        // Running at the same moment elsewhere is said so, and asks to come back; nothing else is refused.
        for answer in answers {
            let status = answer["status"].as_i64().expect("a status");
            assert!(matches!(status, 201 | 409 | 424), "{answer}");
            assert!(status != 409 || answer["body"]["code"] == "request-in-progress", "{answer}");
        }
    }
    assert_eq!(statuses(&send(&officer, &items)), [201, 201, 201, 201]);
    let file = officer.case_file(tail(&case));
    assert_eq!((file["parties"].as_array().map(Vec::len), file["notes"].as_array().map(Vec::len)), (Some(1), Some(1)));
}

fn the_history_of_a_case_is_in_the_order_of_the_items_those_about_its_people_among_them(app: &App) {
    let officer = app.officer();
    let (who, case, link) = fresh();
    send(&officer, &[create("o1", &who, &person()), create("o2", &case, &incident()), create("o3", &link, &party(tail(&who), "victim"))]);
    // Nothing in this batch says that the person is in the case: that is known from before.
    let written = |number: usize| {
        let key = format!("o{number}");
        match number % 3 {
            0 => create(&key, &format!("{case}/notes/{}", id()), &note("One more.")),
            1 if number == 4 => change_on(&key, "o1", &who, &json!({"yearGroup": "Year 4"})),
            1 => change_on(&key, &format!("o{}", number - 3), &who, &json!({"yearGroup": format!("Year {number}")})),
            _ if number == 5 => change_on(&key, "o2", &case, &json!({"narrative": "As of 5"})),
            _ => change_on(&key, &format!("o{}", number - 3), &case, &json!({"narrative": format!("As of {number}")})),
        }
    };
    let items: Vec<_> = (4..40).map(written).collect();
    let answers = send(&officer, &items);
    assert!(statuses(&answers).iter().all(|status| matches!(status, 200 | 201)), "{answers:?}");
    let kinds: Vec<_> = officer.all(&format!("/v1{case}/history")).iter().map(|one| one["kind"].clone()).collect();
    let expected = (4..40).rev().map(|number| json!(["note", "person", "incident"][number % 3]));
    assert_eq!(kinds[..36], expected.collect::<Vec<_>>());
}

fn an_empty_batch_is_a_contact(app: &App) {
    let officer = app.officer();
    let device = officer.register_device();
    let mut empty = batch(&[]);
    empty["deviceId"] = device["id"].clone();
    empty["report"] =
        json!({"lastSeq": 4, "unsent": 4, "oldestUnsentAt": "2026-11-24T08:10:00Z", "cases": 2, "storage": "low", "persisted": null});
    app.clock.move_seconds(60);
    let answer = officer.request("POST", "/v1/batches").json(&empty).send().ok();
    assert_eq!((answer["device"]["revoked"].clone(), answer["device"]["policy"]["leaseHours"].clone()), (json!(false), json!(12)));
    let kept = officer.get(&format!("/v1/devices/{}", device["id"].as_str().expect("an id"))).ok();
    assert_eq!((kept["report"]["unsent"].clone(), kept["missing"].clone(), kept["lastSeq"].clone()), (json!(4), json!(4), json!(4)));
    assert_eq!(kept["lastContactAt"], answer["receivedAt"]);
}
