//! A crime: what, by whom, against whom, and which outcome was recorded.

use super::Values;
use super::person::Years;
use crate::case::{Case, Crime};
use crate::values::Value;
use crate::vocabulary::{CrimeFact as F, PersonFact, Scope};

pub(super) fn facts<'c>(case: &'c Case, crime: &'c Crime, years: &[Years], persons: &[Values<'_>]) -> Values<'c> {
    let mut v = Values::of(Scope::Crime);
    let linked = |role: &'static str| crime.links.iter().filter(move |l| l.role == role).filter_map(|l| case.person(&l.person_id));
    let under_ten = |place: &usize| years.get(*place).is_some_and(|y| y.under(10));
    let age_unknown = |place: &usize| years.get(*place).is_some_and(|y| y.at_act.is_none());
    let suspects = linked("offender").chain(linked("involved_under_10")).count();
    let young = linked("offender").filter(under_ten).count()
        + linked("involved_under_10").filter(|place| under_ten(place) || age_unknown(place)).count();
    let adult = |place: usize| persons.get(place).is_some_and(|p| p.yes(PersonFact::Adult as usize));
    v.set(F::Offence as usize, crime.offence.as_deref().map_or(Value::Unknown, Value::Code));
    v.set(F::HasReference as usize, Value::Flag(crime.reference));
    v.set(F::TransferredAt as usize, Value::at(crime.transferred_at));
    v.set(F::Victims as usize, Value::many(linked("victim").count()));
    v.set(F::Offenders as usize, Value::many(linked("offender").filter(|place| !under_ten(place)).count()));
    v.set(F::SuspectUnknown as usize, Value::Flag(crime.suspect_unknown));
    v.set(F::UnderTenOnly as usize, Value::Flag(suspects > 0 && young == suspects));
    v.set(F::AdultSuspect as usize, Value::Flag(linked("offender").any(adult)));
    v.set(F::Outcome as usize, crime.outcome.as_ref().map_or(Value::Unknown, |o| Value::Code(&o.code)));
    v
}
