//! One file per resource. A handler reads as its own specification: who may, what came, one transaction, the answer.

pub mod batches;
pub mod cases;
pub mod changes;
pub mod concerns;
pub mod consultations;
pub mod devices;
pub mod health;
pub mod held_items;
pub mod history;
pub mod incidents;
pub mod items;
pub mod notes;
pub mod officers;
pub mod packs;
pub mod papers;
pub mod parties;
pub mod person_searches;
pub mod persons;
pub mod problems;
pub mod referrals;
pub mod schools;
pub mod sealed_batches;
pub mod sessions;
mod taking;

use crate::case::{Loaded, shape};
use crate::conditions::{self, Seen};
use crate::dto::case_file::{CaseFile, CaseParts};
use crate::state::State;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;
use waymark_domain::case::{Mark, MarkFacts};
use waymark_domain::viewers::Viewer;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::held_items as held_store;
use waymark_store::incidents::IncidentRecord;
use waymark_store::{Tx, case_items, history as revisions, incidents as incident_store, notes as note_store, officers as officer_store};
use waymark_store::{parties as party_store, persons as person_store, schools as school_store, viewers};

/// What handlers share.
pub type Shared = web::Data<Arc<State>>;

/// 200 with a strong ETag, or 304.
fn answer<T: Serialize>(headers: &HeaderMap, etag: &str, value: &T) -> HttpResponse {
    if conditions::not_modified(headers, etag) {
        return HttpResponse::NotModified().insert_header((header::ETAG, etag)).finish();
    }
    HttpResponse::Ok().insert_header((header::ETAG, etag)).json(value)
}

/// An incident that the account may see; one it may not see is not there.
pub fn visible(tx: &mut impl Tx, viewer: &Viewer, id: Id) -> Result<IncidentRecord, Problem> {
    let missing = || Problem::from(ProblemCode::NotFound);
    if viewers::sees(tx, id, &viewer.ids)? { incident_store::find(tx, id)?.ok_or_else(missing) } else { Err(missing()) }
}

/// Refuses to add to a case that is closed, or that goes on elsewhere.
fn open_for_more(case: &Loaded) -> Result<(), Problem> {
    if case.records.items.closure().is_some() {
        return Err(ProblemCode::IncidentClosed.into());
    }
    let merged = case.records.items.live::<MarkFacts>().any(|item| matches!(item.facts.mark, Mark::MergedInto { .. }));
    if merged { Err(ProblemCode::IncidentMerged.into()) } else { Ok(()) }
}

/// Refuses a change made against a version that is not the newest, with the names of what changed since.
pub fn unchanged(tx: &mut impl Tx, seen: Seen, id: Id, version: i64, etag: &str) -> Result<(), Problem> {
    if seen.is(version) {
        return Ok(());
    }
    let fields = revisions::changed_since(tx, id, seen.0.unwrap_or(0))?;
    Err(Problem::stale(etag.to_owned(), fields))
}

/// Reads everything of a case.
fn case_parts(tx: &mut impl Tx, incident: IncidentRecord) -> Result<CaseParts, Problem> {
    let parties = party_store::of_incident(tx, incident.id)?;
    let mut ids: Vec<Id> = parties.iter().map(|party| party.facts.person_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let persons = person_store::find_many(tx, &ids)?;
    let notes = note_store::of_incident(tx, incident.id)?;
    let withdrawn = parties
        .iter()
        .filter_map(|party| party.facts.withdrawn.as_ref())
        .chain(notes.iter().filter_map(|note| note.facts.withdrawn.as_ref()));
    let mut names: Vec<Id> = withdrawn.map(|w| w.by).chain(notes.iter().map(|note| note.facts.by)).chain([incident.owner_id]).collect();
    let items = case_items::of_incident(tx, incident.id)?;
    names.extend(items.iter().flat_map(shape::officers));
    names.sort_unstable();
    names.dedup();
    let officers = officer_store::find_many(tx, &names)?;
    let school = incident.facts.school.as_ref().and_then(|school| school.id);
    let country = school.and_then(|id| school_store::find(tx, id).ok()).map(|school| school.country);
    let proposals = held_store::proposed(tx, incident.id)?;
    Ok(CaseParts { incident, parties, persons, notes, items, officers, country, proposals })
}

fn case_file(tx: &mut impl Tx, incident: IncidentRecord) -> Result<CaseFile, Problem> {
    Ok(case_parts(tx, incident)?.file())
}
