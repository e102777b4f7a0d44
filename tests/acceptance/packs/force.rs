//! From when a pack is in force, which incidents it holds, and what is known of whoever said so.

use super::{WELSH, administrator, into_force, keep, pack, path, rows};
use crate::harness::{App, incident, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    a_draft_and_an_earlier_day_do_not_come_into_force,
    a_new_incident_is_held_by_the_pack_in_force_and_an_older_one_by_its_own,
    a_change_against_an_older_version_is_refused_with_what_changed,
    what_an_administrator_does_with_a_pack_is_in_the_log_and_the_history,
);

fn a_draft_and_an_earlier_day_do_not_come_into_force(app: &App) {
    let admin = administrator(app);
    keep(&admin, "2027.1", &pack("2027.1", "2027-01-01")).created();
    let before = rows(app);
    let set = |version: &str, day: Value| {
        let etag = admin.get(&path(version)).etag();
        admin.patch(&path(version), &etag, &json!({"inForceFrom": day}))
    };
    set("2024.1", json!("2027-01-01")).refused(422, "pack-not-issued");
    set("2027.1", json!("2015-12-31")).refused(422, "pack-dated-earlier");
    set("2027.1", json!("2016-01-01")).refused(422, "pack-dated-earlier");
    set("2027.1", json!("2027-02-30")).field("/inForceFrom", "impossible-date");
    set("2027.1", json!("soon")).field("/inForceFrom", "bad-format");
    set("2016.1", json!("2030-01-01")).refused(412, "already-exists");
    set("2016.1", Value::Null).field("/inForceFrom", "cannot-change");
    admin.patch(&path("2027.1"), "\"1\"", &json!({"pack": {}})).field("/pack", "unknown-field");
    admin.patch(&path("1999.1"), "\"1\"", &json!({"inForceFrom": "2027-01-01"})).refused(404, "not-found");
    assert_eq!(rows(app), before);
    assert_eq!(set("2016.1", json!("2016-01-01")).ok()["etag"], "\"2\"", "the same day is no change");
    let changed = into_force(&admin, "2027.1", "2016-01-02");
    assert_eq!((&changed["inForceFrom"], &changed["etag"]), (&json!("2016-01-02"), &json!("\"2\"")));
}

fn a_new_incident_is_held_by_the_pack_in_force_and_an_older_one_by_its_own(app: &App) {
    let admin = administrator(app);
    keep(&admin, "2026.2", &pack("2026.2", "2026-11-25")).created();
    into_force(&admin, "2026.2", "2026-11-25");
    let officer = app.officer();
    let older = officer.record_incident(&incident());
    assert_eq!(older["guidancePack"], "2016.1", "the new pack begins tomorrow");
    app.clock.move_hours(24);
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let next_day = app.anybody().with_token_of(&account);
    assert_eq!(next_day.record_incident(&incident())["guidancePack"], "2026.2");
    let held = app.database.lines("SELECT guidance_pack AS line FROM incidents ORDER BY received_at");
    assert_eq!(held, ["2016.1", "2026.2"]);
}

fn a_change_against_an_older_version_is_refused_with_what_changed(app: &App) {
    let admin = administrator(app);
    admin.patch(&path("2016.1"), "\"2\"", &json!({"welshWording": WELSH})).ok();
    let before = rows(app);
    let stale = admin.patch(&path("2016.1"), "\"2\"", &json!({"welshWording": format!("{WELSH} Eto.")})).refused(412, "stale");
    assert_eq!((&stale.0["currentEtag"], &stale.0["changedFields"]), (&json!("\"3\""), &json!(["welshWording"])));
    let without = admin.request("PATCH", &path("2016.1")).key("k").json(&json!({"welshWording": WELSH})).send();
    without.refused(428, "precondition-required");
    assert_eq!(rows(app), before);
}

fn what_an_administrator_does_with_a_pack_is_in_the_log_and_the_history(app: &App) {
    let logged = "SELECT action || ' ' || version || ' ' || fields AS line FROM log_entries WHERE kind = 'pack' ORDER BY seq";
    let in_postgres = logged.replace("fields AS", "fields::text AS");
    let log = || app.database.lines_each(logged, &in_postgres).iter().map(|line| line.replace(' ', "")).collect::<Vec<_>>();
    assert!(log().is_empty(), "what comes with the server is nobody's act");
    let admin = administrator(app);
    keep(&admin, "2027.1", &pack("2027.1", "2027-01-01")).created();
    let both = json!({"inForceFrom": "2027-01-01", "welshWording": WELSH});
    admin.patch(&path("2027.1"), "\"1\"", &both).ok();
    let rows = ["collection1[\"sha256\",\"version\"]", "alteration2[\"inForceFrom\"]", "alteration3[\"welshWording\"]"];
    assert_eq!(log(), rows);
    let revisions = app.database.lines("SELECT cast(version AS text) AS line FROM revisions WHERE kind = 'pack' ORDER BY version");
    assert_eq!(revisions, ["1", "2", "3"]);
}
