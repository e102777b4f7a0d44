//! What cannot stand in a record, whatever the pack says. A problem stops closing and nobody can waive it.

use super::Run;
use super::outcomes::within;
use crate::answer::{Asked, OutcomeOf, Problem};
use crate::case::Crime;

impl<'e> Run<'e> {
    pub(super) fn problems(&self, questions: &[Asked<'e>], outcomes: &[OutcomeOf<'e>]) -> Vec<Problem<'e>> {
        let mut found = Vec::new();
        self.persons(&mut found);
        for (place, (crime, outcome)) in self.case.crimes.iter().zip(outcomes).enumerate() {
            let recorded = crime.outcome.as_ref().and_then(|o| self.outcome_problem(place, o, outcome));
            let codes = [self.links(crime), self.offence(crime), recorded];
            let problem = |code| Problem { code, subject: "crime", subject_id: crime.id.as_str() };
            found.extend(codes.into_iter().flatten().map(problem));
        }
        for asked in questions.iter().filter(|q| q.differs) {
            if self.recorded(asked.question, asked.subject, asked.subject_id).is_some_and(|a| !a.reason) {
                let subject = crate::codes::find(crate::codes::SUBJECT, asked.subject).unwrap_or("incident");
                found.push(Problem { code: "answer_needs_reason", subject, subject_id: asked.subject_id });
            }
        }
        for (_, id) in self.subjects("offender") {
            if self.decision(id).is_some_and(|d| !d.reason && d.computed != Some(d.route)) {
                found.push(Problem { code: "decision_needs_reason", subject: "offender", subject_id: id });
            }
        }
        found
    }

    fn persons(&self, found: &mut Vec<Problem<'e>>) {
        for (person, years) in self.case.persons.iter().zip(&self.facts.years) {
            let linked = |c: &Crime| c.links.iter().any(|l| l.role == "offender" && l.person_id == person.id);
            if years.under(10) && (person.is("offender") || self.case.crimes.iter().any(linked)) {
                found.push(Problem { code: "offender_under_10", subject: "person", subject_id: person.id.as_str() });
            }
            if years.under(18) && person.is("implicated_adult") {
                found.push(Problem { code: "implicated_adult_under_18", subject: "person", subject_id: person.id.as_str() });
            }
        }
    }

    /// Everybody linked to a crime takes that part in the incident too.
    fn links(&self, crime: &Crime) -> Option<&'static str> {
        let person = |link: &crate::case::Link| self.case.person(&link.person_id).and_then(|at| self.case.persons.get(at));
        let mut links = crime.links.iter();
        let stranger = links.any(|link| person(link).is_none());
        let fits = |link: &crate::case::Link| link.role == "involved_under_10" || person(link).is_some_and(|p| p.is(link.role));
        let young = |link: &crate::case::Link| {
            let years = self.case.person(&link.person_id).and_then(|at| self.facts.years.get(at));
            years.is_none_or(|y| y.at_act.is_none() || y.under(10))
        };
        if stranger {
            Some("link_to_nobody")
        } else if !crime.links.iter().all(|link| link.role != "involved_under_10" || young(link)) {
            Some("link_not_under_10")
        } else if !crime.links.iter().all(fits) {
            Some("link_without_role")
        } else {
            None
        }
    }

    /// The offence is in the pack's table, and was law when it happened (or was reported, while that is not known).
    fn offence(&self, crime: &Crime) -> Option<&'static str> {
        let code = crime.offence.as_deref()?;
        let incident = &self.case.incident;
        let on = incident.happened_from.or(incident.reported_at).unwrap_or(self.now).day();
        let Some(at) = self.pack.source.offences.iter().position(|o| o.code == code) else { return Some("offence_unknown") };
        let in_force = self.pack.offences.get(at).is_some_and(|dates| within(*dates, on));
        (!in_force).then_some("offence_not_valid_on_date")
    }
}
