//! Times that contradict each other are refused, each at its own place.

use crate::harness::{App, on_both_databases};
use crate::scenarios::{Case, SHARE};
use serde_json::{Value, json};

on_both_databases!(times_that_contradict_each_other_are_refused);

const BEFORE: &str = "2026-11-24T08:40:00Z";
const EARLY: &str = "2026-11-24T08:52:00Z";
const LATE: &str = "2026-11-24T08:56:00Z";
const TO_COME: &str = "2026-11-24T09:20:00Z";

fn times_that_contradict_each_other_are_refused(app: &App) {
    let case = Case::reported(app);
    let (boy, girl) = (case.child("offender", "2011-04-01"), case.child("victim", "2011-06-01"));
    let crime = case.crime(SHARE, &[(&boy, "offender"), (&girl, "victim")]);
    let (me, who) = (case.me(), json!({"personId": boy}));
    let phone = |more: Value| {
        let mut body = json!({"thing": "phone", "state": "surrendered", "at": EARLY, "seized": {"at": EARLY, "by": me}});
        more.as_object().expect("members").iter().for_each(|(name, value)| body[name] = value.clone());
        body
    };
    let decision = |at: &str| json!({"personId": boy, "route": "cse", "decidedBy": me, "rationale": "A reason.", "at": at});
    let mut dated = case.crime_body(SHARE, &[(&girl, "victim")]);
    dated["recordedAt"] = json!(BEFORE);
    let mut moved = dated.clone();
    (moved["recordedAt"], moved["transferred"]) = (json!(LATE), json!({"force": "gwent", "at": EARLY}));
    let mut referral = case.referral("ppu", &boy);
    referral["at"] = json!(BEFORE);
    let mut late_referral = case.referral("ppu", &boy);
    late_referral["at"] = json!(TO_COME);
    let mut given = case.giving(&boy, &crime, "en");
    given["given"]["at"] = json!(BEFORE);
    let invited = |answer: &str| json!({"invitations": [{"who": who, "at": LATE, "answers": [{"agreed": true, "by": who, "at": answer}]}]});
    let mut held = invited(LATE);
    held["heldAt"] = json!(EARLY);
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        ("crimes", dated, "/recordedAt", "before-reported"),
        ("crimes", moved, "/transferred/at", "too-early"),
        ("referrals", referral, "/at", "before-reported"),
        ("referrals", late_referral, "/at", "in-the-future"),
        ("exhibits", phone(json!({"handOvers": [{"at": BEFORE, "from": me, "to": me}]})), "/handOvers/0/at", "too-early"),
        (
            "exhibits",
            phone(json!({"handOvers": [{"at": LATE, "from": me, "to": me}, {"at": EARLY, "from": me, "to": me}]})),
            "/handOvers/1/at",
            "too-early",
        ),
        ("exhibits", phone(json!({"at": TO_COME})), "/at", "in-the-future"),
        ("viewings", json!({"who": me, "at": LATE, "told": {"who": me, "at": EARLY}}), "/told/at", "too-early"),
        ("answers", json!({"question": "viewed", "answer": "no", "at": BEFORE}), "/at", "before-reported"),
        ("decisions", decision(BEFORE), "/at", "before-reported"),
        ("decisions", decision(TO_COME), "/at", "in-the-future"),
        ("advisories", given, "/given/at", "before-reported"),
        ("restorative-meetings", invited(EARLY), "/invitations/0/answers/0/at", "too-early"),
        ("restorative-meetings", held, "/heldAt", "too-early"),
        ("education-inputs", json!({"state": "given", "at": TO_COME, "by": me}), "/at", "in-the-future"),
        ("school-procedures", json!({"state": "confirmed", "at": TO_COME, "by": me}), "/at", "in-the-future"),
        ("parent-contacts", json!({"personId": boy, "state": "told", "at": TO_COME, "by": me}), "/at", "in-the-future"),
        ("signpostings", json!({"personId": boy, "services": ["meic"], "at": TO_COME, "by": me}), "/at", "in-the-future"),
        ("advice", json!({"kind": "expert", "asked": me, "by": me, "at": TO_COME}), "/at", "in-the-future"),
        ("act-dates", json!({"takenOn": "2026-11-22", "sharedOn": "2026-11-20"}), "/sharedOn", "too-early"),
        ("act-dates", json!({"takenOn": "2026-11-26"}), "/takenOn", "in-the-future"),
        ("closures", json!({"at": TO_COME}), "/at", "in-the-future"),
        ("marks", json!({"mark": "out_of_scope", "because": "other", "at": TO_COME, "reason": "A reason."}), "/at", "in-the-future"),
    ];
    app.unchanged(|| {
        for (plural, body, pointer, code) in cases {
            case.put(plural, body).field(pointer, code);
        }
    });
    // A lesson may be planned for another day.
    case.record("education-inputs", json!({"state": "planned", "at": "2026-12-02T10:00:00Z", "by": case.me()}));
}
