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
    assert!(refused.is_empty(), "{} refused:\n{}", refused.len(), refused.join("\n"));
}

/// Prints what a scan costs; asserts nothing, since a shared machine's clock proves nothing. Run with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, not a check"]
fn what_a_scan_costs() {
    use std::io::Write as _;
    let mut random = Random::new(9);
    let long = |mut text: String, random: &mut Random| {
        while text.chars().count() < 10_000 {
            text.push_str(&narratives::one(random));
        }
        text.chars().take(10_000).collect::<String>()
    };
    let prose = "The head of year said that nobody had looked at the phone, and that it was in the safe. ".repeat(120).chars().take(10_000).collect();
    let texts = [("plain English", prose), ("mixed record", long(String::new(), &mut random)), ("odd honest text", honest::all().join(" ").chars().take(10_000).collect())];
    for (name, text) in texts {
        let rounds = 300;
        let start = std::time::Instant::now();
        let found = (0..rounds).filter(|_| scan_text(std::hint::black_box(&text)).is_some()).count();
        let _ = writeln!(std::io::stderr(), "{name}: {} chars, {:?} a scan, {found} refused", text.chars().count(), start.elapsed() / rounds);
    }
}
