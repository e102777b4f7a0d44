//! One file per resource. A handler reads as its own specification: who may, what came, one transaction, the answer.

pub mod changes;
pub mod devices;
pub mod health;
pub mod history;
pub mod incidents;
pub mod notes;
pub mod officers;
pub mod parties;
pub mod persons;
pub mod problems;
pub mod schools;
pub mod sessions;

use crate::conditions::{self, Seen};
use crate::dto::case_file::{CaseFile, CaseParts};
use crate::state::State;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;
use waymark_domain::access::may_see;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::incidents::IncidentRecord;
use waymark_store::{Tx, history as revisions, incidents as incident_store, notes as note_store, officers as officer_store};
use waymark_store::{parties as party_store, persons as person_store};

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
fn visible(tx: &mut impl Tx, actor: Id, id: Id) -> Result<IncidentRecord, Problem> {
    incident_store::find(tx, id)?.filter(|incident| may_see(actor, incident.owner_id)).ok_or_else(|| ProblemCode::NotFound.into())
}

/// Refuses a change made against a version that is not the newest, with the names of what changed since.
fn unchanged(tx: &mut impl Tx, seen: Seen, id: Id, version: i64, etag: &str) -> Result<(), Problem> {
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
    names.sort_unstable();
    names.dedup();
    let officers = officer_store::find_many(tx, &names)?;
    Ok(CaseParts { incident, parties, persons, notes, officers })
}

fn case_file(tx: &mut impl Tx, incident: IncidentRecord) -> Result<CaseFile, Problem> {
    Ok(case_parts(tx, incident)?.file())
}
