//! What the framework would answer by itself: a Problem like any other refusal.

use super::target::Target;
use crate::harness::{App, id, on_both_databases};

on_both_databases!(
    an_address_that_is_not_there_is_a_problem,
    another_method_is_refused_with_those_that_are_taken,
    what_a_caller_names_a_request_is_taken_only_in_its_documented_form,
    a_header_given_twice_or_not_readable_is_refused,
    an_answer_only_in_another_format_is_still_given_as_json_or_refused,
);

fn an_address_that_is_not_there_is_a_problem(app: &App) {
    let officer = app.officer();
    for path in [
        "/v1/nothing",
        "/v1/",
        "/v1/incidents/",
        "/v1//incidents",
        "/v1/incidents/x/y/z",
        "/no-such-file.js",
        "/assets/none.js",
        "/problems/none",
        "/docs/none.html",
        "/v1/openapi.yaml",
        "/%2e%2e/etc/passwd.txt",
        "/health/none.txt",
        "/v1/incidents/%00",
        "/.git/config.txt",
    ] {
        let reply = officer.get(path);
        assert!(matches!(reply.status, 400 | 404), "{path}: {} {}", reply.status, reply.text);
    }
    officer.get("/v1/nothing").refused(404, "not-found");
    app.anybody().get("/v1/nothing").refused(404, "not-found");
}

fn another_method_is_refused_with_those_that_are_taken(app: &App) {
    let document = waymark_server::openapi::value();
    let officer = app.officer();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let taken: Vec<String> = item.as_object().expect("operations").keys().map(|method| method.to_uppercase()).collect();
        let address = format!("/v1{}", path.replace("{id}", &id()).replace("{itemId}", &id()));
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
            // To a deletion, `refresh` stands where the id of a session would.
            if taken.contains(&method.to_owned()) || (method == "DELETE" && path == "/sessions/refresh") {
                continue;
            }
            let reply = app.unchanged(|| officer.request(method, &address).send());
            reply.refused(405, "method-not-allowed");
            let allow = reply.header("allow");
            assert!(taken.iter().all(|method| allow.split(", ").any(|known| known == method)), "{method} {address}: {allow}");
        }
    }
    app.anybody().request("POST", "/").send().refused(405, "method-not-allowed");
}

fn what_a_caller_names_a_request_is_taken_only_in_its_documented_form(app: &App) {
    let officer = app.officer();
    let trace = "0af7651916cd43dd8448eb211c80319c";
    let named = officer
        .request("GET", "/v1/officers/me")
        .header("traceparent", &format!("00-{trace}-b7ad6b7169203331-01"))
        .header("x-correlation-id", "Shift-7")
        .send();
    assert_eq!((named.header("x-request-id"), named.header("x-correlation-id")), (trace.to_owned(), "Shift-7".to_owned()));
    for bad in
        ["garbage", "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"]
    {
        let reply = officer.request("GET", "/v1/officers/me").header("traceparent", bad).header("x-correlation-id", "two words <b>").send();
        assert_ne!(reply.header("x-request-id"), trace);
        assert_eq!(reply.has("x-correlation-id"), None);
    }
}

fn a_header_given_twice_or_not_readable_is_refused(app: &App) {
    let target = Target::new(app);
    let write = target.write("createPerson");
    app.unchanged(|| {
        target.request(&write).header("if-none-match", "*").json(&write.body).send().refused(400, "malformed-header");
        target.request(&write).without("if-none-match").json(&write.body).send().refused(428, "precondition-required");
        target
            .request(&write)
            .without("if-none-match")
            .header("if-none-match", "\"1\"")
            .json(&write.body)
            .send()
            .refused(428, "precondition-required");
    });
}

fn an_answer_only_in_another_format_is_still_given_as_json_or_refused(app: &App) {
    let officer = app.officer();
    for accept in ["application/xml", "text/html", "image/png", "application/json;q=0"] {
        let reply = officer.request("GET", "/v1/officers/me").header("accept", accept).send();
        match reply.status {
            406 => drop(reply.refused(406, "not-acceptable")),
            _ => assert_eq!(
                (reply.expect(200).header("content-type").as_str(), reply.json()["role"].as_str()),
                ("application/json", Some("schools_officer"))
            ),
        }
    }
}
