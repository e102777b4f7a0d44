//! Looks at a case on a phone with no signal come into the log with both times.

use super::{create, fresh, send, statuses};
use crate::harness::{App, id, incident, on_both_databases};
use serde_json::json;
use waymark_domain::Clock;

on_both_databases!(five_looks_without_signal_are_five_rows_with_both_times, a_clock_two_days_off_is_said_in_the_log);

fn rows(app: &App) -> Vec<String> {
    app.database.lines_each(
        "SELECT count(*) || ' ' || count(DISTINCT device_at) || ' ' || sum(device_at < made_at) AS line FROM log_entries WHERE device_at IS NOT NULL",
        "SELECT count(*) || ' ' || count(DISTINCT device_at) || ' ' || sum((device_at < made_at)::int) AS line FROM log_entries WHERE device_at IS NOT NULL",
    )
}

fn five_looks_without_signal_are_five_rows_with_both_times(app: &App) {
    let officer = app.officer();
    let (_, case, _) = fresh();
    let now = app.clock.now();
    let mut items = vec![create("case", &case, &incident())];
    for minutes in [50, 40, 30, 20, 10] {
        let at = now.plus_minutes(-minutes).to_string();
        let look = json!({"readAt": at, "version": null, "writtenAt": at});
        items.push(create(&id(), &format!("{case}/consultations/{}", id()), &look));
    }
    assert_eq!(statuses(&send(&officer, &items)), [201; 6]);
    assert_eq!(rows(app), ["5 5 5"]);
    send(&officer, &items);
    // Told again under another key: the look's own id says that it is the same.
    let path = items[1]["path"].as_str().expect("a path").to_owned();
    assert_eq!(statuses(&send(&officer, &[create("other", &path, &items[1]["body"])])), [412]);
    assert_eq!(rows(app), ["5 5 5"]);
}

fn a_clock_two_days_off_is_said_in_the_log(app: &App) {
    let officer = app.officer();
    let device = officer.register_device();
    let (_, case, _) = fresh();
    let ahead = app.clock.now().plus_hours(48).to_string();
    let mut body = incident();
    body["writtenAt"] = json!(ahead);
    body["report"]["reportedAt"] = json!(ahead);
    body["happened"] = json!({"kind": "not_known"});
    let batch = json!({"deviceId": device["id"], "sentAt": ahead, "items": [create("ahead", &case, &body)]});
    let answer = officer.request("POST", "/v1/batches").json(&batch).send().ok();
    assert_eq!((answer["items"][0]["status"].clone(), answer["clockSkewMs"].clone()), (json!(201), json!(172_800_000)));
    let said = app.database.lines_each(
        "SELECT count(*) AS line FROM log_entries WHERE fields LIKE '%device-clock:+172800%'",
        "SELECT count(*)::text AS line FROM log_entries WHERE fields::text LIKE '%device-clock:+172800%'",
    );
    assert_ne!(said, ["0"]);
}
