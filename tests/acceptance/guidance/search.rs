//! Looking people up: by how a name sounds, at most twenty, on record, and for linking alone.

use super::log;
use crate::harness::{App, Caller, id, on_both_databases};
use crate::scenarios::{Case, text};
use serde_json::{Value, json};

on_both_databases!(
    a_person_is_found_by_sound_and_can_be_linked_and_nothing_else,
    a_search_shows_at_most_twenty_and_is_on_record,
    a_name_alone_finds_nobody,
);

fn find(caller: &Caller, body: &Value) -> Vec<Value> {
    caller.request("POST", "/v1/person-searches").json(body).send().ok()["items"].as_array().expect("items").clone()
}

fn known(case: &Case<'_>, given: &str, family: &str, born: &str) -> String {
    let body = json!({"givenNames": given, "familyName": family, "dateOfBirth": born, "schoolName": "Ysgol Enghraifft",
        "yearGroup": "Year 10", "writtenAt": case.now()});
    let who = text(&case.officer.record_person(&body), "id");
    case.link(&who, "victim").created();
    who
}

fn a_person_is_found_by_sound_and_can_be_linked_and_nothing_else(app: &App) {
    let theirs = Case::reported(app);
    let who = known(&theirs, "Siân", "Gruffydd", "2011-05-17");
    known(&theirs, "Megan", "Morgan", "2011-05-17");
    let case = Case::reported(app);
    let (officer, link) = (&case.officer, || case.link(&who, "offender"));
    app.unchanged(link).field("/personId", "not-found");
    for wanted in [
        json!({"givenNames": "Shan", "familyName": "Griffith"}),
        json!({"familyName": "Griffith", "birthYear": 2011}),
        json!({"familyName": "Griffiths", "givenNames": "Sian", "dateOfBirth": "2011-05-17"}),
        json!({"givenNames": "Shan", "schoolName": "ysgol enghraifft"}),
    ] {
        let found = find(officer, &wanted);
        assert!(found.iter().any(|one| one["id"] == who.as_str()), "{wanted}: {found:?}");
        assert!(found.iter().all(|one| one["givenNames"] != "Megan"), "{wanted}");
        let one = &found[0];
        let names: Vec<&String> = one.as_object().expect("an object").keys().collect();
        let shown = [
            "dateOfBirth",
            "familyName",
            "givenNames",
            "id",
            "incidents",
            "knownAs",
            "likeness",
            "schoolId",
            "schoolName",
            "statedAge",
            "yearGroup",
        ];
        assert_eq!(names, shown, "enough to tell people apart, and no more");
        assert_eq!(one["incidents"], 1);
    }
    // Found is not seen: neither the record nor the case it is in.
    app.unchanged(|| {
        officer.get(&format!("/v1/persons/{who}")).refused(404, "not-found");
        officer.patch(&format!("/v1/persons/{who}"), "\"1\"", &json!({"familyName": "Arall"})).refused(404, "not-found");
        officer.get(&format!("/v1/incidents/{}", theirs.id)).refused(404, "not-found");
    });
}

fn a_search_shows_at_most_twenty_and_is_on_record(app: &App) {
    let theirs = Case::reported(app);
    let twins: Vec<String> = (0..23).map(|_| known(&theirs, "Rhys", "Huws", "2012-02-02")).collect();
    let case = Case::reported(app);
    let before = log(app).len();
    let found = find(&case.officer, &json!({"givenNames": "Reece", "familyName": "Hughes", "birthYear": 2012}));
    assert_eq!(found.len(), 20);
    let rows = log(app).split_off(before);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].starts_with("consultation person [] ["), "{rows:?}");
    for one in &found {
        let id = text(one, "id");
        assert!(twins.contains(&id) && rows[0].contains(&id), "whom it showed");
    }
    assert!(!rows[0].contains("Reece") && !rows[0].contains("Hughes"), "never the words");
    let before = log(app).len();
    assert!(find(&case.officer, &json!({"givenNames": "Nobody", "familyName": "Anywhere"})).is_empty());
    assert_eq!(log(app).len(), before + 1, "that nobody was found is an answer too");
    // Whoever was shown can be linked; the others of the same name cannot.
    let shown = text(&found[0], "id");
    let hidden = twins.iter().find(|id| found.iter().all(|one| one["id"] != id.as_str())).expect("three were not shown");
    case.link(&shown, "offender").created();
    assert_eq!(case.officer.get(&format!("/v1/persons/{shown}")).ok()["givenNames"], "Rhys", "now it is in a case of one's own");
    app.unchanged(|| case.link(hidden, "offender")).field("/personId", "not-found");
    let other = Case::reported(app);
    app.unchanged(|| other.link(&shown, "offender")).field("/personId", "not-found");
}

fn a_name_alone_finds_nobody(app: &App) {
    let theirs = Case::reported(app);
    known(&theirs, "Siân", "Gruffydd", "2011-05-17");
    let officer = app.officer();
    for wanted in [
        json!({"familyName": "Gruffydd"}),
        json!({"givenNames": "Siân"}),
        json!({"birthYear": 2011}),
        json!({"schoolName": "Ysgol Enghraifft"}),
        json!({}),
    ] {
        assert_eq!(find(&officer, &wanted), Vec::<Value>::new(), "{wanted}");
    }
    let search = |body: &Value| officer.request("POST", "/v1/person-searches").json(body).send();
    search(&json!({"givenNames": "Siân", "id": id()})).field("/id", "unknown-field");
    search(&json!({"birthYear": 1850})).field("/birthYear", "out-of-range");
    app.anybody().request("POST", "/v1/person-searches").json(&json!({})).send().refused(401, "not-signed-in");
}
