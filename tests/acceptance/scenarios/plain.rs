//! Scenarios 1 and 2: two children, both questions answered with no.

use super::steps::{MAKE, Plain, SHARE, note_8};
use super::story::{Case, text};
use crate::harness::{App, on_both_databases};
use serde_json::json;

on_both_databases!(scenario_01_plain_case, scenario_02_both_victim_and_offender);

fn scenario_01_plain_case(app: &App) {
    let case = Case::reported(app);
    assert!(case.closing_is_owed(409, "something-owed").contains(&"people_recorded".to_owned()), "a case about nobody");
    let (girl, boy) = (case.child("victim", "2011-06-01"), case.child("offender", "2011-04-01"));
    let seen = case.seen();
    assert_eq!(seen.notified(), [2, 0, 0]);
    assert!(seen.owes("ppu_notified", &girl) && seen.owes("ppu_notified", &boy), "both routes run at once");
    assert!(seen.owes("victim_has_crime", &girl) && seen.owes("offender_has_crime", &boy));
    let due = &seen.requirement("offender_has_crime", &boy)["dueAt"];
    assert_eq!(due, "2026-11-25T08:50:00.000Z", "24 hours from the report");

    let crime = case.crime("cja_possess", &[(&girl, "victim"), (&boy, "offender")]);
    let referrals = case.notify_all(&[&girl, &boy]);
    assert_eq!(case.seen().notified(), [2, 2, 0]);
    case.unit("ppu", &referrals[..1], &["acknowledged"]);
    assert_eq!(case.seen().notified(), [2, 2, 1]);
    let seen = case.seen();
    assert_eq!(["ppu_updated", "ppu_acknowledged"].map(|code| seen.state(code, &boy)), ["waiting", "waiting"], "waiting on the unit");
    case.unit("ppu", &referrals[..1], &["updated"]);
    case.unit("ppu", &referrals[1..], &["acknowledged", "updated"]);
    case.school_confirms();
    case.support(&[&girl, &boy]);
    case.considered(&[]);
    let owed = ["adult_implicated", "crime_outcome", "previous_checked", "repeat_offender"];
    assert_eq!(case.closing_is_owed(409, "something-owed"), owed);

    assert_eq!(case.seen().suggested("adult_implicated", &case.id), "no");
    case.no_to_both_questions(&[&boy]);
    assert_eq!(case.seen().route(&boy), "no_prosecution");
    let ending = ["advisory_given", "crime_outcome", "general_education", "no_prosecution_decided", "offender_education"];
    assert_eq!(case.closing_is_owed(409, "something-owed"), [&ending[..], &["restorative_offered", "victim_education"]].concat());
    let plain = Plain { case, girl, boy, crime };
    plain.all_but_the_wording();
    let Plain { case, boy, crime, .. } = plain;
    assert_eq!(case.closing_is_owed(409, "something-owed"), ["advisory_given"]);
    assert_eq!(case.seen().step("education"), "done");

    let given = case.advise(&boy, &crime);
    assert_eq!(given["given"]["wording"]["text"], note_8("Possessing an indecent photograph of a child"));
    assert_eq!(case.seen().outcome(&crime)["recorded"], "21");
    case.closes();
    let summary = case.officer.get(&case.path("summaries/incident_log")).ok();
    assert!(text(&summary, "text").contains("OFFICIAL-SENSITIVE"));
    case.officer.get(&case.path("print")).expect(200);
}

fn scenario_02_both_victim_and_offender(app: &App) {
    let case = Case::reported(app);
    let (girl, boy) = (case.child("offender", "2012-06-01"), case.child("offender", "2012-01-01"));
    // Her picture was forwarded by him; then his by her.
    case.link(&girl, "victim").created();
    case.link(&boy, "victim").created();
    let hers = case.crime(SHARE, &[(&girl, "victim"), (&boy, "offender")]);
    assert!(case.seen().owes("offender_has_crime", &girl) && case.seen().owes("victim_has_crime", &boy), "each in both parts");
    let his = case.crime(SHARE, &[(&boy, "victim"), (&girl, "offender")]);
    let listed = case.officer.all("/v1/incidents");
    assert_eq!((&listed[0]["people"], &listed[0]["children"]), (&json!(2), &json!(2)), "two people, however many links");
    assert_eq!(case.file()["parties"].as_array().map(Vec::len), Some(4));
    assert_eq!(case.seen().notified(), [2, 0, 0]);
    case.protected(&[&girl, &boy]);
    case.school_confirms();
    case.support(&[&girl, &boy]);
    case.considered(&["wide_sharing"]);
    case.advice("expert", None);
    case.no_to_both_questions(&[&girl, &boy]);
    for child in [&girl, &boy] {
        assert!(case.seen().route(child).is_null(), "something aggravates: nothing is routed by itself");
        assert!(case.seen().owes("route_open", child));
        case.decide(child, "no_prosecution");
        assert!(case.seen().owes("advisory_given", child), "each is told note 8");
    }
    case.educate(&[&girl, &boy]);
    case.advise(&boy, &hers);
    assert!(!case.seen().owes("advisory_given", &boy) && case.seen().owes("advisory_given", &girl));
    case.put("advisories", case.giving(&girl, &hers, "en")).field("/personId", "role-missing");
    case.advise(&girl, &his);
    for crime in [&hers, &his] {
        assert_eq!(case.seen().outcome(crime)["suggested"], "21");
        case.outcome(crime, "21", None);
    }
    assert_eq!(case.file()["items"]["crimes"].as_array().map(Vec::len), Some(2));
    // Taking her own picture is a crime of its own, with nobody else in it.
    let own = case.crime(MAKE, &[(&girl, "victim"), (&girl, "offender")]);
    assert_eq!(case.closing_is_owed(409, "something-owed"), ["crime_outcome"]);
    case.patch("crimes", &own, &json!({"withdrawnReason": "Already part of the other crime"})).ok();
    case.closes();
}
