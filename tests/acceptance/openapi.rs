//! The contract: the committed document is the one the server gives, and it says of every operation what a developer needs.

use crate::harness::{App, on_both_databases};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::path::Path;

on_both_databases!(the_server_gives_the_document_and_names_it_where_clients_look);

fn committed() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/openapi.json")).expect("the committed document")
}

#[test]
fn the_committed_document_is_the_one_made_from_the_code() {
    assert!(waymark_server::openapi::text() == committed(), "openapi/openapi.json has drifted: run `waymark openapi` and commit it");
}

/// Address, method and operation of each.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let each = |(path, item): (&String, &Value)| {
        let of = |(method, operation): (&String, &Value)| (path.clone(), method.clone(), operation.clone());
        item.as_object().expect("operations").iter().map(of).collect::<Vec<_>>()
    };
    paths.iter().flat_map(each).collect()
}

fn resolved(document: &Value, value: &Value) -> Value {
    value["$ref"].as_str().map_or_else(|| value.clone(), |reference| document.pointer(&reference[1..]).expect(reference).clone())
}

#[test]
fn every_operation_has_a_name_of_its_own_a_summary_and_a_tag() {
    let document = waymark_server::openapi::value();
    let mut names = HashSet::new();
    let known: HashSet<&str> = document["tags"].as_array().expect("tags").iter().map(|tag| tag["name"].as_str().expect("a name")).collect();
    for (path, method, operation) in operations(&document) {
        let name = operation["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no operationId")).to_owned();
        assert!(
            name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric()),
            "{name} is not camel case"
        );
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{name} has no summary");
        assert!(operation["tags"].as_array().expect("tags").iter().all(|tag| known.contains(tag.as_str().expect("a tag"))), "{name}");
        assert!(names.insert(name.clone()), "{name} twice");
        let parts = path.split('/').skip(1);
        for part in parts.filter(|part| !part.starts_with('{')) {
            assert!(part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{path} is not kebab case");
        }
    }
    assert!(names.len() >= 30, "{}", names.len());
}

#[test]
fn every_operation_has_examples_of_what_goes_in_and_comes_out() {
    let document = waymark_server::openapi::value();
    let shown = |media: &Value| media.get("example").is_some() || media.get("examples").is_some();
    for (path, method, operation) in operations(&document) {
        let what = format!("{method} {path}");
        for media in operation["requestBody"]["content"].as_object().into_iter().flat_map(|content| content.values()) {
            assert!(shown(media), "{what}: a body without an example");
        }
        for (status, response) in operation["responses"].as_object().expect("responses") {
            if status == "default" {
                continue;
            }
            for media in resolved(&document, response)["content"].as_object().into_iter().flat_map(|content| content.values()) {
                assert!(shown(media), "{what} {status}: an answer without an example");
            }
        }
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let parameter = resolved(&document, parameter);
            let open = parameter["in"] == "path" || parameter["required"] == true;
            assert!(!open || parameter.get("example").is_some(), "{what}: {} without an example", parameter["name"]);
        }
    }
}

#[test]
fn every_refusal_of_the_document_is_a_problem() {
    let document = waymark_server::openapi::value();
    for (path, method, operation) in operations(&document) {
        let responses = operation["responses"].as_object().expect("responses");
        assert!(responses.keys().any(|status| status.starts_with('2')), "{method} {path}");
        for (status, response) in responses.iter().filter(|(status, _)| !status.starts_with('2')) {
            let content = resolved(&document, response)["content"].clone();
            let kinds: Vec<&String> = content.as_object().expect("content").keys().collect();
            assert_eq!(kinds, ["application/problem+json"], "{method} {path} {status}");
            assert_eq!(
                content["application/problem+json"]["schema"],
                json!({"$ref": "#/components/schemas/Problem"}),
                "{method} {path} {status}"
            );
        }
    }
}

#[test]
fn every_write_says_that_it_takes_a_key_and_a_condition() {
    let document = waymark_server::openapi::value();
    for (path, method, operation) in operations(&document) {
        let names: Vec<String> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|p| resolved(&document, p)["name"].as_str().expect("a name").to_owned())
            .collect();
        let has = |name: &str| names.iter().any(|known| known == name);
        let expected = match method.as_str() {
            "put" => (true, true, false),
            "patch" => (true, false, true),
            // It adds to what is there, whatever version that is.
            "post" if path.ends_with("/steps") => (true, false, false),
            _ => (false, false, false),
        };
        assert_eq!((has("Idempotency-Key"), has("If-None-Match"), has("If-Match")), expected, "{method} {path}");
    }
}

#[test]
fn every_text_list_and_number_of_a_request_has_its_limit() {
    let document = waymark_server::openapi::value();
    let mut unlimited = Vec::new();
    for (path, method, operation) in operations(&document) {
        for media in operation["requestBody"]["content"].as_object().into_iter().flat_map(|content| content.values()) {
            limits(&document, &media["schema"], &format!("{method} {path}"), &mut unlimited);
        }
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let parameter = resolved(&document, parameter);
            limits(&document, &parameter["schema"], &format!("{method} {path} ?{}", parameter["name"]), &mut unlimited);
        }
    }
    assert!(unlimited.is_empty(), "{unlimited:#?}");
}

fn limits(document: &Value, schema: &Value, at: &str, unlimited: &mut Vec<String>) {
    let schema = resolved(document, schema);
    for form in ["oneOf", "anyOf", "allOf"] {
        schema[form].as_array().into_iter().flatten().for_each(|inner| limits(document, inner, at, unlimited));
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        limits(document, inner, &format!("{at}/{name}"), unlimited);
    }
    let is = |kind: &str| schema["type"] == kind || schema["type"].as_array().is_some_and(|kinds| kinds.contains(&json!(kind)));
    let has = |names: &[&str]| names.iter().all(|name| schema.get(*name).is_some());
    let limited = (!is("string") || has(&["maxLength"]) || has(&["enum"]))
        && (!(is("integer") || is("number")) || has(&["minimum", "maximum"]))
        && (!is("array") || has(&["maxItems"]))
        && (!is("object") || schema["additionalProperties"] == json!(false));
    // A body inside another: its limits are those of the operation it is for.
    if !limited && !at.ends_with("/write/body") {
        unlimited.push(at.to_owned());
    }
}

fn the_server_gives_the_document_and_names_it_where_clients_look(app: &App) {
    let given = app.anybody().get("/v1/openapi.json");
    assert_eq!(given.ok(), waymark_server::openapi::value());
    assert_eq!((given.header("content-type").as_str(), given.header("cache-control").as_str()), ("application/json", "no-cache"));
    let about = app.anybody().get("/v1");
    assert_eq!(about.ok()["name"], "Waymark");
    assert!(about.header("link").contains("</v1/openapi.json>; rel=\"service-desc\""), "{}", about.header("link"));
    let docs = app.anybody().get("/docs/");
    assert!(docs.expect(200).header("content-type").starts_with("text/html"));
    let moved = app.anybody().get("/docs");
    assert_eq!((moved.status, moved.header("location").as_str()), (308, "/docs/"));
    let table = app.anybody().get("/problems").ok();
    assert_eq!(table["problems"].as_array().map(Vec::len), Some(waymark_domain::ProblemCode::ALL.len()));
    for problem in table["problems"].as_array().expect("problems") {
        assert_eq!(app.anybody().get(problem["type"].as_str().expect("an address")).ok(), *problem);
    }
}
