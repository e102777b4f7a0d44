use crate::harness::{App, id, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    a_person_is_recorded_by_as_much_as_is_known_and_reads_back,
    a_person_is_corrected_field_by_field,
    a_stated_age_keeps_its_source_and_never_becomes_a_birthday,
);

fn a_person_is_recorded_by_as_much_as_is_known_and_reads_back(app: &App) {
    let officer = app.officer();
    let path = format!("/v1/persons/{}", id());
    let recorded = officer.put(&path, &person());
    let body = recorded.created();
    for (name, value) in person().as_object().expect("an object").iter().filter(|(name, _)| *name != "writtenAt") {
        assert_eq!(&body[name], value, "{name}");
    }
    assert_eq!((recorded.etag(), recorded.header("location")), ("\"1\"".to_owned(), path.clone()));
    let read = officer.get(&path);
    assert_eq!(read.ok(), body);
    assert_eq!(officer.request("GET", &path).header("if-none-match", "\"1\"").send().status, 304);
    let nothing = officer.record_person(&json!({}));
    assert!(["givenNames", "familyName", "dateOfBirth", "statedAge", "sex", "schoolId"].iter().all(|name| nothing[name] == Value::Null));
    let blank = officer.record_person(&json!({"givenNames": "   ", "familyName": " Demonstration "}));
    assert_eq!((&blank["givenNames"], &blank["familyName"]), (&Value::Null, &json!("Demonstration")));
    app.unchanged(|| officer.put(&path, &person()).refused(412, "already-exists"));
}

fn a_person_is_corrected_field_by_field(app: &App) {
    let officer = app.officer();
    let path = format!("/v1/persons/{}", officer.record_person(&person())["id"].as_str().expect("an id"));
    let changed = officer.patch(&path, "\"1\"", &json!({"familyName": "Cywir", "yearGroup": null}));
    assert_eq!((changed.ok()["familyName"].as_str(), &changed.json()["yearGroup"]), (Some("Cywir"), &Value::Null));
    assert_eq!((changed.etag().as_str(), &changed.json()["givenNames"]), ("\"2\"", &person()["givenNames"]));
    let stale = app.unchanged(|| officer.patch(&path, "\"1\"", &json!({"familyName": "Anghywir"})));
    assert_eq!(stale.refused(412, "stale").0["changedFields"], json!(["familyName", "yearGroup"]));
    app.unchanged(|| officer.patch(&path, "\"2\"", &json!({"familyName": "Cywir"})).expect(200).etag());
}

fn a_stated_age_keeps_its_source_and_never_becomes_a_birthday(app: &App) {
    let officer = app.officer();
    let age = json!({"years": 14, "source": "school", "on": "2026-11-24"});
    let who = officer.record_person(&json!({"statedAge": age}));
    assert_eq!((&who["statedAge"], &who["dateOfBirth"]), (&age, &Value::Null));
    let path = format!("/v1/persons/{}", who["id"].as_str().expect("an id"));
    app.unchanged(|| officer.patch(&path, "\"1\"", &json!({"dateOfBirth": "2012-03-01"})).field("/statedAge", "conflicts"));
    let known = officer.patch(&path, "\"1\"", &json!({"dateOfBirth": "2012-03-01", "statedAge": null})).ok();
    assert_eq!((&known["statedAge"], &known["dateOfBirth"]), (&Value::Null, &json!("2012-03-01")));
}
