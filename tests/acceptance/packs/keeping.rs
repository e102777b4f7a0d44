//! What is kept, by whom, and that it never changes.

use super::{SHIPPED, WELSH, administrator, keep, lint, pack, path, rows, strict};
use crate::harness::{App, on_both_databases, wait};
use serde_json::{Value, json};
use waymark_domain::{Clock, ProblemCode};
use waymark_server::guidance_packs::ensure_built_in;

on_both_databases!(
    the_built_in_packs_are_there_for_everybody_and_the_first_is_in_force,
    only_an_administrator_keeps_lints_previews_and_changes_packs,
    a_pack_that_does_not_lint_is_not_kept,
    a_pack_is_kept_once_and_never_changes,
    a_database_with_another_pack_of_a_built_in_version_is_refused_at_the_start,
);

fn the_built_in_packs_are_there_for_everybody_and_the_first_is_in_force(app: &App) {
    for role in ["schools_officer", "supervisor", "ppu", "cid", "administrator", "auditor"] {
        let caller = app.signed_in(role);
        let packs = caller.all("/v1/guidance-packs?limit=1");
        let seen: Vec<_> =
            packs.iter().map(|pack| (&pack["version"], &pack["status"], &pack["inForceFrom"], &pack["welshWording"])).collect();
        let (first, second) = (json!(["2016.1", "issued", "2016-01-01", null]), json!(["2024.1", "draft", null, null]));
        assert_eq!(seen.iter().map(|pack| json!(pack)).collect::<Vec<_>>(), [first, second], "{role}");
        assert!(packs[0]["title"]["cy"].as_str().is_some_and(|title| title.contains("canllawiau")), "{role}");
        let reply = caller.get(&path("2016.1"));
        let read = reply.ok();
        assert_eq!(read["pack"], serde_json::from_str::<Value>(SHIPPED).expect("JSON"));
        assert!(reply.text.contains(SHIPPED.trim()), "not as it was written");
        assert_eq!((&read["sha256"], &read["etag"]), (&packs[0]["sha256"], &packs[0]["etag"]));
        caller.request("GET", &path("2016.1")).header("if-none-match", &reply.etag()).send().expect(304);
    }
    let officer = app.officer();
    for nothing in ["1999.1", "no%20pack", &"9".repeat(65)] {
        officer.get(&path(nothing)).refused(404, "not-found");
    }
    app.anybody().get("/v1/guidance-packs").refused(401, "not-signed-in");
    let other = officer.get("/v1/guidance-packs/lint");
    other.refused(405, "method-not-allowed");
    assert_eq!(other.header("allow"), "POST");
}

fn only_an_administrator_keeps_lints_previews_and_changes_packs(app: &App) {
    let before = rows(app);
    for role in ["schools_officer", "supervisor", "ppu", "cid", "auditor"] {
        let caller = app.signed_in(role);
        let new = pack("2027.1", "2027-01-01");
        app.unchanged(|| {
            keep(&caller, "2027.1", &new).refused(403, "not-allowed");
            lint(&caller, &new).refused(403, "not-allowed");
            caller.get(&format!("{}/preview", path("2024.1"))).refused(403, "not-allowed");
            caller.patch(&path("2016.1"), "\"2\"", &json!({"welshWording": WELSH})).refused(403, "not-allowed");
        });
    }
    assert_eq!(rows(app), before);
}

fn a_pack_that_does_not_lint_is_not_kept(app: &App) {
    let admin = administrator(app);
    let before = rows(app);
    let lost = pack("2027.1", "2027-01-01").replace("\"answer.adult_implicated\"", "\"answer.nobody_asks_this\"");
    let refused = keep(&admin, "2027.1", &lost).refused(422, "pack-refused");
    let body: Value = serde_json::from_str(&lost).expect("JSON");
    assert!(!refused.errors().is_empty());
    for (pointer, code) in refused.errors() {
        assert!(code == "pack-fault" && body.pointer(pointer).is_some(), "{pointer} {code}");
    }
    let routeless = pack("2027.1", "2027-01-01").replace("\"code\": \"no_prosecution\"", "\"code\": \"another_way\"");
    assert!(keep(&admin, "2027.1", &routeless).refused(422, "pack-refused").errors().contains(&("/routes", "pack-fault")));
    keep(&admin, "2027.1", "{}").refused(422, "pack-refused").only("", "pack-malformed");
    keep(&admin, "2027.1", "[1]").refused(422, "pack-refused").only("", "pack-malformed");
    keep(&admin, "2027.1", "{\"language\"").refused(400, "malformed-json");
    admin.get(&path("2027.1")).refused(404, "not-found");
    assert_eq!(rows(app), before);
}

fn a_pack_is_kept_once_and_never_changes(app: &App) {
    let admin = administrator(app);
    let written = pack("2027.1", "2027-01-01");
    keep(&admin, "2027.2", &written).field("/version", "conflicts");
    admin.request("PUT", &path("2027.1")).key("k").body("application/json", written.clone()).send().refused(428, "precondition-required");
    let kept = keep(&admin, "2027.1", &written);
    let body = kept.created();
    assert_eq!((kept.header("location").as_str(), kept.etag().as_str()), ("/v1/guidance-packs/2027.1", "\"1\""));
    assert_eq!(
        (&body["inForceFrom"], &body["keptAt"], &body["status"]),
        (&Value::Null, &json!("2026-11-24T09:00:00.000Z"), &json!("issued"))
    );
    assert_eq!(admin.get(&path("2027.1")).ok(), body);
    keep(&admin, "2027.1", &strict("2027.1")).refused(412, "already-exists");
    keep(&admin, "2016.1", &strict("2016.1")).refused(412, "already-exists");
    assert_eq!(admin.get(&path("2027.1")).ok(), body);
    assert_eq!(app.another().signed_in("auditor").get(&path("2027.1")).ok(), body);
}

fn a_database_with_another_pack_of_a_built_in_version_is_refused_at_the_start(app: &App) {
    let before = rows(app);
    let start = || {
        let now = app.clock.now();
        wait(app.store.write(move |tx| ensure_built_in(tx, now)))
    };
    start().expect("the same packs again");
    assert_eq!(rows(app), before, "starting again changes nothing");
    app.database
        .execute("UPDATE packs SET sha256 = (SELECT sha256 FROM packs WHERE version = '2024.1') WHERE version = '2016.1'")
        .expect("a damage");
    let refused = start().expect_err("refused");
    assert_eq!(refused.code, ProblemCode::Internal);
    assert!(refused.cause.is_some_and(|cause| cause.contains("pack 2016.1") && cause.contains("differs")));
}
