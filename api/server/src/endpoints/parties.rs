//! Parties: who is in an incident, in which role.

use super::persons::linkable;
use super::{Shared, answer, open_for_more, unchanged, visible};
use crate::case::load;
use crate::conditions::{etag, require_change, require_create};
use crate::dto::common::{Names, Page};
use crate::dto::merge::merged;
use crate::dto::party::{PartyCreate, PartyFields, PartyInfo};
use crate::dto::person::{personal, shown};
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::dto::schema::WireId;
use crate::extract::{Actor, Behalfs, IdOf, IdsOf, Patch, ReadIncidents, RecordIncidents, Valid};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::write_once::{Written, write_once};
use actix_web::{HttpRequest, HttpResponse, get, patch, put};
use std::sync::Arc;
use waymark_domain::audit::RecordKind;
use waymark_domain::case::check_people;
use waymark_domain::party::{PartyFacts, Withdrawn};
use waymark_domain::text::PersonalText;
use waymark_domain::viewers::Viewer;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::parties::PartyRecord;
use waymark_store::{Tx, officers, parties};

fn info(tx: &mut impl Tx, record: &PartyRecord) -> Result<PartyInfo, Problem> {
    let by: Vec<Id> = record.facts.withdrawn.iter().map(|w| w.by).collect();
    Ok(PartyInfo::from(record, &Names(officers::find_many(tx, &by)?)))
}

fn in_case(tx: &mut impl Tx, viewer: &Viewer, incident: Id, id: Id) -> Result<PartyRecord, Problem> {
    visible(tx, viewer, incident)?;
    parties::find(tx, id)?.filter(|party| party.incident_id == incident).ok_or_else(|| ProblemCode::NotFound.into())
}

/// Link a person to an incident in one role.
#[utoipa::path(tag = "parties", operation_id = "createParty", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The link's id, made by the caller.")),
    request_body = PartyCreate, responses((status = 201, description = "Linked.", body = PartyInfo), WriteProblems))]
#[put("/incidents/{id}/parties/{itemId}")]
pub async fn create_party(
    state: Shared,
    actor: Actor<RecordIncidents>,
    ids: IdsOf,
    body: Valid<PartyCreate>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let shared = Arc::clone(&state);
    let (IdsOf(incident, id), behalf, viewer, new) = (ids, actor.behalf(), actor.viewer(), body.value);
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(incident)?;
        let case = visible(tx, &viewer, incident)?;
        if parties::find(tx, id)?.is_some() {
            return Err(ProblemCode::AlreadyExists.into());
        }
        let case = load(tx, &shared, case)?;
        open_for_more(&case)?;
        let person = linkable(tx, &viewer, new.person_id, "/personId")?;
        check_people(new.role, &person.facts, &case.records)?;
        if let Some(existing) = parties::holding(tx, incident, new.person_id, new.role)? {
            return Err(Problem { existing: Some(existing), ..ProblemCode::PartyAlreadyRecorded.into() });
        }
        let facts =
            PartyFacts { person_id: new.person_id, role: new.role, note: personal(new.note), written_at: new.written_at, withdrawn: None };
        facts.check().map_err(Problem::invalid)?;
        let record = parties::insert(tx, &behalf, id, incident, facts)?;
        Written::created(&info(tx, &record)?, etag(record.version), format!("/v1/incidents/{incident}/parties/{id}"))
    })
    .await
}

/// Change a link's note, or withdraw the link with a reason.
#[utoipa::path(tag = "parties", operation_id = "updateParty", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The link.")),
    request_body(content = PartyFields, content_type = "application/merge-patch+json"), responses((status = 200, description = "As it is now.", body = PartyInfo), WriteProblems))]
#[patch("/incidents/{id}/parties/{itemId}")]
pub async fn update_party(
    state: Shared,
    actor: Actor<RecordIncidents>,
    ids: IdsOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let seen = require_change(request.headers())?;
    let shared = Arc::clone(&state);
    let (IdsOf(incident, id), behalf, viewer, patch) = (ids, actor.behalf(), actor.viewer(), body.patch);
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(incident)?;
        let old = in_case(tx, &viewer, incident, id)?;
        let case = visible(tx, &viewer, incident)?;
        open_for_more(&load(tx, &shared, case)?)?;
        unchanged(tx, seen, id, old.version, &etag(old.version))?;
        if old.facts.withdrawn.is_some() {
            return Err(ProblemCode::AlreadyWithdrawn.into());
        }
        let current = PartyFields { note: shown(old.facts.note.as_ref()), withdrawn_reason: None };
        let fields: PartyFields = merged(serde_json::to_value(current).map_err(Problem::internal)?, &patch)?;
        let withdrawn =
            fields.withdrawn_reason.map(|reason| Withdrawn { reason: PersonalText::new(reason), at: behalf.at, by: behalf.officer });
        let facts = PartyFacts { note: personal(fields.note), withdrawn, ..old.facts.clone() };
        facts.check().map_err(Problem::invalid)?;
        let record = if facts == old.facts { old } else { parties::update(tx, &behalf, &old, facts)? };
        Written::changed(&info(tx, &record)?, etag(record.version))
    })
    .await
}

/// A link.
#[utoipa::path(tag = "parties", operation_id = "getParty", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The link.")),
    responses((status = 200, description = "The link.", body = PartyInfo), ReadProblems))]
#[get("/incidents/{id}/parties/{itemId}")]
pub async fn get_party(state: Shared, actor: Actor<ReadIncidents>, ids: IdsOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (IdsOf(incident, id), viewer) = (ids, actor.viewer());
    let party = state
        .store
        .read(move |tx| {
            let record = in_case(tx, &viewer, incident, id)?;
            info(tx, &record)
        })
        .await?;
    consult(
        &state,
        &actor,
        Look::Record { kind: RecordKind::Party, id, incident: Some(incident), version: party.version, with: vec![party.person_id] },
    )
    .await?;
    Ok(answer(request.headers(), &party.etag, &party))
}

/// All links of an incident, withdrawn ones included, oldest first.
#[utoipa::path(tag = "parties", operation_id = "listParties", params(("id" = WireId, Path, description = "The incident.")),
    responses((status = 200, description = "The links.", body = Page<PartyInfo>), ReadProblems))]
#[get("/incidents/{id}/parties")]
pub async fn list_parties(state: Shared, actor: Actor<ReadIncidents>, id: IdOf) -> Result<HttpResponse, Refusal> {
    let (incident, viewer) = (id.0, actor.viewer());
    let items = state
        .store
        .read(move |tx| {
            visible(tx, &viewer, incident)?;
            let records = parties::of_incident(tx, incident)?;
            let by: Vec<Id> = records.iter().filter_map(|record| record.facts.withdrawn.as_ref()).map(|w| w.by).collect();
            let names = Names(officers::find_many(tx, &by)?);
            Ok(records.iter().map(|record| PartyInfo::from(record, &names)).collect::<Vec<_>>())
        })
        .await?;
    consult(&state, &actor, Look::List { kind: RecordKind::Party, records: items.iter().map(|item| (item.id, item.version)).collect() })
        .await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}
