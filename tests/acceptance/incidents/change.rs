use crate::harness::{App, Caller, at_once, incident, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    a_change_touches_what_it_names_and_null_takes_away,
    a_change_against_an_older_version_is_refused_with_the_names_of_what_changed,
    a_party_added_meanwhile_does_not_stand_in_the_way_of_correcting_the_facts,
    a_change_needs_the_strong_etag_that_was_read,
    a_change_that_changes_nothing_makes_no_new_version,
    a_new_choice_takes_away_what_it_makes_meaningless,
    of_eight_changes_at_once_against_one_version_exactly_one_is_made,
);

fn begin(app: &App) -> (Caller, String) {
    let officer = app.officer();
    let case = officer.record_incident(&incident());
    let path = format!("/v1/incidents/{}", case["id"].as_str().expect("an id"));
    (officer, path)
}

fn a_change_touches_what_it_names_and_null_takes_away(app: &App) {
    let (officer, path) = begin(app);
    app.clock.move_minutes(1);
    let changed = officer.patch(&path, "\"1.1\"", &json!({"narrative": null, "report": {"logReference": "NGP-20261124-0113"}}));
    let (case, before) = (changed.ok(), incident());
    assert_eq!(changed.etag(), "\"2.2\"");
    assert_eq!(case["narrative"], Value::Null);
    assert_eq!(case["report"]["logReference"], "NGP-20261124-0113");
    assert_eq!(case["report"]["channel"], before["report"]["channel"]);
    assert_eq!(case["school"]["name"], before["school"]["name"]);
    assert_eq!((&case["receivedAt"], &case["updatedAt"]), (&json!("2026-11-24T09:00:00.000Z"), &json!("2026-11-24T09:01:00.000Z")));
    assert_eq!(officer.get(&path).ok(), case);
}

fn a_change_against_an_older_version_is_refused_with_the_names_of_what_changed(app: &App) {
    let (officer, path) = begin(app);
    officer.patch(&path, "\"1.1\"", &json!({"narrative": "The phone is with the head."})).expect(200);
    officer.patch(&path, "\"2.2\"", &json!({"school": {"name": "Ysgol Arall (demonstration)"}})).expect(200);
    let stale = app.unchanged(|| officer.patch(&path, "\"1.1\"", &json!({"narrative": "The phone is with me."})));
    let refused = stale.refused(412, "stale");
    assert_eq!(refused.0["currentEtag"], "\"3.3\"");
    assert_eq!(refused.0["changedFields"], json!(["narrative", "school"]));
    assert_eq!(stale.etag(), "\"3.3\"");
    let refused = officer.patch(&path, "\"2.2\"", &json!({"narrative": "The phone is with me."})).refused(412, "stale");
    assert_eq!(refused.0["changedFields"], json!(["school"]));
}

fn a_party_added_meanwhile_does_not_stand_in_the_way_of_correcting_the_facts(app: &App) {
    let (officer, path) = begin(app);
    let who = officer.record_person(&person());
    officer.link(path.rsplit('/').next().expect("an id"), who["id"].as_str().expect("an id"), "victim");
    assert_eq!(officer.get(&path).etag(), "\"1.2\"");
    assert_eq!(officer.patch(&path, "\"1.1\"", &json!({"narrative": "The phone is with the head."})).etag(), "\"2.3\"");
}

fn a_change_needs_the_strong_etag_that_was_read(app: &App) {
    let (officer, path) = begin(app);
    let body = json!({"narrative": "The phone is with the head."});
    let with = |etag: &str| app.unchanged(|| officer.patch(&path, etag, &body));
    app.unchanged(|| officer.changing(&path, "").without("if-match").json(&body).send()).refused(428, "precondition-required");
    with("*").refused(428, "precondition-required");
    for unseen in ["W/\"1.1\"", "\"0\"", "\"2.2\"", "\"opaque\"", "\"\"", "\"-1\"", "\"99999999999999999999\""] {
        with(unseen).refused(412, "stale");
    }
    for malformed in ["1.1", "\"1.1", "1"] {
        with(malformed).refused(400, "malformed-header");
    }
    app.unchanged(|| officer.changing(&path, "\"1.1\"").header("if-match", "\"1.1\"").json(&body).send()).refused(400, "malformed-header");
}

fn a_change_that_changes_nothing_makes_no_new_version(app: &App) {
    let (officer, path) = begin(app);
    let same = json!({"narrative": incident()["narrative"], "writtenAt": "2026-11-24T08:59:00Z"});
    let reply = app.unchanged(|| officer.patch(&path, "\"1.1\"", &same));
    assert_eq!((reply.expect(200).etag(), reply.json()["version"].as_i64()), ("\"1.1\"".to_owned(), Some(1)));
    app.unchanged(|| officer.patch(&path, "\"1.1\"", &json!({})).expect(200).etag());
}

fn a_new_choice_takes_away_what_it_makes_meaningless(app: &App) {
    let (officer, path) = begin(app);
    let school = super::list_school(app, 1, "Ysgol Restredig");
    let change = |body: Value| {
        let etag = officer.get(&path).etag();
        officer.patch(&path, &etag, &body).ok()
    };
    assert_eq!(
        change(json!({"happened": {"kind": "exact", "at": "2026-11-22T10:00:00Z"}}))["happened"],
        json!({"kind": "exact", "at": "2026-11-22T10:00:00.000Z"})
    );
    assert_eq!(change(json!({"happened": {"kind": "not_known"}}))["happened"], json!({"kind": "not_known"}));
    assert_eq!(change(json!({"school": {"id": school}}))["school"]["name"], "Ysgol Restredig");
    assert_eq!(change(json!({"school": {"name": "Ysgol Arall"}}))["school"], json!({"id": null, "name": "Ysgol Arall"}));
    assert_eq!(change(json!({"report": {"channel": "other", "channelOther": "By letter"}}))["report"]["channelOther"], "By letter");
    assert_eq!(change(json!({"report": {"channel": "school_101"}}))["report"]["channelOther"], Value::Null);
}

fn of_eight_changes_at_once_against_one_version_exactly_one_is_made(app: &App) {
    let (officer, path) = begin(app);
    let replies = at_once(8, |number| officer.patch(&path, "\"1.1\"", &json!({"narrative": format!("Version of thread {number}.")})));
    let made: Vec<_> = replies.iter().filter(|reply| reply.status == 200).collect();
    assert_eq!(made.len(), 1);
    assert!(replies.iter().filter(|reply| reply.status != 200).all(|reply| reply.refused(412, "stale").0["currentEtag"] == "\"2.2\""));
    assert_eq!(officer.get(&path).ok(), made[0].json());
}
