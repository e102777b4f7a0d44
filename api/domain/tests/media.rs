//! Layer 5 of refusing media: what must be refused, and what must never be.

#[path = "media/digits.rs"]
mod digits;
#[path = "media/encodings.rs"]
mod encodings;
#[path = "media/formats.rs"]
mod formats;
#[path = "media/honest.rs"]
mod honest;
#[path = "media/narratives.rs"]
mod narratives;
#[path = "media/placements.rs"]
mod placements;
#[path = "media/random.rs"]
mod random;

use random::Random;
use serde_json::json;
use waymark_domain::media::{scan, scan_text};

#[test]
fn every_format_in_every_encoding_at_every_place_is_refused() {
    let (mut cases, mut missed) = (0, Vec::new());
    for file in formats::all() {
        for (encoding, encode) in encodings::ALL {
            let text = encode(&file.bytes);
            for (place, put) in placements::ALL {
                cases += 1;
                if scan(&put(&text)).is_none() {
                    missed.push(format!("{} / {encoding} / {place}", file.name));
                }
            }
        }
    }
    assert_eq!(cases, 24 * 58 * 18);
    assert!(missed.is_empty(), "{} of {cases} not refused:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn a_hundred_thousand_narratives_are_taken() {
    let refused = |seed: u64| {
        let mut random = Random::new(seed);
        let narratives = (0..25_000).map(move |_| narratives::one(&mut random));
        narratives.filter_map(|text| scan_text(&text).map(|(detector, _)| format!("{detector}: {text}"))).collect::<Vec<_>>()
    };
    let all: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (1..=4).map(|seed| scope.spawn(move || refused(seed))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a thread of the test")).collect()
    });
    assert!(all.is_empty(), "{} refused, the first: {}", all.len(), all[0]);
}

#[test]
fn honest_text_that_looks_odd_is_taken() {
    let texts = honest::all();
    assert!(texts.len() > 110, "{}", texts.len());
    let mut refused = Vec::new();
    for text in &texts {
        for body in [json!({"narrative": text}), json!([text, text]), json!({"a": text, "b": {"c": [text]}})] {
            refused.extend(scan(&body).map(|found| format!("{} at {}: {text}", found.detector, found.pointer)));
        }
    }
    refused.extend(
        scan(&json!({"narrative": honest::together()})).map(|found| format!("{} at {}: all together", found.detector, found.pointer)),
    );
    assert!(refused.is_empty(), "{} refused:\n{}", refused.len(), refused.join("\n"));
}
