//! Reads lines of `{"pack": "2016.1", "case": {…}, "now": "…"}` and answers each with the evaluation, or with `{"refused":true}`.
//! `cargo run --release -p waymark-rules --example evaluate < lines.jsonl`
#![allow(clippy::print_stdout, reason = "a command-line tool")]

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufWriter, Write};
use waymark_rules::{Case, Instant, Pack, evaluate};

const PACKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/rules/packs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let packs = read_packs()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let answer = answer(&packs, &line?).unwrap_or_else(|| json!({ "refused": true }).to_string());
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

fn answer(packs: &BTreeMap<String, Pack>, line: &str) -> Option<String> {
    let request: Value = serde_json::from_str(line).ok()?;
    let pack = packs.get(request.get("pack")?.as_str()?)?;
    let case = Case::parse(&request.get("case")?.to_string()).ok()?;
    let now = Instant::parse(request.get("now")?.as_str()?)?;
    serde_json::to_string(&evaluate(pack, &case, now)).ok()
}

fn read_packs() -> Result<BTreeMap<String, Pack>, Box<dyn std::error::Error>> {
    let mut packs = BTreeMap::new();
    for entry in std::fs::read_dir(PACKS)? {
        let pack = Pack::parse(&std::fs::read_to_string(entry?.path())?).map_err(|refusals| format!("{refusals:?}"))?;
        packs.insert(pack.source.version.clone(), pack);
    }
    Ok(packs)
}
