//! Looking people up by the sound of a name.

use crate::harness::{App, Caller, id, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    somebody_is_found_by_the_sound_of_the_name_with_a_year_or_a_school,
    whoever_was_recorded_before_there_were_search_keys_is_found_after_a_restart,
    nothing_of_a_name_stands_in_the_index
);

fn record(officer: &Caller, given: &str, family: &str, born: &str) -> String {
    let mut body = person();
    body["givenNames"] = json!(given);
    body["familyName"] = json!(family);
    body["dateOfBirth"] = json!(born);
    officer.record_person(&body)["id"].as_str().expect("an id").to_owned()
}

fn found(officer: &Caller, wanted: &Value) -> Vec<String> {
    let reply = officer.request("POST", "/v1/person-searches").json(wanted).send();
    assert_eq!(reply.status, 200, "{}", reply.text);
    let items = reply.json()["items"].as_array().expect("items").clone();
    items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

fn somebody_is_found_by_the_sound_of_the_name_with_a_year_or_a_school(app: &App) {
    let (one, other) = (app.officer(), app.officer());
    let rhys = record(&one, "Rhys", "Enghraifft", "2011-03-02");
    let heard = json!({"givenNames": "Reece", "familyName": "Enghraift", "birthYear": 2011});
    assert_eq!(found(&other, &heard), [rhys.as_str()], "another officer finds him by what was heard");
    assert!(found(&other, &json!({"givenNames": "Gwenllian", "familyName": "Arall"})).is_empty());
    // The likelier one first.
    let twin = record(&one, "Rhys", "Enghraifft", "1981-03-02");
    assert_eq!(found(&other, &heard).first(), Some(&rhys));
    assert!(found(&other, &json!({"givenNames": "Rhys", "familyName": "Enghraifft"})).contains(&twin));
    // Nobody else's case is opened by it.
    other.get(&format!("/v1/persons/{rhys}")).refused(404, "not-found");
    app.signed_in("ppu").request("POST", "/v1/person-searches").json(&heard).send().refused(403, "not-allowed");
    let made_up = id();
    other.request("POST", "/v1/person-searches").json(&json!({"givenNames": "x", "id": made_up})).send().field("/id", "unknown-field");
}

fn whoever_was_recorded_before_there_were_search_keys_is_found_after_a_restart(app: &App) {
    let officer = app.officer();
    let person = record(&officer, "Angharad", "Enghraifft", "2012-06-01");
    let wanted = json!({"givenNames": "Angharad", "familyName": "Enghraifft"});
    app.database.execute("DELETE FROM person_keys").expect("a database of before");
    assert!(found(&officer, &wanted).is_empty());
    app.database.execute("DELETE FROM meta WHERE name = 'person_keys'").expect("a database of before");
    let restarted = app.another();
    assert_eq!(found(&officer.at(restarted.address), &wanted), [person]);
}

fn nothing_of_a_name_stands_in_the_index(app: &App) {
    record(&app.officer(), "Angharad", "Enghraifft", "2012-06-01");
    let lines = app.database.lines_each(
        "SELECT hex(key) AS line FROM person_keys ORDER BY line",
        "SELECT upper(encode(key, 'hex')) AS line FROM person_keys ORDER BY line",
    );
    assert!(lines.len() >= 3, "{lines:?}");
    for line in &lines {
        assert_eq!(line.len(), 32, "16 bytes of a keyed hash: {line}");
    }
}
