//! Bodies that are not what they should be before anybody looks at a field.

use super::target::Target;
use crate::harness::{App, on_both_databases};
use serde_json::{Value, json};
use std::io::{Read, Write as _};
use std::net::TcpStream;

on_both_databases!(
    a_character_that_no_text_column_holds_is_refused_in_every_write_and_query,
    what_is_not_json_is_refused,
    json_nested_ten_thousand_deep_is_refused,
    text_that_is_not_utf_8_is_refused,
    a_body_of_another_type_is_refused,
    a_body_over_256_kib_is_refused_and_one_of_that_size_is_read,
    a_body_announced_too_large_is_refused_before_it_is_sent,
    a_body_that_is_not_an_object_is_refused,
    an_unknown_field_is_refused_at_any_depth,
    a_field_given_twice_is_refused_or_counts_once,
);

fn kind(method: &str) -> &'static str {
    if method == "PATCH" { "application/merge-patch+json" } else { "application/json" }
}

/// Sends each of these bytes to every write there is.
fn everywhere(app: &App, bodies: &[&[u8]], status: u16, code: &str) {
    let target = Target::new(app);
    app.unchanged(|| {
        for (name, write) in target.writes() {
            for bytes in bodies {
                let reply = target.request(&write).body(kind(write.method), *bytes).send();
                assert_eq!(reply.status, status, "{name}: {}", reply.text);
                reply.refused(status, code);
            }
        }
    });
}

fn what_is_not_json_is_refused(app: &App) {
    let bodies: [&[u8]; 8] =
        [b"", b"{", b"{\"narrative\": }", b"{'narrative': 'x'}", b"{\"a\":1} trailing", b"narrative=x", b"NaN", b"\xEF\xBB\xBF{}"];
    everywhere(app, &bodies, 400, "malformed-json");
}

fn json_nested_ten_thousand_deep_is_refused(app: &App) {
    let open = "[".repeat(10_000);
    let lists = format!("{{\"narrative\":{open}1{}}}", "]".repeat(10_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    everywhere(app, &[open.as_bytes(), lists.as_bytes(), objects.as_bytes()], 400, "too-deep");
    let target = Target::new(app);
    let write = target.write("createIncident");
    let nested = |levels: usize| format!("{{\"narrative\":{}1{}}}", "[".repeat(levels), "]".repeat(levels));
    target.request(&write).body("application/json", nested(31)).send().field("/narrative", "wrong-type");
    target.request(&write).body("application/json", nested(32)).send().refused(400, "too-deep");
}

fn text_that_is_not_utf_8_is_refused(app: &App) {
    let bodies: [&[u8]; 4] =
        [b"{\"narrative\":\"Ll\xF7n\"}", b"\xFF\xFE{\x00}\x00", b"{\"narrative\":\"\xC0\xAF\"}", b"{\"narrative\":\"\xED\xA0\x80\"}"];
    everywhere(app, &bodies, 400, "invalid-encoding");
    // An escaped half of a pair is well-formed UTF-8 and not a character.
    everywhere(app, &[b"{\"narrative\":\"\\ud800\"}"], 400, "malformed-json");
}

fn a_body_of_another_type_is_refused(app: &App) {
    let target = Target::new(app);
    let types = [
        "multipart/form-data; boundary=x",
        "image/png",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "text/json",
        "",
        "application/json; charset=utf-16",
    ];
    app.unchanged(|| {
        for (name, write) in target.writes() {
            for other in types.into_iter().chain([kind(if write.method == "PATCH" { "PUT" } else { "PATCH" })]) {
                let reply = target.request(&write).body(other, write.body.to_string()).send();
                assert_eq!(reply.status, 415, "{name} {other}: {}", reply.text);
                reply.refused(415, "unsupported-media-type");
                assert_eq!(reply.header("accept-patch"), "application/merge-patch+json");
            }
            let packed = target.request(&write).header("content-encoding", "gzip").json(&write.body).send();
            packed.refused(415, "unsupported-media-type");
        }
    });
    let write = target.write("createNote");
    for same in ["application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""] {
        target.request(&target.write("createPerson")).body(same, json!({}).to_string()).send().expect(201);
    }
    target.send(&write, &write.body).expect(201);
}

/// JSON of exactly so many bytes.
fn sized(bytes: usize) -> String {
    let empty = json!({"narrative": "x", "padding": ""}).to_string().len();
    json!({"narrative": "x", "padding": " ".repeat(bytes - empty)}).to_string()
}

fn a_body_over_256_kib_is_refused_and_one_of_that_size_is_read(app: &App) {
    let target = Target::new(app);
    let limit = 256 * 1024;
    for (name, write) in target.writes() {
        let exact = app.unchanged(|| target.request(&write).body(kind(write.method), sized(limit)).send());
        assert_eq!(exact.refused(422, "invalid").errors().first().map(|(_, code)| *code), Some("unknown-field"), "{name}");
        app.unchanged(|| target.request(&write).body(kind(write.method), sized(limit + 1)).send().refused(413, "body-too-large"));
    }
}

fn a_body_announced_too_large_is_refused_before_it_is_sent(app: &App) {
    let token = app.officer();
    let authorization = token.header("authorization").expect("a token");
    let head = format!(
        "PUT /v1/incidents/{} HTTP/1.1\r\nHost: waymark\r\nAuthorization: {authorization}\r\nIf-None-Match: *\r\nIdempotency-Key: k\r\n\
         Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n",
        crate::harness::id()
    );
    let mut socket = TcpStream::connect(app.address).expect("a connection");
    socket.set_read_timeout(Some(std::time::Duration::from_secs(20))).expect("a limit");
    socket.write_all(head.as_bytes()).expect("sent");
    let mut answer = [0; 12];
    socket.read_exact(&mut answer).expect("an answer before the body");
    assert_eq!(&answer, b"HTTP/1.1 413");
}

fn a_body_that_is_not_an_object_is_refused(app: &App) {
    let target = Target::new(app);
    for body in ["null", "[]", "\"text\"", "17", "true"] {
        app.unchanged(|| {
            for (name, write) in target.writes() {
                let reply = target.request(&write).body(kind(write.method), body).send();
                let refused = reply.refused(422, "invalid");
                assert_eq!(refused.errors().len(), 1, "{name}");
                let known = ["wrong-type", "required", "too-short"].contains(&refused.errors()[0].1);
                assert!(known, "{name} {body}: {}", reply.text);
            }
        });
    }
}

fn an_unknown_field_is_refused_at_any_depth(app: &App) {
    let target = Target::new(app);
    app.unchanged(|| {
        for (_, write) in target.writes() {
            for name in ["colour", "Narrative", "id", "serious", "__proto__"] {
                let mut body = write.body.clone();
                body[name] = json!("red");
                let refused = target.send(&write, &body).refused(422, "invalid");
                let pointer = if name == "__proto__" { String::new() } else { format!("/{name}") };
                refused.only(&pointer, "unknown-field");
                body[name] = Value::Null;
                target.send(&write, &body).field(&pointer, "unknown-field");
            }
        }
        for operation in ["createIncident", "updateIncident"] {
            let write = target.write(operation);
            for inner in ["school", "report", "happened"] {
                let mut body = crate::harness::incident();
                body[inner]["colour"] = json!("red");
                target.send(&write, &body).field(&format!("/{inner}/colour"), "unknown-field");
            }
        }
        let write = target.write("createPerson");
        target
            .send(&write, &json!({"statedAge": {"years": 14, "source": "school", "on": "2026-11-24", "colour": "red"}}))
            .field("/statedAge/colour", "unknown-field");
    });
}

/// Whichever a parser takes, no two parsers on the way may read two different records.
fn a_field_given_twice_is_refused_or_counts_once(app: &App) {
    let target = Target::new(app);
    let write = target.write("createPerson");
    let body = r#"{"givenNames":"Un","givenNames":"Dau"}"#;
    let reply = target.request(&write).body("application/json", body).send();
    if reply.status == 201 {
        let read = target.officer.get(&write.path).ok();
        assert_eq!(read["givenNames"], reply.json()["givenNames"]);
    } else {
        reply.expect(422);
    }
}

/// Where the first text of a body stands.
fn first_text(value: &Value, at: &str) -> Option<String> {
    match value {
        Value::String(_) => Some(at.to_owned()),
        Value::Object(fields) => fields.iter().find_map(|(name, inner)| first_text(inner, &format!("{at}/{name}"))),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, inner)| first_text(inner, &format!("{at}/{index}"))),
        _ => None,
    }
}

/// U+0000 is legal JSON, and PostgreSQL stores it nowhere: it must never get that far, not even where a name is only compared.
fn a_character_that_no_text_column_holds_is_refused_in_every_write_and_query(app: &App) {
    let target = Target::new(app);
    app.unchanged(|| {
        for (name, write) in target.writes() {
            let Some(place) = first_text(&write.body, "") else { continue };
            let mut body = write.body.clone();
            *body.pointer_mut(&place).expect("a place") = json!("a\u{0}b");
            let refused = target.send(&write, &body);
            assert_eq!(refused.refused(422, "invalid").errors(), [(place.as_str(), "control-character")], "{name}");
        }
        for query in ["/v1/schools?search=a%00b", "/v1/incidents?reference=a%00bcdefg"] {
            target.officer.get(query).field("", "control-character");
        }
    });
}
