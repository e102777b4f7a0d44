//! The length of every text, walked over the OpenAPI document: its limit is taken, one character more is refused at its own place.

use super::target::{Target, Write};
use crate::harness::{App, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(every_text_of_every_request_is_taken_up_to_its_limit_and_refused_one_character_beyond);

/// Words in two languages, with characters of two bytes, that no scanner takes for anything else.
fn prose(chars: usize) -> String {
    let words = "Mae'r ffôn yn y sêff. The head of year has told both parents. ";
    let mut text: String = words.chars().cycle().take(chars).collect();
    // Spaces at the end would be trimmed away.
    if text.ends_with(' ') {
        text.pop();
        text.push('.');
    }
    text
}

struct Text {
    /// JSON pointer of the field.
    pointer: String,
    schema: Value,
}

fn resolve(document: &Value, schema: &Value) -> Value {
    match schema["$ref"].as_str() {
        Some(reference) => document.pointer(&reference[1..]).unwrap_or_else(|| panic!("{reference} leads nowhere")).clone(),
        None => schema.clone(),
    }
}

/// Every string below a schema, whichever of several forms it is in.
fn texts(document: &Value, schema: &Value, at: &str, found: &mut Vec<Text>) {
    let schema = resolve(document, schema);
    for form in ["oneOf", "anyOf", "allOf"] {
        for inner in schema[form].as_array().into_iter().flatten() {
            texts(document, inner, at, found);
        }
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        texts(document, inner, &format!("{at}/{name}"), found);
    }
    assert_ne!(schema["type"], "array", "{at}: an array of a request is not walked yet");
    let is_text = schema["type"] == "string" || schema["type"].as_array().is_some_and(|types| types.contains(&json!("string")));
    if is_text && !found.iter().any(|text| text.pointer == at) {
        found.push(Text { pointer: at.to_owned(), schema });
    }
}

/// The body with the text in its place, and what it needs beside it.
fn with(write: &Write, pointer: &str, text: &str) -> Value {
    let mut body = write.body.clone();
    let mut place = &mut body;
    for name in pointer.split('/').skip(1) {
        if !place[name].is_object() && !pointer.ends_with(&format!("/{name}")) {
            place[name] = match name {
                "statedAge" => json!({"years": 14, "source": "school", "on": "2026-11-24"}),
                _ => json!({}),
            };
        }
        place = &mut place[name];
    }
    *place = json!(text);
    match pointer {
        "/happened/at" => body["happened"] = json!({"kind": "exact", "at": text}),
        "/happened/from" | "/happened/to" => {
            let mut happened = json!({"kind": "between", "from": "2026-11-20T18:00:00Z", "to": "2026-11-23T08:00:00Z"});
            happened[&pointer["/happened/".len()..]] = json!(text);
            body["happened"] = happened;
        }
        "/statedAge/source" | "/statedAge/on" => drop(body.as_object_mut().expect("an object").remove("dateOfBirth")),
        "/school/id" => drop(body["school"].as_object_mut().expect("an object").remove("name")),
        _ => {}
    }
    body
}

fn every_text_of_every_request_is_taken_up_to_its_limit_and_refused_one_character_beyond(app: &App) {
    let document = waymark_server::openapi::value();
    let (officer, mut free, mut formed) = (app.officer(), 0, 0);
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let Some(content) = operation["requestBody"]["content"].as_object() else { continue };
            let name = operation["operationId"].as_str().expect("a name");
            let mut found = Vec::new();
            for media in content.values() {
                texts(&document, &media["schema"], "", &mut found);
            }
            assert!(!found.is_empty(), "{method} {path} has no text");
            for text in &found {
                let target = Target::of(officer.clone());
                let write = target.write(name);
                let what = format!("{name} {}", text.pointer);
                if text.schema.get("enum").is_some() {
                    app.unchanged(|| target.send(&write, &with(&write, &text.pointer, &prose(60)))).field(&text.pointer, "unknown-value");
                    continue;
                }
                let max = text.schema["maxLength"].as_u64().unwrap_or_else(|| panic!("{what} has no maxLength")) as usize;
                if text.schema.get("pattern").is_some() || matches!(text.schema["format"].as_str(), Some("date-time" | "date" | "uuid")) {
                    formed += 1;
                    app.unchanged(|| target.send(&write, &with(&write, &text.pointer, &"0".repeat(max + 1))))
                        .field(&text.pointer, "bad-format");
                    continue;
                }
                free += 1;
                app.unchanged(|| target.send(&write, &with(&write, &text.pointer, &prose(max + 1)))).field(&text.pointer, "too-long");
                let taken = target.send(&write, &with(&write, &text.pointer, &prose(max)));
                let expected = if write.guarded { [200, 201] } else { [401, 429] };
                assert!(expected.contains(&taken.status), "{what}: {}", taken.text);
                if write.guarded {
                    let place = if text.pointer == "/withdrawnReason" { "/withdrawn/reason" } else { &text.pointer };
                    assert_eq!(taken.json().pointer(place).and_then(Value::as_str), Some(prose(max).as_str()), "{what}");
                }
            }
        }
    }
    assert!(free >= 25 && formed >= 20, "{free} free texts and {formed} formed ones were found");
}
