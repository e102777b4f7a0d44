//! Every look and every change is on record before the answer leaves (DPA 2018 s.62): who, when, which record, never the content.

use crate::harness::{App, Caller, id, incident, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    every_write_is_logged_with_the_names_of_its_fields,
    the_same_look_within_five_minutes_is_one_and_a_newer_version_is_another,
    a_look_in_another_session_is_another_and_on_the_same_phone_it_is_not,
    a_list_is_one_consultation_that_names_its_records,
    what_is_nobodys_record_is_not_a_consultation,
    a_row_says_who_when_and_under_which_number,
    the_log_holds_no_value,
    what_cannot_be_logged_is_neither_shown_nor_done,
    the_log_refuses_to_be_changed,
);

/// A row of the log, as an auditor with SQL would read it.
#[derive(Debug, PartialEq)]
struct Row {
    action: String,
    kind: String,
    record: String,
    incident: String,
    version: String,
    fields: Value,
    records: Value,
}

const SQLITE: &str = "SELECT action || '|' || kind || '|' || coalesce(nullif(lower(hex(record_id)), ''), '-') || '|' || \
    coalesce(nullif(lower(hex(incident_id)), ''), '-') \
    || '|' || coalesce(version, '-') || '|' || fields || '|' || records AS line FROM log_entries ORDER BY seq";
const POSTGRES: &str = "SELECT action || '|' || kind || '|' || coalesce(replace(record_id::text, '-', ''), '-') || '|' || \
    coalesce(replace(incident_id::text, '-', ''), '-') || '|' || coalesce(version::text, '-') || '|' || fields || '|' || records AS line \
    FROM log_entries ORDER BY seq";

fn log(app: &App) -> Vec<Row> {
    let row = |line: String| {
        let parts: Vec<&str> = line.split('|').collect();
        let json = |text: &str| serde_json::from_str(text).expect("JSON");
        let text = |at: usize| parts[at].to_owned();
        Row {
            action: text(0),
            kind: text(1),
            record: text(2),
            incident: text(3),
            version: text(4),
            fields: json(parts[5]),
            records: json(parts[6]),
        }
    };
    app.database.lines_each(SQLITE, POSTGRES).into_iter().map(row).collect()
}

/// The rows that something adds.
fn added<T>(app: &App, work: impl FnOnce() -> T) -> Vec<Row> {
    let before = log(app).len();
    work();
    log(app).split_off(before)
}

fn row(action: &str, kind: &str, record: &str, incident: &str, version: i64, fields: Value, records: Value) -> Row {
    let plain = |id: &str| id.replace('-', "");
    let (record, incident) = (plain(record), if incident.is_empty() { "-".to_owned() } else { plain(incident) });
    Row { action: action.to_owned(), kind: kind.to_owned(), record, incident, version: version.to_string(), fields, records }
}

fn text(value: &Value) -> String {
    value["id"].as_str().expect("an id").to_owned()
}

fn every_write_is_logged_with_the_names_of_its_fields(app: &App) {
    let officer = app.officer();
    let case = text(&officer.record_incident(&incident()));
    let who = text(&officer.record_person(&json!({"givenNames": "Enghraifft", "sex": "female", "writtenAt": "2026-11-24T08:55:00Z"})));
    let link = text(&officer.link(&case, &who, "victim"));
    let words = text(&officer.write_note(&case, "The phone is in the safe."));
    officer.patch(&format!("/v1/incidents/{case}"), "\"1\"", &json!({"narrative": null, "report": {"logReference": "7"}})).expect(200);
    officer.patch(&format!("/v1/persons/{who}"), "\"1\"", &json!({"sex": "male"})).expect(200);
    officer.patch(&format!("/v1/incidents/{case}/parties/{link}"), "\"1\"", &json!({"withdrawnReason": "Wrong case"})).expect(200);
    officer.patch(&format!("/v1/incidents/{case}/notes/{words}"), "\"1\"", &json!({"withdrawnReason": "Wrong case"})).expect(200);
    let none = || json!([]);
    let rows = log(app);
    assert_eq!(rows[0], row("collection", "incident", &case, &case, 1, json!(["happened", "narrative", "report", "school"]), none()));
    assert_eq!(rows[1], row("collection", "person", &who, "", 1, json!(["givenNames", "sex"]), none()));
    assert_eq!((&rows[2].action, &rows[2].kind, &rows[2].record), (&"collection".to_owned(), &"party".to_owned(), &link.replace('-', "")));
    assert_eq!((&rows[3].action, &rows[3].kind, &rows[3].record), (&"collection".to_owned(), &"note".to_owned(), &words.replace('-', "")));
    assert_eq!(rows[4], row("alteration", "incident", &case, &case, 2, json!(["narrative", "report"]), none()));
    assert_eq!(rows[5], row("alteration", "person", &who, "", 2, json!(["sex"]), none()));
    assert_eq!(rows[6], row("alteration", "party", &link, &case, 2, json!(["withdrawn"]), none()));
    assert_eq!(rows[7], row("alteration", "note", &words, &case, 2, json!(["withdrawn"]), none()));
    assert_eq!(rows.len(), 8);
}

fn the_same_look_within_five_minutes_is_one_and_a_newer_version_is_another(app: &App) {
    // A session that outlasts the five minutes of a token.
    let officer = app.anybody().with_cookie_of(&app.account("schools_officer", "Enghraifft Demonstration"));
    let case = text(&officer.record_incident(&incident()));
    let who = text(&officer.record_person(&person()));
    officer.link(&case, &who, "victim");
    let path = format!("/v1/incidents/{case}");
    let look = |version: i64| row("consultation", "incident", &case, &case, version, json!([]), json!([who]));
    assert_eq!(added(app, || (0..3).for_each(|_| drop(officer.get(&path).ok()))), [look(2)]);
    app.clock.move_seconds(299);
    assert_eq!(added(app, || officer.get(&path).ok()), []);
    app.clock.move_seconds(1);
    // An answer of 304 is a look too: the reader has the record in hand.
    let same = |status: u16| officer.request("GET", &path).header("if-none-match", "\"1.2\"").send().expect(status).status;
    assert_eq!(added(app, || same(304)), [look(2)]);
    officer.write_note(&case, "One more call.");
    assert_eq!(
        added(app, || {
            same(200);
            same(200);
        }),
        [look(3)]
    );
}

fn a_look_in_another_session_is_another_and_on_the_same_phone_it_is_not(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let sign_in = || app.anybody().with_token_of(&account);
    let first = sign_in();
    let path = format!("/v1/persons/{}", text(&first.record_person(&person())));
    let look = |caller: &Caller| added(app, || caller.get(&path).ok()).len();
    assert_eq!((look(&first), look(&first), look(&sign_in())), (1, 0, 1));
    let phone = format!("/v1/devices/{}", id());
    let on_phone = |status: u16| {
        let caller = sign_in();
        caller.put(&phone, &json!({"name": "Android, Chrome"})).expect(status);
        assert_eq!(caller.all("/v1/sessions")[0]["deviceId"], phone["/v1/devices/".len()..]);
        caller
    };
    let (morning, evening) = (on_phone(201), on_phone(412));
    assert_eq!((look(&morning), look(&evening), look(&morning)), (1, 0, 0));
}

fn a_list_is_one_consultation_that_names_its_records(app: &App) {
    let officer = app.officer();
    let one = text(&officer.record_incident(&incident()));
    app.clock.move_seconds(1);
    let two = text(&officer.record_incident(&incident()));
    let list = |kind: &str, records: Value| Row {
        action: "consultation".to_owned(),
        kind: kind.to_owned(),
        record: "-".to_owned(),
        incident: "-".to_owned(),
        version: "-".to_owned(),
        fields: json!([]),
        records,
    };
    let seen = |path: &str| added(app, || officer.get(path).ok());
    assert_eq!(seen("/v1/incidents"), [list("incident", json!([two, one]))]);
    assert_eq!(seen("/v1/incidents"), []);
    assert_eq!(seen("/v1/incidents?limit=1"), [list("incident", json!([two]))]);
    assert_eq!(seen("/v1/incidents?reference=KV-4M2-7D"), [list("incident", json!([]))], "that nothing was found is an answer too");
    let words = text(&officer.write_note(&one, "The phone is in the safe."));
    assert_eq!(seen("/v1/incidents"), [list("incident", json!([two, one]))], "the case has a newer version");
    assert_eq!(seen(&format!("/v1/incidents/{one}/notes")), [list("note", json!([words]))]);
    assert_eq!(seen(&format!("/v1/incidents/{one}/parties")), [list("party", json!([]))]);
    assert_eq!(seen(&format!("/v1/incidents/{one}/history")), [row("consultation", "incident", &one, &one, 2, json!([]), json!([]))]);
}

fn what_is_nobodys_record_is_not_a_consultation(app: &App) {
    let officer = app.officer();
    officer.record_incident(&incident());
    app.unchanged(|| {
        for path in [
            "/v1/officers/me",
            "/v1/sessions",
            "/v1/devices",
            "/v1/schools",
            "/v1/changes",
            "/v1/health/ready",
            "/metrics",
            "/problems",
            "/v1/openapi.json",
        ] {
            officer.get(path).expect(200);
        }
    });
}

fn a_row_says_who_when_and_under_which_number(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let started = app.anybody().sign_in(&account, "token").created();
    let officer = app.anybody().with_token(started["tokens"]["accessToken"].as_str().expect("a token"));
    let who = text(&officer.record_person(&person()));
    app.clock.move_seconds(61);
    let reply = officer.get(&format!("/v1/persons/{who}"));
    let sqlite = "SELECT lower(hex(actor_id)) || '|' || lower(hex(session_id)) || '|' || (made_at / 1000) || '|' || trace_id AS line \
        FROM log_entries ORDER BY seq DESC LIMIT 1";
    let postgres = "SELECT replace(actor_id::text, '-', '') || '|' || replace(session_id::text, '-', '') || '|' || \
        round(extract(epoch FROM made_at) * 1000)::bigint || '|' || trace_id AS line FROM log_entries ORDER BY seq DESC LIMIT 1";
    let plain = |id: &str| id.replace('-', "");
    let now = waymark_domain::Clock::now(&app.clock).millis();
    let expected = format!("{}|{}|{now}|{}", plain(&account.id.to_string()), plain(&text(&started)), reply.header("x-request-id"));
    assert_eq!(app.database.lines_each(sqlite, postgres), [expected]);
}

fn the_log_holds_no_value(app: &App) {
    let officer = app.officer();
    let who = text(&officer.record_person(&json!({"givenNames": "Qwyllt", "familyName": "Qwyllt", "dateOfBirth": "2011-05-17"})));
    let case =
        text(&officer.record_incident(&json!({"narrative": "Qwyllt", "school": {"name": "Qwyllt"}, "writtenAt": "2026-11-24T08:55:00Z"})));
    officer.link(&case, &who, "victim");
    officer.write_note(&case, "Qwyllt");
    officer.patch(&format!("/v1/persons/{who}"), "\"1\"", &json!({"familyName": "Qwyllt Qwyllt"})).expect(200);
    officer.case_file(&case);
    officer.all("/v1/incidents");
    let everything = "SELECT id || action || kind || trace_id || fields || records AS line FROM log_entries";
    let rows = app.database.lines_each(&everything.replace("SELECT id ||", "SELECT hex(id) ||"), everything);
    assert_eq!(rows.len(), 7);
    assert!(rows.iter().all(|row| !row.contains("Qwyllt") && !row.contains("2011")), "{rows:?}");
    let allowed = [
        "happened",
        "narrative",
        "report",
        "school",
        "givenNames",
        "familyName",
        "dateOfBirth",
        "personId",
        "role",
        "note",
        "text",
        "kind",
        "by",
        "toldBy",
    ];
    let names = log(app).into_iter().flat_map(|row| row.fields.as_array().cloned().unwrap_or_default());
    names.for_each(|name| assert!(allowed.contains(&name.as_str().expect("a name")), "{name}"));
}

fn what_cannot_be_logged_is_neither_shown_nor_done(app: &App) {
    let officer = app.officer();
    let who = text(&officer.record_person(&json!({"familyName": "Qwyllt"})));
    let case = text(&officer.record_incident(&incident()));
    let broken = match *app.database {
        crate::harness::Database::Sqlite(_) => {
            "CREATE TRIGGER broken BEFORE INSERT ON log_entries BEGIN SELECT RAISE(ABORT, 'broken by the test'); END"
        }
        crate::harness::Database::Postgres { .. } => "ALTER TABLE log_entries ADD CONSTRAINT broken CHECK (false) NOT VALID",
    };
    app.database.execute(broken).expect("broken by hand");
    app.unchanged(|| {
        for path in [
            format!("/v1/persons/{who}"),
            format!("/v1/incidents/{case}"),
            "/v1/incidents".to_owned(),
            format!("/v1/incidents/{case}/history"),
        ] {
            let reply = officer.request("GET", &path).send_anyway();
            reply.refused(500, "internal");
            assert!(!reply.text.contains("Qwyllt") && !reply.text.contains("broken"), "{}", reply.text);
        }
        officer.creating(&format!("/v1/incidents/{}", id())).json(&incident()).send_anyway().refused(500, "internal");
        officer
            .changing(&format!("/v1/persons/{who}"), "\"1\"")
            .json(&json!({"familyName": "Arall"}))
            .send_anyway()
            .refused(500, "internal");
    });
}

fn the_log_refuses_to_be_changed(app: &App) {
    let officer = app.officer();
    officer.record_incident(&incident());
    officer.all("/v1/incidents");
    app.unchanged(|| {
        for statement in [
            "UPDATE log_entries SET action = 'consultation'",
            "DELETE FROM log_entries",
            "UPDATE log_entries SET fields = '[]' WHERE seq = 1",
        ] {
            let error = app.database.execute(statement).expect_err(statement);
            assert!(error.contains("append-only"), "{error}");
        }
        if matches!(*app.database, crate::harness::Database::Postgres { .. }) {
            let error = app.database.execute("TRUNCATE log_entries").expect_err("truncated");
            assert!(error.contains("append-only"), "{error}");
        }
    });
}
