//! An item against the rest of its case: the people and crimes it names are there, and its times fit the report.

use super::{CaseItem, CrimeFacts, ItemKind, Mark, MarkFacts};
use crate::guidance::{CaseRecords, age_of};
use crate::party::PartyRole;
use crate::problem::{FieldError, Problem, ProblemCode};

/// Refuses an item that does not fit the case. A write that only takes an item back is not asked this.
pub fn check_within<T: CaseItem>(item: &T, case: &CaseRecords) -> Result<(), Problem> {
    if case.items.closure().is_some() && !T::KIND.outlives_closure() {
        return Err(ProblemCode::IncidentClosed.into());
    }
    let merged = case.items.live::<MarkFacts>().any(|item| matches!(item.facts.mark, Mark::MergedInto { .. }));
    if merged && T::KIND != ItemKind::Mark {
        return Err(ProblemCode::IncidentMerged.into());
    }
    if item.other_incident() == Some(case.id) {
        return Err(ProblemCode::MergeIntoItself.into());
    }
    let on_the_case = |id| case.live_parties().any(|party| party.person_id == id);
    let strangers = item.people().into_iter().filter(|(_, id)| !on_the_case(*id));
    let mut errors: Vec<FieldError> = strangers.map(|(pointer, _)| FieldError::new(pointer, "not-on-the-case")).collect();
    if item.crime_id().is_some_and(|id| case.items.find::<CrimeFacts>(id).is_none()) {
        errors.push(FieldError::new("/crimeId", "not-on-the-case"));
    }
    errors.extend(item.fits(case));
    if let Some(reported) = case.facts.reported_at() {
        let early = item.after_report().into_iter().filter(|(_, at)| *at < reported);
        errors.extend(early.map(|(pointer, _)| FieldError::new(pointer, "before-reported")));
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

/// Refuses a part in the incident that somebody is too young for: an offender under ten, an adult who is none.
pub fn check_people(role: PartyRole, person: &crate::person::PersonFacts, case: &CaseRecords) -> Result<(), Problem> {
    let age = age_of(person, case).at_act();
    match role {
        PartyRole::Offender if age.is_some_and(|age| age < 10) => Err(Problem::field("/role", "under-10")),
        PartyRole::ImplicatedAdult if age.is_some_and(|age| age < 18) => Err(Problem::field("/role", "not-an-adult")),
        _ => Ok(()),
    }
}
