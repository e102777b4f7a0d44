//! Every shared vector, counted, and proof that nothing in a shipped pack goes without one.

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use support::{answer, folder, packs, root, text};
use waymark_rules::{Pack, lint};

#[test]
fn every_vector_is_answered_as_expected() {
    let (vectors, count) = folder("tests/vectors/rules");
    let mut wrong = Vec::new();
    for (file, vector) in &vectors {
        let answered: Value = serde_json::from_str(&answer(vector)).expect("JSON");
        if answered != vector["expected"] {
            wrong.push(file);
        }
    }
    assert!(wrong.is_empty(), "answered otherwise: {wrong:?}");
    assert_eq!(vectors.len(), count, "tests/vectors/rules/COUNT");
}

/// Everything that the vectors of a pack show happening, as `kind code state`.
fn shown(version: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, vector) in folder("tests/vectors/rules").0.iter().filter(|(_, v)| v["pack"] == version) {
        for (list, kind, part) in [("questions", "question", "state"), ("requirements", "requirement", "state"), ("steps", "step", "state")]
        {
            for row in vector["expected"][list].as_array().expect(list) {
                found.insert(format!("{kind} {} {}", row[kind].as_str().expect(kind), row[part].as_str().expect(part)));
                if let Some(suggested) = row.get("suggested").and_then(Value::as_str) {
                    found.insert(format!("question {} suggests {suggested}", row[kind].as_str().expect(kind)));
                }
            }
        }
        for row in vector["expected"]["routes"].as_array().expect("routes") {
            found.insert(format!("route {}", row["suggested"].as_str().unwrap_or("none")));
        }
        for row in vector["expected"]["outcomes"].as_array().expect("outcomes") {
            found.insert(format!("outcome {}", row["suggested"].as_str().unwrap_or("none")));
            for beside in row["beside"].as_array().expect("beside") {
                found.insert(format!("beside {}", beside.as_str().expect("a code")));
            }
        }
    }
    found
}

/// What has to be shown for a pack: everything once open or owed and once settled, each suggestion, each route, each outcome.
fn demanded(pack: &Pack) -> BTreeSet<String> {
    let mut wanted: BTreeSet<String> = ["route none", "outcome none"].map(str::to_owned).into();
    for q in &pack.source.questions {
        wanted.extend(["open", "answered"].map(|state| format!("question {} {state}", q.code)));
        wanted.extend(q.suggest.iter().map(|s| format!("question {} suggests {}", q.code, s.answer)));
    }
    for r in &pack.source.requirements {
        let states: &[&str] = match r.code.as_str() {
            // An incident that is there to be evaluated has been created.
            "incident_recorded" => &["met"],
            // CID's result is waited for as long as CID has accepted, and asked for only then.
            "cid_result" => &["waiting", "met"],
            _ => &["owed", "met"],
        };
        wanted.extend(states.iter().map(|state| format!("requirement {} {state}", r.code)));
        wanted.extend(r.waiting_when.iter().map(|_| format!("requirement {} waiting", r.code)));
    }
    for s in &pack.source.steps {
        wanted.extend(["owed", "done"].map(|state| format!("step {} {state}", s.code)));
        wanted.extend(s.pending_when.iter().map(|_| format!("step {} waiting", s.code)));
    }
    wanted.extend(pack.source.routes.iter().map(|r| format!("route {}", r.code)));
    for rule in &pack.source.outcome_rules {
        wanted.insert(format!("outcome {}", rule.outcome));
        wanted.extend(rule.beside.iter().map(|code| format!("beside {code}")));
    }
    wanted
}

#[test]
fn every_question_requirement_step_route_and_outcome_of_each_pack_is_shown_by_a_vector() {
    for pack in packs() {
        let shown = shown(&pack.source.version);
        let missing: Vec<_> = demanded(&pack).into_iter().filter(|what| !shown.contains(what)).collect();
        assert!(missing.is_empty(), "{} has no vector for {missing:#?}", pack.source.version);
    }
}

/// The pack of a refused vector: the small one with pieces of its text replaced, each of which stands there once.
fn spoiled(file: &str, vector: &Value) -> String {
    let mut pack = text(&root().join("tests/vectors/packs-refused/base/small.json"));
    for piece in vector["replace"].as_array().expect("replace") {
        let (from, to) = (piece[0].as_str().expect("from"), piece[1].as_str().expect("to"));
        assert_eq!(pack.matches(from).count(), 1, "{file}: {from}");
        pack = pack.replace(from, to);
    }
    pack
}

#[test]
fn every_bad_pack_is_refused_for_its_reason_and_every_reason_has_a_bad_pack() {
    let (vectors, count) = folder("tests/vectors/packs-refused");
    let mut codes = BTreeSet::new();
    for (file, vector) in &vectors {
        let refusals = Pack::parse(&spoiled(file, vector)).expect_err(file);
        assert_eq!(serde_json::to_value(&refusals).expect("JSON"), vector["expected"], "{file}");
        codes.extend(refusals.iter().map(|r| r.code.to_owned()));
    }
    assert_eq!(vectors.len(), count, "tests/vectors/packs-refused/COUNT");
    assert_eq!(codes, codes_of_the_specification());
}

#[test]
fn the_small_pack_that_the_bad_ones_are_made_of_is_good() {
    let pack = Pack::parse(&text(&root().join("tests/vectors/packs-refused/base/small.json"))).expect("good");
    assert!(lint(&pack.source).is_empty());
}

/// The table of section 5 in SPEC.md: the first column of its rows.
fn codes_of_the_specification() -> BTreeSet<String> {
    let spec = text(&root().join("openapi/rules/SPEC.md"));
    let (_, section) = spec.split_once("## 5.").expect("section 5");
    section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(code, _)| code.to_owned()).collect()
}
