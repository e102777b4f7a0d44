//! A client that saw something else than the server computed: the server's own is recorded, and that they differed is known.

use super::{added, counted};
use crate::harness::{App, id, on_both_databases};
use crate::scenarios::{KEEP, Plain, note_8, text};
use serde_json::{Value, json};

on_both_databases!(what_a_client_saw_differently_is_never_recorded_and_raises_an_alarm);

const COUNTER: &str = "waymark_guidance_differences_total";

/// What a write adds to the counter, and whether the log has a row that says so.
fn alarm(app: &App, kind: &str, what: &str, write: impl FnOnce() -> Value) -> (u64, usize, Value) {
    let before = counted(app, COUNTER);
    let mut answer = Value::Null;
    let rows = added(app, || answer = write());
    let row = format!("consultation {kind} [\"differs:{what}\"]");
    (counted(app, COUNTER) - before, rows.iter().filter(|line| line.starts_with(&row)).count(), answer)
}

fn what_a_client_saw_differently_is_never_recorded_and_raises_an_alarm(app: &App) {
    let plain = Plain::new(app);
    let Plain { case, girl, boy, crime } = &plain;
    let words = note_8("Possessing an indecent photograph of a child");
    let giving = |text: &str| {
        let mut body = case.giving(boy, crime, "en");
        body["given"]["text"] = json!(text);
        body
    };
    let (count, rows, same) = alarm(app, "advisory", "wording", || case.record("advisories", giving(&words)));
    assert_eq!((count, rows), (0, 0), "the same words are no alarm");
    let edited = "You are in no trouble at all.";
    let (count, rows, given) = alarm(app, "advisory", "wording", || case.record("advisories", giving(edited)));
    assert_eq!((count, rows), (1, 1));
    assert_eq!(
        (&given["given"]["wording"], &given["given"]["wording"]["text"]),
        (&same["given"]["wording"], &json!(words)),
        "the server's own is recorded"
    );
    assert!(!case.file().to_string().contains(edited), "the client's is kept nowhere");
    let mut forged = case.giving(boy, crime, "en");
    forged["given"]["wording"] = json!({"pack": "2016.1", "note": "8", "language": "en", "crimeWords": "nothing", "text": edited});
    app.unchanged(|| case.put("advisories", forged)).field("/given/wording", "unknown-field");

    let decision = |computed: &str| {
        json!({"personId": boy, "route": "no_prosecution", "computed": computed,
        "decidedBy": case.me(), "rationale": "First occasion.", "at": case.now()})
    };
    let (count, rows, decided) = alarm(app, "decision", "computed", || case.record("decisions", decision("cse")));
    assert_eq!((count, rows, &decided["computed"]), (1, 1, &json!("no_prosecution")));
    let item = text(&decided, "id");
    let (count, rows, _) = alarm(app, "decision", "computed", || {
        case.patch("decisions", &item, &json!({"rationale": "First occasion, no coercion.", "computed": "no_prosecution"})).ok()
    });
    assert_eq!((count, rows), (0, 0), "the same suggestion is no alarm");

    let other = case.child("offender", "2011-02-01");
    case.crime(KEEP, &[(girl, "victim"), (&other, "offender")]);
    let seen = json!({"computed": "yes"});
    let key = id();
    let path = case.path(&format!("answers/{}", id()));
    let mut body = json!({"question": "repeat_offender", "personId": other, "answer": "no", "at": case.now(),
        "decidedBy": case.me(), "writtenAt": case.now(),
        "checkedElsewhere": [{"by": case.me(), "at": case.now(), "where": "Force records system", "count": 0}]});
    body["computed"] = seen["computed"].clone();
    let send = || case.officer.creating(&path).key(&key).json(&body).send().created();
    let (count, rows, answer) = alarm(app, "answer", "computed", send);
    assert_eq!((count, rows, &answer["computed"]), (1, 1, &json!("no")));
    let (count, rows, _) = alarm(app, "answer", "computed", send);
    assert_eq!((count, rows), (0, 0), "sent again it is the same write");
    closing(app);
}

/// The list of what is owed, at closing.
fn closing(app: &App) {
    let case = crate::scenarios::Case::reported(app);
    case.answer("image_of_child", None, "no");
    let owed = json!([{"kind": "requirement", "code": "ppu_notified", "subject": "child", "subjectId": case.id, "waivable": false}]);
    let (count, rows, closure) = alarm(app, "closure", "owed", || case.record("closures", json!({"at": case.now(), "owed": owed})));
    assert_eq!((count, rows, &closure["owed"]), (1, 1, &json!([])));
}
