//! The headers that keep a browser in bounds, on every kind of answer, word for word.

use crate::harness::{App, Reply, id, on_both_databases};

on_both_databases!(
    every_answer_carries_the_security_headers,
    the_policy_of_scripts_fits_what_is_served,
    the_apps_files_are_kept_by_their_names_and_its_shell_is_asked_for_each_time,
);

const COMMON: [(&str, &str); 10] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("x-frame-options", "DENY"),
    ("x-permitted-cross-domain-policies", "none"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains; preload"),
    (
        "permissions-policy",
        "camera=(), microphone=(), display-capture=(), geolocation=(self), publickey-credentials-get=(self), \
        publickey-credentials-create=(self), \
         clipboard-read=(), usb=(), serial=(), bluetooth=(), payment=(), screen-wake-lock=(self), idle-detection=()",
    ),
];

/// One of each kind of answer there is.
fn answers(app: &App) -> Vec<(&'static str, Reply)> {
    let officer = app.officer();
    let mut all: Vec<(&str, Reply)> = [
        "/",
        "/incidents/new",
        "/docs",
        "/docs/",
        "/docs/swagger-ui.css",
        "/problems",
        "/problems/stale",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/v1",
        "/v1/openapi.json",
        "/v1/incidents",
        "/v1/officers/me",
        "/v1/nothing",
        "/no-such-file.js",
        "/v1/incidents?limit=0",
        "/v1/incidents/none",
    ]
    .map(|path| (path, officer.get(path)))
    .into();
    all.push(("401", app.anybody().get("/v1/incidents")));
    all.push(("405", officer.request("POST", "/v1/incidents").send()));
    all.push(("415", officer.creating(&format!("/v1/incidents/{}", id())).body("image/png", [0; 9]).send()));
    all.push(("413", officer.creating(&format!("/v1/incidents/{}", id())).body("application/json", vec![b' '; 300_000]).send()));
    all.push(("201", officer.put(&format!("/v1/persons/{}", id()), &serde_json::json!({}))));
    all.push(("304", officer.request("GET", "/v1/officers/me").header("if-none-match", "*").send()));
    all.push(("204", officer.delete("/v1/sessions/current")));
    all
}

fn every_answer_carries_the_security_headers(app: &App) {
    for (what, reply) in answers(app) {
        for (name, value) in COMMON {
            assert_eq!(reply.header(name), value, "{what}: {name}");
        }
        for told in ["server", "x-powered-by", "access-control-allow-origin", "access-control-allow-credentials"] {
            assert_eq!(reply.has(told), None, "{what}: {told}");
        }
        let kept = ["/docs", "/docs/", "/docs/swagger-ui.css", "/", "/incidents/new", "/v1/openapi.json"].contains(&what);
        assert!(kept || reply.header("cache-control") == "no-store", "{what}: {}", reply.header("cache-control"));
    }
}

fn the_policy_of_scripts_fits_what_is_served(app: &App) {
    let data = "default-src 'none'; frame-ancestors 'none'; sandbox";
    let shell = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
        manifest-src 'self'; \
        worker-src 'self'; media-src 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action \
        'self'; \
        require-trusted-types-for 'script'; trusted-types app";
    let docs = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; \
        object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    for (what, reply) in answers(app) {
        let expected = match what {
            "/docs" | "/docs/" | "/docs/swagger-ui.css" => docs,
            "/" | "/incidents/new" | "/no-such-file.js" => shell,
            _ => data,
        };
        assert_eq!(reply.header("content-security-policy"), expected, "{what}");
    }
}

/// Without a built app every address outside the API is simply not there.
fn the_apps_files_are_kept_by_their_names_and_its_shell_is_asked_for_each_time(app: &App) {
    let anybody = app.anybody();
    if !waymark_server::assets::present() {
        anybody.get("/").refused(404, "not-found");
        return;
    }
    let shell = anybody.get("/");
    assert_eq!(
        (shell.expect(200).header("content-type").as_str(), shell.header("cache-control").as_str()),
        ("text/html; charset=utf-8", "no-cache")
    );
    assert_eq!(anybody.get("/incidents/new").text, shell.text, "every page of the app is its shell");
    let again = anybody.request("GET", "/").header("if-none-match", &shell.etag()).send();
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    let hashed: Vec<&str> = shell.text.split('"').filter(|part| part.starts_with("/assets/")).collect();
    assert!(!hashed.is_empty(), "{}", shell.text);
    for path in hashed {
        let file = anybody.get(path);
        assert_eq!(file.expect(200).header("cache-control"), "public, max-age=31536000, immutable", "{path}");
        assert_eq!(file.header("vary"), "accept-encoding");
        let packed = anybody.request("GET", path).header("accept-encoding", "br, gzip;q=0.5").send();
        assert_eq!(packed.expect(200).header("content-encoding"), "br", "{path}");
        assert_eq!(anybody.request("HEAD", path).send().status, 200);
    }
    let worker = anybody.get("/sw.js");
    assert_eq!(
        (worker.expect(200).header("content-type").as_str(), worker.header("cache-control").as_str()),
        ("text/javascript; charset=utf-8", "no-cache")
    );
    anybody.get("/assets/none-0000.js").refused(404, "not-found");
}
