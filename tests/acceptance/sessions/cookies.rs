use crate::harness::{App, Caller, ORIGIN, id, incident, on_both_databases};
use serde_json::Value;

on_both_databases!(
    the_apps_cookie_is_bound_to_this_host_to_tls_and_to_its_own_pages,
    a_write_with_a_cookie_from_another_site_is_refused,
    a_sign_in_from_another_site_is_refused,
    with_a_token_no_cookie_is_looked_at,
    two_cookies_of_the_name_are_none,
    signing_out_ends_the_session_and_tells_the_browser_to_forget,
    an_account_sees_its_own_sessions_and_ends_one_on_a_lost_phone,
);

fn account(app: &App) -> crate::harness::Account {
    app.account("schools_officer", "Enghraifft Demonstration")
}

fn the_apps_cookie_is_bound_to_this_host_to_tls_and_to_its_own_pages(app: &App) {
    let reply = app.anybody().sign_in(&account(app), "cookie");
    let started = reply.created();
    assert_eq!((started["kind"].as_str(), started.get("tokens")), (Some("cookie"), None));
    let cookie = reply.header("set-cookie");
    let mut parts = cookie.split("; ");
    let (name, secret) = parts.next().expect("a pair").split_once('=').expect("a pair");
    assert_eq!(name, "__Host-waymark");
    assert!(secret.len() >= 43, "256 bits: {secret}");
    assert!(!reply.text.contains(secret));
    assert_eq!(parts.collect::<Vec<_>>(), ["Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age=43200"]);
}

fn record(caller: &Caller) -> crate::harness::Reply {
    caller.put(&format!("/v1/incidents/{}", id()), &incident())
}

fn a_write_with_a_cookie_from_another_site_is_refused(app: &App) {
    let bare = app.anybody().bare_cookie_of(&account(app));
    let foreign = [
        bare.clone(),
        bare.with("sec-fetch-site", "cross-site"),
        bare.with("sec-fetch-site", "same-site"),
        bare.with("sec-fetch-site", "none"),
        bare.with("sec-fetch-site", "cross-site").with("origin", ORIGIN),
        bare.with("origin", "https://elsewhere.example"),
        bare.with("origin", "null"),
    ];
    for caller in &foreign {
        app.unchanged(|| record(caller).refused(403, "cross-site-request"));
        caller.get("/v1/incidents").expect(200);
        caller.delete("/v1/sessions/current").refused(403, "cross-site-request");
    }
    let own = format!("http://{}", app.address);
    for caller in [bare.with("sec-fetch-site", "same-origin"), bare.with("origin", ORIGIN), bare.with("origin", &own)] {
        record(&caller).expect(201);
    }
}

fn a_sign_in_from_another_site_is_refused(app: &App) {
    let account = account(app);
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
        app.anybody().with(name, value).sign_in(&account, "cookie").refused(403, "cross-site-request");
    }
    app.anybody().with("sec-fetch-site", "same-origin").sign_in(&account, "cookie").expect(201);
}

fn with_a_token_no_cookie_is_looked_at(app: &App) {
    let (one, two) = (account(app), account(app));
    let me = |caller: &Caller| caller.get("/v1/officers/me").ok()["username"].clone();
    let both = app.anybody().bare_cookie_of(&one).with_token_of(&two);
    assert_eq!(me(&both), two.username);
    // A script of another site cannot send the token, so a write with it needs no origin.
    record(&both.with("sec-fetch-site", "cross-site")).expect(201);
    app.anybody().with_cookie_of(&one).with_token("not.a.token").get("/v1/officers/me").refused(401, "session-expired");
}

fn two_cookies_of_the_name_are_none(app: &App) {
    let officer = app.anybody().with_cookie_of(&account(app));
    officer.get("/v1/officers/me").expect(200);
    officer.request("GET", "/v1/officers/me").header("cookie", "__Host-waymark=planted").send().refused(401, "not-signed-in");
    app.anybody().with("cookie", "__Host-waymark=invented").get("/v1/officers/me").refused(401, "session-expired");
}

fn signing_out_ends_the_session_and_tells_the_browser_to_forget(app: &App) {
    let officer = app.anybody().with_cookie_of(&account(app));
    officer.get("/v1/incidents").expect(200);
    let out = officer.delete("/v1/sessions/current");
    assert_eq!((out.status, out.text.as_str()), (204, ""));
    assert_eq!(out.header("set-cookie"), "__Host-waymark=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"cookies\"");
    officer.get("/v1/incidents").refused(401, "session-expired");
    let client = app.officer();
    client.delete("/v1/sessions/current").expect(204);
    client.get("/v1/incidents").refused(401, "session-expired");
}

fn an_account_sees_its_own_sessions_and_ends_one_on_a_lost_phone(app: &App) {
    let mine = account(app);
    let (desk, phone) = (app.anybody().with_token_of(&mine), app.anybody().with_cookie_of(&mine));
    let stranger = app.officer();
    let sessions = |caller: &Caller| caller.all("/v1/sessions");
    let listed = sessions(&desk);
    assert_eq!(listed.iter().map(|s| s["kind"].as_str().expect("a kind")).collect::<Vec<_>>(), ["cookie", "token"]);
    assert_eq!(listed.iter().map(|s| s["current"].as_bool().expect("a flag")).collect::<Vec<_>>(), [false, true]);
    let of = |session: &Value| format!("/v1/sessions/{}", session["id"].as_str().expect("an id"));
    stranger.delete(&of(&listed[0])).refused(404, "not-found");
    desk.delete(&format!("/v1/sessions/{}", id())).refused(404, "not-found");
    desk.delete("/v1/sessions/the-other-one").refused(400, "malformed-id");
    phone.get("/v1/incidents").expect(200);
    desk.delete(&of(&listed[0])).expect(204);
    phone.get("/v1/incidents").refused(401, "session-expired");
    assert_eq!(sessions(&desk).len(), 1);
}
