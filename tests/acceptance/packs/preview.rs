//! What open cases would be owed under another pack.

use super::{administrator, keep, path, strict};
use crate::harness::{App, incident, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(a_preview_says_what_open_cases_would_owe_and_names_nobody, a_preview_goes_on_a_hundred_cases_a_page,);

fn a_preview_says_what_open_cases_would_owe_and_names_nobody(app: &App) {
    let (admin, officer) = (administrator(app), app.officer());
    let case = officer.record_incident(&incident());
    let id = case["id"].as_str().expect("an id");
    let child = officer.record_person(&person());
    officer.link(id, child["id"].as_str().expect("an id"), "victim");
    keep(&admin, "2027.1", &strict("2027.1")).created();
    let reply = admin.get(&format!("{}/preview", path("2027.1")));
    let seen = reply.ok();
    assert_eq!((&seen["open"], &seen["changed"], &seen["nextCursor"]), (&json!(1), &json!(1), &Value::Null));
    let changed = &seen["cases"][0];
    assert_eq!((&changed["incidentId"], &changed["reference"]), (&case["id"], &case["reference"]));
    let owed = |name: &str| changed[name].as_array().expect("a list").clone();
    assert!(!owed("added").is_empty() && owed("added").iter().all(|one| one["waivable"] == false), "{seen}");
    assert_eq!(owed("added").len(), owed("gone").len());
    for personal in ["Enghraifft", "Demonstration", "2011-05-17", "Ysgol", "safe, switched off"] {
        assert!(!reply.text.contains(personal), "{personal}");
    }
    let own = admin.get(&format!("{}/preview", path("2016.1"))).ok();
    assert_eq!(own, json!({"open": 1, "changed": 0, "cases": [], "nextCursor": null}));
    admin.get(&format!("{}/preview", path("1999.1"))).refused(404, "not-found");
    // The case itself stays as it was.
    assert_eq!(officer.case_file(id)["guidancePack"], "2016.1");
    let looks = app.database.lines_each(
        "SELECT records AS line FROM log_entries WHERE kind = 'incident' AND action = 'consultation' AND record_id IS NULL",
        "SELECT records::text AS line FROM log_entries WHERE kind = 'incident' AND action = 'consultation' AND record_id IS NULL",
    );
    assert!(looks.contains(&format!("[\"{id}\"]")), "{looks:?}");
}

fn a_preview_goes_on_a_hundred_cases_a_page(app: &App) {
    let (admin, officer) = (administrator(app), app.officer());
    for _ in 0..101 {
        officer.record_incident(&incident());
    }
    keep(&admin, "2027.1", &strict("2027.1")).created();
    let preview = format!("{}/preview", path("2027.1"));
    let first = admin.get(&preview).ok();
    assert_eq!((&first["open"], &first["changed"]), (&json!(100), &json!(100)));
    let cursor = first["nextCursor"].as_str().expect("a cursor");
    let second = admin.get(&format!("{preview}?cursor={cursor}")).ok();
    assert_eq!((&second["open"], &second["changed"], &second["nextCursor"]), (&json!(1), &json!(1), &Value::Null));
    assert!(!first["cases"].as_array().expect("cases").contains(&second["cases"][0]));
    admin.get(&format!("{}/preview?cursor={cursor}", path("2016.1"))).refused(400, "invalid-cursor");
    admin.get(&format!("{preview}?limit=5")).refused(400, "malformed-query");
}
