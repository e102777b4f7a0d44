//! The same write sent twice has one effect and one answer.

use crate::harness::{App, Caller, Reply, at_once, id, incident, note, on_both_databases, party, person};
use serde_json::{Value, json};

on_both_databases!(
    the_same_write_again_has_one_effect_and_the_same_answer,
    the_same_write_eight_times_at_once_has_one_effect,
    a_key_is_good_for_one_request_alone,
    a_write_without_a_key_or_with_a_malformed_one_is_refused,
    a_refusal_that_will_not_change_is_answered_again_even_when_its_reason_has_gone,
    a_refusal_before_the_write_does_not_use_the_key_up,
    a_key_belongs_to_its_account,
    an_answer_is_kept_for_ninety_days,
);

/// What a client can see of an answer.
fn seen(reply: &Reply) -> (u16, String, Option<String>, Option<String>, Option<String>) {
    (reply.status, reply.text.clone(), reply.has("etag"), reply.has("location"), reply.has("content-type"))
}

fn record(officer: &Caller, path: &str, key: &str, body: &Value) -> Reply {
    officer.creating(path).key(key).json(body).send()
}

fn rows(app: &App) -> Vec<String> {
    app.database.lines(
        "SELECT 'incidents ' || count(*) AS line FROM incidents UNION ALL SELECT 'collections ' || count(*) FROM \
        log_entries WHERE action = 'collection'",
    )
}

fn the_same_write_again_has_one_effect_and_the_same_answer(app: &App) {
    let officer = app.officer();
    let (case, who) = (format!("/v1/incidents/{}", id()), format!("/v1/persons/{}", id()));
    let (link, text) = (format!("{case}/parties/{}", id()), format!("{case}/notes/{}", id()));
    let person_id = who.rsplit('/').next().expect("an id");
    let creations =
        [(&case, incident()), (&who, person()), (&link, party(person_id, "victim")), (&text, note("The phone is in the safe."))];
    for (path, body) in &creations {
        let key = id();
        let first = record(&officer, path, &key, body);
        assert_eq!((first.expect(201).has("idempotency-replayed"), first.has("location")), (None, Some((*path).clone())));
        app.clock.move_seconds(1);
        let again = app.unchanged(|| record(&officer, path, &key, body));
        assert_eq!(seen(&again), seen(&first));
        assert_eq!(again.header("idempotency-replayed"), "true");
    }
    let changes = [
        (&case, json!({"narrative": null})),
        (&who, json!({"sex": "male"})),
        (&link, json!({"note": "x"})),
        (&text, json!({"withdrawnReason": "x"})),
    ];
    for (path, body) in &changes {
        let key = id();
        let send = || officer.changing(path, "\"1\"").key(&key).json(body).send();
        let first = send();
        let again = app.unchanged(send);
        assert_eq!((seen(&again), again.header("idempotency-replayed")), (seen(first.expect(200)), "true".to_owned()));
    }
}

fn the_same_write_eight_times_at_once_has_one_effect(app: &App) {
    let officer = app.officer();
    for round in 1..=5 {
        let (path, key) = (format!("/v1/incidents/{}", id()), id());
        let replies = at_once(8, |_| record(&officer, &path, &key, &incident()));
        let made: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
        assert!(!made.is_empty());
        assert!(made.iter().all(|reply| seen(reply) == seen(made[0])));
        assert_eq!(made.iter().filter(|reply| reply.has("idempotency-replayed").is_none()).count(), 1);
        for waiting in replies.iter().filter(|reply| reply.status != 201) {
            waiting.refused(409, "request-in-progress");
            assert_eq!(waiting.header("retry-after"), "1");
        }
        assert_eq!(rows(app), [format!("incidents {round}"), format!("collections {round}")]);
        // Whoever was told to wait gets the same answer afterwards.
        assert_eq!(seen(&record(&officer, &path, &key, &incident())), seen(made[0]));
    }
}

fn a_key_is_good_for_one_request_alone(app: &App) {
    let officer = app.officer();
    let (path, key) = (format!("/v1/incidents/{}", id()), id());
    record(&officer, &path, &key, &incident()).expect(201);
    let mut other = incident();
    other["narrative"] = json!("Something else.");
    app.unchanged(|| {
        record(&officer, &path, &key, &other).refused(422, "idempotency-key-reused");
        record(&officer, &format!("/v1/incidents/{}", id()), &key, &incident()).refused(422, "idempotency-key-reused");
        record(&officer, &format!("/v1/persons/{}", id()), &key, &person()).refused(422, "idempotency-key-reused");
        officer.changing(&path, "\"1\"").key(&key).json(&json!({"narrative": null})).send().refused(422, "idempotency-key-reused");
    });
    let change = id();
    let with = |etag: &str| officer.changing(&path, etag).key(&change).json(&json!({"narrative": null})).send();
    with("\"1\"").expect(200);
    app.unchanged(|| with("\"2\"").refused(422, "idempotency-key-reused"));
    record(&officer, &path, &key, &incident()).expect(201);
}

fn a_write_without_a_key_or_with_a_malformed_one_is_refused(app: &App) {
    let officer = app.officer();
    let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    let path = format!("/v1/incidents/{}", id());
    let bare = |path: &str| officer.creating(path).without("idempotency-key");
    app.unchanged(|| {
        for (path, body) in [
            (path.clone(), incident()),
            (format!("/v1/persons/{}", id()), person()),
            (format!("/v1/incidents/{case}/notes/{}", id()), note("x")),
        ] {
            bare(&path).json(&body).send().refused(400, "idempotency-key-missing");
        }
        officer
            .changing(&format!("/v1/incidents/{case}"), "\"1\"")
            .without("idempotency-key")
            .json(&json!({}))
            .send()
            .refused(400, "idempotency-key-missing");
        for malformed in ["", "\"\"", "two words", "\"a\\\"b\"", &format!("\"{}\"", "k".repeat(101))] {
            bare(&path).header("idempotency-key", malformed).json(&incident()).send().refused(400, "malformed-header");
        }
        bare(&path)
            .header("idempotency-key", "one")
            .header("idempotency-key", "two")
            .json(&incident())
            .send()
            .refused(400, "malformed-header");
    });
    bare(&path).header("idempotency-key", &"k".repeat(100)).json(&incident()).send().expect(201);
}

fn a_refusal_that_will_not_change_is_answered_again_even_when_its_reason_has_gone(app: &App) {
    let officer = app.officer();
    let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    let (who, key, path) = (id(), id(), format!("/v1/incidents/{case}/parties/{}", id()));
    let link = || record(&officer, &path, &key, &party(&who, "victim"));
    let first = link();
    first.field("/personId", "not-found");
    officer.put(&format!("/v1/persons/{who}"), &person()).expect(201);
    let again = app.unchanged(link);
    assert_eq!((seen(&again), again.header("idempotency-replayed")), (seen(&first), "true".to_owned()));
    record(&officer, &path, &id(), &party(&who, "victim")).expect(201);

    let (key, mut late) = (id(), incident());
    late["happened"] = json!({"kind": "exact", "at": "2026-11-24T08:51:00Z"});
    let path = format!("/v1/incidents/{}", id());
    let first = record(&officer, &path, &key, &late);
    first.field("/report/reportedAt", "before-happened");
    assert_eq!(seen(&record(&officer, &path, &key, &late)), seen(&first));
    let key = id();
    let stale = || officer.changing(&format!("/v1/incidents/{case}"), "\"7\"").key(&key).json(&json!({"narrative": null})).send();
    let first = stale();
    first.refused(412, "stale");
    assert_eq!(seen(&stale()), seen(&first));
}

fn a_refusal_before_the_write_does_not_use_the_key_up(app: &App) {
    let officer = app.officer();
    let (path, key) = (format!("/v1/incidents/{}", id()), id());
    let mut wrong = incident();
    wrong["colour"] = json!("red");
    app.unchanged(|| {
        record(&officer, &path, &key, &wrong).field("/colour", "unknown-field");
        officer.creating(&path).key(&key).without("if-none-match").json(&incident()).send().refused(428, "precondition-required");
        app.anybody().creating(&path).key(&key).json(&incident()).send().refused(401, "not-signed-in");
    });
    assert_eq!(record(&officer, &path, &key, &incident()).expect(201).has("idempotency-replayed"), None);
}

fn a_key_belongs_to_its_account(app: &App) {
    let key = id();
    for officer in [app.officer(), app.officer()] {
        let reply = record(&officer, &format!("/v1/incidents/{}", id()), &key, &incident());
        assert_eq!(reply.expect(201).has("idempotency-replayed"), None);
    }
}

fn an_answer_is_kept_for_ninety_days(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let (path, key) = (format!("/v1/incidents/{}", id()), id());
    let first = record(&app.anybody().with_token_of(&account), &path, &key, &incident());
    app.clock.move_hours(24 * 90 - 1);
    let forget = |app: &App| {
        let now = waymark_domain::Clock::now(&app.clock);
        crate::harness::wait(app.store.write(move |tx| Ok(waymark_store::idempotency::forget_old(tx, now)?))).expect("housekeeping")
    };
    assert_eq!(forget(app), 0);
    let officer = app.anybody().with_token_of(&account);
    assert_eq!(seen(&record(&officer, &path, &key, &incident())), seen(&first));
    app.clock.move_hours(2);
    assert_eq!(forget(app), 1);
    // From then on the id that the client made is the second guard.
    let officer = app.anybody().with_token_of(&account);
    app.unchanged(|| record(&officer, &path, &key, &incident()).refused(412, "already-exists"));
}
