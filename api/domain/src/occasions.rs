//! Earlier occasions for the same offence: what the server can count by itself. Whether somebody is a repeat offender a person says.

use crate::case::{CrimeFacts, CrimeRole, Mark, MarkFacts};
use crate::guidance::{CaseRecords, OnRecord};
use crate::ids::Id;
use crate::instant::Instant;
use std::collections::BTreeSet;

/// When an incident counts as having come to the attention of the police: when it was reported, or else written down.
fn came_to_attention(case: &CaseRecords) -> Instant {
    case.facts.reported_at().unwrap_or(case.facts.written_at)
}

/// For each person recorded against a crime of this case, and each of those offences: the earlier incidents in which the same person is
/// recorded against a crime of the same offence. A case merged into another is not counted beside it, and this case never counts itself.
pub fn on_record(case: &CaseRecords, others: &[CaseRecords]) -> Vec<OnRecord> {
    let merged = |other: &CaseRecords| other.items.live::<MarkFacts>().any(|item| matches!(item.facts.mark, Mark::MergedInto { .. }));
    let earlier: Vec<&CaseRecords> =
        others.iter().filter(|other| other.id != case.id && !merged(other) && came_to_attention(other) < came_to_attention(case)).collect();
    let incidents = |person: Id, offence: &str| {
        earlier.iter().filter(|other| against(other).contains(&(person, offence.to_owned()))).map(|other| other.id).collect()
    };
    against(case)
        .into_iter()
        .map(|(person_id, offence)| OnRecord { person_id, incidents: incidents(person_id, &offence), offence })
        .collect()
}

/// Who is recorded against what.
fn against(case: &CaseRecords) -> BTreeSet<(Id, String)> {
    let of = |crime: &CrimeFacts| -> Vec<(Id, String)> {
        crime.offence.iter().flat_map(|offence| crime.linked(CrimeRole::Offender).map(|person| (person, offence.clone()))).collect()
    };
    case.items.live::<CrimeFacts>().flat_map(|item| of(&item.facts)).collect()
}
