use crate::harness::{App, incident, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(history_shows_every_version_with_before_and_after_by_whom_and_when, history_is_paged_newest_first);

fn history_shows_every_version_with_before_and_after_by_whom_and_when(app: &App) {
    let officer = app.officer();
    let case = officer.record_incident(&incident());
    let id = case["id"].as_str().expect("an id");
    let who = officer.record_person(&person());
    let who_path = format!("/v1/persons/{}", who["id"].as_str().expect("an id"));
    let link = officer.link(id, who["id"].as_str().expect("an id"), "victim");
    app.clock.move_minutes(2);
    let change = json!({"narrative": "The phone is with the head.", "writtenAt": "2026-11-24T09:01:30Z"});
    officer.patch(&format!("/v1/incidents/{id}"), "\"1\"", &change).expect(200);
    officer.patch(&who_path, "\"1\"", &json!({"familyName": "Cywir", "sex": null})).expect(200);
    officer
        .patch(
            &format!("/v1/incidents/{id}/parties/{}", link["id"].as_str().expect("an id")),
            "\"1\"",
            &json!({"withdrawnReason": "Wrong case"}),
        )
        .expect(200);

    let items = officer.all(&format!("/v1/incidents/{id}/history"));
    let line = |item: &Value| (item["kind"].as_str().expect("a kind").to_owned(), item["version"].as_i64().expect("a version"));
    let lines: Vec<_> = items.iter().map(line).collect();
    let expected = [("party", 2), ("person", 2), ("incident", 2), ("party", 1), ("person", 1), ("incident", 1)];
    assert_eq!(lines, expected.map(|(kind, version)| (kind.to_owned(), version)));
    assert!(items.iter().all(|item| item["by"]["displayName"] == "Enghraifft Demonstration"));
    assert_eq!(
        items[2]["changes"],
        json!([{"field": "narrative", "before": incident()["narrative"], "after": "The phone is with the head."}])
    );
    assert_eq!((&items[2]["at"], &items[2]["writtenAt"]), (&json!("2026-11-24T09:02:00.000Z"), &json!("2026-11-24T09:01:30.000Z")));
    assert_eq!(
        items[1]["changes"],
        json!([{"field": "familyName", "before": "Demonstration", "after": "Cywir"}, {"field": "sex", "before": "female", "after": null}])
    );
    assert_eq!(items[0]["changes"][0]["field"], "withdrawn");
    assert_eq!((&items[0]["changes"][0]["before"], &items[0]["changes"][0]["after"]["reason"]), (&Value::Null, &json!("Wrong case")));
    let first = &items[5]["changes"];
    let fields: Vec<&str> = first.as_array().expect("changes").iter().map(|change| change["field"].as_str().expect("a field")).collect();
    assert_eq!(fields, ["happened", "narrative", "report", "school"]);
    assert!(first.as_array().expect("changes").iter().all(|change| change["before"] == Value::Null && change["after"] != Value::Null));
}

fn history_is_paged_newest_first(app: &App) {
    let officer = app.officer();
    let case = officer.record_incident(&incident());
    let id = case["id"].as_str().expect("an id");
    let mut written: Vec<String> = (0..7)
        .map(|n| officer.write_note(id, &format!("Call number {n} to the school."))["id"].as_str().expect("an id").to_owned())
        .collect();
    written.reverse();
    written.push(id.to_owned());
    let path = format!("/v1/incidents/{id}/history?limit=3");
    let paged: Vec<String> = officer.all(&path).iter().map(|item| item["resourceId"].as_str().expect("an id").to_owned()).collect();
    assert_eq!(paged, written);
}
