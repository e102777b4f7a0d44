use crate::harness::{Account, App, Caller, PASSWORD, Reply, on_both_databases};
use serde_json::json;

on_both_databases!(
    the_right_password_begins_a_session_and_the_account_sees_itself,
    a_wrong_password_and_an_unknown_name_get_the_same_answer,
    after_three_wrong_passwords_each_further_try_has_to_wait,
    the_name_is_taken_in_any_case_and_with_spaces_around_it,
    a_disabled_account_can_neither_sign_in_nor_go_on,
);

fn try_with(caller: &Caller, username: &str, password: &str) -> Reply {
    caller.request("POST", "/v1/sessions").json(&json!({"username": username, "password": password, "use": "token"})).send()
}

fn the_right_password_begins_a_session_and_the_account_sees_itself(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let started = app.anybody().sign_in(&account, "token").created();
    assert_eq!(started["kind"], "token");
    assert_eq!((&started["startedAt"], &started["expiresAt"]), (&json!("2026-11-24T09:00:00.000Z"), &json!("2026-11-24T21:00:00.000Z")));
    assert_eq!((&started["tokens"]["tokenType"], &started["tokens"]["expiresIn"]), (&json!("Bearer"), &json!(300)));
    let officer = app.anybody().with_token(started["tokens"]["accessToken"].as_str().expect("a token"));
    let me = officer.get("/v1/officers/me");
    assert_eq!(me.ok(), started["officer"]);
    assert_eq!(me.json()["displayName"], "Enghraifft Demonstration");
    let again = officer.request("GET", "/v1/officers/me").header("if-none-match", &me.etag()).send();
    assert_eq!((again.status, again.text.as_str()), (304, ""));
}

fn a_wrong_password_and_an_unknown_name_get_the_same_answer(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let wrong = try_with(&app.anybody(), &account.username, "another pass phrase").refused(401, "wrong-credentials");
    let unknown = try_with(&app.anybody(), "nobody.of.that.name", PASSWORD).refused(401, "wrong-credentials");
    let without_trace = |mut body: serde_json::Value| body.as_object_mut().map(|body| body.remove("traceId")).map(|_| body);
    assert_eq!(without_trace(wrong.0), without_trace(unknown.0));
}

fn after_three_wrong_passwords_each_further_try_has_to_wait(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let other = app.account("schools_officer", "Arall Demonstration");
    for _ in 0..3 {
        try_with(&app.anybody(), &account.username, "a wrong pass phrase").refused(401, "wrong-credentials");
    }
    for password in ["a wrong pass phrase", PASSWORD] {
        let reply = try_with(&app.anybody(), &account.username, password);
        reply.refused(429, "too-many-requests");
        assert_eq!(reply.header("retry-after"), "2");
    }
    app.anybody().sign_in(&other, "token").expect(201);
    app.clock.move_seconds(2);
    try_with(&app.anybody(), &account.username, "a wrong pass phrase").refused(401, "wrong-credentials");
    let reply = try_with(&app.anybody(), &account.username, PASSWORD);
    reply.refused(429, "too-many-requests");
    assert_eq!(reply.header("retry-after"), "4");
    app.clock.move_seconds(4);
    try_with(&app.anybody(), &account.username, PASSWORD).expect(201);
}

fn the_name_is_taken_in_any_case_and_with_spaces_around_it(app: &App) {
    let Account { username, .. } = app.account("schools_officer", "Enghraifft Demonstration");
    try_with(&app.anybody(), &format!("  {} ", username.to_uppercase()), PASSWORD).expect(201);
}

fn a_disabled_account_can_neither_sign_in_nor_go_on(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let officer = app.anybody().with_token_of(&account);
    officer.get("/v1/incidents").expect(200);
    app.database.execute("UPDATE officers SET disabled_at = created_at").expect("disabled by hand");
    // Another process is believed for five seconds.
    app.clock.move_seconds(6);
    officer.get("/v1/incidents").refused(401, "session-expired");
    app.anybody().sign_in(&account, "token").refused(401, "wrong-credentials");
}
