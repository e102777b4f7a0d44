//! How long one evaluation of a large case takes: 30 people, 60 crimes. `tests/rules-differential/bench.mjs` asks the twin the same.
//! `cargo run --release -p waymark-rules --example bench_evaluate`
#![allow(clippy::print_stdout, reason = "a command-line tool")]

use serde_json::{Value, json};
use std::time::Instant as Clock;
use waymark_rules::{Case, Instant, Pack, evaluate};

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/rules/packs/2016.1.json");
const PEOPLE: usize = 30;
const CRIMES: usize = 60;
const RUNS: usize = 2_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(PACK)?;
    let pack = Pack::parse(&text).map_err(|refusals| format!("{refusals:?}"))?;
    let case = Case::parse(&large_case(&pack).to_string())?;
    let now = Instant::parse("2026-03-20T09:00:00Z").ok_or("a moment")?;
    let answer = serde_json::to_string(&evaluate(&pack, &case, now))?;

    let mut micros: Vec<u128> = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let started = Clock::now();
        std::hint::black_box(evaluate(&pack, &case, now));
        micros.push(started.elapsed().as_micros());
    }
    micros.sort_unstable();
    println!(
        "Rust: {PEOPLE} people, {CRIMES} crimes, {} requirements in the answer ({} bytes)",
        evaluate(&pack, &case, now).requirements.len(),
        answer.len()
    );
    println!("evaluate: median {} us, 99th of 100 {} us", micros[RUNS / 2], micros[RUNS * 99 / 100]);
    Ok(())
}

/// Everybody is victim and offender, each crime has two victims and two offenders, everybody is referred, asked about and told.
fn large_case(pack: &Pack) -> Value {
    let at = "2026-03-02T10:00:00Z";
    let person = |n: usize| format!("p{:02}", n % PEOPLE);
    let persons =
        (0..PEOPLE).map(|n| json!({"id": person(n), "roles": ["victim", "offender"], "ages": {"taken": 11 + n % 7}, "addedAt": at}));
    let link = |n: usize, role: &str| json!({"personId": person(n), "role": role});
    let crimes = (0..CRIMES).map(|n| {
        let links = [link(n, "victim"), link(n + 1, "victim"), link(n + 2, "offender"), link(n + 3, "offender")];
        json!({"id": format!("c{n:02}"), "offence": "pca_distribute_show", "links": links, "outcome": {"code": "21", "at": at}})
    });
    let asked = pack.source.questions.iter().filter(|q| q.subject == "incident");
    let answers = asked.map(|q| json!({"id": q.code.replace('_', "-"), "question": q.code, "answer": "no", "at": at}));
    let repeat = (0..PEOPLE).map(|n| {
        let answer = if n % 3 == 0 { "yes" } else { "no" };
        json!({"id": format!("r{n}"), "question": "repeat_offender", "subjectId": person(n), "answer": answer, "at": at, "computed": answer})
    });
    let each = |prefix: &str, part: Value| -> Vec<Value> {
        let about = |n: usize| {
            let mut row = part.clone();
            row["id"] = json!(format!("{prefix}{n}"));
            row["personId"] = json!(person(n));
            row
        };
        (0..PEOPLE).map(about).collect()
    };
    json!({
        "incident": {"id": "incident", "status": "open", "reportedAt": at},
        "persons": persons.collect::<Vec<_>>(),
        "crimes": crimes.collect::<Vec<_>>(),
        "referrals": each("u", json!({"to": "ppu", "state": "notified", "sentAt": at, "at": at})),
        "answers": answers.chain(repeat).collect::<Vec<_>>(),
        "decisions": each("d", json!({"route": "no_prosecution", "at": at, "reason": true})),
        "occasions": each("o", json!({"offence": "pca_distribute_show", "onRecord": 1, "checkedAt": at})),
        "advisories": each("y", json!({"state": "given", "at": at})),
        "restorative": each("m", json!({"state": "invited", "at": at})),
        "exhibits": [{"id": "x", "state": "surrendered"}],
    })
}
