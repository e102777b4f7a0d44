//! Notes on an incident: never rewritten, withdrawn with a reason.

use super::{Shared, answer, unchanged, visible};
use crate::conditions::{etag, require_change, require_create};
use crate::dto::common::{Names, Page};
use crate::dto::merge::merged;
use crate::dto::note::{NoteCreate, NoteFields, NoteInfo};
use crate::dto::person::personal;
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::dto::schema::WireId;
use crate::extract::{Actor, Behalfs, IdOf, IdsOf, Patch, ReadIncidents, RecordIncidents, Valid};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::write_once::{Written, write_once};
use actix_web::{HttpRequest, HttpResponse, get, patch, put};
use waymark_domain::audit::RecordKind;
use waymark_domain::note::NoteFacts;
use waymark_domain::party::Withdrawn;
use waymark_domain::text::PersonalText;
use waymark_domain::viewers::Viewer;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::notes::NoteRecord;
use waymark_store::{Tx, notes, officers};

fn names(tx: &mut impl Tx, records: &[NoteRecord]) -> Result<Names, Problem> {
    let mut by: Vec<Id> =
        records.iter().flat_map(|record| [Some(record.facts.by), record.facts.withdrawn.as_ref().map(|w| w.by)]).flatten().collect();
    by.sort_unstable();
    by.dedup();
    Ok(Names(officers::find_many(tx, &by)?))
}

fn info(tx: &mut impl Tx, record: &NoteRecord) -> Result<NoteInfo, Problem> {
    let names = names(tx, std::slice::from_ref(record))?;
    Ok(NoteInfo::from(record, &names))
}

fn in_case(tx: &mut impl Tx, viewer: &Viewer, incident: Id, id: Id) -> Result<NoteRecord, Problem> {
    visible(tx, viewer, incident)?;
    notes::find(tx, id)?.filter(|note| note.incident_id == incident).ok_or_else(|| ProblemCode::NotFound.into())
}

/// Add a note.
#[utoipa::path(tag = "notes", operation_id = "createNote", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The note's id, made by the caller.")),
    request_body = NoteCreate, responses((status = 201, description = "Added.", body = NoteInfo), WriteProblems))]
#[put("/incidents/{id}/notes/{itemId}")]
pub async fn create_note(
    state: Shared,
    actor: Actor<RecordIncidents>,
    ids: IdsOf,
    body: Valid<NoteCreate>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let (IdsOf(incident, id), behalf, viewer, new) = (ids, actor.behalf(), actor.viewer(), body.value);
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(incident)?;
        visible(tx, &viewer, incident)?;
        if notes::find(tx, id)?.is_some() {
            return Err(ProblemCode::AlreadyExists.into());
        }
        let facts = NoteFacts {
            kind: new.kind,
            told_by: personal(new.told_by),
            text: PersonalText::new(new.text.trim()),
            written_at: new.written_at,
            by: behalf.officer,
            withdrawn: None,
        };
        facts.check().map_err(Problem::invalid)?;
        let record = notes::insert(tx, &behalf, id, incident, facts)?;
        Written::created(&info(tx, &record)?, etag(record.version), format!("/v1/incidents/{incident}/notes/{id}"))
    })
    .await
}

/// Withdraw a note with a reason.
#[utoipa::path(tag = "notes", operation_id = "updateNote", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The note.")),
    request_body(content = NoteFields, content_type = "application/merge-patch+json"), responses((status = 200, description = "As it is now.", body = NoteInfo), WriteProblems))]
#[patch("/incidents/{id}/notes/{itemId}")]
pub async fn update_note(
    state: Shared,
    actor: Actor<RecordIncidents>,
    ids: IdsOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let seen = require_change(request.headers())?;
    let (IdsOf(incident, id), behalf, viewer, patch) = (ids, actor.behalf(), actor.viewer(), body.patch);
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(incident)?;
        let old = in_case(tx, &viewer, incident, id)?;
        unchanged(tx, seen, id, old.version, &etag(old.version))?;
        if old.facts.withdrawn.is_some() {
            return Err(ProblemCode::AlreadyWithdrawn.into());
        }
        let fields: NoteFields = merged(serde_json::to_value(NoteFields::default()).map_err(Problem::internal)?, &patch)?;
        let withdrawn =
            fields.withdrawn_reason.map(|reason| Withdrawn { reason: PersonalText::new(reason), at: behalf.at, by: behalf.officer });
        let facts = NoteFacts { withdrawn, ..old.facts.clone() };
        facts.check().map_err(Problem::invalid)?;
        let record = if facts == old.facts { old } else { notes::update(tx, &behalf, &old, facts)? };
        Written::changed(&info(tx, &record)?, etag(record.version))
    })
    .await
}

/// A note.
#[utoipa::path(tag = "notes", operation_id = "getNote", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The note.")),
    responses((status = 200, description = "The note.", body = NoteInfo), ReadProblems))]
#[get("/incidents/{id}/notes/{itemId}")]
pub async fn get_note(state: Shared, actor: Actor<ReadIncidents>, ids: IdsOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (IdsOf(incident, id), viewer) = (ids, actor.viewer());
    let note = state
        .store
        .read(move |tx| {
            let record = in_case(tx, &viewer, incident, id)?;
            info(tx, &record)
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::Note, id, incident: Some(incident), version: note.version, with: Vec::new() })
        .await?;
    Ok(answer(request.headers(), &note.etag, &note))
}

/// All notes of an incident, withdrawn ones included, oldest first.
#[utoipa::path(tag = "notes", operation_id = "listNotes", params(("id" = WireId, Path, description = "The incident.")),
    responses((status = 200, description = "The notes.", body = Page<NoteInfo>), ReadProblems))]
#[get("/incidents/{id}/notes")]
pub async fn list_notes(state: Shared, actor: Actor<ReadIncidents>, id: IdOf) -> Result<HttpResponse, Refusal> {
    let (incident, viewer) = (id.0, actor.viewer());
    let items = state
        .store
        .read(move |tx| {
            visible(tx, &viewer, incident)?;
            let records = notes::of_incident(tx, incident)?;
            let names = names(tx, &records)?;
            Ok(records.iter().map(|record| NoteInfo::from(record, &names)).collect::<Vec<_>>())
        })
        .await?;
    consult(&state, &actor, Look::List { kind: RecordKind::Note, records: items.iter().map(|item| (item.id, item.version)).collect() })
        .await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}
