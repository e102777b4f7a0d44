//! No image, in any form. The scanner itself is tested on 25,000 cases in `api/domain/tests/media`; here the same files and encodings go
//! through HTTP: refused with the guidance's own words, nothing of them kept, logged or repeated.

use super::target::Target;
use crate::harness::{App, Reply, id, logged, on_both_databases};
use serde_json::{Value, json};

// The corpus of the domain's own tests: one list of formats and encodings, not two.
#[path = "../../../api/domain/tests/media/digits.rs"]
mod digits;
#[path = "../../../api/domain/tests/media/encodings.rs"]
mod encodings;
#[path = "../../../api/domain/tests/media/formats.rs"]
mod formats;
#[expect(dead_code, reason = "the domain's tests use the rest")]
#[path = "../../../api/domain/tests/media/random.rs"]
mod random;

on_both_databases!(
    every_format_in_every_encoding_is_refused_whole,
    every_format_split_over_two_fields_is_refused,
    an_image_is_refused_in_every_text_of_every_write,
    an_image_in_an_address_is_refused,
    a_refused_image_is_counted_and_neither_logged_nor_kept,
);

const WRITTEN: &str = "2026-11-24T08:55:00Z";

#[track_caller]
fn is_refused(reply: &Reply, what: &str) {
    assert_eq!(reply.status, 422, "{what}: {}", reply.text);
    let refused = reply.refused(422, "media-not-accepted");
    assert!(refused.errors().iter().all(|(_, code)| *code == "media"), "{what}");
    let words = refused.0["detail"].as_str().expect("what to do instead").to_owned();
    assert!(words.contains("Do not view, copy or forward") && words.contains("public protection unit"), "{words}");
}

/// How many of the cases a database sees: what refuses them stands before it.
fn step(app: &App) -> usize {
    if matches!(*app.database, crate::harness::Database::Sqlite(_)) { 1 } else { 11 }
}

fn cases() -> impl Iterator<Item = (String, String)> {
    formats::all().into_iter().flat_map(|file| {
        let name = file.name;
        encodings::ALL.into_iter().map(move |(encoding, encode)| (format!("{name} as {encoding}"), encode(&file.bytes)))
    })
}

fn every_format_in_every_encoding_is_refused_whole(app: &App) {
    let target = Target::new(app);
    let mut count = 0;
    app.unchanged(|| {
        for (what, text) in cases().step_by(step(app)) {
            count += 1;
            let body = json!({"narrative": text, "writtenAt": WRITTEN});
            is_refused(&target.officer.put(&format!("/v1/incidents/{}", id()), &body), &what);
        }
    });
    assert!(count >= 14 * 8, "{count}");
}

fn every_format_split_over_two_fields_is_refused(app: &App) {
    let target = Target::new(app);
    app.unchanged(|| {
        for (what, text) in cases().step_by(step(app) * 3 + 1) {
            let chars: Vec<char> = text.chars().collect();
            let (one, two) = chars.split_at(chars.len() / 2);
            let body = json!({"kind": "fact", "text": String::from_iter(one), "toldBy": String::from_iter(two), "writtenAt": WRITTEN});
            is_refused(&target.officer.put(&format!("/v1/incidents/{}/notes/{}", target.incident, id()), &body), &what);
        }
    });
}

/// Every place in a body that holds a text.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| places(inner, &format!("{at}/{name}"), found)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, inner)| places(inner, &format!("{at}/{index}"), found)),
        _ => {}
    }
}

fn an_image_is_refused_in_every_text_of_every_write(app: &App) {
    let target = Target::new(app);
    let image = encodings::b64(&formats::all()[0].bytes);
    app.unchanged(|| {
        for (name, write) in target.writes() {
            let mut found = vec!["/unknown".to_owned()];
            places(&write.body, "", &mut found);
            for place in found {
                let mut body = write.body.clone();
                match place.as_str() {
                    "/unknown" => body["unknown"] = json!([{"deep": image}]),
                    _ => *body.pointer_mut(&place).expect("a place") = json!(image),
                }
                is_refused(&target.send(&write, &body), &format!("{name} {place}"));
            }
            let mut keyed = write.body.clone();
            keyed[&image] = json!(1);
            is_refused(&target.send(&write, &keyed), &format!("{name} as a key"));
        }
    });
}

fn an_image_in_an_address_is_refused(app: &App) {
    let officer = app.officer();
    let image = encodings::hex(&formats::all()[0].bytes[..300], "", "");
    app.unchanged(|| {
        let reply = officer.get(&format!("/v1/incidents?cursor={image}"));
        assert!(matches!(reply.status, 400 | 422), "{}", reply.text);
        officer.get(&format!("/v1/persons/{image}")).refused(400, "malformed-id");
    });
}

fn a_refused_image_is_counted_and_neither_logged_nor_kept(app: &App) {
    let target = Target::new(app);
    let counter = || {
        let text = target.officer.get("/metrics").text;
        let line = text.lines().find(|line| line.starts_with("waymark_media_refused_total")).expect("the counter").to_owned();
        line.rsplit(' ').next().expect("a number").parse::<u64>().expect("a number")
    };
    let before = counter();
    let image = encodings::b64(&formats::all()[3].bytes);
    let key = id();
    let body = json!({"narrative": format!("Seen by the head. {image}"), "writtenAt": WRITTEN});
    is_refused(&target.officer.creating(&format!("/v1/incidents/{}", id())).key(&key).json(&body).send(), "a narrative");
    assert_eq!(counter(), before + 1);
    let log = String::from_utf8_lossy(&logged()).into_owned();
    assert!(!log.contains(&image[..40]), "the log holds the image");
    let kept = app.database.lines(&format!("SELECT 'kept ' || count(*) AS line FROM idempotency_keys WHERE key = '{key}'"));
    assert_eq!(kept, ["kept 0"], "an answer about the image was kept");
}
