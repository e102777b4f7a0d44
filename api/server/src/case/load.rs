//! Everything of a case in one read, and what the rules say of it.

use crate::guidance_packs::Kept;
use crate::state::State;
use waymark_domain::guidance::{CaseRecords, OnRecord, case_facts, evaluate};
use waymark_domain::occasions;
use waymark_domain::party::PartyRole;
use waymark_domain::{Id, Instant, Problem};
use waymark_rules::Evaluation;
use waymark_store::case_items::{self, ItemRecord, as_items};
use waymark_store::incidents::IncidentRecord;
use waymark_store::parties::PartyRecord;
use waymark_store::persons::PersonRecord;
use waymark_store::{Tx, incidents, parties, persons, schools};

/// Most other incidents of one person that are looked through for earlier occasions.
const OTHERS: usize = 200;

/// A case with its pack.
pub struct Loaded {
    pub incident: IncidentRecord,
    pub parties: Vec<PartyRecord>,
    pub records: CaseRecords,
    pub kept: Kept,
}

impl Loaded {
    /// What the rules say of the case as it is.
    pub fn judge<T>(&self, now: Instant, look: impl FnOnce(&Evaluation<'_>) -> T) -> Result<T, Problem> {
        self.judge_as(&self.records, now, look)
    }

    /// What the rules say of the case as it would be.
    pub fn judge_as<T>(&self, records: &CaseRecords, now: Instant, look: impl FnOnce(&Evaluation<'_>) -> T) -> Result<T, Problem> {
        let case = case_facts(records)?;
        Ok(look(&evaluate(&self.kept.pack, &case, now)))
    }
}

/// Everything of a case.
pub fn load(tx: &mut impl Tx, state: &State, incident: IncidentRecord) -> Result<Loaded, Problem> {
    let kept = state.packs.get(tx, &incident.guidance_pack)?;
    let parties = parties::of_incident(tx, incident.id)?;
    let persons = people(tx, &parties)?;
    let items = case_items::of_incident(tx, incident.id)?;
    let mut records = records(tx, &incident, &parties, &persons, &items)?;
    records.on_record = on_record(tx, &records)?;
    Ok(Loaded { incident, parties, records, kept })
}

fn people(tx: &mut impl Tx, parties: &[PartyRecord]) -> Result<Vec<PersonRecord>, Problem> {
    let mut ids: Vec<Id> = parties.iter().map(|party| party.facts.person_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(persons::find_many(tx, &ids)?)
}

fn records(
    tx: &mut impl Tx,
    incident: &IncidentRecord,
    parties: &[PartyRecord],
    persons: &[PersonRecord],
    items: &[ItemRecord],
) -> Result<CaseRecords, Problem> {
    let school = incident.facts.school.as_ref().and_then(|school| school.id);
    // A school that has left the list since is no reason not to open the case.
    let country = school.and_then(|id| schools::find(tx, id).ok()).map(|school| school.country);
    Ok(CaseRecords {
        id: incident.id,
        facts: incident.facts.clone(),
        country,
        parties: parties.iter().map(|party| party.facts.clone()).collect(),
        persons: persons.iter().map(|person| (person.id, person.facts.clone())).collect(),
        items: as_items(items)?,
        on_record: Vec::new(),
    })
}

/// Earlier occasions of those recorded against a crime, counted in the incidents they were an offender in, whoever's those are.
fn on_record(tx: &mut impl Tx, case: &CaseRecords) -> Result<Vec<OnRecord>, Problem> {
    let mut others: Vec<Id> = Vec::new();
    let mut offenders: Vec<Id> =
        case.live_parties().filter(|party| party.role == PartyRole::Offender).map(|party| party.person_id).collect();
    offenders.sort_unstable();
    offenders.dedup();
    for person in offenders {
        others.extend(parties::incidents_as(tx, person, PartyRole::Offender)?.into_iter().filter(|id| *id != case.id).take(OTHERS));
    }
    others.sort_unstable();
    others.dedup();
    let mut cases = Vec::with_capacity(others.len());
    for id in others {
        if let Some(incident) = incidents::find(tx, id)? {
            let items = case_items::of_incident(tx, id)?;
            cases.push(records(tx, &incident, &[], &[], &items)?);
        }
    }
    Ok(occasions::on_record(case, &cases))
}
