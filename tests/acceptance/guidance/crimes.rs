//! Crimes: about somebody, of the law of its day, with an outcome that fits; nobody under ten is an offender.

use crate::harness::{App, incident, on_both_databases};
use crate::scenarios::{Case, MAKE, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(
    an_outcome_fits_its_date_its_suspect_and_its_reason,
    a_crime_is_about_somebody_on_the_case_in_that_part,
    an_offence_was_law_when_it_happened,
    nobody_under_ten_is_an_offender,
);

fn an_outcome_fits_its_date_its_suspect_and_its_reason(app: &App) {
    let mut body = incident();
    body["report"]["reportedAt"] = json!("2018-03-01T09:00:00Z");
    body["happened"] = json!({"kind": "exact", "at": "2018-02-28T18:00:00Z"});
    let case = Case::of(app, app.account("schools_officer", "Swyddog Enghraifft"), &body);
    let boy = case.child("offender", "2003-04-01");
    let mut crime = case.crime_body(SHARE, &[(&boy, "offender")]);
    crime["recordedAt"] = json!("2018-03-01T10:00:00Z");
    let crime = text(&case.record("crimes", crime), "id");
    let outcome = |code: &str, at: &str, reason: Value| json!({"outcome": {"code": code, "at": at, "by": case.me(), "reason": reason}});
    let refused = |body: &Value, pointer: &str, code: &str| case.unpatched("crimes", &crime, body).field(pointer, code);
    let (then, reason) = ("2018-03-02T09:00:00Z", json!("Agreed with the crime registrar."));
    refused(&outcome("22", then, reason.clone()), "/outcome/code", "not-valid-on-date");
    refused(&outcome("99", then, reason.clone()), "/outcome/code", "unknown-value");
    refused(&outcome("3", then, reason.clone()), "/outcome/code", "not-for-suspect");
    refused(&outcome("11", then, reason.clone()), "/outcome/code", "not-for-suspect");
    refused(&outcome("8", "2018-03-01T09:30:00Z", reason.clone()), "/outcome/at", "too-early");
    refused(&outcome("8", "2026-11-24T09:20:00Z", reason.clone()), "/outcome/at", "in-the-future");
    refused(&json!({"outcome": {"code": "8", "at": then, "by": {}, "reason": reason}}), "/outcome/by", "required");
    case.patch("crimes", &crime, &outcome("22", "2026-11-24T09:00:00Z", reason.clone())).ok();
    case.patch("crimes", &crime, &outcome("8", then, reason.clone())).ok();
    // Once the rules suggest one, another needs a reason.
    case.considered(&[]);
    case.no_to_both_questions(&[&boy]);
    assert_eq!(case.seen().outcome(&crime)["suggested"], "21");
    refused(&outcome("8", "2018-03-03T09:00:00Z", Value::Null), "/outcome/reason", "required");
    case.patch("crimes", &crime, &outcome("21", then, Value::Null)).ok();
    // Against nobody known, an outcome that needs a named suspect is refused.
    let girl = case.child("victim", "2003-06-01");
    let unknown = json!({"offence": SHARE, "people": [{"personId": girl, "role": "victim"}], "suspectUnknown": true});
    let other = text(&case.record("crimes", unknown), "id");
    case.unpatched("crimes", &other, &outcome("21", then, reason)).field("/outcome/code", "needs-named-suspect");
}

fn a_crime_is_about_somebody_on_the_case_in_that_part(app: &App) {
    let case = Case::reported(app);
    let girl = case.child("victim", "2011-04-01");
    let stranger = case.person(Some("2011-04-01"));
    let refused = |body: Value, pointer: &str, code: &str| app.unchanged(|| case.put("crimes", body)).field(pointer, code);
    refused(json!({"offence": SHARE}), "/people", "required");
    refused(json!({"offence": SHARE, "people": []}), "/people", "required");
    refused(case.crime_body(SHARE, &[(&stranger, "victim")]), "/people/0/personId", "not-on-the-case");
    refused(case.crime_body(SHARE, &[(&girl, "offender")]), "/people", "role-missing");
    refused(case.crime_body(SHARE, &[(&girl, "witness")]), "/people/0/role", "unknown-value");
    refused(case.crime_body(SHARE, &[(&girl, "victim"), (&girl, "victim")]), "/people/1", "conflicts");
    let boy = case.child("offender", "2011-04-01");
    let mut both = case.crime_body(SHARE, &[(&boy, "offender")]);
    both["suspectUnknown"] = json!(true);
    refused(both, "/suspectUnknown", "conflicts");
    let crime = case.crime(SHARE, &[(&girl, "victim"), (&boy, "offender")]);
    case.unpatched("crimes", &crime, &json!({"people": []})).field("/people", "required");
    // Once the link to the case is withdrawn, the crime's link hangs in the air: closing says so.
    let parties = case.file()["parties"].clone();
    let his = text(parties.as_array().expect("parties").iter().find(|one| one["personId"] == boy.as_str()).expect("his"), "id");
    case.officer.patch(&case.path(&format!("parties/{his}")), "\"1\"", &json!({"withdrawnReason": "It was his brother"})).ok();
    refused(case.crime_body(SHARE, &[(&boy, "offender")]), "/people/0/personId", "not-on-the-case");
    let owed = case.closing_is_owed(409, "something-owed");
    assert!(owed.contains(&"link_to_nobody".to_owned()), "{owed:?}");
}

fn an_offence_was_law_when_it_happened(app: &App) {
    let case = Case::reported(app);
    let girl = case.child("victim", "2011-04-01");
    let mut crime = case.crime_body("cjca_private_image", &[(&girl, "victim")]);
    app.unchanged(|| case.put("crimes", crime.clone())).field("/offence", "not-valid-on-date");
    crime["offence"] = json!("no_such_offence");
    app.unchanged(|| case.put("crimes", crime.clone())).field("/offence", "unknown-value");
    crime["offence"] = json!("soa_intimate_image");
    let item = text(&case.record("crimes", crime), "id");
    case.unpatched("crimes", &item, &json!({"offence": "cjca_private_image"})).field("/offence", "not-valid-on-date");
    // While it is not known the crime stands, and says that it is owed.
    let mut open = case.crime_body(MAKE, &[(&girl, "victim")]);
    open["offence"] = Value::Null;
    let open = text(&case.record("crimes", open), "id");
    assert!(case.seen().owes("crime_offence", &open));
    app.unchanged(|| case.put("advisories", case.giving(&girl, &open, "en"))).field("/crimeId", "offence-missing");
}

fn nobody_under_ten_is_an_offender(app: &App) {
    let case = Case::reported(app);
    let small = case.person(Some("2017-01-01"));
    app.unchanged(|| case.link(&small, "offender")).field("/role", "under-10");
    case.link(&small, "other").created();
    app.unchanged(|| case.put("crimes", case.crime_body(SHARE, &[(&small, "offender")]))).refused(422, "invalid");
    let refused = case.put("crimes", case.crime_body(SHARE, &[(&small, "offender")])).refused(422, "invalid");
    assert!(refused.errors().contains(&("/people", "under-10")), "{}", refused.0);
    let crime = case.crime(SHARE, &[(&small, "involved_under_10")]);
    let seen = case.seen();
    assert_eq!((&seen.person(&small)["under10"], &seen.outcome(&crime)["suggested"]), (&json!(true), &json!("11")));
    assert!(seen.owes("ppu_notified", &small), "a child like any other");
    case.no_outcome(&crime, "21", None).field("/outcome/reason", "required");
    case.no_outcome(&crime, "3", Some("As always.")).field("/outcome/code", "not-for-suspect");
    case.outcome(&crime, "11", None);
    let fourteen = case.person(Some("2012-01-01"));
    app.unchanged(|| case.link(&fourteen, "implicated_adult")).field("/role", "not-an-adult");
    // Found out only later: nothing is lost, and nothing closes until it is put right.
    let boy = case.child("offender", "2012-04-01");
    let his = case.crime(SHARE, &[(&boy, "offender")]);
    case.officer.patch(&format!("/v1/persons/{boy}"), "\"1\"", &json!({"dateOfBirth": "2018-04-01"})).ok();
    let owed = case.closing_is_owed(409, "something-owed");
    assert!(owed.contains(&"offender_under_10".to_owned()), "{owed:?}");
    case.patch("crimes", &his, &json!({"people": [{"personId": boy, "role": "involved_under_10"}]})).ok();
}
