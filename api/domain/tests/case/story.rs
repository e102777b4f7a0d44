//! A case told in a few lines: each thing added goes through the checks that a write goes through.

use serde_json::{Value, json};
use waymark_domain::case::{CaseItem, Items, Listed, check_people, check_within};
use waymark_domain::guidance::{CaseRecords, case_facts, evaluate};
use waymark_domain::instant::Day;
use waymark_domain::party::{PartyFacts, PartyRole};
use waymark_domain::person::PersonFacts;
use waymark_domain::{Id, Instant, Problem};
use waymark_rules::{Evaluation, Pack, RequirementState};

/// Everything in a story happens around this moment unless it says otherwise.
pub const REPORTED: &str = "2026-03-02T09:30:00Z";
pub const LATER: &str = "2026-03-02T11:00:00Z";
pub const NEXT_DAY: &str = "2026-03-03T10:00:00Z";

pub fn at(text: &str) -> Instant {
    Instant::parse(text).expect("an instant")
}

pub fn pack() -> Pack {
    Pack::parse(include_str!("../../../../openapi/rules/packs/2016.1.json")).expect("the shipped pack lints")
}

pub struct Story {
    pub pack: Pack,
    pub case: CaseRecords,
    pub officer: Id,
    pub now: Instant,
}

impl Story {
    /// Reported by the school's safeguarding lead through the schools officer; it happened the Friday before.
    pub fn new() -> Self {
        let facts = json!({
            "school": { "name": "Ysgol Enghraifft (invented)" },
            "report": { "channel": "school_officer", "reporterKind": "safeguarding_lead", "reportedAt": REPORTED },
            "happened": { "kind": "exact", "at": "2026-02-27T18:00:00Z" },
            "narrative": "A picture was sent from one phone to another.",
            "writtenAt": LATER,
        });
        let case = CaseRecords {
            id: Id::now(),
            facts: serde_json::from_value(facts).expect("incident facts"),
            country: Some(waymark_domain::school::Country::Wales),
            parties: Vec::new(),
            persons: Vec::new(),
            items: Items::default(),
            on_record: Vec::new(),
        };
        Self { pack: pack(), case, officer: Id::now(), now: at(NEXT_DAY) }
    }

    pub fn reported(mut self, channel: &str, reporter: &str) -> Self {
        let report = json!({ "channel": channel, "reporterKind": reporter, "reportedAt": REPORTED });
        self.case.facts.report = serde_json::from_value(report).expect("a report");
        self
    }

    pub fn someone(&mut self, born: Option<&str>) -> Id {
        let mut facts: PersonFacts =
            serde_json::from_value(json!({ "givenNames": "Invented", "familyName": "Enghraifft" })).expect("a person");
        facts.date_of_birth = born.map(|born| Day::parse(born).expect("a day"));
        let id = Id::now();
        self.case.persons.push((id, facts));
        id
    }

    pub fn link(&mut self, person_id: Id, role: PartyRole) -> Result<(), Problem> {
        check_people(role, self.case.person(person_id).expect("known"), &self.case)?;
        self.case.parties.push(PartyFacts { person_id, role, note: None, written_at: at(LATER), withdrawn: None });
        Ok(())
    }

    pub fn child(&mut self, role: PartyRole, born: &str) -> Id {
        let id = self.someone(Some(born));
        self.link(id, role).expect("may take this part");
        id
    }

    /// The facts as a client writes them, with who and when filled in.
    pub fn facts<T: CaseItem>(&self, mut json: Value) -> T {
        let members = json.as_object_mut().expect("an object");
        members.entry("writtenAt").or_insert(json!(self.now));
        members.entry("recordedBy").or_insert(json!(self.officer));
        serde_json::from_value(json).expect("facts of this kind")
    }

    /// Checked as a write is.
    pub fn check<T: Listed>(&self, facts: &T) -> Result<(), Problem> {
        facts.check(self.now).map_err(Problem::invalid)?;
        check_within(facts, &self.case)
    }

    pub fn try_add<T: Listed>(&mut self, json: Value) -> Result<Id, Problem> {
        let facts: T = self.facts(json);
        self.check(&facts)?;
        let id = Id::now();
        self.case.items.put(id, facts);
        Ok(id)
    }

    pub fn add<T: Listed>(&mut self, json: Value) -> Id {
        self.try_add::<T>(json).unwrap_or_else(|problem| panic!("{:?} {:?}", problem.code, problem.errors))
    }

    pub fn change<T: Listed>(&mut self, id: Id, change: impl FnOnce(&mut T)) {
        let before = self.case.items.find::<T>(id).expect("there").facts.clone();
        let mut after = before.clone();
        change(&mut after);
        after.check_change(&before).expect("a lawful change");
        self.check(&after).expect("facts that can be so");
        self.case.items.put(id, after);
    }

    pub fn judge<R>(&self, read: impl FnOnce(&Evaluation<'_>) -> R) -> R {
        let facts = case_facts(&self.case).expect("the rules read the case");
        read(&evaluate(&self.pack, &facts, self.now))
    }

    /// Whether a requirement is owed or waited for, about a subject.
    pub fn owes(&self, requirement: &str, subject: Id) -> bool {
        let open = [RequirementState::Owed, RequirementState::Waiting];
        matches!(self.state(requirement, subject), Some(state) if open.contains(&state))
    }

    pub fn state(&self, requirement: &str, subject: Id) -> Option<RequirementState> {
        let subject = subject.to_string();
        self.judge(|seen| {
            seen.requirements.iter().find(|one| one.requirement == requirement && one.subject_id == subject).map(|one| one.state)
        })
    }

    pub fn route(&self, person: Id) -> Option<String> {
        let person = person.to_string();
        self.judge(|seen| seen.routes.iter().find(|one| one.person_id == person).and_then(|one| one.route.map(str::to_owned)))
    }

    pub fn suggested(&self, question: &str, subject: Id) -> Option<&'static str> {
        let subject = subject.to_string();
        self.judge(|seen| {
            seen.questions.iter().find(|one| one.question == question && one.subject_id == subject).and_then(|one| one.suggested)
        })
    }

    /// Codes of everything that stands in the way of closing.
    pub fn in_the_way(&self) -> Vec<String> {
        self.judge(|seen| seen.closable.reasons.iter().map(|reason| format!("{} {}", reason.code, reason.subject_id)).collect())
    }
}
