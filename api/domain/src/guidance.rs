//! From the case file to the rules and back: the records become the rules' case facts (no name, no birth date, no text), the pack
//! says what they demand, and what it cannot let stand becomes a refusal of the write that would have made it so.

mod document;

pub use document::case_document;

use crate::case::{ActDatesFacts, AnswerValue, Items, Listed, Route};
use crate::ids::Id;
use crate::incident::{Happened, IncidentFacts, IncidentStatus};
use crate::instant::Instant;
use crate::party::PartyFacts;
use crate::person::PersonFacts;
use crate::problem::{FieldError, Problem};
use crate::school::Country;
use crate::vocabulary::Vocabulary;
use chrono::NaiveDate;
use waymark_rules::{Case, Evaluation, Pack};

/// Earlier occasions on record here of one person for one offence, as the server counted them (see [`crate::occasions`]).
#[derive(Debug, Clone)]
pub struct OnRecord {
    pub person_id: Id,
    pub offence: String,
    /// The incidents, for the officer to see.
    pub incidents: Vec<Id>,
}

/// A whole case as recorded: everything that any rule reads.
#[derive(Debug, Clone)]
pub struct CaseRecords {
    pub id: Id,
    pub facts: IncidentFacts,
    /// Where the school is.
    pub country: Option<Country>,
    /// Withdrawn ones included.
    pub parties: Vec<PartyFacts>,
    pub persons: Vec<(Id, PersonFacts)>,
    pub items: Items,
    pub on_record: Vec<OnRecord>,
}

impl CaseRecords {
    /// Links that were not withdrawn.
    pub fn live_parties(&self) -> impl Iterator<Item = &PartyFacts> {
        self.parties.iter().filter(|party| party.withdrawn.is_none())
    }

    /// What is known of a person.
    pub fn person(&self, id: Id) -> Option<&PersonFacts> {
        self.persons.iter().find(|(known, _)| *known == id).map(|(_, facts)| facts)
    }

    /// Closed while a closure stands.
    pub fn status(&self) -> IncidentStatus {
        if self.items.closure().is_some() { IncidentStatus::Closed } else { IncidentStatus::Open }
    }

    /// The case as it would be with this item: to be judged before it is written.
    pub fn with<T: Listed>(&self, id: Id, facts: &T) -> Self {
        let mut next = self.clone();
        next.items.put(id, facts.clone());
        next
    }
}

/// Whole years on the three dates that matter; `None` while not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ages {
    pub taken: Option<u32>,
    pub shared: Option<u32>,
    pub reported: Option<u32>,
}

impl Ages {
    /// The age that decides between child and adult, and about criminal responsibility: the highest at the act, or when reported.
    pub fn at_act(self) -> Option<u32> {
        self.taken.max(self.shared).or(self.reported)
    }
}

/// A person's ages. Where nobody said when the image was taken or shared, it happened between the incident's own limits.
pub fn age_of(person: &PersonFacts, case: &CaseRecords) -> Ages {
    let dates = case.items.live::<ActDatesFacts>().next().map(|item| &item.facts);
    let (first, last) = match &case.facts.happened {
        Some(Happened::Exact { at }) => (Some(*at), Some(*at)),
        Some(Happened::Between { from, to }) => (Some(*from), Some(*to)),
        Some(Happened::NotKnown) | None => (None, None),
    };
    let day = |at: Option<Instant>| at.map(|at| at.utc().date_naive());
    let known = |day: Option<NaiveDate>| day.and_then(|day| person.age_on(day)).and_then(|age| u32::try_from(age).ok());
    Ages {
        taken: known(dates.and_then(|dates| dates.taken_on).map(|day| day.0).or(day(first))),
        shared: known(dates.and_then(|dates| dates.shared_on).map(|day| day.0).or(day(last))),
        reported: known(day(case.facts.reported_at())),
    }
}

/// The rules' view of a case.
pub fn case_facts(records: &CaseRecords) -> Result<Case, Problem> {
    Case::parse(&case_document(records).to_string()).map_err(Problem::internal)
}

/// What the pack says about a case at a moment.
pub fn evaluate<'e>(pack: &'e Pack, case: &'e Case, now: Instant) -> Evaluation<'e> {
    waymark_rules::evaluate(pack, case, waymark_rules::Instant(now.millis()))
}

/// What the rules suggest as the answer to a question, asked before the answer itself is put in.
pub fn suggested_answer(evaluation: &Evaluation<'_>, question: &str, subject: Id) -> Option<AnswerValue> {
    let subject = subject.to_string();
    let asked = evaluation.questions.iter().find(|asked| asked.question == question && asked.subject_id == subject)?;
    asked.suggested.and_then(AnswerValue::from_code)
}

/// The route the rules suggest for an offender.
pub fn suggested_route(evaluation: &Evaluation<'_>, person: Id) -> Option<Route> {
    let person = person.to_string();
    let route = evaluation.routes.iter().find(|route| route.person_id == person)?;
    route.suggested.and_then(Route::from_code)
}

/// Refuses an answer to a question the pack does not ask, or about the wrong kind of subject.
pub fn check_answer(pack: &Pack, answer: &crate::case::AnswerFacts) -> Result<(), Problem> {
    let Some(question) = pack.source.questions.iter().find(|question| question.code == answer.question) else {
        return Err(Problem::field("/question", "unknown-value"));
    };
    let (person, crime) = match question.subject.as_str() {
        "incident" => (false, false),
        "crime" => (false, true),
        _ => (true, false),
    };
    let mut errors = Vec::new();
    for (wanted, given, pointer) in [(person, answer.person_id.is_some(), "/personId"), (crime, answer.crime_id.is_some(), "/crimeId")] {
        if wanted != given {
            errors.push(FieldError::new(pointer, if wanted { "required" } else { "conflicts" }));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

/// What the rules find that cannot stand: the code, and the subject.
pub fn problems(evaluation: &Evaluation<'_>) -> Vec<(String, String)> {
    evaluation.problems.iter().map(|problem| (problem.code.to_owned(), problem.subject_id.to_owned())).collect()
}

/// The refusal of a write after which the rules would find something that cannot stand about one of its subjects.
/// `evaluation` is that of the case with the write in it, `before` what was found without it: what was wrong already refuses nothing new.
pub fn refuse_problems(evaluation: &Evaluation<'_>, before: &[(String, String)], subjects: &[Id]) -> Result<(), Problem> {
    let touched = |id: &str| subjects.iter().any(|subject| subject.to_string() == id);
    let found = problems(evaluation).into_iter().filter(|problem| !before.contains(problem) && touched(&problem.1));
    let errors: Vec<FieldError> = found.map(|(code, _)| field_of(&code)).collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

/// Refuses the wording for somebody on the other route: "no further action" would not be true.
pub fn check_advised(evaluation: &Evaluation<'_>, person: Id) -> Result<(), Problem> {
    let person = person.to_string();
    let other = evaluation.routes.iter().any(|route| route.person_id == person && route.route == Some(Route::ConsiderProsecution.code()));
    if other { Err(Problem::field("/personId", "other-route")) } else { Ok(()) }
}

fn field_of(problem: &str) -> FieldError {
    let (pointer, code) = match problem {
        "outcome_unknown" => ("/outcome/code", "unknown-value"),
        "outcome_not_valid_on_date" => ("/outcome/code", "not-valid-on-date"),
        "outcome_needs_named_suspect" => ("/outcome/code", "needs-named-suspect"),
        "outcome_not_for_suspect" => ("/outcome/code", "not-for-suspect"),
        "outcome_needs_reason" => ("/outcome/reason", "required"),
        "offence_unknown" => ("/offence", "unknown-value"),
        "offence_not_valid_on_date" => ("/offence", "not-valid-on-date"),
        "offender_under_10" => ("/people", "under-10"),
        "link_to_nobody" => ("/people", "not-on-the-case"),
        "link_without_role" => ("/people", "role-missing"),
        "implicated_adult_under_18" => ("/role", "not-an-adult"),
        "answer_needs_reason" => ("/reason", "required"),
        "decision_needs_reason" => ("/rationale", "required"),
        _ => ("", "conflicts"),
    };
    FieldError::new(pointer, code)
}
