//! What the linter says of a pack, and what is not even shown to it.

use super::{DRAFT, SHIPPED, administrator, lint, rows};
use crate::harness::{App, on_both_databases};
use serde_json::json;

on_both_databases!(the_linter_says_where_and_why, a_pack_may_be_large_but_brings_no_media,);

fn the_linter_says_where_and_why(app: &App) {
    let admin = administrator(app);
    let before = rows(app);
    for clean in [SHIPPED, DRAFT] {
        assert_eq!(lint(&admin, clean).ok(), json!({"faults": []}));
    }
    let waived = SHIPPED.replace("\"waivable\": false", "\"waivable\": true");
    let faults = lint(&admin, &waived).ok()["faults"].clone();
    assert!(faults.as_array().expect("faults").contains(&json!({"at": "requirements/ppu_notified", "code": "floor-waivable"})), "{faults}");
    assert_eq!(lint(&admin, "{}").ok(), json!({"faults": [{"at": "", "code": "malformed"}]}));
    lint(&admin, "not JSON").refused(400, "malformed-json");
    lint(&admin, &"[".repeat(33)).refused(400, "too-deep");
    admin.request("POST", "/v1/guidance-packs/lint").body("text/plain", SHIPPED).send().refused(415, "unsupported-media-type");
    assert_eq!(rows(app), before);
}

fn a_pack_may_be_large_but_brings_no_media(app: &App) {
    let admin = administrator(app);
    let most = 1024 * 1024;
    let padded = |bytes: usize| format!("{}{}", SHIPPED, " ".repeat(bytes - SHIPPED.len()));
    assert_eq!(lint(&admin, &padded(most)).ok(), json!({"faults": []}));
    lint(&admin, &padded(most + 1)).refused(413, "body-too-large");
    let title = "Sexting and youth-produced sexual imagery: guidance of 2015/16";
    for hidden in ["data:image/png;base64,iVBORw0KGgo=", "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAEBAQ=="] {
        lint(&admin, &SHIPPED.replace(title, hidden)).refused(422, "media-not-accepted").only("/title/en", "media");
    }
    lint(&admin, &SHIPPED.replace(title, "a\\u0000b")).field("/title/en", "control-character");
}
