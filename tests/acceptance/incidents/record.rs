use crate::harness::{App, id, incident, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    an_incident_is_recorded_and_reads_back_as_it_was_answered,
    nothing_but_the_moment_of_writing_has_to_be_known,
    an_id_is_used_once,
    a_case_that_has_not_changed_is_answered_304,
    a_school_of_the_list_brings_its_name_and_an_unknown_one_is_refused,
    a_moment_with_any_offset_is_given_back_in_utc,
);

fn an_incident_is_recorded_and_reads_back_as_it_was_answered(app: &App) {
    let officer = app.officer();
    let path = format!("/v1/incidents/{}", id());
    let recorded = officer.put(&path, &incident());
    let case = recorded.created();
    assert_eq!((recorded.header("location"), recorded.etag()), (path.clone(), "\"1.1\"".to_owned()));
    assert_eq!(recorded.header("cache-control"), "no-store");
    let expected = json!({
        "serious": true, "status": "open", "guidancePack": "2016.1", "version": 1, "etag": "\"1.1\"", "parties": [], "persons": [],
        "notes": [],
        "school": {"id": null, "name": "Ysgol Enghraifft (demonstration)"}, "narrative": incident()["narrative"],
        "report": {"channel": "school_officer", "channelOther": null, "reporterKind": "safeguarding_lead",
        "reportedAt": "2026-11-24T08:50:00.000Z", "logReference": null},
        "happened": {"kind": "between", "from": "2026-11-20T18:00:00.000Z", "to": "2026-11-23T08:00:00.000Z"},
        "writtenAt": "2026-11-24T08:55:00.000Z", "receivedAt": "2026-11-24T09:00:00.000Z", "updatedAt": "2026-11-24T09:00:00.000Z",
        "crimeRecordingDueAt": "2026-11-25T08:50:00.000Z",
    });
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(&case[name], value, "{name}");
    }
    assert_eq!(case["officer"]["displayName"], "Enghraifft Demonstration");
    let read = officer.get(&path);
    assert_eq!((read.ok(), read.etag()), (case.clone(), recorded.etag()));
    let listed = officer.all("/v1/incidents");
    assert_eq!(listed.len(), 1);
    for name in ["id", "reference", "status", "etag", "receivedAt", "updatedAt"] {
        assert_eq!(listed[0][name], case[name], "{name}");
    }
    assert_eq!((&listed[0]["schoolName"], &listed[0]["reportedAt"]), (&case["school"]["name"], &case["report"]["reportedAt"]));
}

fn nothing_but_the_moment_of_writing_has_to_be_known(app: &App) {
    let case = app.officer().record_incident(&json!({"writtenAt": "2026-11-24T08:55:00Z"}));
    for name in ["school", "report", "happened", "narrative", "crimeRecordingDueAt"] {
        assert_eq!(case[name], Value::Null, "{name}");
    }
    assert_eq!(case["serious"], true);
    let unsure = json!({"happened": {"kind": "not_known"}, "report": {"channel": "third_party"}, "writtenAt": "2026-11-24T08:55:00Z"});
    assert_eq!(app.officer().record_incident(&unsure)["happened"], json!({"kind": "not_known"}));
}

fn an_id_is_used_once(app: &App) {
    let officer = app.officer();
    let path = format!("/v1/incidents/{}", id());
    officer.put(&path, &incident()).expect(201);
    app.unchanged(|| officer.put(&path, &incident()).refused(412, "already-exists"));
    app.unchanged(|| {
        officer.put(&path.to_uppercase().replace("/V1/INCIDENTS", "/v1/incidents"), &incident()).refused(412, "already-exists")
    });
}

fn a_case_that_has_not_changed_is_answered_304(app: &App) {
    let officer = app.officer();
    let case = officer.record_incident(&incident());
    let path = format!("/v1/incidents/{}", case["id"].as_str().expect("an id"));
    let ask = |etag: &str| officer.request("GET", &path).header("if-none-match", etag).send();
    for etag in ["\"1.1\"", "\"9.9\", \"1.1\"", "W/\"1.1\"", "*"] {
        let same = ask(etag);
        assert_eq!((same.status, same.text.as_str(), same.etag().as_str()), (304, "", "\"1.1\""), "{etag}");
    }
    officer.write_note(case["id"].as_str().expect("an id"), "The phone is in the safe.");
    assert_eq!((ask("\"1.1\"").status, ask("\"1.2\"").status), (200, 304));
}

fn a_school_of_the_list_brings_its_name_and_an_unknown_one_is_refused(app: &App) {
    let officer = app.officer();
    let school = super::list_school(app, 1, "Ysgol Llŷn Enghraifft");
    let with = |id: &str| json!({"school": {"id": id}, "writtenAt": "2026-11-24T08:55:00Z"});
    let case = officer.record_incident(&with(&school));
    assert_eq!(case["school"], json!({"id": school, "name": "Ysgol Llŷn Enghraifft"}));
    app.unchanged(|| officer.put(&format!("/v1/incidents/{}", id()), &with(&id())).field("/school/id", "not-found"));
}

fn a_moment_with_any_offset_is_given_back_in_utc(app: &App) {
    let body = json!({"happened": {"kind": "exact", "at": "2026-06-01T09:00:00.123456+01:00"}, "writtenAt": "2026-11-24t08:55:00-00:30"});
    let case = app.officer().record_incident(&body);
    assert_eq!(case["happened"]["at"], "2026-06-01T08:00:00.123Z");
    assert_eq!(case["writtenAt"], "2026-11-24T09:25:00.000Z");
}
