//! Acknowledged means on disk: what was answered with 2xx is there for a server that remembers nothing, in the files, and in a backup.

use crate::harness::{App, Database, at_once, id, incident, on_both_databases, scratch};
use serde_json::json;
use waymark_store::{DatabaseUrl, Keyring, Kind, Store};

on_both_databases!(
    what_was_answered_is_there_for_a_server_that_has_just_started,
    the_same_write_to_two_servers_at_once_has_one_effect,
    what_was_answered_is_in_the_files_before_any_orderly_stop,
    a_backup_made_during_work_opens_and_holds_what_was_answered,
);

fn what_was_answered_is_there_for_a_server_that_has_just_started(app: &App) {
    let officer = app.officer();
    let (path, key) = (format!("/v1/incidents/{}", id()), id());
    let first = officer.creating(&path).key(&key).json(&incident()).send();
    first.expect(201);
    officer.patch(&path, "\"1\"", &json!({"narrative": "The phone is with the head."})).expect(200);
    let page = officer.get("/v1/changes?limit=1").ok();
    let fresh = app.another();
    let same = officer.at(fresh.address);
    assert_eq!(same.get(&path).ok(), officer.get(&path).ok());
    let again = app.unchanged(|| same.creating(&path).key(&key).json(&incident()).send());
    assert_eq!((again.status, &again.text, again.header("idempotency-replayed").as_str()), (201, &first.text, "true"));
    if let Some(cursor) = page["nextCursor"].as_str() {
        same.get(&format!("/v1/changes?cursor={cursor}")).expect(200);
    }
    // What ends at one server ends at the other within seconds.
    officer.delete("/v1/sessions/current").expect(204);
    fresh.clock.move_seconds(6);
    same.get(&path).refused(401, "session-expired");
}

fn the_same_write_to_two_servers_at_once_has_one_effect(app: &App) {
    let officer = app.officer();
    let fresh = app.another();
    for _ in 0..5 {
        let (path, key) = (format!("/v1/incidents/{}", id()), id());
        let before = app.database.lines("SELECT 'log ' || count(*) AS line FROM log_entries WHERE action = 'collection'");
        let to = [app.address, fresh.address];
        let replies = at_once(8, |number| officer.at(to[number % 2]).creating(&path).key(&key).json(&incident()).send());
        let made: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
        assert!(!made.is_empty() && made.iter().all(|reply| reply.text == made[0].text));
        replies.iter().filter(|reply| reply.status != 201).for_each(|reply| drop(reply.refused(409, "request-in-progress")));
        let after = app.database.lines("SELECT 'log ' || (count(*) - 1) AS line FROM log_entries WHERE action = 'collection'");
        assert_eq!(before, after);
    }
}

/// How many incidents a database file holds for a server that opens it.
fn incidents_in(file: std::path::PathBuf) -> usize {
    let url = DatabaseUrl::Sqlite(file.clone());
    Store::open_sized(&url, &Keyring::from_root([7; 32]), Kind::Live, 1).expect("the copy opens");
    let copy = std::mem::ManuallyDrop::new(Database::Sqlite(file));
    copy.lines("SELECT id AS line FROM (SELECT hex(id) AS id FROM incidents)").len()
}

fn what_was_answered_is_in_the_files_before_any_orderly_stop(app: &App) {
    let officer = app.officer();
    for count in 1..=5 {
        officer.record_incident(&incident());
        let Database::Sqlite(file) = &*app.database else { continue };
        let folder = scratch().join(id());
        std::fs::create_dir(&folder).expect("a folder");
        for name in ["waymark.db", "waymark.db-wal"] {
            std::fs::copy(file.with_file_name(name), folder.join(name)).expect("a copy of the bytes");
        }
        assert_eq!(incidents_in(folder.join("waymark.db")), count);
    }
    let settings = "SELECT 'fsync ' || current_setting('fsync') || ', full pages ' || current_setting('full_page_writes') AS line";
    let asked = app.database.lines_each("SELECT 'WAL ' || journal_mode AS line FROM pragma_journal_mode", settings);
    assert!(["WAL wal", "fsync on, full pages on"].contains(&asked[0].as_str()), "{asked:?}");
}

fn a_backup_made_during_work_opens_and_holds_what_was_answered(app: &App) {
    let officer = app.officer();
    officer.record_incident(&incident());
    let copy = scratch().join(format!("{}.db", id()));
    let made = at_once(2, |number| match number {
        0 => Store::backup(&app.database.url(), &copy, |_| {}),
        _ => {
            (0..10).for_each(|_| drop(officer.record_incident(&incident())));
            Ok(0)
        }
    });
    match &*app.database {
        Database::Sqlite(_) => {
            assert!(made[0].as_ref().is_ok_and(|bytes| *bytes > 0), "{made:?}");
            assert!((1..=11).contains(&incidents_in(copy.clone())));
            let again = Store::backup(&app.database.url(), &copy, |_| {}).expect_err("nothing is overwritten");
            assert!(again.contains("exists already"), "{again}");
        }
        Database::Postgres { .. } => assert!(made[0].as_ref().is_err_and(|why| why.contains("pg_dump")), "{made:?}"),
    }
}
