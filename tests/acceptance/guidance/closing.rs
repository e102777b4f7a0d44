//! Nothing is finalised while anything is owed; what is closed stays closed until it is re-opened, and both stay on record.

use crate::harness::{App, at_once, incident, on_both_databases};
use crate::scenarios::{Case, Plain, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(
    closing_with_anything_owed_is_refused_to_everybody_with_the_list,
    one_closure_is_open_at_a_time_however_many_close_at_once,
    a_closed_case_takes_no_more_than_what_a_unit_answers_and_notes,
    re_opened_the_closure_stays_and_both_questions_are_asked_again,
);

/// Out of scope, so that nothing is owed.
fn nothing_owed(app: &App) -> Case<'_> {
    let case = Case::reported(app);
    case.answer("image_of_child", None, "no");
    case
}

fn closing_with_anything_owed_is_refused_to_everybody_with_the_list(app: &App) {
    let case = Case::reported(app);
    let girl = case.child("victim", "2011-06-01");
    let owed = case.closing_is_owed(409, "something-owed");
    for code in
        ["adult_implicated", "image_of_child", "parents_told", "ppu_notified", "school_procedures", "signposted", "victim_has_crime"]
    {
        assert!(owed.contains(&code.to_owned()), "{code} is not in {owed:?}");
    }
    let sergeant = case.supervised();
    let with_reason = |at: &Value| json!({"at": at, "reason": "Enough was done."});
    let refused = app.unchanged(|| sergeant.put("closures", with_reason(&sergeant.now()))).refused(409, "something-owed");
    let first =
        refused.0["owed"].as_array().expect("owed").iter().find(|one| one["code"] == "ppu_notified").expect("she was not notified").clone();
    assert_eq!(first, json!({"kind": "requirement", "code": "ppu_notified", "subject": "child", "subjectId": girl, "waivable": false}));
    case.refer("ppu", &girl);
    for role in ["ppu", "cid", "administrator", "auditor"] {
        let caller = app.signed_in(role);
        app.unchanged(|| case.put_as(&caller, "closures", with_reason(&case.now()))).refused(403, "not-allowed");
    }
    let other = app.signed_in("schools_officer");
    app.unchanged(|| case.put_as(&other, "closures", with_reason(&case.now()))).refused(404, "not-found");
}

fn one_closure_is_open_at_a_time_however_many_close_at_once(app: &App) {
    let case = nothing_owed(app);
    let replies = at_once(8, |_| case.close());
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.refused(409, "already-closed");
    }
    app.unchanged(|| case.close()).refused(409, "already-closed");
    app.unchanged(|| case.supervised().put("closures", json!({"at": case.now(), "reason": "Again."}))).refused(409, "already-closed");
    assert_eq!(case.file()["items"]["closures"].as_array().map(Vec::len), Some(1));
}

fn a_closed_case_takes_no_more_than_what_a_unit_answers_and_notes(app: &App) {
    let plain = Plain::ended(app);
    let Plain { case, girl, boy, crime } = &plain;
    case.closes();
    let (me, now) = (case.me(), case.now());
    let refused = |reply: crate::harness::Reply| drop(reply.refused(409, "incident-closed"));
    let bodies = [
        ("crimes", case.crime_body(SHARE, &[(boy, "offender")])),
        ("exhibits", json!({"thing": "phone", "state": "refused", "at": now, "reason": "At home."})),
        ("viewings", json!({"who": {"position": "Head of Year"}})),
        ("answers", json!({"question": "viewed", "crimeId": null, "answer": "yes", "at": now})),
        ("decisions", json!({"personId": boy, "route": "cse", "decidedBy": me, "rationale": "Too late.", "at": now})),
        ("advisories", case.giving(boy, crime, "en")),
        ("restorative-meetings", json!({"invitations": [{"who": {"personId": boy}, "at": now}]})),
        ("education-inputs", json!({"state": "given", "at": now, "by": me})),
        ("school-procedures", json!({"state": "asked", "at": now, "by": me})),
        ("parent-contacts", json!({"personId": boy, "state": "told", "at": now, "by": me})),
        ("signpostings", json!({"personId": boy, "services": ["ceop"], "at": now, "by": me})),
        ("advice", json!({"kind": "expert", "asked": me, "by": me, "at": now})),
        ("act-dates", json!({"takenOn": "2026-11-20"})),
    ];
    app.unchanged(|| {
        for (plural, body) in bodies {
            refused(case.put(plural, body));
        }
        refused(case.link(girl, "witness"));
    });
    refused(case.unpatched("crimes", crime, &json!({"note": "Too late."})));
    let narrative = json!({"narrative": "Too late."});
    app.unchanged(|| refused(case.officer.patch(&format!("/v1/incidents/{}", case.id), "\"1\"", &narrative)));
    let party = text(&case.file()["parties"][0], "id");
    app.unchanged(|| {
        refused(case.officer.patch(&case.path(&format!("parties/{party}")), "\"1\"", &json!({"withdrawnReason": "Too late."})))
    });
    // Notes, and what a unit says late.
    case.officer.write_note(&case.id, "The school rang back.");
    let referral = text(&case.file()["items"]["referrals"][0], "id");
    case.unit("ppu", &[referral], &["closed"]);
    assert_eq!(case.file()["status"], "closed");
}

fn re_opened_the_closure_stays_and_both_questions_are_asked_again(app: &App) {
    let plain = Plain::ended(app);
    let Plain { case, boy, .. } = &plain;
    let closure = case.closes();
    let item = text(&closure, "id");
    app.clock.move_minutes(2);
    let reopened = |at: Value, reason: &str| json!({"reopened": {"at": at, "reason": reason}});
    case.unpatched("closures", &item, &reopened(case.now(), " ")).field("/reopened/reason", "required");
    case.unpatched("closures", &item, &reopened(json!("2026-11-24T08:59:00Z"), "An adult is named now."))
        .field("/reopened/at", "too-early");
    case.unpatched("closures", &item, &json!({"at": case.now()})).field("/at", "unknown-field");
    case.unpatched("closures", &item, &json!({"withdrawnReason": "Not so."})).field("/withdrawnReason", "unknown-field");
    let again = case.patch("closures", &item, &reopened(case.now(), "An adult is named now.")).ok();
    let mut expected = closure.clone();
    expected["reopened"] = json!({"at": case.now(), "by": case.account.id, "reason": "An adult is named now."});
    for (name, value) in [("state", json!("reopened")), ("version", json!(2)), ("etag", json!("\"2\""))] {
        expected[name] = value;
    }
    assert_eq!(again, expected, "it stays as it was");
    case.unpatched("closures", &item, &reopened(case.now(), "Once more.")).refused(409, "not-closed");
    assert_eq!(case.file()["status"], "open");

    let seen = case.seen();
    for (question, subject) in [("adult_implicated", &case.id), ("repeat_offender", boy)] {
        let asked = seen.question(question, subject);
        assert_eq!((&asked["again"], &asked["state"]), (&json!(true), &json!("open")), "{question}");
    }
    let owed = case.closing_is_owed(409, "something-owed");
    assert!(owed.contains(&"adult_implicated".to_owned()) && owed.contains(&"repeat_offender".to_owned()), "{owed:?}");
    app.clock.move_minutes(1);
    let file = case.file();
    for (kind, name, value) in
        [("answers", "question", "adult_implicated"), ("answers", "question", "repeat_offender"), ("decisions", "route", "no_prosecution")]
    {
        let known = file["items"][kind].as_array().expect("a list").iter().find(|one| one[name] == value).expect("given before");
        case.patch(kind, &text(known, "id"), &json!({"at": case.now()})).ok();
    }
    assert_eq!(case.seen().in_the_way(), Vec::<String>::new());
    case.close().created();
    let states: Vec<Value> =
        case.file()["items"]["closures"].as_array().expect("closures").iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states, ["reopened", "closed"], "both closures stay on record");
    assert_eq!(case.file()["status"], "closed");
    let fresh = case.another(&incident());
    app.unchanged(|| fresh.officer.patch(&fresh.path(&format!("closures/{item}")), "\"2\"", &json!({}))).refused(404, "not-found");
}
