//! The length of every text, walked over the OpenAPI document: its limit is taken, one character more is refused at its own place.

use super::target::{Guard, Target, Write};
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
    if schema["type"] == "array" || schema["type"].as_array().is_some_and(|types| types.contains(&json!("array"))) {
        texts(document, &schema["items"], &format!("{at}/0"), found);
    }
    let is_text = schema["type"] == "string" || schema["type"].as_array().is_some_and(|types| types.contains(&json!("string")));
    if is_text && !found.iter().any(|text| text.pointer == at) {
        found.push(Text { pointer: at.to_owned(), schema });
    }
}

/// The body with the text in its place, and what it needs beside it.
fn with(write: &Write, pointer: &str, text: &str) -> Value {
    let mut body = write.body.clone();
    if let Some(place) = body.pointer_mut(pointer) {
        *place = json!(text);
        return settled(body, pointer, text);
    }
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    if let Some(Value::Object(members)) = body.pointer_mut(parent).filter(|_| parent.contains('/')) {
        members.insert(name.to_owned(), json!(text));
        return settled(body, pointer, text);
    }
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
    settled(body, pointer, text)
}

/// What one choice makes of the members beside it.
fn settled(mut body: Value, pointer: &str, text: &str) -> Value {
    match pointer {
        "/happened/at" => body["happened"] = json!({"kind": "exact", "at": text}),
        "/happened/from" | "/happened/to" => {
            let mut happened = json!({"kind": "between", "from": "2026-11-20T18:00:00Z", "to": "2026-11-23T08:00:00Z"});
            happened[&pointer["/happened/".len()..]] = json!(text);
            body["happened"] = happened;
        }
        // Only this kind of mark has it, and has nothing else.
        "/to" if body.get("mark").is_some() => {
            body["mark"] = json!("pack_moved");
            drop(body.as_object_mut().expect("an object").remove("because"));
        }
        "/statedAge/source" | "/statedAge/on" => drop(body.as_object_mut().expect("an object").remove("dateOfBirth")),
        "/school/id" => drop(body["school"].as_object_mut().expect("an object").remove("name")),
        _ => {}
    }
    body
}

fn every_text_of_every_request_is_taken_up_to_its_limit_and_refused_one_character_beyond(app: &App) {
    let document = waymark_server::openapi::value();
    let (officer, mut free, mut formed) = (app.signed_in("supervisor"), 0, 0);
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let Some(content) = operation["requestBody"]["content"].as_object() else { continue };
            if operation["tags"][0] == "guidance-packs" {
                continue; // their texts are the pack's own, checked by its linter: tests/acceptance/packs.rs
            }
            if operation["tags"][0] == "batches" || operation["operationId"] == "createHeldItem" {
                continue; // they carry other writes: tests/acceptance/batches and phones
            }
            let name = operation["operationId"].as_str().expect("a name");
            let mut found = Vec::new();
            for media in content.values() {
                texts(&document, &media["schema"], "", &mut found);
            }
            assert!(!found.is_empty(), "{method} {path} has no text");
            for text in &found {
                // Taking a device out of use signs its officer out.
                let target = Target::of(if name == "updateDevice" { app.signed_in("supervisor") } else { officer.clone() });
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
                if write.method == "PATCH" && write.path.contains("/answers/") && text.pointer == "/question" {
                    continue; // it cannot be changed at all, however long
                }
                let long = app.unchanged(|| target.send(&write, &with(&write, &text.pointer, &prose(max + 1))));
                assert!(long.refused(422, "invalid").errors().contains(&(text.pointer.as_str(), "too-long")), "{what}: {}", long.text);
                let taken = target.send(&write, &with(&write, &text.pointer, &prose(max)));
                if write.path.starts_with("/v1/incidents/")
                    && path.contains("{itemId}")
                    && !path.contains("parties")
                    && !path.contains("notes")
                {
                    // A body with everything in it is often refused for something else (two that exclude each other); never for this length.
                    match taken.status {
                        200 | 201 => assert!(taken.text.contains(&prose(max)), "{what} is not in {}", taken.text),
                        422 => assert!(
                            !taken.refused(422, "invalid").errors().contains(&(text.pointer.as_str(), "too-long")),
                            "{what}: {}",
                            taken.text
                        ),
                        403 | 404 | 409 => {}
                        other => panic!("{what}: {other} {}", taken.text),
                    }
                    continue;
                }
                let expected: &[u16] = match write.guard {
                    Guard::None => &[200, 401, 429],
                    _ => &[200, 201],
                };
                assert!(expected.contains(&taken.status), "{what}: {}", taken.text);
                if write.guard != Guard::None {
                    let place = match text.pointer.as_str() {
                        "/withdrawnReason" => "/withdrawn/reason",
                        "/revokedReason" => "/revoked/reason",
                        "/reason" if name == "updateHeldItem" => "/decided/reason",
                        pointer => pointer,
                    };
                    assert_eq!(taken.json().pointer(place).and_then(Value::as_str), Some(prose(max).as_str()), "{what}");
                }
            }
        }
    }
    assert!(free >= 25 && formed >= 20, "{free} free texts and {formed} formed ones were found");
}
