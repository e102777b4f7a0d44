//! One evaluation: facts, then questions, routes, outcomes, requirements, steps, and whether the case may be closed. Pure and
//! total: the clock is an argument, and whatever is not known is simply not known.

mod closing;
mod outcomes;
mod problems;
mod questions;
mod requirements;
mod routes;
mod steps;

use crate::answer::{Evaluation, Seen};
use crate::case::{Case, Person};
use crate::compiled::Pack;
use crate::facts::{Facts, Values, Years};
use crate::instant::Instant;
use crate::values::{Value, View};
use crate::vocabulary::PersonFact;

/// What the pack says about a case at a moment.
pub fn evaluate<'e>(pack: &'e Pack, case: &'e Case, now: Instant) -> Evaluation<'e> {
    let mut run = Run::new(pack, case, now);
    let mut questions = run.questions();
    let out_of_scope = run.view("incident", 0).holds(&pack.out_of_scope);
    if out_of_scope {
        run.leave_scope(&mut questions);
    }
    let routes = if out_of_scope { Vec::new() } else { run.routes(&questions) };
    let outcomes = if out_of_scope { Vec::new() } else { run.outcomes() };
    let (requirements, tally) = run.requirements(out_of_scope);
    let steps = run.steps(&questions, &tally, out_of_scope);
    let problems = if out_of_scope { Vec::new() } else { run.problems(&questions, &outcomes) };
    let closable = closing::closable(&questions, &requirements, &problems);
    let people = run.people();
    Evaluation { pack: &pack.source.version, out_of_scope, people, questions, routes, requirements, outcomes, steps, problems, closable }
}

/// What is known so far in one evaluation.
struct Run<'e> {
    pack: &'e Pack,
    case: &'e Case,
    now: Instant,
    facts: Facts<'e>,
    incident_answers: Vec<Value<'e>>,
    person_answers: Vec<Vec<Value<'e>>>,
    crime_answers: Vec<Vec<Value<'e>>>,
}

impl<'e> Run<'e> {
    fn new(pack: &'e Pack, case: &'e Case, now: Instant) -> Self {
        let blank = || vec![Value::Unknown; pack.questions.len()];
        let person_answers = case.persons.iter().map(|_| blank()).collect();
        let crime_answers = case.crimes.iter().map(|_| blank()).collect();
        Self { pack, case, now, facts: Facts::of(case), incident_answers: blank(), person_answers, crime_answers }
    }

    fn people(&self) -> Vec<Seen<'e>> {
        let seen = |((person, v), years): ((&'e Person, &Values<'e>), &Years)| Seen {
            person_id: person.id.as_str(),
            child: v.yes(PersonFact::Child as usize),
            adult: v.yes(PersonFact::Adult as usize),
            under_13: years.youngest.is_some_and(|age| age < 13),
            under_10: years.under(10),
            age_unknown: v.yes(PersonFact::Child as usize) && years.youngest.is_none(),
        };
        self.case.persons.iter().zip(&self.facts.persons).zip(&self.facts.years).map(seen).collect()
    }

    /// The subjects of one kind, as places in the document's list, with their ids.
    fn subjects(&self, kind: &str) -> Vec<(usize, &'e str)> {
        let case = self.case;
        let people = |wanted: &dyn Fn(usize) -> bool| {
            case.persons.iter().map(|p| p.id.as_str()).enumerate().filter(|(place, _)| wanted(*place)).collect()
        };
        let is = |place: usize, fact: PersonFact| self.facts.persons.get(place).is_some_and(|v| v.yes(fact as usize));
        match kind {
            "incident" => vec![(0, case.incident.id.as_str())],
            "child" => people(&|place| is(place, PersonFact::Child)),
            "victim" => people(&|place| is(place, PersonFact::Victim)),
            "offender" => people(&|place| self.facts.is_offender.get(place) == Some(&true)),
            "crime" => case.crimes.iter().map(|x| x.id.as_str()).enumerate().collect(),
            "exhibit" => case.exhibits.iter().map(|x| x.id.as_str()).enumerate().collect(),
            "referral" => case.referrals.iter().map(|x| x.id.as_str()).enumerate().collect(),
            _ => case.viewings.iter().map(|x| x.id.as_str()).enumerate().collect(),
        }
    }

    /// What a subject can see.
    fn view(&self, kind: &str, place: usize) -> View<'_> {
        let facts = &self.facts;
        let person = facts.persons.get(place);
        let answers = self.person_answers.get(place);
        let (person, own, answers) = match kind {
            "child" | "victim" => (person, None, answers),
            "offender" => (person, facts.offenders.get(place), answers),
            "crime" => (None, facts.crimes.get(place), self.crime_answers.get(place)),
            "exhibit" => (None, facts.exhibits.get(place), None),
            "referral" => (None, facts.referrals.get(place), None),
            "viewing" => (None, facts.viewings.get(place), None),
            _ => (None, None, None),
        };
        View {
            incident: facts.incident.all(),
            person: person.map_or(&[], |v| v.all()),
            own: own.map_or(&[], |v| v.all()),
            incident_answers: &self.incident_answers,
            own_answers: answers.map_or(&[], |v| v),
            now: self.now,
        }
    }
}
