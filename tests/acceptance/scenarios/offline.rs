//! Scenario 13: a whole day without signal. What a phone did all day comes in at five, with the phone's own times, some of it twice.

use super::story::{Case, text};
use crate::harness::{App, Caller, Reply, id, incident, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(scenario_13_whole_day_without_signal);

/// A write as the phone keeps it until there is a signal: sent again, it is the same write.
struct Kept {
    method: &'static str,
    path: String,
    key: String,
    condition: (&'static str, String),
    body: Value,
}

fn create(path: String, body: Value) -> Kept {
    Kept { method: "PUT", path, key: id(), condition: ("if-none-match", "*".to_owned()), body }
}

fn change(path: String, etag: &str, body: Value) -> Kept {
    Kept { method: "PATCH", path, key: id(), condition: ("if-match", etag.to_owned()), body }
}

impl Kept {
    fn send(&self, officer: &Caller) -> Reply {
        officer.request(self.method, &self.path).key(&self.key).header(self.condition.0, &self.condition.1).json(&self.body).send()
    }
}

/// Three visits, three incidents: the first of them reported the evening before.
fn visits(who: &str) -> (Vec<String>, Vec<Kept>) {
    let cases: Vec<String> = (0..3).map(|_| id()).collect();
    let mut kept = Vec::new();
    let times = [
        ("2026-11-23T16:00:00Z", "2026-11-24T09:20:00Z"),
        ("2026-11-24T11:00:00Z", "2026-11-24T11:10:00Z"),
        ("2026-11-24T14:00:00Z", "2026-11-24T14:30:00Z"),
    ];
    for (case, (reported, written)) in cases.iter().zip(times) {
        let mut body = incident();
        body["report"]["reportedAt"] = json!(reported);
        body["happened"] = json!({"kind": "not_known"});
        body["writtenAt"] = json!(written);
        kept.push(create(format!("/v1/incidents/{case}"), body));
    }
    let first = format!("/v1/incidents/{}", cases[0]);
    kept.push(create(
        format!("/v1/persons/{who}"),
        json!({"givenNames": "Plentyn", "dateOfBirth": "2011-04-01", "writtenAt": "2026-11-24T09:25:00Z"}),
    ));
    kept.push(create(
        format!("{first}/parties/{}", id()),
        json!({"personId": who, "role": "victim",
        "writtenAt": "2026-11-24T09:26:00Z"}),
    ));
    let referral = json!({"to": "ppu", "personId": who, "at": "2026-11-24T09:40:00Z", "by": {"name": "Demonstration officer"},
        "how": "phone",
        "writtenAt": "2026-11-24T09:41:00Z"});
    kept.push(create(format!("{first}/referrals/{}", id()), referral));
    // Edited twice before it was ever sent: the phone follows its own versions.
    for (etag, narrative, written) in
        [("\"1\"", "The head has the phone.", "2026-11-24T10:00:00Z"), ("\"2\"", "The phone is sealed.", "2026-11-24T12:30:00Z")]
    {
        kept.push(change(first.clone(), etag, json!({"narrative": narrative, "writtenAt": written})));
    }
    (cases, kept)
}

fn scenario_13_whole_day_without_signal(app: &App) {
    let account = app.account("schools_officer", "Swyddog Enghraifft");
    app.clock.move_hours(8);
    let officer = app.anybody().with_token_of(&account);
    let who = id();
    let (cases, kept) = visits(&who);
    let sent: Vec<Reply> = kept.iter().map(|write| write.send(&officer)).collect();
    for (write, reply) in kept.iter().zip(&sent) {
        reply.expect(if write.method == "PUT" { 201 } else { 200 });
    }
    // The battery died before the answers came: the phone sends the whole day again, in the same order.
    app.unchanged(|| {
        for (write, reply) in kept.iter().zip(&sent) {
            let again = write.send(&officer);
            assert_eq!((again.status, &again.text), (reply.status, &reply.text), "the same answer");
            assert_eq!(again.header("idempotency-replayed"), "true");
        }
    });
    assert_eq!(officer.all("/v1/incidents").len(), 3, "one copy each");

    // Times of the device beside those of the server, and the order kept.
    let case = Case { app, account: account.clone(), officer: officer.clone(), id: cases[0].clone() };
    let file = case.file();
    assert_eq!(file["narrative"], "The phone is sealed.");
    let items = officer.all(&case.path("history"));
    let line = |item: &Value| (text(item, "kind"), item["version"].as_i64().expect("a version"), text(item, "writtenAt"));
    let mut lines: Vec<_> = items.iter().map(line).collect();
    lines.reverse();
    let at = |time: &str| format!("2026-11-24T{time}:00.000Z");
    let expected = [
        ("incident", 1, "09:20"),
        ("person", 1, "09:25"),
        ("party", 1, "09:26"),
        ("referral", 1, "09:41"),
        ("incident", 2, "10:00"),
        ("incident", 3, "12:30"),
    ];
    assert_eq!(lines, expected.map(|(kind, version, time)| (kind.to_owned(), version, at(time))));
    assert!(items.iter().all(|item| item["at"] == "2026-11-24T17:00:00.000Z"), "received at five");
    let referral = &file["items"]["referrals"][0];
    assert_eq!((&referral["writtenAt"], &referral["receivedAt"]), (&json!(at("09:41")), &json!("2026-11-24T17:00:00.000Z")));

    // The 24 hours run from the report, signal or not: the first case is late, the others are not.
    let seen = case.seen();
    let crime = seen.requirement("victim_has_crime", &who);
    assert_eq!((&crime["dueAt"], &crime["overdue"]), (&json!("2026-11-24T16:00:00.000Z"), &json!(true)));
    let sergeant = app.signed_in("supervisor");
    let late = sergeant
        .all("/v1/concerns")
        .into_iter()
        .filter(|one| one["concerns"].as_array().expect("codes").contains(&json!("crime_clock_passed")));
    assert_eq!(late.map(|one| text(&one, "incidentId")).collect::<Vec<_>>(), [cases[0].clone()]);
    // Late is a warning; it blocks nothing.
    case.crime(super::steps::SHARE, &[(&who, "victim")]);
    assert!(!case.seen().owes("victim_has_crime", &who));
}
