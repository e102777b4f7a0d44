use crate::harness::{App, Caller, incident, on_both_databases, person};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::thread::ScopedJoinHandle;

on_both_databases!(
    the_feed_names_every_change_once_in_order_and_goes_on_from_its_cursor,
    a_reader_beside_eight_writers_misses_nothing_and_sees_nothing_twice,
    a_cursor_of_another_account_is_refused,
);

/// Kind, record, version.
type Entry = (String, String, i64);

/// Pages asked for in vain before a change counts as missing.
const PATIENCE: usize = 1500;

fn pause() {
    std::thread::sleep(std::time::Duration::from_millis(10));
}

/// The entries of a page, and where to go on.
fn page(officer: &Caller, cursor: Option<&str>, limit: usize) -> (Vec<Entry>, String) {
    let cursor = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
    let page = officer.get(&format!("/v1/changes?limit={limit}{cursor}")).ok();
    let text = |item: &Value, name: &str| item[name].as_str().expect("a text").to_owned();
    let one = |item: &Value| (text(item, "kind"), text(item, "resourceId"), item["version"].as_i64().expect("a version"));
    let items = page["items"].as_array().expect("items").iter().map(one).collect();
    (items, page["nextCursor"].as_str().expect("a feed always goes on").to_owned())
}

fn the_feed_names_every_change_once_in_order_and_goes_on_from_its_cursor(app: &App) {
    let officer = app.officer();
    let (nothing, start) = page(&officer, None, 2);
    assert!(nothing.is_empty());
    let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    let who = officer.record_person(&person())["id"].as_str().expect("an id").to_owned();
    let link = officer.link(&case, &who, "victim")["id"].as_str().expect("an id").to_owned();
    officer.patch(&format!("/v1/incidents/{case}"), "\"1\"", &json!({"narrative": null})).expect(200);
    let text = officer.write_note(&case, "The phone is in the safe.")["id"].as_str().expect("an id").to_owned();
    let (seen, cursor) = follow(&officer, start, 2, 5);
    let expected = [("incident", &case, 1), ("person", &who, 1), ("party", &link, 1), ("incident", &case, 2), ("note", &text, 1)];
    assert_eq!(seen, expected.map(|(kind, id, version)| (kind.to_owned(), id.clone(), version)));
    officer.patch(&format!("/v1/persons/{who}"), "\"1\"", &json!({"familyName": "Cywir"})).expect(200);
    let (seen, cursor) = follow(&officer, cursor, 200, 1);
    assert_eq!(seen, [("person".to_owned(), who, 2)]);
    let (nothing, same) = page(&officer, Some(&cursor), 200);
    assert_eq!((nothing.len(), same), (0, cursor), "an empty page gives its own cursor back");
}

/// Reads on until so many changes have come. On PostgreSQL a change waits for every transaction of the server that began before it,
/// those of other databases included, so an empty page is not the end yet.
fn follow(officer: &Caller, start: String, limit: usize, count: usize) -> (Vec<Entry>, String) {
    let (mut seen, mut cursor) = (Vec::new(), start);
    for _ in 0..PATIENCE {
        let (items, next) = page(officer, Some(&cursor), limit);
        cursor = next;
        if items.is_empty() {
            pause();
        }
        seen.extend(items);
        if seen.len() >= count {
            break;
        }
    }
    (seen, cursor)
}

const WRITERS: usize = 8;
const CASES: usize = 4;

fn a_reader_beside_eight_writers_misses_nothing_and_sees_nothing_twice(app: &App) {
    let officer = app.officer();
    let (mut written, mut seen) = (Vec::new(), Vec::new());
    std::thread::scope(|scope| {
        let write = || {
            let mut mine = Vec::new();
            for _ in 0..CASES {
                let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
                officer.patch(&format!("/v1/incidents/{case}"), "\"1\"", &json!({"narrative": "Corrected."})).expect(200);
                mine.push(("note".to_owned(), officer.write_note(&case, "A note.")["id"].as_str().expect("an id").to_owned(), 1));
                mine.extend([1, 2].map(|version| ("incident".to_owned(), case.clone(), version)));
            }
            mine
        };
        let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(write)).collect();
        let (mut cursor, mut in_vain) = (None, 0);
        while seen.len() < WRITERS * CASES * 3 && in_vain < PATIENCE {
            // Asked before the page is read: a page after the last write that brings nothing is one in vain.
            let finished = writers.iter().all(ScopedJoinHandle::is_finished);
            let (items, next) = page(&officer, cursor.as_deref(), 7);
            if items.is_empty() && finished {
                in_vain += 1;
                pause();
            }
            seen.extend(items);
            cursor = Some(next);
        }
        written.extend(writers.into_iter().flat_map(|writer| writer.join().expect("a writer")));
    });
    let mut versions: HashMap<&str, i64> = HashMap::new();
    for (_, id, version) in &seen {
        let before = versions.insert(id, *version).unwrap_or(0);
        assert_eq!(before + 1, *version, "the versions of a record come in order");
    }
    seen.sort();
    written.sort();
    assert_eq!(seen, written);
}

fn a_cursor_of_another_account_is_refused(app: &App) {
    let (one, other) = (app.officer(), app.officer());
    one.record_incident(&incident());
    let (_, cursor) = page(&one, None, 10);
    app.unchanged(|| other.get(&format!("/v1/changes?cursor={cursor}")).refused(400, "invalid-cursor"));
    app.unchanged(|| one.get("/v1/changes?cursor=unknown").refused(400, "invalid-cursor"));
}
