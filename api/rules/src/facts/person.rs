//! A person: child or adult, in which parts, and what has been done for them.

use super::Values;
use crate::case::{Ages, Case, Person};
use crate::values::Value;
use crate::vocabulary::{PersonFact as F, Scope};

/// What the three ages say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Years {
    /// The lowest of those known.
    pub(crate) youngest: Option<u32>,
    /// When the image was taken or shared, whichever is higher; when reported, if neither is known.
    pub(crate) at_act: Option<u32>,
}

impl Years {
    pub(crate) fn of(ages: &Ages) -> Self {
        let youngest = [ages.taken, ages.shared, ages.reported].into_iter().flatten().min();
        let at_act = [ages.taken, ages.shared].into_iter().flatten().max().or(ages.reported);
        Self { youngest, at_act }
    }

    /// Known to have been younger than this at the time of the act.
    pub(crate) fn under(self, age: u32) -> bool {
        self.at_act.is_some_and(|years| years < age)
    }
}

/// Under 18 on one of the dates. While no age is known: a victim or offender counts as a child, and so do a witness and a pupil who
/// reported it unless they have an adult's part as well; nobody else does.
fn is_child(case: &Case, person: &Person, years: Years) -> bool {
    let one_of = |roles: &[&str]| roles.iter().any(|role| person.is(role));
    let pupil = matches!(case.incident.reporter_kind, Some("child" | "other_pupil"));
    let young = one_of(&["victim", "offender"])
        || (one_of(&["witness"]) || pupil && one_of(&["reporter"])) && !one_of(&["parent_carer", "appropriate_adult", "safeguarding_lead"]);
    years.youngest.map_or(young && !person.is("implicated_adult"), |age| age < 18)
}

pub(super) fn facts<'c>(case: &'c Case, person: &'c Person, years: Years) -> Values<'c> {
    let mut v = Values::of(Scope::Person);
    let crimes_as = |role: &str| case.crimes.iter().filter(|c| c.links.iter().any(|l| l.person_id == person.id && l.role == role)).count();
    v.set(F::Child as usize, Value::Flag(is_child(case, person, years)));
    v.set(F::Adult as usize, Value::Flag(years.at_act.map_or(person.is("implicated_adult"), |age| age >= 18)));
    v.set(F::YoungestAge as usize, Value::count(years.youngest));
    v.set(F::AgeAtAct as usize, Value::count(years.at_act));
    v.set(F::Victim as usize, Value::Flag(person.is("victim")));
    v.set(F::Offender as usize, Value::Flag(person.is("offender")));
    v.set(F::Witness as usize, Value::Flag(person.is("witness")));
    v.set(F::AddedAt as usize, Value::at(person.added_at));
    v.set(F::CrimesAsVictim as usize, Value::many(crimes_as("victim")));
    v.set(F::CrimesAsOffender as usize, Value::many(crimes_as("offender")));
    v.set(F::Parents as usize, person.parents.into());
    v.set(F::SignpostedAt as usize, Value::at(person.signposted_at));
    v.set(F::Education as usize, person.education.into());
    notified(case, person, &mut v);
    v
}

/// The public protection unit's referrals about this person: how far the furthest has come, and when the first was made.
fn notified<'c>(case: &'c Case, person: &'c Person, v: &mut Values<'c>) {
    let about = || case.referrals.iter().filter(|r| r.to == "ppu" && r.person_id.as_ref() == Some(&person.id));
    let rank = |state: &str| crate::codes::PPU_STATE.iter().position(|s| *s == state);
    v.set(F::PpuReferral as usize, about().map(|r| r.state).max_by_key(|state| rank(state)).into());
    v.set(F::PpuNotifiedAt as usize, Value::at(about().map(|r| r.sent_at).min()));
    v.set(F::PpuChases as usize, Value::count(Some(about().filter_map(|r| r.chases).max().unwrap_or(0))));
    v.set(F::PpuEscalatedAt as usize, Value::at(about().filter_map(|r| r.escalated_at).min()));
}
