//! The answer of `/outstanding`, read.

use super::story::text;
use serde_json::Value;

/// What the rules say of a case at a moment.
pub struct Seen(pub Value);

impl Seen {
    fn list(&self, name: &str) -> &Vec<Value> {
        self.0["evaluation"][name].as_array().unwrap_or_else(|| panic!("no {name}"))
    }

    /// A requirement about a subject.
    pub fn requirement(&self, code: &str, subject: &str) -> &Value {
        let about = |one: &&Value| one["requirement"] == code && one["subjectId"] == subject;
        self.list("requirements").iter().find(about).unwrap_or(&Value::Null)
    }

    /// Where a requirement stands: owed, waiting, met, not_needed, or `-` where the rules do not ask it of this subject.
    pub fn state(&self, code: &str, subject: &str) -> String {
        self.requirement(code, subject)["state"].as_str().unwrap_or("-").to_owned()
    }

    /// Owed, or waited for.
    pub fn owes(&self, code: &str, subject: &str) -> bool {
        matches!(self.state(code, subject).as_str(), "owed" | "waiting")
    }

    pub fn question(&self, code: &str, subject: &str) -> &Value {
        let about = |one: &&Value| one["question"] == code && one["subjectId"] == subject;
        self.list("questions").iter().find(about).unwrap_or_else(|| panic!("{code} is not asked"))
    }

    pub fn suggested(&self, question: &str, subject: &str) -> &Value {
        &self.question(question, subject)["suggested"]
    }

    /// The way out for an offender.
    pub fn route(&self, person: &str) -> &Value {
        let mut routes = self.list("routes").iter();
        &routes.find(|one| one["personId"] == person).unwrap_or_else(|| panic!("no route of {person}"))["route"]
    }

    pub fn outcome(&self, crime: &str) -> &Value {
        self.list("outcomes").iter().find(|one| one["crimeId"] == crime).unwrap_or_else(|| panic!("no outcome of {crime}"))
    }

    pub fn person(&self, who: &str) -> &Value {
        self.list("people").iter().find(|one| one["personId"] == who).unwrap_or_else(|| panic!("{who} is not seen"))
    }

    /// A box of the flowchart.
    pub fn step(&self, code: &str) -> &Value {
        &self.list("steps").iter().find(|one| one["step"] == code).unwrap_or_else(|| panic!("no step {code}"))["state"]
    }

    pub fn reasons(&self) -> Vec<&Value> {
        self.0["evaluation"]["closable"]["reasons"].as_array().expect("reasons").iter().collect()
    }

    /// Codes of everything that stands in the way of closing, sorted.
    pub fn in_the_way(&self) -> Vec<String> {
        let mut codes: Vec<String> = self.reasons().into_iter().map(|one| text(one, "code")).collect();
        codes.sort();
        codes
    }

    /// Children, how many of them notified, how many acknowledged.
    pub fn notified(&self) -> [i64; 3] {
        ["children", "notified", "acknowledged"].map(|name| self.0["notified"][name].as_i64().expect("a count"))
    }

    /// Earlier occasions on record of a person for an offence.
    pub fn on_record(&self, person: &str, offence: &str) -> Vec<String> {
        let known = self.0["onRecord"].as_array().expect("occasions");
        let one = known.iter().find(|one| one["personId"] == person && one["offence"] == offence);
        let incidents = one.map(|one| one["incidents"].as_array().expect("incidents").iter().map(|other| text(other, "id")).collect());
        incidents.unwrap_or_default()
    }
}
