//! A case goes to a colleague: theirs from then on, still seen by whoever had it.

use crate::harness::{App, id, on_both_databases};
use crate::scenarios::{Case, text};
use serde_json::{Value, json};

on_both_databases!(a_case_handed_over_is_the_colleagues_and_stays_in_sight, a_case_goes_only_to_an_account_that_can_have_one);

fn hand(case: &Case<'_>, to: &str, reason: &str) -> crate::harness::Reply {
    case.put("marks", json!({"mark": "handed_over", "toOfficerId": to, "at": case.now(), "reason": reason}))
}

fn a_case_handed_over_is_the_colleagues_and_stays_in_sight(app: &App) {
    let case = Case::reported(app);
    let girl = case.child("victim", "2011-04-01");
    let colleague = app.account_in("Another team", "schools_officer", "Swyddog Arall");
    let theirs = app.anybody().with_token_of(&colleague);
    let sergeant = app.anybody().with_token_of(&app.account_in("Another team", "supervisor", "Rhingyll Arall"));
    let own = case.supervised().officer;
    let path = format!("/v1/incidents/{}", case.id);
    theirs.get(&path).refused(404, "not-found");
    let offered = case.officer.all("/v1/officers");
    let known = offered.iter().find(|one| one["id"] == colleague.id.to_string()).expect("a colleague to hand over to");
    assert_eq!(
        (&known["displayName"], &known["role"], &known["team"]),
        (&json!("Swyddog Arall"), &json!("schools_officer"), &json!("Another team"))
    );

    let mark = hand(&case, &colleague.id.to_string(), "Works at that school now.").created();
    assert_eq!((&mark["toOfficerId"], &mark["reason"]), (&json!(colleague.id), &json!("Works at that school now.")));
    let file = theirs.get(&path).ok();
    assert_eq!(file["officer"]["id"], colleague.id.to_string(), "whose it is");
    assert_eq!(theirs.all("/v1/incidents").len(), 1);
    let now = case.by_account(colleague);
    now.answer("viewed", None, "no");
    now.refer("ppu", &girl);
    assert_eq!(case.file()["officer"]["displayName"], "Swyddog Arall", "whoever had it still sees it");
    assert_eq!(sergeant.all("/v1/concerns").len(), 1, "the new team's supervisors see it");
    own.get(&path).refused(404, "not-found");
    assert_eq!(own.all("/v1/concerns"), Vec::<Value>::new());
    case.unpatched("marks", &text(&mark, "id"), &json!({"withdrawnReason": "Not so."})).field("/withdrawnReason", "cannot-change");
    // And back.
    hand(&now, &case.account.id.to_string(), "Moved school again.").created();
    assert_eq!(case.file()["officer"]["displayName"], "Swyddog Enghraifft");
    own.get(&path).ok();
    sergeant.get(&path).refused(404, "not-found");
    now.file();
}

fn a_case_goes_only_to_an_account_that_can_have_one(app: &App) {
    let case = Case::reported(app);
    let refused = |to: &str, code: &str| app.unchanged(|| hand(&case, to, "A reason.")).field("/toOfficerId", code);
    refused(&case.account.id.to_string(), "conflicts");
    refused(&id(), "not-found");
    for role in ["ppu", "cid", "administrator", "auditor"] {
        refused(&app.account(role, "Enghraifft").id.to_string(), "conflicts");
    }
    let colleague = app.account("schools_officer", "Swyddog Arall").id.to_string();
    app.unchanged(|| hand(&case, &colleague, "  ")).field("/reason", "required");
    app.unchanged(|| case.put("marks", json!({"mark": "handed_over", "at": case.now(), "reason": "A reason."})))
        .field("/toOfficerId", "required");
    let mut more = json!({"mark": "handed_over", "toOfficerId": colleague, "because": "other", "at": case.now(), "reason": "A reason."});
    app.unchanged(|| case.put("marks", more.clone())).field("/because", "conflicts");
    more["because"] = Value::Null;
    let roles: Vec<Value> = case.officer.all("/v1/officers").iter().map(|one| one["role"].clone()).collect();
    assert!(roles.iter().all(|role| role == "schools_officer" || role == "supervisor"), "{roles:?}");
    case.record("marks", more);
}
