//! The incident: how it was reported, and how many of everything there are.

use super::Values;
use crate::case::Case;
use crate::values::Value;
use crate::vocabulary::{IncidentFact as F, PersonFact as P, Scope};

pub(super) fn facts<'c>(case: &'c Case, persons: &[Values<'c>], is_offender: &[bool]) -> Values<'c> {
    let mut v = Values::of(Scope::Incident);
    let i = &case.incident;
    v.set(F::Country as usize, i.country.into());
    v.set(F::Channel as usize, i.channel.into());
    v.set(F::ReporterKind as usize, i.reporter_kind.into());
    v.set(F::ReportedAt as usize, Value::at(i.reported_at));
    v.set(F::HappenedFrom as usize, Value::at(i.happened_from));
    v.set(F::ReopenedAt as usize, Value::at(i.reopened_at));
    v.set(F::Closed as usize, Value::Flag(i.status == "closed"));
    v.set(F::VictimConfirms as usize, i.victim_confirms.into());
    v.set(F::SchoolProcedures as usize, i.school_procedures.into());
    v.set(F::GeneralEducation as usize, i.general_education.into());
    let advised = |kind: &str| Value::at(case.advice.iter().filter(|a| a.kind == kind).map(|a| a.at).max());
    v.set(F::ThirdPartyAdviceAt as usize, advised("third_party"));
    v.set(F::ExpertAdviceAt as usize, advised("expert"));
    let people = |fact: P| Value::many(persons.iter().filter(|p| p.yes(fact as usize)).count());
    let young = |p: &&Values<'_>| matches!(p.get(P::YoungestAge as usize), Value::Count(age) if age < 13);
    let ageless = |p: &&Values<'_>| p.yes(P::Child as usize) && p.get(P::YoungestAge as usize) == Value::Unknown;
    v.set(F::People as usize, Value::many(persons.len()));
    v.set(F::Children as usize, people(P::Child));
    v.set(F::AdultsImplicated as usize, Value::many(adults_implicated(case, persons)));
    v.set(F::Under13 as usize, Value::many(persons.iter().filter(young).count()));
    v.set(F::AgesUnknown as usize, Value::many(persons.iter().filter(ageless).count()));
    v.set(F::Victims as usize, people(P::Victim));
    v.set(F::Offenders as usize, Value::many(is_offender.iter().filter(|yes| **yes).count()));
    v.set(F::Crimes as usize, Value::many(case.crimes.len()));
    v.set(F::Exhibits as usize, Value::many(case.exhibits.len()));
    v.set(F::Viewings as usize, Value::many(case.viewings.len()));
    v.set(F::CidReferrals as usize, Value::many(case.referrals.iter().filter(|r| r.to == "cid").count()));
    v.set(F::SuspectsUnknown as usize, Value::many(case.crimes.iter().filter(|c| c.suspect_unknown).count()));
    v
}

/// Adults recorded as offenders or as implicated; a parent or a teacher is not counted.
fn adults_implicated(case: &Case, persons: &[Values<'_>]) -> usize {
    let implicated =
        |(p, v): &(&crate::case::Person, &Values<'_>)| v.yes(P::Adult as usize) && (p.is("offender") || p.is("implicated_adult"));
    case.persons.iter().zip(persons).filter(implicated).count()
}
