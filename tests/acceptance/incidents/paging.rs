use crate::harness::{App, Caller, id, incident, on_both_databases};
use serde_json::Value;
use std::collections::HashSet;

on_both_databases!(
    paging_while_others_are_added_and_changed_skips_none_and_repeats_none,
    the_list_by_last_change_begins_with_what_changed_last,
    a_cursor_is_good_for_its_own_list_and_account_alone,
    a_query_is_known_parameters_each_once_and_in_range,
    the_list_of_schools_is_paged_in_the_order_of_names_and_searched_without_accents,
);

fn ids(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

fn recorded(app: &App, officer: &Caller, count: i64) -> Vec<String> {
    let one = |number| {
        // Some arrive in the same millisecond: then their ids decide.
        app.clock.move_seconds(number % 3);
        officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned()
    };
    (0..count).map(one).collect()
}

fn paging_while_others_are_added_and_changed_skips_none_and_repeats_none(app: &App) {
    let officer = app.officer();
    let mut before = recorded(app, &officer, 23);
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    for _ in 0..20 {
        let page = officer.get(&format!("/v1/incidents?limit=4{cursor}")).ok();
        let items = page["items"].as_array().expect("items");
        assert!(items.len() <= 4);
        seen.extend(ids(items));
        // Work goes on between two pages: a new incident, and a change of the oldest.
        app.clock.move_seconds(1);
        officer.record_incident(&incident());
        officer.write_note(&before[0], "One more call to the school.");
        let Some(next) = page["nextCursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    before.reverse();
    assert_eq!(seen, before, "newest first, each once");
}

fn the_list_by_last_change_begins_with_what_changed_last(app: &App) {
    let officer = app.officer();
    let before = recorded(app, &officer, 6);
    app.clock.move_minutes(1);
    officer.write_note(&before[2], "One more call to the school.");
    let listed = ids(&officer.all("/v1/incidents?order=updated&limit=2"));
    assert_eq!(listed.first(), Some(&before[2]));
    assert_eq!(listed.iter().collect::<HashSet<_>>(), before.iter().collect());
    assert_eq!(listed.len(), before.len());
}

fn a_cursor_is_good_for_its_own_list_and_account_alone(app: &App) {
    let (one, other) = (app.officer(), app.officer());
    recorded(app, &one, 3);
    let page = one.get("/v1/incidents?limit=1").ok();
    let cursor = page["nextCursor"].as_str().expect("a cursor");
    one.get(&format!("/v1/incidents?limit=2&cursor={cursor}")).expect(200);
    let bent: String = cursor.chars().rev().collect();
    for (caller, path) in [
        (&other, format!("/v1/incidents?cursor={cursor}")),
        (&one, format!("/v1/incidents?order=updated&cursor={cursor}")),
        (&one, format!("/v1/incidents?reference={}&cursor={cursor}", page["items"][0]["reference"].as_str().expect("a reference"))),
        (&one, format!("/v1/changes?cursor={cursor}")),
        (&one, format!("/v1/schools?cursor={cursor}")),
        (&one, format!("/v1/incidents/{}/history?cursor={cursor}", page["items"][0]["id"].as_str().expect("an id"))),
        (&one, format!("/v1/incidents?cursor={bent}")),
        (&one, format!("/v1/incidents?cursor={}", &cursor[..cursor.len() - 2])),
        (&one, "/v1/incidents?cursor=unknown".to_owned()),
        (&one, format!("/v1/incidents?cursor={}", "A".repeat(200))),
    ] {
        app.unchanged(|| caller.get(&path).refused(400, "invalid-cursor"));
    }
}

fn a_query_is_known_parameters_each_once_and_in_range(app: &App) {
    let officer = app.officer();
    for query in
        ["limit=0", "limit=201", "limit=-1", "limit=ten", "limit=1&limit=2", "page=2", "order=newest", "cursor=", "limit=", "limit=1.5"]
    {
        app.unchanged(|| officer.get(&format!("/v1/incidents?{query}")).refused(400, "malformed-query"));
        if !query.starts_with("order") {
            app.unchanged(|| officer.get(&format!("/v1/changes?{query}")).refused(400, "malformed-query"));
            app.unchanged(|| officer.get(&format!("/v1/schools?{query}")).refused(400, "malformed-query"));
        }
    }
    officer.get("/v1/incidents?limit=1").expect(200);
    officer.get("/v1/incidents?limit=200").expect(200);
    officer.get(&format!("/v1/schools?search={}", "a".repeat(101))).refused(400, "malformed-query");
}

fn the_list_of_schools_is_paged_in_the_order_of_names_and_searched_without_accents(app: &App) {
    let officer = app.officer();
    for (number, name) in ["Ysgol Ŵyl", "Ysgol Alun", "Ysgol Llŷn", "Ysgol Menai", "Ysgol 100%_Cymraeg"].into_iter().enumerate() {
        super::list_school(app, number as u32, name);
    }
    let names = |path: &str| officer.all(path).iter().map(|school| school["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>();
    assert_eq!(names("/v1/schools?limit=2"), ["Ysgol 100%_Cymraeg", "Ysgol Alun", "Ysgol Llŷn", "Ysgol Menai", "Ysgol Ŵyl"]);
    assert_eq!(names("/v1/schools?search=llyn"), ["Ysgol Llŷn"]);
    assert_eq!(names("/v1/schools?search=TREFENGHRAIFFT%20alun"), ["Ysgol Alun"]);
    assert_eq!(names("/v1/schools?search=%25_"), ["Ysgol 100%_Cymraeg"]);
    assert!(names("/v1/schools?search=nowhere").is_empty());
    let school = officer.get("/v1/schools?search=alun").ok()["items"][0].clone();
    let path = format!("/v1/schools/{}", school["id"].as_str().expect("an id"));
    assert_eq!(officer.get(&path).ok(), school);
    officer.get(&format!("/v1/schools/{}", id())).refused(404, "not-found");
}
