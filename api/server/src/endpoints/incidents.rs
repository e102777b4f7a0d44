//! Incidents: always serious, always with a reference.

use super::{Shared, answer, case_file, case_parts, open_for_more, unchanged, visible};
use crate::case::load;
use crate::conditions::{case_etag, require_change, require_create};
use crate::dto::case_file::{CaseFile, IncidentItem, IncidentQuery, ListOrder};
use crate::dto::common::{Page, limit};
use crate::dto::incident::{IncidentCreate, IncidentFields};
use crate::dto::merge::merged;
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::extract::{Actor, Asked, Behalfs, IdOf, Patch, ReadIncidents, RecordIncidents, Valid};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::write_once::{Written, write_once};
use actix_web::{HttpRequest, HttpResponse, get, patch, put};
use std::sync::Arc;
use waymark_domain::audit::RecordKind;
use waymark_domain::incident::{IncidentFacts, SchoolChoice};
use waymark_domain::instant::Day;
use waymark_domain::reference::{PREFIXES, Reference};
use waymark_domain::text::PersonalText;
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::incidents::{self, Order};
use waymark_store::{Tx, WriteTx, devices, schools};

/// The facts, checked, with the school's name as the list has it now.
fn checked(tx: &mut impl Tx, mut facts: IncidentFacts, now: Instant) -> Result<IncidentFacts, Problem> {
    facts.check(now).map_err(Problem::invalid)?;
    if let Some(SchoolChoice { id: Some(id), name }) = &mut facts.school {
        let school = schools::find(tx, *id).map_err(|_| Problem::field("/school/id", "not-found"))?;
        *name = Some(PersonalText::new(school.name));
    }
    Ok(facts)
}

/// A reference made on one of the officer's own devices, or the next of the server's own.
fn reference(tx: &mut WriteTx<'_>, officer: Id, asked: Option<Reference>) -> Result<Reference, Problem> {
    let Some(asked) = asked else {
        tx.lock(Id::NUMBERS)?;
        return next_of_server(tx);
    };
    let device = devices::by_prefix(tx, asked.prefix_number())?.filter(|device| device.officer_id == officer);
    let device = device.ok_or_else(|| Problem::field("/reference", "reference-not-yours"))?;
    if incidents::reference_taken(tx, asked)? {
        return Err(ProblemCode::ReferenceTaken.into());
    }
    devices::note_reference(tx, device.id, asked.counter())?;
    Ok(asked)
}

/// The next reference of the server's own. When a prefix is used up the server takes another one from the far end, where devices come last.
fn next_of_server(tx: &mut WriteTx<'_>) -> Result<Reference, Problem> {
    for prefix in std::iter::once(devices::SERVER_PREFIX).chain((1..PREFIXES).rev()) {
        let next = incidents::highest_counter(tx, prefix)? + 1;
        if prefix != devices::SERVER_PREFIX && devices::by_prefix(tx, prefix)?.is_some() {
            break;
        }
        if next < PREFIXES {
            return Ok(Reference::make(prefix, next));
        }
    }
    Err(Problem::internal("all references are used up"))
}

/// Record an incident.
///
/// The id is made by the caller, so that sending it twice has one effect even without the Idempotency-Key. People are linked afterwards as parties.
#[utoipa::path(tag = "incidents", operation_id = "createIncident", params(("id" = crate::dto::schema::WireId, Path, description = "The incident's id, made by the caller.")),
    request_body = IncidentCreate, responses((status = 201, description = "Recorded: it is on disk.", body = CaseFile), WriteProblems))]
#[put("/incidents/{id}")]
pub async fn create_incident(
    state: Shared,
    actor: Actor<RecordIncidents>,
    id: IdOf,
    body: Valid<IncidentCreate>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let (id, behalf, shared) = (id.0, actor.behalf(), Arc::clone(&state));
    let (asked, fields, written_at) = body.value.split();
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(id)?;
        if incidents::find(tx, id)?.is_some() {
            return Err(ProblemCode::AlreadyExists.into());
        }
        let facts = checked(tx, fields.into_facts(written_at)?, behalf.at)?;
        let reference = reference(tx, behalf.officer, asked)?;
        let pack = shared.packs.on_day(tx, Day(behalf.at.utc().date_naive()))?;
        let record = incidents::insert(tx, &behalf, id, reference, &pack, facts)?;
        let etag = case_etag(record.version, record.case_version);
        Written::created(&case_file(tx, record)?, etag, format!("/v1/incidents/{id}"))
    })
    .await
}

/// The whole case file.
#[utoipa::path(tag = "incidents", operation_id = "getIncident", params(("id" = crate::dto::schema::WireId, Path, description = "The incident.")),
    responses((status = 200, description = "The case file.", body = CaseFile), ReadProblems))]
#[get("/incidents/{id}")]
pub async fn get_incident(state: Shared, actor: Actor<ReadIncidents>, id: IdOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (id, viewer) = (id.0, actor.viewer());
    let parts = state
        .store
        .read(move |tx| {
            let incident = visible(tx, &viewer, id)?;
            case_parts(tx, incident)
        })
        .await?;
    let with = parts.persons.iter().map(|person| person.id).collect();
    consult(
        &state,
        &actor,
        Look::Record { kind: RecordKind::Incident, id, incident: Some(id), version: parts.incident.case_version, with },
    )
    .await?;
    let file = parts.file();
    Ok(answer(request.headers(), &file.etag, &file))
}

/// Correct an incident's own facts (merge patch: null takes a value away).
#[utoipa::path(tag = "incidents", operation_id = "updateIncident", params(("id" = crate::dto::schema::WireId, Path, description = "The incident.")),
    request_body(content = IncidentFields, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The case file as it is now.", body = CaseFile), WriteProblems))]
#[patch("/incidents/{id}")]
pub async fn update_incident(
    state: Shared,
    actor: Actor<RecordIncidents>,
    id: IdOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let seen = require_change(request.headers())?;
    let shared = Arc::clone(&state);
    let (id, behalf, viewer, patch) = (id.0, actor.behalf(), actor.viewer(), body.patch);
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(id)?;
        let old = visible(tx, &viewer, id)?;
        unchanged(tx, seen, id, old.version, &case_etag(old.version, old.case_version))?;
        open_for_more(&load(tx, &shared, old.clone())?)?;
        let current = serde_json::to_value(IncidentFields::from(&old.facts)).map_err(Problem::internal)?;
        let facts = checked(tx, merged::<IncidentFields>(current, &patch)?.into_facts(old.facts.written_at)?, behalf.at)?;
        let same = IncidentFacts { written_at: old.facts.written_at, ..facts.clone() } == old.facts;
        let record = if same { old } else { incidents::update(tx, &behalf, &old, facts)? };
        let etag = case_etag(record.version, record.case_version);
        Written::changed(&case_file(tx, record)?, etag)
    })
    .await
}

/// One's incidents, newest first; or the one with a reference.
#[utoipa::path(tag = "incidents", operation_id = "listIncidents", params(IncidentQuery), responses((status = 200, description = "A page of incidents.", body = Page<IncidentItem>), ReadProblems))]
#[get("/incidents")]
pub async fn list_incidents(state: Shared, actor: Actor<ReadIncidents>, query: Asked<IncidentQuery>) -> Result<HttpResponse, Refusal> {
    let (limit, officer, viewer) = (limit(query.0.limit), actor.id(), actor.viewer());
    let reference = query.0.reference.as_deref().map(Reference::parse).transpose().map_err(|code| Problem::field("/reference", code))?;
    let order = if query.0.order == ListOrder::Updated { Order::Updated } else { Order::Received };
    let list = format!("incidents|{order:?}|{}", reference.map(|r| r.to_string()).unwrap_or_default());
    let after: Option<(Instant, Id)> = query.0.cursor.as_deref().map(|cursor| state.cursors.read(&list, officer, cursor)).transpose()?;
    let mut found = state.store.read(move |tx| Ok(incidents::page(tx, &viewer.ids, order, reference, after, limit + 1)?)).await?;
    let more = found.len() > limit as usize;
    found.truncate(limit as usize);
    consult(&state, &actor, Look::List { kind: RecordKind::Incident, records: found.iter().map(|r| (r.id, r.case_version)).collect() })
        .await?;
    let next_cursor = match found.last() {
        Some(last) if more => {
            let at = if order == Order::Updated { last.updated_at } else { last.received_at };
            Some(state.cursors.make(&list, officer, &(at, last.id))?)
        }
        _ => None,
    };
    Ok(HttpResponse::Ok().json(Page { items: found.iter().map(IncidentItem::from).collect(), next_cursor }))
}
