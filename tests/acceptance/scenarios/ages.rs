//! Scenarios 3 and 4: a child under thirteen, and an adult.

use super::steps::SHARE;
use super::story::Case;
use crate::harness::{App, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(scenario_03_under_13, scenario_04_adult_at_once);

fn scenario_03_under_13(app: &App) {
    let case = Case::reported(app);
    let (girl, boy) = (case.child("victim", "2013-05-01"), case.child("offender", "2014-03-01"));
    let crime = case.crime(SHARE, &[(&girl, "victim"), (&boy, "offender")]);
    let seen = case.seen();
    assert_eq!((&seen.person(&boy)["under13"], &seen.person(&girl)["under13"]), (&json!(true), &json!(false)));
    assert_eq!(seen.suggested("under_13", &case.id), "yes");
    let notice = seen.requirement("ppu_notified", &boy);
    assert_eq!((&notice["urgent"], &notice["waivable"]), (&json!(true), &json!(false)));
    assert_eq!(notice["dueAt"], "2026-11-24T10:00:00.000Z", "within the hour");
    assert_eq!(seen.requirement("ppu_notified", &girl)["urgent"], false);

    // Nobody closes past a child who was not notified, a supervisor with a reason included.
    case.closing_is_owed(409, "something-owed");
    let reason = json!({"at": case.now(), "reason": "It will be done tomorrow."});
    let refused = app.unchanged(|| case.supervised().put("closures", reason)).refused(409, "something-owed");
    let owed = refused.0["owed"].as_array().expect("owed");
    assert!(owed.iter().any(|one| one["code"] == "ppu_notified" && one["subjectId"] == boy.as_str() && one["waivable"] == false));

    let referrals = case.notify_all(&[&girl, &boy]);
    let ppu = app.signed_in("ppu");
    let inbox = ppu.all("/v1/referrals");
    let urgent: Vec<(&Value, &Value)> = inbox.iter().map(|one| (&one["person"]["id"], &one["urgent"])).collect();
    assert_eq!(urgent, [(&json!(girl), &json!(false)), (&json!(boy), &json!(true))]);
    assert_eq!((&inbox[1]["person"]["age"], &inbox[1]["overdue"]), (&json!(12), &json!(false)));
    case.unit("ppu", &referrals, &["acknowledged", "updated"]);

    case.considered(&["under_13"]);
    case.no_to_both_questions(&[&boy]);
    let seen = case.seen();
    assert!(seen.route(&boy).is_null(), "not routed by itself");
    assert!(seen.owes("expert_advice", &case.id) && seen.owes("route_open", &boy));
    case.advice("expert", None);
    case.decide(&boy, "no_prosecution");
    assert_eq!(case.seen().state("restorative_offered", &boy), "not_needed", "no meeting is suggested");
    case.school_confirms();
    case.support(&[&girl, &boy]);
    case.educate(&[&girl, &boy]);
    case.advise(&boy, &crime);
    case.outcome(&crime, "21", None);
    case.closes();
}

fn scenario_04_adult_at_once(app: &App) {
    let case = Case::reported(app);
    let (girl, man) = (case.child("victim", "2011-09-01"), case.child("offender", "2003-05-05"));
    case.link(&man, "implicated_adult").created();
    let crime = case.crime("soa_grooming", &[(&girl, "victim"), (&man, "offender")]);
    assert_eq!(case.seen().notified(), [1, 0, 0], "he is no child");
    assert_eq!(case.seen().suggested("adult_implicated", &case.id), "yes");
    let no = case.try_answer("adult_implicated", None, "no", &Value::Null);
    no.field("/reason", "required");
    let yes = case.answer("adult_implicated", None, "yes");
    assert_eq!((&yes["computed"], &yes["answer"]), (&json!("yes"), &json!("yes")));
    case.considered(&["adult_involved"]);
    case.looked_up(&man, 0, "no", &Value::Null).created();
    assert_eq!(case.seen().route(&man), "cse");
    assert!(case.seen().owes("cse_decided", &man));
    case.decide(&man, "cse");
    let seen = case.seen();
    assert!(seen.owes("cid_referral", &man), "contact CID");
    for code in ["restorative_offered", "offender_education", "advisory_given"] {
        assert_eq!(seen.state(code, &man), "not_needed", "{code} is hidden for him");
    }
    assert!(seen.owes("signposted", &girl) && seen.owes("parents_told", &girl), "support for the child is still offered");
    assert!(!seen.owes("signposted", &man) && !seen.owes("ppu_notified", &man));
    app.unchanged(|| case.put("advisories", case.giving(&man, &crime, "en"))).field("/personId", "other-route");

    let referral = case.refer("cid", &man);
    assert!(!case.seen().owes("cid_referral", &man) && case.seen().owes("cid_accepted", &man));
    case.unit("cid", &[referral], &["accepted", "result"]);
    case.protected(&[&girl]);
    case.school_confirms();
    case.support(&[&girl]);
    case.no_outcome(&crime, "21", Some("As always.")).field("/outcome/code", "not-for-suspect");
    assert_eq!(case.closing_is_owed(409, "something-owed"), ["crime_outcome"]);
    case.outcome(&crime, "1", Some("Charged by CID."));
    case.closes();
}
