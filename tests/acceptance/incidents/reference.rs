use crate::harness::{App, Caller, at_once, id, incident, on_both_databases};
use serde_json::{Value, json};
use std::collections::HashSet;
use waymark_domain::reference::{PREFIXES, Reference, prefix_number};

on_both_databases!(
    an_incident_is_found_by_its_reference_in_any_spelling,
    a_reference_with_a_wrong_character_is_refused_and_one_of_another_officer_finds_nothing,
    a_phone_makes_references_of_its_own_prefix,
    a_reference_that_is_not_this_phones_or_not_well_made_is_refused,
    a_reference_is_used_once,
    the_servers_own_references_differ_under_eight_recording_at_once,
    prefixes_differ_under_eight_registering_at_once,
    the_server_goes_on_with_another_prefix_when_its_own_is_used_up,
);

fn with(reference: &str) -> Value {
    let mut body = incident();
    body["reference"] = json!(reference);
    body
}

fn prefix(device: &Value) -> u32 {
    prefix_number(device["referencePrefix"].as_str().expect("a prefix")).expect("a prefix")
}

fn found(officer: &Caller, spelled: &str) -> Vec<Value> {
    officer.all(&format!("/v1/incidents?reference={spelled}"))
}

fn the_server_goes_on_with_another_prefix_when_its_own_is_used_up(app: &App) {
    let officer = app.officer();
    let reference = || officer.record_incident(&incident())["reference"].as_str().expect("a reference").to_owned();
    let used_up = |used: &str, prefix: u32| {
        let last = Reference::make(prefix, PREFIXES - 1);
        app.database.execute(&format!("UPDATE incidents SET reference = '{last}' WHERE reference = '{used}'")).expect("moved");
    };
    used_up(&reference(), 0);
    let next = reference();
    assert_eq!([next.clone(), reference()], [1, 2].map(|counter| Reference::make(PREFIXES - 1, counter).to_string()));
    // A device's prefix is never the server's.
    let device = prefix(&officer.register_device());
    used_up(&next, PREFIXES - 1);
    assert_eq!(reference(), Reference::make(PREFIXES - 2, 1).to_string());
    assert_eq!(prefix(&officer.register_device()), device + 1);
}

fn an_incident_is_found_by_its_reference_in_any_spelling(app: &App) {
    let officer = app.officer();
    officer.record_incident(&incident());
    let device = officer.register_device();
    let reference = Reference::make(prefix(&device), 4711).to_string();
    let case = officer.record_incident(&with(&reference));
    assert_eq!(case["reference"], reference.as_str());
    let bare = reference.replace('-', "");
    for spelled in [
        reference.clone(),
        reference.to_lowercase(),
        bare.clone(),
        bare.to_lowercase(),
        reference.replace('-', "%20"),
        format!("{}%20-{}", &bare[..2], &bare[2..]),
    ] {
        let listed = found(&officer, &spelled);
        assert_eq!(listed.len(), 1, "{spelled}");
        assert_eq!(listed[0]["id"], case["id"], "{spelled}");
    }
}

fn a_reference_with_a_wrong_character_is_refused_and_one_of_another_officer_finds_nothing(app: &App) {
    let (officer, other) = (app.officer(), app.officer());
    let reference = officer.record_incident(&incident())["reference"].as_str().expect("a reference").to_owned();
    assert!(found(&other, &reference).is_empty());
    assert!(found(&officer, &Reference::make(9, 9).to_string()).is_empty());
    let last = if reference.ends_with('0') { "1" } else { "0" };
    let wrong = format!("{}{last}", &reference[..8]);
    for spelled in [wrong.as_str(), "001-001", "AEIOULS", "001-001-0-0", "the one of Tuesday"] {
        app.unchanged(|| officer.get(&format!("/v1/incidents?reference={}", spelled.replace(' ', "%20"))).refused(422, "invalid"));
    }
}

fn a_phone_makes_references_of_its_own_prefix(app: &App) {
    let officer = app.officer();
    let device = officer.register_device();
    let path = format!("/v1/devices/{}", device["id"].as_str().expect("an id"));
    for counter in [1, 7, 3] {
        officer.record_incident(&with(&Reference::make(prefix(&device), counter).to_string().to_lowercase()));
    }
    let now = officer.get(&path).ok();
    assert_eq!(now["lastReferenceNumber"], 7, "the highest, so that a phone that lost its count goes on after it");
    assert_eq!(officer.all("/v1/devices"), [now]);
    app.officer().get(&path).refused(404, "not-found");
}

fn a_reference_that_is_not_this_phones_or_not_well_made_is_refused(app: &App) {
    let (officer, other) = (app.officer(), app.officer());
    let mine = prefix(&officer.register_device());
    let theirs = prefix(&other.register_device());
    let record = |reference: &str| app.unchanged(|| officer.put(&format!("/v1/incidents/{}", id()), &with(reference)));
    for number in [theirs, 0, 20_000] {
        record(&Reference::make(number, 1).to_string()).field("/reference", "reference-not-yours");
    }
    let good = Reference::make(mine, 1).to_string();
    let last = if good.ends_with('7') { "8" } else { "7" };
    record(&format!("{}{last}", &good[..8])).field("/reference", "reference-check");
    for malformed in ["", "001", "001-001-0-0", "AAAAAAA", "ŵŵŵŵŵŵŵ", &"0".repeat(21)] {
        record(malformed).field("/reference", "bad-format");
    }
}

fn a_reference_is_used_once(app: &App) {
    let officer = app.officer();
    let reference = Reference::make(prefix(&officer.register_device()), 1).to_string();
    officer.record_incident(&with(&reference));
    app.unchanged(|| officer.put(&format!("/v1/incidents/{}", id()), &with(&reference)).refused(409, "reference-taken"));
}

fn the_servers_own_references_differ_under_eight_recording_at_once(app: &App) {
    let officer = app.officer();
    let made = at_once(8, |_| {
        (0..5).map(|_| officer.record_incident(&incident())["reference"].as_str().expect("a reference").to_owned()).collect::<Vec<_>>()
    });
    let all: HashSet<&String> = made.iter().flatten().collect();
    assert_eq!(all.len(), 40);
    assert!(all.iter().all(|reference| Reference::parse(reference).is_ok_and(|parsed| parsed.prefix_number() == 0)), "{all:?}");
}

fn prefixes_differ_under_eight_registering_at_once(app: &App) {
    let officer = app.officer();
    let made = at_once(8, |_| officer.register_device()["referencePrefix"].as_str().expect("a prefix").to_owned());
    assert_eq!(made.iter().collect::<HashSet<_>>().len(), 8);
}
