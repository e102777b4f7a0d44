//! Scenarios 14, 15 and 16: the wording of note 8, in which language, how often, and when it is not given.

use super::steps::{Plain, note_8};
use super::story::{Case, text};
use crate::harness::{App, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(scenario_14_wording_given_twice, scenario_15_wording_never_given, scenario_16_welsh_speaking_family);

/// Not a translation: it only has the one blank that a translation has.
const WELSH: &str = "Testun prawf (demonstration): (add crime type). Nid cyfieithiad mohono.";
const KEPT_EN: &str = "Possessing an indecent photograph of a child";
const KEPT_CY: &str = "Meddu ar ffotograff anweddus o blentyn";

/// An administrator records that a translation was approved.
fn approved(app: &App) {
    let admin = app.signed_in("administrator");
    let etag = admin.get("/v1/guidance-packs/2016.1").etag();
    admin.patch("/v1/guidance-packs/2016.1", &etag, &json!({"welshWording": WELSH})).ok();
}

fn scenario_14_wording_given_twice(app: &App) {
    let plain = Plain::new(app);
    plain.all_but_the_wording();
    let Plain { case, boy, crime, .. } = &plain;
    let mut at_school = case.giving(boy, crime, "en");
    at_school["given"]["present"] = json!([{"who": {"position": "Safeguarding lead"}, "as": "safeguarding_lead"}]);
    let first = case.record("advisories", at_school);
    app.clock.move_minutes(4);
    app.unchanged(|| case.put("advisories", case.giving(boy, crime, "cy"))).refused(422, "wording-not-approved");
    approved(app);
    let mut at_home = case.giving(boy, crime, "cy");
    at_home["given"]["place"] = json!("At home");
    let second = case.record("advisories", at_home);
    let given = |one: &Value| {
        [&one["given"]["at"], &one["given"]["language"], &one["given"]["wording"]["pack"], &one["given"]["place"]].map(Value::clone)
    };
    assert_eq!(given(&first), [json!("2026-11-24T09:00:00.000Z"), json!("en"), json!("2016.1"), json!("School office")]);
    assert_eq!(given(&second), [json!("2026-11-24T09:04:00.000Z"), json!("cy"), json!("2016.1"), json!("At home")]);
    assert_eq!(first["given"]["wording"]["text"], note_8(KEPT_EN));
    assert_eq!(second["given"]["wording"]["text"], WELSH.replace("(add crime type)", KEPT_CY));
    assert_eq!(case.file()["items"]["advisories"], json!([first, second]), "two records, neither overwritten");
    // What was said was said.
    let item = text(&first, "id");
    case.unpatched("advisories", &item, &json!({"given": {"language": "cy"}})).field("/given", "unknown-field");
    let asked_again = case.patch("advisories", &item, &json!({"understood": "not_sure"})).ok();
    let mut expected = first["given"].clone();
    expected["understood"] = json!("not_sure");
    assert_eq!(asked_again["given"], expected, "only whether it was understood");
    case.closes();
}

fn scenario_15_wording_never_given(app: &App) {
    let plain = Plain::new(app);
    plain.all_but_the_wording();
    let Plain { case, boy, crime, .. } = &plain;
    assert_eq!(case.closing_is_owed(409, "something-owed"), ["advisory_given"], "not a supervisor's to waive");
    let not = |reason: &str| json!({"personId": boy, "notGiven": {"at": case.now(), "by": case.me(), "reason": reason}});
    app.unchanged(|| case.put("advisories", not("  "))).field("/notGiven/reason", "required");
    app.unchanged(|| case.put("advisories", json!({"personId": boy}))).field("/given", "required");
    let mut both = case.giving(boy, crime, "en");
    both["notGiven"] = not("Moved away.")["notGiven"].clone();
    app.unchanged(|| case.put("advisories", both)).field("/notGiven", "conflicts");
    let reason = "The family has moved abroad and left no address.";
    let kept = case.record("advisories", not(reason));
    assert_eq!((&kept["state"], &kept["given"]), (&json!("not_given"), &Value::Null));
    case.closes();
    let sergeant = case.supervised();
    assert_eq!(sergeant.file()["items"]["advisories"][0]["notGiven"]["reason"], reason);
    let concerns = sergeant.officer.all("/v1/concerns");
    let ours = concerns.iter().find(|one| one["incidentId"] == case.id.as_str()).expect("on the supervisor's list");
    assert!(ours["concerns"].as_array().expect("codes").contains(&json!("wording_not_given")), "{ours}");
}

fn scenario_16_welsh_speaking_family(app: &App) {
    let case = Case::reported(app);
    let body = json!({"givenNames": "Plentyn", "familyName": "Enghraifft", "dateOfBirth": "2011-04-01", "language": "cy",
        "writtenAt": case.now()});
    let boy = text(&case.officer.record_person(&body), "id");
    case.link(&boy, "offender").created();
    let crime = case.crime("cja_possess", &[(&boy, "offender")]);
    assert_eq!(case.file()["persons"][0]["language"], "cy", "kept with the person");
    let father =
        json!({"personId": boy, "state": "told", "who": {"position": "Father"}, "at": case.now(), "by": case.me(), "language": "cy"});
    assert_eq!(case.record("parent-contacts", father)["language"], "cy", "letters to the father in Welsh");

    let read = |language: &str| case.officer.get(&case.path(&format!("crimes/{crime}/wording?language={language}")));
    let english = read("en").ok();
    assert_eq!((&english["text"], &english["note"]), (&json!(note_8(KEPT_EN)), &json!("8")));
    app.unchanged(|| read("cy")).refused(422, "wording-not-approved");
    approved(app);
    let welsh = read("cy").ok();
    assert_eq!((&welsh["language"], &welsh["crimeWords"]), (&json!("cy"), &json!(KEPT_CY)));
    assert_eq!(welsh["text"], WELSH.replace("(add crime type)", KEPT_CY), "beside the English, never instead of it");
    let given = case.record("advisories", case.giving(&boy, &crime, "cy"));
    assert_eq!(given["given"]["wording"], welsh, "what is recorded is what was read out");
    case.officer.get(&case.path(&format!("advisories/{}/print", text(&given, "id")))).expect(200);

    let summary =
        |language: &str| text(&case.officer.get(&case.path(&format!("summaries/ppn?subject={boy}&language={language}"))).ok(), "text");
    assert_ne!(summary("cy"), summary("en"));
}
