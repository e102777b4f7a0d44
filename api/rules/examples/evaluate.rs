//! Answers lines, one for one; `tests/rules-differential` talks to it.
//!
//! - `{"pack": "2016.1", "case": {…}, "now": "…"}`: the evaluation, or `{"refused":true}`
//! - `{"define": "name", "pack": {…}}`: the linter's list; a pack it lets through can be named from then on
//!
//! `cargo run --release -p waymark-rules --example evaluate < lines.jsonl`
#![allow(clippy::print_stdout, reason = "a command-line tool")]

use serde::Deserialize;
use serde_json::{json, value::RawValue};
use std::collections::BTreeMap;
use std::io::{BufRead, BufWriter, Write};
use waymark_rules::{Case, Instant, Pack, evaluate};

const PACKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/rules/packs");

/// The documents are kept as they were written: a reader must see every oddity in them.
#[derive(Deserialize)]
struct Request<'l> {
    define: Option<String>,
    #[serde(borrow)]
    pack: &'l RawValue,
    #[serde(borrow)]
    case: Option<&'l RawValue>,
    now: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut packs = read_packs()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let request: Request<'_> = serde_json::from_str(&line)?;
        let answer = match request.define {
            Some(name) => define(&mut packs, name, request.pack.get()),
            None => answer(&packs, &request).unwrap_or_else(|| json!({ "refused": true }).to_string()),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

fn define(packs: &mut BTreeMap<String, Pack>, name: String, json: &str) -> String {
    let refusals = match Pack::parse(json) {
        Ok(pack) => {
            packs.insert(name, pack);
            Vec::new()
        }
        Err(refusals) => refusals,
    };
    serde_json::to_string(&BTreeMap::from([("refusals", refusals)])).unwrap_or_default()
}

fn answer(packs: &BTreeMap<String, Pack>, request: &Request<'_>) -> Option<String> {
    let pack = packs.get(&serde_json::from_str::<String>(request.pack.get()).ok()?)?;
    let case = Case::parse(request.case?.get()).ok()?;
    let now = Instant::parse(request.now.as_deref()?)?;
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
