//! Scenarios 7 and 8: the repeat question by the numbers, and on its own merit.

use super::steps::{KEEP, SHARE};
use super::story::{Case, text};
use crate::harness::{App, incident, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(scenario_07_repeat_by_the_numbers, scenario_08_own_merit_down);

/// An earlier incident in which somebody is recorded against a crime.
fn earlier<'a>(case: &Case<'a>, who: &str, offence: &str, reported: &str) -> Case<'a> {
    let mut body = incident();
    body["report"]["reportedAt"] = json!(reported);
    body["happened"] = json!({"kind": "not_known"});
    let other = case.another(&body);
    other.link(who, "offender").created();
    other.crime(offence, &[(who, "offender")]);
    other
}

fn scenario_07_repeat_by_the_numbers(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let crime = case.crime(SHARE, &[(&boy, "offender")]);
    case.answer("adult_implicated", None, "no");

    // Looked up nowhere else yet: the question stays open.
    assert!(case.seen().suggested("repeat_offender", &boy).is_null());
    assert!(case.seen().owes("previous_checked", &boy));
    let asked = text(&case.looked_up(&boy, 0, "no", &Value::Null).created(), "id");
    let computed = |case: &Case<'_>| case.seen().suggested("repeat_offender", &boy).clone();
    assert_eq!(computed(&case), "no", "none");

    let first = earlier(&case, &boy, SHARE, "2026-05-01T10:00:00Z");
    assert_eq!(case.seen().on_record(&boy, SHARE), std::slice::from_ref(&first.id));
    assert_eq!(computed(&case), "no", "exactly one");

    // Two more for another offence are no occasion for this one, and neither is a later one.
    for (offence, reported) in [(KEEP, "2025-05-01T10:00:00Z"), (KEEP, "2025-06-01T10:00:00Z"), (SHARE, "2026-11-24T08:55:00Z")] {
        earlier(&case, &boy, offence, reported);
    }
    assert_eq!(case.seen().on_record(&boy, SHARE), std::slice::from_ref(&first.id));
    assert_eq!(computed(&case), "no", "for this offence there is still one");

    let second = earlier(&case, &boy, SHARE, "2026-03-01T10:00:00Z");
    assert_eq!(case.seen().on_record(&boy, SHARE).len(), 2);
    let seen = case.seen();
    assert_eq!(seen.suggested("repeat_offender", &boy), "yes", "two");
    let question = seen.question("repeat_offender", &boy);
    assert_eq!((&question["again"], &question["state"]), (&json!(true), &json!("open")), "the earlier no counts no more: asked again");
    let change = json!({"answer": "yes", "at": case.now()});
    assert_eq!(case.patch("answers", &asked, &change).ok()["computed"], "yes");
    assert_eq!(case.seen().route(&boy), "cse");
    case.decide(&boy, "cse");
    assert!(case.seen().owes("cid_referral", &boy));
    case.refer("cid", &boy);
    assert!(!case.seen().owes("cid_referral", &boy));

    // One of the two turns out to be the other one, recorded twice.
    let merged = json!({"mark": "merged_into", "incidentId": first.id, "at": second.now(), "reason": "The same report, taken twice."});
    second.record("marks", merged);
    assert_eq!(case.seen().on_record(&boy, SHARE), [first.id]);

    // One here and one elsewhere are two.
    let elsewhere =
        json!({"checkedElsewhere": [{"by": case.me(), "at": case.now(), "where": "Another force", "count": 1, "offence": SHARE}]});
    assert_eq!(case.patch("answers", &asked, &elsewhere).ok()["computed"], "yes");
    assert!(!case.seen().owes("offender_has_crime", &boy) && case.seen().owes("crime_outcome", &crime));
}

fn scenario_08_own_merit_down(app: &App) {
    let case = Case::reported(app);
    let (girl, boy) = (case.child("victim", "2011-06-01"), case.child("offender", "2011-04-01"));
    let crime = case.crime(SHARE, &[(&girl, "victim"), (&boy, "offender")]);
    for reported in ["2025-04-01T10:00:00Z", "2025-06-01T10:00:00Z"] {
        earlier(&case, &boy, SHARE, reported);
    }
    case.protected(&[&girl, &boy]);
    case.school_confirms();
    case.support(&[&girl, &boy]);
    case.considered(&[]);
    case.answer("adult_implicated", None, "no");
    app.unchanged(|| case.looked_up(&boy, 0, "no", &Value::Null)).field("/reason", "required");
    let nobody = json!({"reason": "He was the victim both times.", "decidedBy": null});
    app.unchanged(|| case.looked_up(&boy, 0, "no", &nobody)).field("/decidedBy", "required");
    case.looked_up(&boy, 0, "yes", &Value::Null).created();
    assert_eq!(case.seen().route(&boy), "cse");

    // Not to prosecute against the rules is a supervisor's, by name and with a reason.
    app.unchanged(|| case.try_decide(&boy, "no_prosecution")).refused(403, "supervisor-needed");
    let sergeant = case.supervised();
    assert_eq!(sergeant.officer.all("/v1/concerns").len(), 2, "the earlier cases, which nobody notified of");
    let unreasoned = json!({"personId": boy, "route": "no_prosecution", "decidedBy": sergeant.me(), "rationale": " ", "at": case.now()});
    app.unchanged(|| sergeant.put("decisions", unreasoned)).field("/rationale", "required");
    let decision = sergeant.decide(&boy, "no_prosecution");
    assert_eq!((&decision["computed"], &decision["route"]), (&json!("cse"), &json!("no_prosecution")), "both are kept side by side");
    assert_eq!(decision["decidedBy"]["officerId"], sergeant.account.id.to_string());
    let listed = sergeant.officer.all("/v1/concerns");
    let ours = listed.iter().find(|one| one["incidentId"] == case.id.as_str()).expect("on the list");
    assert_eq!(ours["concerns"], json!(["route_overridden"]));

    let seen = case.seen();
    assert_eq!(seen.route(&boy), "no_prosecution");
    assert!(seen.owes("restorative_offered", &boy) && seen.owes("advisory_given", &boy));
    case.meeting(
        &[(&boy, vec![case.says(true, json!({"personId": boy}))]), (&girl, vec![case.says(true, json!({"personId": girl}))])],
        true,
    );
    case.educate(&[&girl, &boy]);
    case.advise(&boy, &crime);
    case.outcome(&crime, "21", None);
    case.closes();
}
