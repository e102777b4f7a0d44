//! From the case facts document to named facts. Nothing here decides anything: it counts, picks the latest, and says unknown.

mod crime;
mod incident;
mod offender;
mod person;

pub(crate) use person::Years;

use crate::case::Case;
use crate::values::Value;
use crate::vocabulary::{ExhibitFact, ReferralFact, Scope, ViewingFact};

/// The values of one scope, one place for each fact of its vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Values<'c>(Vec<Value<'c>>);

impl<'c> Values<'c> {
    fn of(scope: Scope) -> Self {
        Self(vec![Value::Unknown; scope.facts().len()])
    }

    pub(crate) fn set(&mut self, place: usize, value: Value<'c>) {
        if let Some(slot) = self.0.get_mut(place) {
            *slot = value;
        }
    }

    pub(crate) fn get(&self, place: usize) -> Value<'c> {
        self.0.get(place).copied().unwrap_or_default()
    }

    pub(crate) fn yes(&self, place: usize) -> bool {
        self.get(place) == Value::Flag(true)
    }

    pub(crate) fn all(&self) -> &[Value<'c>] {
        &self.0
    }
}

/// Every fact of a case, by scope and by the place of the subject in the document.
pub(crate) struct Facts<'c> {
    pub(crate) incident: Values<'c>,
    pub(crate) persons: Vec<Values<'c>>,
    /// As long as `persons`; nobody reads the row of somebody who is no offender.
    pub(crate) offenders: Vec<Values<'c>>,
    pub(crate) crimes: Vec<Values<'c>>,
    pub(crate) exhibits: Vec<Values<'c>>,
    pub(crate) referrals: Vec<Values<'c>>,
    pub(crate) viewings: Vec<Values<'c>>,
    /// Whether each person may be an offender: recorded as one, and not under ten.
    pub(crate) is_offender: Vec<bool>,
    pub(crate) years: Vec<Years>,
}

impl<'c> Facts<'c> {
    /// The facts that are known from the record alone (stage 1).
    pub(crate) fn of(case: &'c Case) -> Self {
        let years: Vec<_> = case.persons.iter().map(|p| Years::of(&p.ages)).collect();
        let persons: Vec<_> = case.persons.iter().zip(&years).map(|(p, y)| person::facts(case, p, *y)).collect();
        let is_offender: Vec<bool> = case.persons.iter().zip(&years).map(|(p, y)| p.is("offender") && !y.under(10)).collect();
        let offenders = case.persons.iter().map(|p| offender::facts(case, p)).collect();
        let crimes = case.crimes.iter().map(|c| crime::facts(case, c, &years, &persons)).collect();
        let incident = incident::facts(case, &persons, &is_offender);
        let exhibits = case.exhibits.iter().map(exhibit).collect();
        let referrals = case.referrals.iter().map(referral).collect();
        let viewings = case.viewings.iter().map(viewing).collect();
        Self { incident, persons, offenders, crimes, exhibits, referrals, viewings, is_offender, years }
    }
}

fn exhibit(x: &crate::case::Exhibit) -> Values<'_> {
    let mut v = Values::of(Scope::Exhibit);
    v.set(ExhibitFact::State as usize, Value::Code(x.state));
    v.set(ExhibitFact::Sealed as usize, Value::flag(x.sealed));
    v.set(ExhibitFact::Located as usize, Value::flag(x.located));
    v.set(ExhibitFact::ReasonRecorded as usize, Value::Flag(x.reason));
    v
}

fn referral(r: &crate::case::Referral) -> Values<'_> {
    let mut v = Values::of(Scope::Referral);
    v.set(ReferralFact::To as usize, Value::Code(r.to));
    v.set(ReferralFact::State as usize, Value::Code(r.state));
    v.set(ReferralFact::SentAt as usize, Value::At(r.sent_at));
    v.set(ReferralFact::StateAt as usize, Value::At(r.at));
    v.set(ReferralFact::ReasonRecorded as usize, Value::Flag(r.reason));
    v
}

fn viewing(x: &crate::case::Viewing) -> Values<'_> {
    let mut v = Values::of(Scope::Viewing);
    v.set(ViewingFact::Told as usize, Value::flag(x.told));
    v.set(ViewingFact::ReasonRecorded as usize, Value::Flag(x.reason));
    v
}
