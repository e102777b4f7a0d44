//! From what a client sends to the facts of a kind, and from the recorded facts to what a client reads. Both ways through JSON, whose
//! member names are the same on both sides.

use crate::dto::common::{Names, WithdrawnInfo};
use crate::dto::items::WireItem;
use crate::extract::json::typed;
use serde_json::{Map, Value, json};
use waymark_domain::diff::merge_patch;
use waymark_domain::party::Withdrawn;
use waymark_domain::{FieldError, Id, Instant, Problem};
use waymark_store::case_items::ItemRecord;

/// Members that only the server sets.
const STAMP: [&str; 3] = ["recordedBy", "withdrawn", "writtenAt"];

/// `hand_overs` is `handOvers` on the wire.
fn camel(snake: &str) -> String {
    let mut parts = snake.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut name, part| {
        let mut letters = part.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
        name
    })
}

/// Texts without the white space around them; a member whose text is empty is not there.
pub fn tidy(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.trim().to_owned(),
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(members) => {
            members.values_mut().for_each(tidy);
            members.retain(|_, value| value.as_str() != Some(""));
        }
        _ => {}
    }
}

/// `by` goes into every part that says who did it when the client left that to the server.
pub fn fill_by(body: &mut Value, by: Id) {
    for part in ["notSuitable", "givenInError", "reopened"] {
        if let Some(Value::Object(part)) = body.get_mut(part)
            && part.get("by").is_none_or(Value::is_null)
        {
            part.insert("by".to_owned(), json!(by));
        }
    }
}

/// A change: the patch merged into what can be changed, checked as a whole; what cannot be changed stays as it was recorded.
pub fn changed<K: WireItem>(old: &ItemRecord, patch: &Value, by: Id, at: Instant) -> Result<Value, Problem> {
    let names: Vec<String> = K::FIELDS.iter().map(|name| camel(name)).collect();
    let wanted = patch.as_object().ok_or_else(|| Problem::field("", "wrong-type"))?;
    let known = |name: &str| names.iter().any(|known| known == name) || name == "withdrawnReason";
    let plain = |name: &str| name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric());
    let strange = wanted.keys().filter(|name| !known(name));
    let errors: Vec<FieldError> =
        strange.map(|name| FieldError::new(if plain(name) { format!("/{name}") } else { String::new() }, "unknown-field")).collect();
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let recorded = old.body.as_object().ok_or_else(|| Problem::internal("recorded facts that are no object"))?;
    let mut current: Map<String, Value> =
        recorded.iter().filter(|(name, _)| names.contains(name)).map(|(name, value)| (name.clone(), value.clone())).collect();
    if let Some(understood) = recorded.get("given").and_then(|given| given.get("understood"))
        && names.iter().any(|name| name == "understood")
    {
        current.insert("understood".to_owned(), understood.clone());
    }
    let mut whole = Value::Object(current);
    merge_patch(&mut whole, patch.clone());
    let fields: K::Fields = typed(whole)?;
    let mut next = old.body.clone();
    let written = serde_json::to_value(fields).map_err(Problem::internal)?;
    for (name, value) in written.as_object().into_iter().flatten() {
        match name.as_str() {
            "withdrawnReason" => {
                if let Some(reason) = value.as_str() {
                    next["withdrawn"] = json!({ "reason": reason.trim(), "at": at, "by": by });
                }
            }
            // What was said and whether it was understood are one part of the record.
            "understood" if next["given"].is_object() => next["given"]["understood"] = value.clone(),
            // A list that was not sent is the one that is there.
            "tellAgain" if value.is_null() => {}
            _ => next[name] = value.clone(),
        }
    }
    if let Some(members) = next.as_object_mut() {
        members.remove("understood");
    }
    fill_by(&mut next, by);
    tidy(&mut next);
    Ok(next)
}

/// The accounts an item names, so that their names can be shown.
pub fn officers(record: &ItemRecord) -> Vec<Id> {
    let named = [record.body.get("recordedBy"), record.body.pointer("/withdrawn/by")];
    named.into_iter().flatten().filter_map(Value::as_str).filter_map(|text| Id::parse(text).ok()).collect()
}

/// What a client reads.
pub fn info(record: &ItemRecord, names: &Names) -> Value {
    let mut read = record.body.as_object().cloned().unwrap_or_default();
    let by = |value: Option<&Value>| value.and_then(Value::as_str).and_then(|text| Id::parse(text).ok());
    let recorded_by = by(read.get("recordedBy")).map(|id| names.by(id));
    let withdrawn: Option<Withdrawn> = read.get("withdrawn").and_then(|value| serde_json::from_value(value.clone()).ok());
    for name in STAMP.iter().filter(|name| **name != "writtenAt") {
        read.remove(*name);
    }
    read.insert("recordedBy".to_owned(), json!(recorded_by));
    read.insert("withdrawn".to_owned(), json!(withdrawn.map(|withdrawn| WithdrawnInfo::from(&withdrawn, names))));
    read.insert("id".to_owned(), json!(record.id));
    read.entry("state").or_insert_with(|| json!(record.state));
    read.insert("receivedAt".to_owned(), json!(record.received_at));
    read.insert("version".to_owned(), json!(record.version));
    read.insert("etag".to_owned(), json!(crate::conditions::etag(record.version)));
    Value::Object(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_texts_are_not_there() {
        let mut value = json!({"a": "  x ", "b": " ", "c": [{"d": ""}], "e": null});
        tidy(&mut value);
        assert_eq!(value, json!({"a": "x", "c": [{}], "e": null}));
    }

    #[test]
    fn names_go_to_camel_case() {
        assert_eq!(camel("hand_overs"), "handOvers");
        assert_eq!(camel("at"), "at");
    }
}
