//! Who may answer, about whom, and that nothing is recorded twice.

use crate::harness::{App, at_once, id, on_both_databases};
use crate::scenarios::{Case, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(
    an_answer_comes_from_the_case_is_about_the_case_and_to_a_question_of_its_pack,
    a_choice_against_the_rules_needs_a_reason_and_a_named_decider,
    the_same_thing_twice_is_refused_with_what_is_there,
);

fn an_answer_comes_from_the_case_is_about_the_case_and_to_a_question_of_its_pack(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let stranger = case.person(Some("2011-04-01"));
    let answer = |question: &str, person: Option<&str>| json!({"question": question, "personId": person, "answer": "no", "at": case.now()});
    let refused = |body: Value, pointer: &str, code: &str| app.unchanged(|| case.put("answers", body)).field(pointer, code);
    refused(answer("what_does_it_show", None), "/question", "unknown-value");
    refused(answer("repeat_offender", None), "/personId", "required");
    refused(answer("adult_implicated", Some(&boy)), "/personId", "conflicts");
    refused(answer("repeat_offender", Some(&stranger)), "/personId", "not-on-the-case");
    refused(answer("repeat_offender", Some(&id())), "/personId", "not-on-the-case");
    let mut maybe = answer("viewed", None);
    maybe["answer"] = json!("perhaps");
    refused(maybe, "/answer", "unknown-value");
    for plural in ["decisions", "signpostings", "parent-contacts"] {
        let mut body = json!({"personId": stranger, "at": case.now()});
        match plural {
            "decisions" => (body["route"], body["decidedBy"], body["rationale"]) = (json!("cse"), case.me(), json!("A reason.")),
            "signpostings" => (body["services"], body["by"]) = (json!(["ceop"]), case.me()),
            _ => (body["state"], body["by"]) = (json!("told"), case.me()),
        }
        let refusal = app.unchanged(|| case.put(plural, body)).refused(422, "invalid");
        assert!(refusal.errors().contains(&("/personId", "not-on-the-case")), "{plural}: {}", refusal.0);
    }
    let girl = case.child("victim", "2011-04-01");
    let decision = json!({"personId": girl, "route": "cse", "decidedBy": case.me(), "rationale": "A reason.", "at": case.now()});
    app.unchanged(|| case.put("decisions", decision)).field("/personId", "role-missing");

    // Somebody who is not on the case has nothing to answer here.
    for (role, status, code) in [
        ("schools_officer", 404, "not-found"),
        ("ppu", 403, "not-allowed"),
        ("cid", 403, "not-allowed"),
        ("administrator", 403, "not-allowed"),
        ("auditor", 403, "not-allowed"),
    ] {
        let caller = app.signed_in(role);
        app.unchanged(|| case.put_as(&caller, "answers", answer("viewed", None))).refused(status, code);
    }
    let elsewhere = app.anybody().with_token_of(&app.account_in("Another team", "supervisor", "Rhingyll Arall"));
    app.unchanged(|| case.put_as(&elsewhere, "answers", answer("viewed", None))).refused(404, "not-found");
    app.unchanged(|| case.put_as(&app.anybody(), "answers", answer("viewed", None))).refused(401, "not-signed-in");
}

fn a_choice_against_the_rules_needs_a_reason_and_a_named_decider(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    case.crime(SHARE, &[(&boy, "offender")]);
    app.unchanged(|| case.looked_up(&boy, 2, "no", &Value::Null)).field("/reason", "required");
    let by_nobody = json!({"reason": "He was the victim both times.", "decidedBy": null});
    app.unchanged(|| case.looked_up(&boy, 2, "no", &by_nobody)).field("/decidedBy", "required");
    let by_blank = json!({"reason": "He was the victim both times.", "decidedBy": {"name": " "}});
    app.unchanged(|| case.looked_up(&boy, 2, "no", &by_blank)).field("/decidedBy", "required");
    let merit = json!({"reason": "He was the victim both times.", "decidedBy": {"name": "Rhingyll Enghraifft", "position": "Supervisor"}});
    let answer = case.looked_up(&boy, 2, "no", &merit).created();
    assert_eq!((&answer["computed"], &answer["answer"]), (&json!("yes"), &json!("no")), "both are kept");
    let question = case.seen().question("repeat_offender", &boy).clone();
    assert_eq!((&question["differs"], &question["answer"], &question["suggested"]), (&json!(true), &json!("no"), &json!("yes")));
    let listed = case.supervised().officer.all("/v1/concerns");
    assert!(listed[0]["concerns"].as_array().expect("codes").contains(&json!("answer_overridden")), "{listed:?}");
    // "Not known" contradicts nothing, and leaves the question open.
    let known = text(&answer, "id");
    case.patch("answers", &known, &json!({"answer": "not_known", "reason": null})).ok();
    assert_eq!(case.seen().question("repeat_offender", &boy)["state"], "open");
    case.unpatched("answers", &known, &json!({"answer": "no"})).field("/reason", "required");
    case.unpatched("answers", &known, &json!({"question": "viewed", "personId": null, "checkedElsewhere": []})).refused(422, "invalid");
}

fn the_same_thing_twice_is_refused_with_what_is_there(app: &App) {
    let case = Case::reported(app);
    let (boy, girl) = (case.child("offender", "2011-04-01"), case.child("victim", "2011-06-01"));
    let replies = at_once(6, |_| case.put("referrals", case.referral("ppu", &boy)));
    let made: Vec<Value> = replies.iter().filter(|reply| reply.status == 201).map(crate::harness::Reply::json).collect();
    assert_eq!(made.len(), 1, "however many at once");
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        assert_eq!(reply.refused(409, "referral-already-made").0["existingId"], made[0]["id"]);
    }
    let again = |existing: &Value, plural: &str, body: Value, code: &str| {
        let refused = app.unchanged(|| case.put(plural, body)).refused(409, code);
        assert_eq!(refused.0["existingId"], existing["id"], "{plural}");
    };
    case.refer("ppu", &girl);
    case.refer("cid", &boy);
    let answer = case.answer("viewed", None, "no");
    again(&answer, "answers", json!({"question": "viewed", "answer": "yes", "at": case.now()}), "already-recorded");
    let decision = case.decide(&boy, "cse");
    again(
        &decision,
        "decisions",
        json!({"personId": boy, "route": "cse", "decidedBy": case.me(), "rationale": "Again.", "at": case.now()}),
        "already-recorded",
    );
    let dates = case.record("act-dates", json!({"takenOn": "2026-11-20"}));
    again(&dates, "act-dates", json!({"sharedOn": "2026-11-21"}), "already-recorded");
    // Withdrawn, it makes room.
    let item = text(&made[0], "id");
    case.patch("referrals", &item, &json!({"withdrawnReason": "Sent about the wrong child"})).ok();
    assert!(case.seen().owes("ppu_notified", &boy), "a withdrawn notification notifies nobody");
    case.refer("ppu", &boy);
    case.patch("referrals", &item, &json!({"withdrawnReason": "Once more"})).refused(409, "already-withdrawn");
    case.step(&case.officer, &item, "chased", &case.me()).refused(409, "already-withdrawn");
    // The same id for something else is refused too, in another incident as well.
    let path = case.path(&format!("answers/{}", text(&answer, "id")));
    let body = json!({"question": "device_involved", "answer": "no", "at": case.now(), "writtenAt": case.now()});
    app.unchanged(|| case.officer.put(&path, &body)).refused(412, "already-exists");
}
