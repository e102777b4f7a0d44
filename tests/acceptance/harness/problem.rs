//! What must hold of every refusal: it is a whole Problem of RFC 9457, from the public table, and repeats nothing that was sent.

use super::Reply;
use serde_json::Value;
use waymark_domain::ProblemCode;
use waymark_domain::problem::FIELD_ERRORS;

/// The body of a refusal.
pub struct Refused(pub Value);

impl Refused {
    /// Pointers with their codes, in order.
    pub fn errors(&self) -> Vec<(&str, &str)> {
        self.0["errors"].as_array().expect("errors").iter().map(|error| (member(error, "pointer"), member(error, "code"))).collect()
    }

    /// Exactly one field error.
    #[track_caller]
    pub fn only(&self, pointer: &str, code: &str) {
        assert_eq!(self.errors(), [(pointer, code)], "{}", self.0);
    }
}

fn member<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}"))
}

const MEMBERS: [&str; 9] = ["type", "title", "status", "detail", "instance", "code", "retry", "traceId", "errors"];
/// Members that some codes bring.
const MORE: [&str; 5] = ["currentEtag", "changedFields", "existingId", "owed", "refusedWith"];

/// Called for every answer of 400 and above.
pub fn check(reply: &Reply, path: &str, sent: &[u8]) {
    let what = format!("{}: {} {}", reply.what(), reply.status, reply.text);
    assert_eq!(reply.header("content-type"), "application/problem+json", "{what}");
    assert_eq!(reply.header("cache-control"), "no-store", "{what}");
    let body = reply.json();
    let members = body.as_object().expect("an object");
    assert!(MEMBERS.iter().all(|name| members.contains_key(*name)), "a member is missing: {what}");
    assert!(members.keys().all(|name| MEMBERS.contains(&name.as_str()) || MORE.contains(&name.as_str())), "a member is unknown: {what}");
    let code =
        ProblemCode::ALL.iter().find(|known| known.code() == member(&body, "code")).unwrap_or_else(|| panic!("not in the table: {what}"));
    assert_eq!(body["status"], reply.status, "{what}");
    assert_eq!(code.status(), reply.status, "{what}");
    assert_eq!(body["type"], format!("/problems/{}", code.code()), "{what}");
    assert_eq!((member(&body, "title"), member(&body, "detail")), (code.title(), code.detail()), "{what}");
    assert_eq!(body["retry"], serde_json::to_value(code.retry()).expect("a word"), "{what}");
    // A stored answer keeps the number of the request that it answered first.
    if reply.has("idempotency-replayed").is_none() {
        assert_eq!(member(&body, "traceId"), reply.header("x-request-id"), "{what}");
    }
    let bare = path.split('?').next().unwrap_or_default();
    assert!(member(&body, "instance") == bare || member(&body, "instance").contains('…'), "{what}");
    for error in body["errors"].as_array().expect("errors") {
        let known =
            FIELD_ERRORS.iter().find(|(code, _)| *code == member(error, "code")).unwrap_or_else(|| panic!("not in the table: {what}"));
        assert_eq!(member(error, "detail"), known.1, "{what}");
    }
    echoes_nothing(&reply.text, bare, sent, &what);
}

fn echoes_nothing(answer: &str, path: &str, sent: &[u8], what: &str) {
    let mut texts = Vec::new();
    match serde_json::from_slice(sent) {
        Ok(value) => strings(&value, &mut texts),
        Err(_) => texts.push(String::from_utf8_lossy(sent).chars().take(24).collect()),
    }
    // Words that the table itself uses say nothing of what was sent.
    let ours = |text: &str| {
        ProblemCode::ALL.iter().any(|code| code.detail().contains(text) || code.code().contains(text))
            || FIELD_ERRORS.iter().any(|(_, detail)| detail.contains(text))
    };
    for text in texts {
        let telling = text.chars().count() >= 6 && !path.contains(&text) && !ours(&text);
        assert!(!telling || !answer.contains(&text), "repeats `{text}`: {what}");
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| strings(item, found)),
        _ => {}
    }
}
