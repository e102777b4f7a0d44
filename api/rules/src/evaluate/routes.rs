//! The way out for each offender: what the rules suggest, what a named person decided, and which of the two counts.

use super::Run;
use crate::answer::{Asked, QuestionState, RouteOf};
use crate::case::Decision;
use crate::codes;
use crate::values::Value;
use crate::vocabulary::{CrimeFact, IncidentFact, OffenderFact as F, PersonFact};

impl<'e> Run<'e> {
    pub(super) fn routes(&mut self, questions: &[Asked<'e>]) -> Vec<RouteOf<'e>> {
        let mut found = Vec::new();
        for (place, id) in self.subjects("offender") {
            let route = self.route(place, id, questions);
            self.note(place, &route);
            found.push(route);
        }
        self.count(&found);
        self.route_crimes();
        found
    }

    fn route(&self, place: usize, id: &'e str, questions: &[Asked<'e>]) -> RouteOf<'e> {
        let pack = self.pack;
        let view = self.view("offender", place);
        let held = pack.routes.iter().position(|when| view.holds(when));
        let suggested = held.and_then(|at| pack.source.routes.get(at)).and_then(|r| codes::find(codes::ROUTE, &r.code));
        let decision = self.decision(id);
        let again = decision.is_some_and(|d| self.is_overtaken(d, suggested));
        let decided = decision.filter(|_| !again).map(|d| d.route);
        let open = |at: &&usize| {
            let code = pack.source.questions.get(**at).map(|q| q.code.as_str());
            let about = |q: &&Asked<'_>| Some(q.question) == code && (q.subject == "incident" || q.subject_id == id);
            questions.iter().filter(about).any(|q| q.state == QuestionState::Open)
        };
        let waiting = pack.route_questions.iter().filter(open);
        let waiting_for = waiting.filter_map(|at| pack.source.questions.get(*at)).map(|q| q.code.as_str()).collect();
        RouteOf { person_id: id, suggested, decided, route: decided.or(suggested), again, waiting_for }
    }

    /// The latest decision about a person.
    pub(super) fn decision(&self, id: &str) -> Option<&'e Decision> {
        self.case.decisions.iter().filter(|d| d.person_id.as_str() == id).max_by_key(|d| d.at)
    }

    /// Made before the case was re-opened, or on another suggestion than the one that now contradicts it.
    fn is_overtaken(&self, decision: &Decision, suggested: Option<&'static str>) -> bool {
        let reopened = self.case.incident.reopened_at.is_some_and(|again| decision.at < again);
        reopened || (suggested.is_some() && decision.computed != suggested && suggested != Some(decision.route))
    }

    fn note(&mut self, place: usize, route: &RouteOf<'e>) {
        let decision = route.decided.and_then(|_| self.decision(route.person_id));
        if let Some(v) = self.facts.offenders.get_mut(place) {
            v.set(F::SuggestedRoute as usize, route.suggested.map_or(Value::Unknown, Value::Code));
            v.set(F::Route as usize, route.route.map_or(Value::Unknown, Value::Code));
            v.set(F::RouteDecided as usize, Value::Flag(route.decided.is_some()));
            v.set(F::RouteDecidedAt as usize, Value::at(decision.map(|d| d.at)));
            v.set(F::RouteReasoned as usize, Value::Flag(decision.is_some_and(|d| d.reason)));
        }
    }

    fn count(&mut self, routes: &[RouteOf<'_>]) {
        let on = |route: Option<&str>| Value::many(routes.iter().filter(|r| r.route == route).count());
        self.facts.incident.set(IncidentFact::OnCse as usize, on(Some("cse")));
        self.facts.incident.set(IncidentFact::OnNoProsecution as usize, on(Some("no_prosecution")));
        self.facts.incident.set(IncidentFact::Undecided as usize, on(None));
    }

    /// A crime goes the most serious way among its offenders; a victim of a crime with somebody on the no-prosecution route is
    /// marked, because an education input is then owed to the victim too.
    fn route_crimes(&mut self) {
        let case = self.case;
        for place in 0..self.facts.persons.len() {
            self.mark_victim(place, false);
        }
        for (place, crime) in case.crimes.iter().enumerate() {
            let linked = |role: &'static str| crime.links.iter().filter(move |l| l.role == role).filter_map(|l| case.person(&l.person_id));
            let routes: Vec<Option<&str>> = linked("offender").map(|who| self.route_of(who)).collect();
            let route = if routes.contains(&Some("cse")) {
                Some("cse")
            } else if routes.is_empty() || routes.contains(&None) {
                None
            } else {
                Some("no_prosecution")
            };
            let spared = routes.contains(&Some("no_prosecution"));
            if let Some(v) = self.facts.crimes.get_mut(place) {
                v.set(CrimeFact::Route as usize, route.map_or(Value::Unknown, Value::Code));
            }
            if spared {
                linked("victim").for_each(|who| self.mark_victim(who, true));
            }
        }
    }

    fn mark_victim(&mut self, place: usize, marked: bool) {
        if let Some(v) = self.facts.persons.get_mut(place) {
            v.set(PersonFact::VictimOnNoProsecution as usize, Value::Flag(marked));
        }
    }

    fn route_of(&self, place: usize) -> Option<&'e str> {
        match self.facts.offenders.get(place).map(|v| v.get(F::Route as usize)) {
            Some(Value::Code(code)) => Some(code),
            _ => None,
        }
    }
}
