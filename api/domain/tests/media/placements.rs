//! Places of a request where a text can be hidden.

use super::encodings::every;
use serde_json::{Map, Value, json};

pub type Placement = (&'static str, fn(&str) -> Value);

const PROSE: &str = "PC 4471 attended Ysgol Bro Alun at 10:20 hrs. The head of year had kept the phone switched off in the school safe. \
    Both parents have been told and PPU is notified. ";

pub const ALL: [Placement; 18] = [
    ("whole value", |t| json!({"narrative": t})),
    ("bare string", |t| json!(t)),
    ("middle of a narrative", |t| json!({"narrative": format!("{PROSE}{t} {PROSE}")})),
    ("deep", |t| {
        (0..60).fold(json!(t), |inner, level| if level % 2 == 0 { json!([inner]) } else { json!({"note": inner, "kind": "exhibit"}) })
    }),
    ("object key", |t| json!({"parties": [{t: true}]})),
    ("two elements", |t| json!({"tags": pieces(t, 2)})),
    ("three elements", |t| json!({"tags": pieces(t, 3)})),
    ("eight elements", |t| json!({"tags": pieces(t, 8)})),
    ("eight fields", |t| Value::Object(named(t, 8, |at| format!("field{at}")).collect())),
    ("fields of nested objects", |t| json!({"a": {"b": Value::Object(named(t, 4, |at| format!("line{at}")).collect())}})),
    ("objects in an array", |t| {
        Value::Array(pieces(t, 6).into_iter().enumerate().map(|(at, piece)| json!({"at": at, "text": piece})).collect())
    }),
    ("eight keys", |t| Value::Object(pieces(t, 8).into_iter().map(|piece| (piece, Value::Null)).collect::<Map<_, _>>())),
    ("line ends", |t| json!({"narrative": every(t, 60, "\n")})),
    ("spaces", |t| json!({"narrative": every(t, 24, " ")})),
    ("zero-width characters", |t| json!({"narrative": every(t, 1, "\u{200B}")})),
    ("after 9,000 characters", |t| json!({"narrative": format!("{}{t}", PROSE.repeat(9_000 / PROSE.len() + 1))})),
    ("pieces joined by signs", |t| json!({"narrative": every(t, 50, " | ")})),
    ("in a link", |t| json!({"narrative": format!("See https://example.org/a?b={t} for the rest.")})),
];

fn pieces(text: &str, count: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks(chars.len().div_ceil(count)).map(String::from_iter).collect()
}

fn named(text: &str, count: usize, name: fn(usize) -> String) -> impl Iterator<Item = (String, Value)> {
    pieces(text, count).into_iter().enumerate().map(move |(at, piece)| (name(at), Value::String(piece)))
}
