//! Puts right what the collecting of schemas gets wrong, so that the document says what the server does.

use serde_json::{Map, Value};

/// Every schema of the document.
pub fn repair(schemas: &mut Map<String, Value>) {
    for schema in schemas.values_mut() {
        described(schema);
    }
    paged(schemas);
    let known = schemas.clone();
    for schema in schemas.values_mut() {
        flattened(schema, &known);
    }
}

/// A merge patch (RFC 7396) names what it changes and nothing else: no member of one is required.
pub fn patches(document: &mut Value) {
    let operations = document["paths"].as_object().into_iter().flatten().filter_map(|(_, item)| item.get("patch"));
    let names: Vec<String> = operations
        .filter_map(|patch| patch.pointer("/requestBody/content/application~1merge-patch+json/schema/$ref")?.as_str())
        .filter_map(|reference| reference.rsplit('/').next().map(str::to_owned))
        .collect();
    for name in names {
        if let Some(schema) = document["components"]["schemas"][&name].as_object_mut() {
            schema.remove("required");
        }
    }
}

/// A page's items come written out: they are the schema of their name.
fn paged(schemas: &mut Map<String, Value>) {
    for (name, schema) in schemas {
        if let (Some(item), Some(items)) = (name.strip_prefix("Page_"), schema.pointer_mut("/properties/items")) {
            items["items"] = serde_json::json!({ "$ref": format!("#/components/schemas/{item}") });
            items["maxItems"] = serde_json::json!(crate::dto::common::PAGE_MAX);
        }
    }
}

/// A described field with an inline schema comes as "both this and an object", which nothing can be: the description belongs to the schema.
fn described(schema: &mut Value) {
    let parts = schema.get("allOf").and_then(Value::as_array).cloned().unwrap_or_default();
    if let [inner, Value::Object(around)] = parts.as_slice()
        && around.keys().all(|key| key == "description" || key == "type")
        && around.get("type").is_some_and(|kind| kind == "object")
    {
        let mut whole = inner.clone();
        whole["description"] = around.get("description").cloned().unwrap_or_default();
        *schema = whole;
    }
    match schema {
        Value::Object(members) => members.iter_mut().filter(|(name, _)| *name != "example").for_each(|(_, inner)| described(inner)),
        Value::Array(items) => items.iter_mut().for_each(described),
        _ => {}
    }
}

/// An answer that holds the fields of a request and more: as one open object, since the request's own schema allows nothing more.
fn flattened(schema: &mut Value, known: &Map<String, Value>) {
    let Some(parts) = schema.get("allOf").and_then(Value::as_array).cloned() else { return };
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for part in &parts {
        let named = part.get("$ref").and_then(Value::as_str).and_then(|name| known.get(name.rsplit('/').next()?));
        let part = named.unwrap_or(part);
        let Some(own) = part.get("properties").and_then(Value::as_object) else { return };
        properties.extend(own.clone());
        required.extend(part.get("required").and_then(Value::as_array).cloned().unwrap_or_default());
    }
    if let Some(whole) = schema.as_object_mut() {
        whole.remove("allOf");
        whole.insert("type".to_owned(), "object".into());
        whole.insert("properties".to_owned(), properties.into());
        whole.insert("required".to_owned(), required.into());
    }
}
