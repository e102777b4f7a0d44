//! The feed of changes reaches whoever sees a case: the officer, the team's supervisors, the unit it was referred to.

use crate::harness::{App, Caller, on_both_databases};
use crate::scenarios::{Case, text};
use serde_json::{Value, json};

on_both_databases!(a_change_reaches_the_unit_the_team_and_nobody_else);

/// Pages asked for in vain before a change counts as missing: on PostgreSQL a change waits for older transactions of the whole server.
const PATIENCE: usize = 300;

/// Reads on until this kind of change of this record has come.
fn comes(caller: &Caller, kind: &str, resource: &str) -> bool {
    for _ in 0..PATIENCE {
        if all(caller).iter().any(|one| one["kind"] == kind && one["resourceId"] == resource) {
            return true;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    false
}

/// Everything up to now.
fn all(caller: &Caller) -> Vec<Value> {
    caller.get("/v1/changes?limit=200").ok()["items"].as_array().expect("items").clone()
}

fn a_change_reaches_the_unit_the_team_and_nobody_else(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let (ppu, cid) = (app.signed_in("ppu"), app.signed_in("cid"));
    let sergeant = case.supervised().officer;
    let other = app.signed_in("schools_officer");
    let elsewhere = app.anybody().with_token_of(&app.account_in("Another team", "supervisor", "Rhingyll Arall"));
    assert!(comes(&sergeant, "incident", &case.id), "the team from the beginning");
    assert!(all(&ppu).is_empty());
    let referral = case.refer("ppu", &boy);
    assert!(comes(&ppu, "incident", &case.id), "the unit is told that there is a case");
    let answer = text(&case.answer("viewed", None, "no"), "id");
    for (who, caller) in [("the officer", &case.officer), ("the team", &sergeant), ("the unit", &ppu)] {
        assert!(comes(caller, "answer", &answer), "{who}");
    }
    case.unit("ppu", std::slice::from_ref(&referral), &["acknowledged"]);
    assert!(comes(&case.officer, "referral", &referral), "the officer hears of the unit's answer");
    case.patch("referrals", &referral, &json!({"withdrawnReason": "It was another child"})).ok();
    let late = text(&case.answer("device_involved", None, "no"), "id");
    assert!(comes(&sergeant, "answer", &late));
    let after = all(&ppu);
    assert!(after.iter().all(|one| one["resourceId"] != late.as_str()), "{after:?}");
    for caller in [&cid, &other, &elsewhere] {
        assert_eq!(all(caller), Vec::<Value>::new());
    }
}
