//! Scenario 12: the public protection unit does not answer.

use super::steps::Plain;
use super::story::{Case, text};
use crate::harness::{App, on_both_databases};
use serde_json::json;

on_both_databases!(scenario_12_ppu_never_replies);

const DAY: i64 = 24;

fn scenario_12_ppu_never_replies(app: &App) {
    let case = Case::reported(app);
    let (girl, boy) = (case.child("victim", "2011-06-01"), case.child("offender", "2011-04-01"));
    let crime = case.crime("cja_possess", &[(&girl, "victim"), (&boy, "offender")]);
    case.protected(&[&boy]);
    let referral = case.refer("ppu", &girl);
    case.school_confirms();
    case.support(&[&girl, &boy]);
    case.considered(&[]);
    case.no_to_both_questions(&[&boy]);
    let mut plain = Plain { case, girl, boy, crime };
    plain.all_but_the_wording();
    plain.case.advise(&plain.boy, &plain.crime);
    let Plain { case, girl, .. } = &mut plain;

    assert_eq!(case.seen().state("ppu_acknowledged", girl), "waiting");
    let me = case.me();
    case.later(2 * DAY);
    assert_eq!(case.seen().state("ppu_acknowledged", girl), "owed", "two days are over");
    assert_eq!(case.seen().requirement("ppu_acknowledged", girl)["owedBy"], "ppu");
    let mut days = 2;
    for (day, chase) in [(5, "ppu_chase_1"), (10, "ppu_chase_2")] {
        assert_ne!(case.seen().state(chase, girl), "owed", "not before day {day}");
        case.later((day - days) * DAY);
        days = day;
        assert_eq!(case.seen().state(chase, girl), "owed");
        let taken = case.step(&case.officer, &referral, "chased", &me).created();
        assert_eq!(taken["state"], "notified", "a chase moves nothing");
        assert_eq!(case.seen().state(chase, girl), "met");
    }
    case.later(4 * DAY);
    assert_eq!(case.seen().state("ppu_escalated", girl), "owed");
    case.step(&case.officer, &referral, "escalated", &me).created();
    assert_eq!(case.seen().state("ppu_escalated", girl), "met");

    // The officer does not close without it; a supervisor does, with a reason.
    assert_eq!(case.closing_is_owed(403, "supervisor-needed"), ["ppu_acknowledged", "ppu_updated"]);
    let sergeant = case.supervised();
    app.unchanged(|| sergeant.close()).field("/reason", "required");
    let reason = "No answer in fourteen days; chased twice and escalated.";
    let closure = sergeant.put("closures", json!({"at": sergeant.now(), "reason": reason})).created();
    let owed: Vec<_> =
        closure["owed"].as_array().expect("what was owed").iter().map(|one| (text(one, "code"), text(one, "subjectId"))).collect();
    assert_eq!(owed, [("ppu_acknowledged".to_owned(), girl.clone()), ("ppu_updated".to_owned(), girl.clone())]);
    assert_eq!((&closure["reason"], &closure["recordedBy"]["id"]), (&json!(reason), &json!(sergeant.account.id)));
    let concerns = sergeant.officer.all("/v1/concerns");
    let ours = &concerns.iter().find(|one| one["incidentId"] == case.id.as_str()).expect("on the list")["concerns"];
    assert!(ours.as_array().expect("codes").contains(&json!("closed_with_owed")), "{ours}");

    // The late reply still goes to the closed record, which stays closed.
    case.later(7 * DAY);
    case.unit("ppu", std::slice::from_ref(&referral), &["acknowledged", "updated"]);
    let file = case.file();
    assert_eq!(file["status"], "closed");
    assert_eq!(file["items"]["closures"], json!([closure]), "what was owed then stays on record");
    assert_eq!(text(&case.read("referrals", &referral), "state"), "updated");
    app.unchanged(|| case.put("advice", json!({"kind": "expert", "asked": me, "by": me, "at": case.now()})))
        .refused(409, "incident-closed");
}
