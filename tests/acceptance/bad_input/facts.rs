//! Well-formed values that cannot be so.

use super::target::Target;
use crate::harness::{App, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    an_impossible_or_malformed_moment_is_refused,
    an_impossible_or_malformed_day_is_refused,
    a_birth_in_the_future_or_too_long_ago_is_refused,
    what_happened_after_it_was_reported_is_refused,
    what_lies_in_the_future_is_refused_but_a_phones_fast_clock_is_not,
    when_it_happened_is_one_of_three_whole_answers,
    a_value_of_the_wrong_type_is_refused,
    a_code_that_does_not_exist_is_refused,
    a_character_that_cannot_be_stored_is_refused,
    everything_wrong_with_a_record_is_said_at_once,
);

const WRITTEN: &str = "2026-11-24T08:55:00Z";

/// Sends each body to a write, expecting one field error.
fn refused(app: &App, operation: &str, cases: &[(Value, &str, &str)]) {
    let target = Target::new(app);
    let write = target.write(operation);
    for (body, pointer, code) in cases {
        app.unchanged(|| target.send(&write, body)).field(pointer, code);
    }
}

fn an_impossible_or_malformed_moment_is_refused(app: &App) {
    let cases = [
        ("2026-02-30T10:00:00Z", "impossible-date"),
        ("2025-02-29T10:00:00Z", "impossible-date"),
        ("2026-11-24T24:00:00Z", "impossible-date"),
        ("2026-13-01T10:00:00Z", "impossible-date"),
        ("2026-11-24T10:00:00", "bad-format"),
        ("2026-11-24", "bad-format"),
        ("24/11/2026 10:00", "bad-format"),
        ("yesterday", "bad-format"),
        ("", "bad-format"),
        ("0001-01-01T00:00:00Z", "out-of-range"),
        ("9999-12-31T23:59:59Z", "out-of-range"),
        ("2026-11-24T10:00:00.0000000000000000000000000000Z", "bad-format"),
    ];
    let each = |(text, code)| {
        [
            (json!({"writtenAt": text}), "/writtenAt", code),
            (json!({"report": {"reportedAt": text}, "writtenAt": WRITTEN}), "/report/reportedAt", code),
            (json!({"happened": {"kind": "exact", "at": text}, "writtenAt": WRITTEN}), "/happened/at", code),
        ]
    };
    refused(app, "createIncident", &cases.into_iter().flat_map(each).collect::<Vec<_>>());
}

fn an_impossible_or_malformed_day_is_refused(app: &App) {
    let cases = [
        ("2026-02-30", "impossible-date"),
        ("2011-00-10", "impossible-date"),
        ("11-05-17", "bad-format"),
        ("2011-5-17", "bad-format"),
        ("17/05/2011", "bad-format"),
        ("2011-05-17T00:00:00Z", "bad-format"),
        ("", "bad-format"),
        ("0000-01-01", "out-of-range"),
    ];
    let each = |(text, code)| {
        let stated = json!({"statedAge": {"years": 14, "source": "school", "on": text}});
        [(json!({"dateOfBirth": text}), "/dateOfBirth", code), (stated, "/statedAge/on", code)]
    };
    refused(app, "createPerson", &cases.into_iter().flat_map(each).collect::<Vec<_>>());
}

fn a_birth_in_the_future_or_too_long_ago_is_refused(app: &App) {
    let stated = |years: i64, on: &str| json!({"statedAge": {"years": years, "source": "school", "on": on}});
    let cases = [
        (json!({"dateOfBirth": "2026-11-26"}), "/dateOfBirth", "in-the-future"),
        (json!({"dateOfBirth": "2027-11-24"}), "/dateOfBirth", "in-the-future"),
        // A phone whose clock runs ahead does not make a birthday possible.
        (json!({"dateOfBirth": "2026-11-26", "writtenAt": "2026-12-24T08:00:00Z"}), "/dateOfBirth", "in-the-future"),
        (json!({"dateOfBirth": "1890-01-01"}), "/dateOfBirth", "out-of-range"),
        (stated(14, "2026-12-01"), "/statedAge/on", "in-the-future"),
        (stated(-1, "2026-11-24"), "/statedAge/years", "out-of-range"),
        (stated(121, "2026-11-24"), "/statedAge/years", "out-of-range"),
        (
            json!({"dateOfBirth": "2011-05-17", "statedAge": {"years": 15, "source": "school", "on": "2026-11-24"}}),
            "/statedAge",
            "conflicts",
        ),
    ];
    refused(app, "createPerson", &cases);
    refused(app, "updatePerson", &cases[..4]);
    // The day that has begun somewhere is not the future.
    Target::new(app).officer.record_person(&json!({"dateOfBirth": "2026-11-25"}));
}

fn what_happened_after_it_was_reported_is_refused(app: &App) {
    let with = |happened: Value| json!({"happened": happened, "report": {"reportedAt": "2026-11-24T08:00:00Z"}, "writtenAt": WRITTEN});
    let cases = [
        (with(json!({"kind": "exact", "at": "2026-11-24T08:00:01Z"})), "/report/reportedAt", "before-happened"),
        (
            with(json!({"kind": "between", "from": "2026-11-24T08:30:00Z", "to": "2026-11-24T08:40:00Z"})),
            "/report/reportedAt",
            "before-happened",
        ),
        (
            with(json!({"kind": "between", "from": "2026-11-23T08:00:00Z", "to": "2026-11-22T08:00:00Z"})),
            "/happened/to",
            "ends-before-start",
        ),
    ];
    refused(app, "createIncident", &cases);
    refused(app, "updateIncident", &cases);
    let officer = Target::new(app).officer;
    officer.record_incident(&with(json!({"kind": "exact", "at": "2026-11-24T08:00:00Z"})));
    // It can have gone on while it was being reported.
    officer.record_incident(&with(json!({"kind": "between", "from": "2026-11-23T08:00:00Z", "to": "2026-11-24T08:30:00Z"})));
}

fn what_lies_in_the_future_is_refused_but_a_phones_fast_clock_is_not(app: &App) {
    let reported = |at: &str, written: &str| json!({"report": {"reportedAt": at}, "writtenAt": written});
    let cases = [
        (reported("2026-11-24T09:15:01Z", WRITTEN), "/report/reportedAt", "in-the-future"),
        (json!({"happened": {"kind": "exact", "at": "2026-11-25T09:00:00Z"}, "writtenAt": WRITTEN}), "/happened/at", "in-the-future"),
        (
            json!({"happened": {"kind": "between", "from": "2026-11-25T09:00:00Z", "to": "2026-11-26T09:00:00Z"}, "writtenAt": WRITTEN}),
            "/happened/from",
            "in-the-future",
        ),
    ];
    refused(app, "createIncident", &cases);
    let officer = Target::new(app).officer;
    officer.record_incident(&reported("2026-11-24T09:15:00Z", WRITTEN));
    officer.record_incident(&reported("2026-11-26T09:00:00Z", "2026-11-26T09:05:00Z"));
}

fn when_it_happened_is_one_of_three_whole_answers(app: &App) {
    let with = |happened: Value| json!({"happened": happened, "writtenAt": WRITTEN});
    let (at, to) = ("2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z");
    refused(
        app,
        "createIncident",
        &[
            (with(json!({"kind": "exact"})), "/happened/at", "required"),
            (with(json!({"kind": "between", "to": to})), "/happened/from", "required"),
            (with(json!({"kind": "between", "from": at})), "/happened/to", "required"),
            (with(json!({"kind": "exact", "at": at, "to": to})), "/happened/to", "conflicts"),
            (with(json!({"kind": "not_known", "at": at})), "/happened/at", "conflicts"),
            (with(json!({"kind": "between", "at": at, "from": at, "to": to})), "/happened/at", "conflicts"),
            (with(json!({"at": at})), "/happened/kind", "required"),
            (with(json!({"kind": "lately"})), "/happened/kind", "unknown-value"),
            (json!({"school": {}, "writtenAt": WRITTEN}), "/school", "required"),
        ],
    );
}

fn a_value_of_the_wrong_type_is_refused(app: &App) {
    let mut cases = Vec::new();
    for value in [json!(7), json!(true), json!([]), json!({}), json!(["x"])] {
        cases.push((json!({"narrative": value, "writtenAt": WRITTEN}), "/narrative", "wrong-type"));
        cases.push((json!({"writtenAt": value}), "/writtenAt", "wrong-type"));
        cases.push((json!({"report": {"logReference": value}, "writtenAt": WRITTEN}), "/report/logReference", "wrong-type"));
        cases.push((json!({"report": {"channel": value}, "writtenAt": WRITTEN}), "/report/channel", "wrong-type"));
    }
    for value in [json!("text"), json!(7), json!(true)] {
        cases.push((json!({"school": value, "writtenAt": WRITTEN}), "/school", "wrong-type"));
        cases.push((json!({"report": value, "writtenAt": WRITTEN}), "/report", "wrong-type"));
    }
    cases.push((json!({"narrative": "x"}), "/writtenAt", "required"));
    cases.push((json!({"writtenAt": null}), "/writtenAt", "wrong-type"));
    refused(app, "createIncident", &cases);
    let age = |years: Value| json!({"statedAge": {"years": years, "source": "school", "on": "2026-11-24"}});
    let ages = [json!("14"), json!(14.5), json!(1e300), json!(null), json!(99_999_999_999_i64)];
    refused(app, "createPerson", &ages.map(|years| (age(years), "/statedAge/years", "wrong-type")));
}

fn a_code_that_does_not_exist_is_refused(app: &App) {
    let report = |name: &str, code: &str| json!({"report": {name: code}, "writtenAt": WRITTEN});
    refused(
        app,
        "createIncident",
        &[
            (report("channel", "pigeon"), "/report/channel", "unknown-value"),
            (report("channel", "SCHOOL_101"), "/report/channel", "unknown-value"),
            (report("reporterKind", ""), "/report/reporterKind", "unknown-value"),
        ],
    );
    let stated = json!({"statedAge": {"years": 14, "source": "rumour", "on": "2026-11-24"}});
    refused(
        app,
        "createPerson",
        &[
            (json!({"sex": "unknown"}), "/sex", "unknown-value"),
            (json!({"language": "fr"}), "/language", "unknown-value"),
            (stated, "/statedAge/source", "unknown-value"),
        ],
    );
    refused(app, "createNote", &[(json!({"kind": "rumour", "text": "x", "writtenAt": WRITTEN}), "/kind", "unknown-value")]);
    refused(app, "createSession", &[(json!({"username": "a", "password": "b", "use": "magic"}), "/use", "unknown-value")]);
}

fn a_character_that_cannot_be_stored_is_refused(app: &App) {
    let texts = ["nul \u{0} here", "escape \u{1B}[31m", "bell \u{7}", "next \u{85} line"];
    let cases = |body: fn(&str) -> Value, pointer: &'static str| texts.map(|text| (body(text), pointer, "control-character"));
    refused(app, "createIncident", &cases(|text| json!({"narrative": text, "writtenAt": WRITTEN}), "/narrative"));
    refused(app, "createPerson", &cases(|text| json!({"familyName": text}), "/familyName"));
    refused(app, "createNote", &cases(|text| json!({"kind": "fact", "text": text, "writtenAt": WRITTEN}), "/text"));
    refused(app, "registerDevice", &cases(|text| json!({"name": text}), "/name"));
    refused(app, "registerDevice", &[(json!({"name": "   "}), "/name", "too-short")]);
    let lines = "First line.\nSecond line.\r\n\tThird \u{1F4F1} Llŷn";
    assert_eq!(Target::new(app).officer.record_incident(&json!({"narrative": lines, "writtenAt": WRITTEN}))["narrative"], lines);
}

fn everything_wrong_with_a_record_is_said_at_once(app: &App) {
    let target = Target::new(app);
    let body =
        json!({"dateOfBirth": "2030-01-01", "statedAge": {"years": 12, "source": "school", "on": "2030-01-01"}, "familyName": "a\u{1}b"});
    let refused = app.unchanged(|| target.send(&target.write("createPerson"), &body)).refused(422, "invalid");
    let mut errors = refused.errors();
    errors.sort_unstable();
    let expected = [
        ("/dateOfBirth", "in-the-future"),
        ("/familyName", "control-character"),
        ("/statedAge", "conflicts"),
        ("/statedAge/on", "in-the-future"),
    ];
    assert_eq!(errors, expected);
    let long = json!({"givenNames": "n".repeat(101), "familyName": "n".repeat(101), "yearGroup": "y".repeat(31)});
    let refused = app.unchanged(|| target.send(&target.write("createPerson"), &long)).refused(422, "invalid");
    assert_eq!(refused.errors(), [("/familyName", "too-long"), ("/givenNames", "too-long"), ("/yearGroup", "too-long")]);
}
