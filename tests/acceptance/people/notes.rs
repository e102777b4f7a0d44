use crate::harness::{App, id, incident, note, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(notes_are_kept_in_the_order_they_were_written, a_note_is_never_rewritten_and_withdrawn_once_with_a_reason);

fn notes_are_kept_in_the_order_they_were_written(app: &App) {
    let officer = app.officer();
    let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    let told =
        json!({"kind": "told_by_someone", "toldBy": "Head of year", "text": " Handed in at 08:40. ", "writtenAt": "2026-11-24T08:58:00Z"});
    let path = format!("/v1/incidents/{case}/notes/{}", id());
    let first = officer.put(&path, &told).created();
    assert_eq!((&first["text"], &first["toldBy"], &first["kind"]), (&json!("Handed in at 08:40."), &told["toldBy"], &told["kind"]));
    assert_eq!(first["by"]["displayName"], "Enghraifft Demonstration");
    let second = officer.write_note(&case, "The phone is in the safe.");
    assert_eq!(officer.all(&format!("/v1/incidents/{case}/notes")), [first.clone(), second.clone()]);
    assert_eq!(officer.get(&path).ok(), first);
    assert_eq!(officer.case_file(&case)["notes"], json!([first, second]));
    app.unchanged(|| officer.put(&path, &told).refused(412, "already-exists"));
    app.unchanged(|| officer.put(&format!("/v1/incidents/{case}/notes/{}", id()), &note("   "))).field("/text", "too-short");
    app.unchanged(|| officer.put(&format!("/v1/incidents/{case}/notes/{}", id()), &note(""))).field("/text", "too-short");
}

fn a_note_is_never_rewritten_and_withdrawn_once_with_a_reason(app: &App) {
    let officer = app.officer();
    let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    let path =
        format!("/v1/incidents/{case}/notes/{}", officer.write_note(&case, "The phone is in the safe.")["id"].as_str().expect("an id"));
    for name in ["text", "kind", "toldBy", "writtenAt"] {
        app.unchanged(|| officer.patch(&path, "\"1\"", &json!({name: "fact"})).field(&format!("/{name}"), "unknown-field"));
    }
    app.unchanged(|| officer.patch(&path, "\"1\"", &json!({"withdrawnReason": " "})).field("/withdrawnReason", "too-short"));
    let withdrawn = officer.patch(&path, "\"1\"", &json!({"withdrawnReason": "Written in the wrong case"})).ok();
    assert_eq!(
        (&withdrawn["text"], &withdrawn["withdrawn"]["reason"]),
        (&json!("The phone is in the safe."), &json!("Written in the wrong case"))
    );
    app.unchanged(|| officer.patch(&path, "\"2\"", &json!({"withdrawnReason": "Again"})).refused(409, "already-withdrawn"));
    assert_eq!(officer.case_file(&case)["notes"], Value::Array(vec![withdrawn]));
}
