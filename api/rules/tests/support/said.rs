//! An answer to a vector, asked by code and id.

use super::{answer, root};
use serde_json::Value;
use std::collections::BTreeSet;

pub struct Said(pub Value);

/// The answer to a vector under the pack in force.
pub fn said(file: &str) -> Said {
    said_under("2016.1", file)
}

pub fn said_under(pack: &str, file: &str) -> Said {
    let vector = super::json(&root().join(format!("tests/vectors/rules/{pack}-{file}.json")));
    Said(serde_json::from_str(&answer(&vector)).expect("JSON"))
}

impl Said {
    pub fn rows<'s>(&'s self, list: &str) -> impl Iterator<Item = &'s Value> {
        self.0[list].as_array().expect("a list").iter()
    }

    pub fn row<'s>(&'s self, list: &str, wanted: &[(&str, &str)]) -> &'s Value {
        let fits = |row: &&Value| wanted.iter().all(|(member, value)| row[*member] == *value);
        self.rows(list).find(fits).unwrap_or_else(|| panic!("nothing in {list} is {wanted:?}"))
    }

    pub fn question(&self, code: &str, id: &str) -> &Value {
        self.row("questions", &[("question", code), ("subjectId", id)])
    }

    pub fn requirement(&self, code: &str, id: &str) -> &Value {
        self.row("requirements", &[("requirement", code), ("subjectId", id)])
    }

    pub fn state(&self, code: &str, id: &str) -> &str {
        self.requirement(code, id)["state"].as_str().expect("a state")
    }

    pub fn route(&self, id: &str) -> &Value {
        self.row("routes", &[("personId", id)])
    }

    pub fn outcome(&self, id: &str) -> &Value {
        self.row("outcomes", &[("crimeId", id)])
    }

    pub fn step(&self, code: &str) -> &str {
        self.row("steps", &[("step", code)])["state"].as_str().expect("a state")
    }

    /// Codes that stand in the way of closing.
    pub fn reasons(&self) -> BTreeSet<&str> {
        self.0["closable"]["reasons"].as_array().expect("reasons").iter().map(|r| r["code"].as_str().expect("a code")).collect()
    }

    pub fn problems(&self) -> BTreeSet<(&str, &str)> {
        self.rows("problems").map(|p| (p["code"].as_str().expect("a code"), p["subjectId"].as_str().expect("an id"))).collect()
    }

    /// Closed by an officer, only by a supervisor with a reason, or by nobody.
    pub fn closes(&self) -> &'static str {
        match (self.0["closable"]["officer"] == true, self.0["closable"]["supervisor"] == true) {
            (true, _) => "officer",
            (false, true) => "supervisor",
            (false, false) => "nobody",
        }
    }
}
