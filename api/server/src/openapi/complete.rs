//! Completes the document: server, security, the headers every write takes and every answer gives, examples, links from a creation to the
//! reading of what was created. Each is said once, here, and holds for every operation.

use serde_json::{Map, Value, json};

/// Answers that depend on the clock or on a question: they have no version of their own.
const WITHOUT_ETAG: [&str; 8] = [
    "BatchAnswer",
    "GuidancePackLint",
    "GuidancePackPreview",
    "Outstanding",
    "PersonSearchResult",
    "SealedBatchAnswer",
    "Summary",
    "Wording",
];
const METHODS: [&str; 6] = ["get", "put", "post", "patch", "delete", "head"];

/// All of it.
pub fn complete(document: &mut Value) {
    document["servers"] = json!([{ "url": "/v1", "description": "This server, version 1 of the API." }]);
    document["security"] = json!([{ "cookie": [] }, { "bearer": [] }]);
    document["info"]["x-audience"] = json!("external-partner");
    document["info"]["x-contains-sensitive-data"] = json!(true);
    components(&mut document["components"]);
    let examples = schema_examples(document);
    let readable = readable(document);
    let Some(paths) = document["paths"].as_object_mut() else { return };
    for (path, item) in paths {
        for method in METHODS {
            if let Some(operation) = item.get_mut(method) {
                headers_in(operation, method, path);
                answers(operation, &examples);
                if method == "put" {
                    link(operation, readable.iter().find(|(known, _)| known == path).map(|(_, id)| id.as_str()));
                }
            }
        }
    }
}

fn components(components: &mut Value) {
    components["securitySchemes"] = json!({
        "cookie": { "type": "apiKey", "in": "cookie", "name": "__Host-waymark", "description": "Set by `POST /sessions` with `use: cookie`; for browsers. Writes must come from the app's own pages." },
        "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "`accessToken` of `POST /sessions` with `use: token`; good for five minutes." },
        "device": { "type": "apiKey", "in": "header", "name": "Waymark-Device", "description": "A registered device's `sealing.dropBox`: hands in sealed writes and nothing else." }
    });
    components["parameters"] = json!({
        "IdempotencyKey": { "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "A fresh key for each write, the same for each repetition of it; kept 90 days. A repetition gets the first answer again, with `Idempotency-Replayed: true`.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 102, "pattern": "^(\"[A-Za-z0-9._~-]{1,100}\"|[A-Za-z0-9._~-]{1,100})$" }, "example": "\"0193d2a4-7b00-7c3b-8b1a-0123456789ff\"" },
        "IfNoneMatchAny": { "name": "If-None-Match", "in": "header", "required": true, "description": "`*`: create, and never overwrite.",
            "schema": { "type": "string", "enum": ["*"] }, "example": "*" },
        "IfMatch": { "name": "If-Match", "in": "header", "required": true, "description": "The ETag of the version that the change was made against.",
            "schema": { "type": "string", "minLength": 3, "maxLength": 64, "pattern": "^\"[0-9]{1,9}(\\.[0-9]{1,9})?\"$" }, "example": "\"1\"" }
    });
    components["headers"] = json!({
        "ETag": { "description": "Strong entity tag of this version.", "schema": { "type": "string", "maxLength": 64 }, "example": "\"1\"" },
        "Location": { "description": "Where the new thing is.", "schema": { "type": "string", "maxLength": 400 }, "example": "/v1/incidents/0193d2a4-7b00-7c3b-8b1a-0123456789ab" },
        "XRequestId": { "description": "The trace id; equal to `traceId` of a problem.", "schema": { "type": "string", "pattern": "^[0-9a-f]{32}$" }, "example": "0af7651916cd43dd8448eb211c80319c" },
        "IdempotencyReplayed": { "description": "Present when this is a stored answer.", "schema": { "type": "string", "enum": ["true"] }, "example": "true" }
    });
    for (_, response) in components["responses"].as_object_mut().into_iter().flatten() {
        response["headers"] = json!({ "X-Request-Id": { "$ref": "#/components/headers/XRequestId" } });
    }
}

fn header(name: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{name}") })
}

/// The headers a write needs. Sessions are not records: signing in twice is two sessions, signing out twice is one.
fn headers_in(operation: &mut Value, method: &str, path: &str) {
    let names: &[&str] = match method {
        "put" => &["IdempotencyKey", "IfNoneMatchAny"],
        "patch" => &["IdempotencyKey", "IfMatch"],
        // The one addition that stands on whatever is there; other POSTs only read.
        "post" if path.ends_with("/steps") => &["IdempotencyKey"],
        _ => &[],
    };
    if names.is_empty() || path.starts_with("/sessions") {
        return;
    }
    let parameters = operation.as_object_mut().map(|operation| operation.entry("parameters").or_insert_with(|| json!([])));
    if let Some(Value::Array(parameters)) = parameters {
        parameters.extend(names.iter().map(|name| json!({ "$ref": format!("#/components/parameters/{name}") })));
    }
}

/// Headers and examples of answers, examples of requests and of path parameters.
fn answers(operation: &mut Value, examples: &Map<String, Value>) {
    if let Some(content) = operation.pointer_mut("/requestBody/content").and_then(Value::as_object_mut) {
        operation_examples(content, examples);
    }
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        if parameter["in"] != "path" {
            continue;
        }
        if let Some(first) = parameter.pointer("/schema/enum/0").cloned() {
            parameter["example"] = first;
        } else if parameter.get("example").is_none() {
            parameter["example"] = json!("0193d2a4-7b00-7c3b-8b1a-0123456789ab");
        }
    }
    for (status, response) in operation.get_mut("responses").and_then(Value::as_object_mut).into_iter().flatten() {
        if response.get("$ref").is_some() {
            continue;
        }
        let has_etag = response.pointer("/content/application~1json/schema/$ref").and_then(Value::as_str).is_some_and(|name| {
            !name.contains("Page_")
                && !name.ends_with("Health")
                && !name.ends_with("SessionStarted")
                && !name.ends_with("Tokens")
                && !WITHOUT_ETAG.contains(&name.rsplit('/').next().unwrap_or_default())
        });
        let mut headers = response.get("headers").and_then(Value::as_object).cloned().unwrap_or_default();
        headers.insert("X-Request-Id".to_owned(), header("XRequestId"));
        if has_etag {
            headers.insert("ETag".to_owned(), header("ETag"));
        }
        if status == "201" && has_etag {
            headers.insert("Location".to_owned(), header("Location"));
            headers.insert("Idempotency-Replayed".to_owned(), header("IdempotencyReplayed"));
        }
        response["headers"] = Value::Object(headers);
        if let Some(content) = response.get_mut("content").and_then(Value::as_object_mut) {
            operation_examples(content, examples);
        }
    }
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        responses.entry("default").or_insert_with(|| {
            json!({ "description": "Any other refusal.", "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } })
        });
    }
}

/// The example of its schema stands at every use of a body.
fn operation_examples(content: &mut Map<String, Value>, examples: &Map<String, Value>) {
    for (_, media) in content {
        let name = media.pointer("/schema/$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next());
        if let Some(example) = name.and_then(|name| examples.get(name)).cloned()
            && media.get("example").is_none()
        {
            media["example"] = example;
        }
    }
}

/// Examples by schema; a page's is one of its item.
fn schema_examples(document: &Value) -> Map<String, Value> {
    let schemas = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
    let own = |name: &str| schemas.get(name).and_then(|schema| schema.get("example").or(schema.pointer("/examples/0"))).cloned();
    let mut all = Map::new();
    for (name, schema) in &schemas {
        let item =
            schema.pointer("/properties/items/items/$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next());
        let example = own(name).or_else(|| item.and_then(own).map(|example| json!({ "items": [example], "nextCursor": null })));
        if let Some(example) = example {
            all.insert(name.clone(), example);
        }
    }
    all
}

/// Addresses that can be read, with the operation that does.
fn readable(document: &Value) -> Vec<(String, String)> {
    let paths = document["paths"].as_object().cloned().unwrap_or_default();
    paths.iter().filter_map(|(path, item)| Some((path.clone(), item.pointer("/get/operationId")?.as_str()?.to_owned()))).collect()
}

/// From a creation to the reading of what was created.
fn link(operation: &mut Value, reading: Option<&str>) {
    let names: Vec<String> = operation["parameters"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|parameter| parameter["in"] == "path")
        .filter_map(|parameter| parameter["name"].as_str().map(str::to_owned))
        .collect();
    if let (Some(reading), Some(created)) = (reading, operation.pointer_mut("/responses/201")) {
        let parameters: Map<String, Value> = names.iter().map(|name| (name.clone(), json!(format!("$request.path.{name}")))).collect();
        created["links"] =
            json!({ reading: { "operationId": reading, "parameters": parameters, "description": "Read what was created." } });
    }
}
