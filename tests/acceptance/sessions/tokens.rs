use crate::harness::{App, Caller, Reply, at_once, on_both_databases};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use waymark_domain::{Clock, Id};
use waymark_server::auth::token::Tokens;

on_both_databases!(
    an_access_token_is_good_for_five_minutes,
    a_refresh_token_is_good_once_and_gives_its_successor,
    the_same_refresh_token_within_ten_seconds_gives_the_same_successor,
    a_refresh_token_used_again_later_ends_its_session_and_no_other,
    the_same_refresh_token_sent_four_times_at_once_costs_nobody_the_session,
    no_refreshing_outlasts_the_shift,
    a_token_that_the_server_did_not_make_is_refused,
);

fn refresh(app: &App, token: &str) -> Reply {
    app.anybody().request("POST", "/v1/sessions/refresh").json(&json!({"refreshToken": token})).send()
}

fn begin(app: &App) -> (Value, String) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let started = app.anybody().sign_in(&account, "token").created();
    let token = text(&started["tokens"], "refreshToken");
    (started, token)
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

fn with(app: &App, tokens: &Value) -> Caller {
    app.anybody().with_token(&text(tokens, "accessToken"))
}

fn an_access_token_is_good_for_five_minutes(app: &App) {
    let officer = app.officer();
    app.clock.move_seconds(299);
    officer.get("/v1/incidents").expect(200);
    app.clock.move_seconds(1);
    let refused = officer.get("/v1/incidents");
    refused.refused(401, "session-expired");
    assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"waymark\"");
}

fn a_refresh_token_is_good_once_and_gives_its_successor(app: &App) {
    let (_, first) = begin(app);
    app.clock.move_minutes(6);
    let second = refresh(app, &first).ok();
    with(app, &second).get("/v1/officers/me").expect(200);
    app.clock.move_minutes(6);
    let third = refresh(app, &text(&second, "refreshToken")).ok();
    with(app, &third).get("/v1/officers/me").expect(200);
    let all = [first, text(&second, "refreshToken"), text(&third, "refreshToken")];
    assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
    refresh(app, "a token that nobody was given").refused(401, "session-expired");
}

fn the_same_refresh_token_within_ten_seconds_gives_the_same_successor(app: &App) {
    let (_, first) = begin(app);
    let successor = text(&refresh(app, &first).ok(), "refreshToken");
    app.clock.move_seconds(10);
    assert_eq!(text(&refresh(app, &first).ok(), "refreshToken"), successor);
    refresh(app, &successor).expect(200);
}

fn a_refresh_token_used_again_later_ends_its_session_and_no_other(app: &App) {
    let account = app.account("schools_officer", "Enghraifft Demonstration");
    let copied = text(&app.anybody().sign_in(&account, "token").created()["tokens"], "refreshToken");
    let elsewhere = app.anybody().with_token_of(&account);
    let next = refresh(app, &copied).ok();
    with(app, &next).get("/v1/incidents").expect(200);
    app.clock.move_seconds(11);
    refresh(app, &copied).refused(401, "session-expired");
    with(app, &next).get("/v1/incidents").refused(401, "session-expired");
    refresh(app, &text(&next, "refreshToken")).refused(401, "session-expired");
    elsewhere.get("/v1/incidents").expect(200);
}

fn the_same_refresh_token_sent_four_times_at_once_costs_nobody_the_session(app: &App) {
    let (_, first) = begin(app);
    let mut successors = at_once(4, |_| text(&refresh(app, &first).ok(), "refreshToken"));
    successors.dedup();
    assert_eq!(successors.len(), 1);
    refresh(app, &successors[0]).expect(200);
}

fn no_refreshing_outlasts_the_shift(app: &App) {
    let (_, first) = begin(app);
    app.clock.move_minutes(12 * 60 - 2);
    let last = refresh(app, &first).ok();
    assert_eq!(last["expiresIn"], 120);
    app.clock.move_minutes(2);
    with(app, &last).get("/v1/incidents").refused(401, "session-expired");
    refresh(app, &text(&last, "refreshToken")).refused(401, "session-expired");
}

fn a_token_that_the_server_did_not_make_is_refused(app: &App) {
    let (started, _) = begin(app);
    let token = text(&started["tokens"], "accessToken");
    let parts: Vec<&str> = token.split('.').collect();
    let decode = |part: &str| -> Value { serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("JSON") };
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let (mut head, mut claims) = (decode(parts[0]), decode(parts[1]));
    assert_eq!((&head["alg"], &head["typ"], &claims["aud"]), (&json!("EdDSA"), &json!("at+jwt"), &json!("waymark-api")));
    head["alg"] = json!("none");
    let unsigned = format!("{}.{}.", encode(&head), parts[1]);
    claims["exp"] = json!(4_000_000_000_u64);
    let longer = format!("{}.{}.{}", parts[0], encode(&claims), parts[2]);
    let now = app.clock.now();
    let officer: Id = Id::parse(&text(&started["officer"], "id")).expect("an id");
    let session: Id = Id::parse(&text(&started, "id")).expect("an id");
    let foreign =
        Tokens::new([9; 32], crate::harness::ORIGIN).expect("tokens").make(officer, session, now, now.plus_hours(1)).expect("a token").0;
    for (name, token) in [("unsigned", unsigned), ("longer", longer), ("foreign", foreign), ("cut", token[..token.len() - 4].to_owned())] {
        let reply = app.anybody().with_token(&token).get("/v1/incidents");
        assert_eq!(reply.status, 401, "{name}");
        reply.refused(401, "session-expired");
    }
    app.anybody().with("authorization", "Basic b2ZmaWNlcjpwYXNz").get("/v1/incidents").refused(401, "not-signed-in");
    app.anybody().with("authorization", "Bearer").get("/v1/incidents").refused(401, "not-signed-in");
}
