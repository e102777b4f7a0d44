//! The outcome of each crime: suggested, offered, recorded, and whether the recorded one can stand.

use super::Run;
use crate::answer::OutcomeOf;
use crate::case::Outcome;
use crate::instant::Day;
use crate::values::Value;
use crate::vocabulary::CrimeFact as F;

impl<'e> Run<'e> {
    pub(super) fn outcomes(&mut self) -> Vec<OutcomeOf<'e>> {
        let case = self.case;
        let found: Vec<_> = case.crimes.iter().enumerate().map(|(place, _)| self.outcome(place)).collect();
        for (place, outcome) in found.iter().enumerate() {
            if let Some(v) = self.facts.crimes.get_mut(place) {
                v.set(F::OutcomeStands as usize, Value::Flag(outcome.stands));
            }
        }
        found
    }

    fn outcome(&self, place: usize) -> OutcomeOf<'e> {
        let pack = self.pack;
        let today = self.now.day();
        let could = |code: &str| self.unfit(place, code, today).is_none();
        let view = self.view("crime", place);
        let rules = pack.source.outcome_rules.iter().zip(&pack.outcome_rules);
        let rule = rules.filter(|(_, when)| view.holds(when)).map(|(rule, _)| rule).find(|rule| could(&rule.outcome));
        let beside = rule.iter().flat_map(|r| &r.beside).map(String::as_str).filter(|code| could(code)).collect();
        let crime = self.case.crimes.get(place);
        let recorded = crime.and_then(|c| c.outcome.as_ref());
        let mut found = OutcomeOf {
            crime_id: crime.map_or("", |c| c.id.as_str()),
            suggested: rule.map(|r| r.outcome.as_str()),
            beside,
            offered: pack.source.outcomes.iter().map(|o| o.code.as_str()).filter(|code| could(code)).collect(),
            recorded: recorded.map(|o| o.code.as_str()),
            stands: false,
        };
        found.stands = recorded.is_some_and(|o| self.outcome_problem(place, o, &found).is_none());
        found
    }

    /// Why a recorded outcome cannot stand.
    pub(super) fn outcome_problem(&self, place: usize, recorded: &Outcome, found: &OutcomeOf<'_>) -> Option<&'static str> {
        let free = found.suggested.is_none_or(|s| s == recorded.code) || found.beside.contains(&recorded.code.as_str());
        let unexplained = (!free && !recorded.reason).then_some("outcome_needs_reason");
        self.unfit(place, &recorded.code, recorded.at.day()).or(unexplained)
    }

    /// Why an outcome does not fit a crime on a date.
    fn unfit(&self, place: usize, code: &str, on: Day) -> Option<&'static str> {
        let pack = self.pack;
        let Some(at) = pack.source.outcomes.iter().position(|o| o.code == code) else { return Some("outcome_unknown") };
        let (outcome, dates, crime) = (pack.source.outcomes.get(at)?, pack.outcomes.get(at)?, self.facts.crimes.get(place)?);
        let (under_ten, adult) = (crime.yes(F::UnderTenOnly as usize), crime.yes(F::AdultSuspect as usize));
        let named = under_ten || crime.get(F::Offenders as usize) != Value::Count(0);
        let fits = match outcome.suspects.as_str() {
            "child" => !adult,
            "adult" => adult,
            "under_10" => under_ten,
            _ => true,
        };
        if !within(*dates, on) {
            Some("outcome_not_valid_on_date")
        } else if outcome.needs_named_suspect && !named {
            Some("outcome_needs_named_suspect")
        } else if !fits {
            Some("outcome_not_for_suspect")
        } else {
            None
        }
    }
}

/// Whether a date lies in a span, both ends counted, an open end without limit.
pub(super) fn within((from, to): (Option<Day>, Option<Day>), on: Day) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
}
