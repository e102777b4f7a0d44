//! What was changed in a case by whom, newest first, with both versions.

use super::{Shared, visible};
use crate::dto::common::{Names, Page, PageQuery, limit};
use crate::dto::history::{FieldChange, HistoryInfo};
use crate::dto::problem::ReadProblems;
use crate::dto::schema::WireId;
use crate::extract::{Actor, Asked, IdOf, ReadIncidents};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use actix_web::{HttpResponse, get};
use waymark_domain::audit::RecordKind;
use waymark_domain::{Id, diff};
use waymark_store::{history, officers, parties};

/// Kept beside the fields of a version, and given beside them too.
const BESIDE: &str = "writtenAt";

/// A case's history.
#[utoipa::path(tag = "history", operation_id = "listHistory", params(("id" = WireId, Path, description = "The incident."), PageQuery),
    responses((status = 200, description = "A page of the history.", body = Page<HistoryInfo>), ReadProblems))]
#[get("/incidents/{id}/history")]
pub async fn list_history(state: Shared, actor: Actor<ReadIncidents>, id: IdOf, query: Asked<PageQuery>) -> Result<HttpResponse, Refusal> {
    let (incident, officer, viewer, limit) = (id.0, actor.id(), actor.viewer(), limit(query.0.limit));
    let list = format!("history|{incident}");
    let before: Option<Id> = query.0.cursor.as_deref().map(|cursor| state.cursors.read(&list, officer, cursor)).transpose()?;
    let (mut items, version) = state
        .store
        .read(move |tx| {
            let case = visible(tx, &viewer, incident)?;
            let mut people: Vec<Id> = parties::of_incident(tx, incident)?.iter().map(|party| party.facts.person_id).collect();
            people.sort_unstable();
            people.dedup();
            let revisions = history::page(tx, incident, &people, before, limit + 1)?;
            let mut actors: Vec<Id> = revisions.iter().map(|revision| revision.actor).collect();
            actors.sort_unstable();
            actors.dedup();
            let names = Names(officers::find_many(tx, &actors)?);
            let mut items = Vec::with_capacity(revisions.len());
            for revision in &revisions {
                let earlier = history::previous(tx, revision.resource_id, revision.version)?;
                let changes = diff::changes(earlier.as_ref(), &revision.body)
                    .into_iter()
                    .filter(|change| change.field != BESIDE)
                    .map(|change| FieldChange { field: change.field, before: change.before, after: change.after })
                    .collect();
                items.push(HistoryInfo {
                    id: revision.id,
                    kind: revision.kind,
                    resource_id: revision.resource_id,
                    version: revision.version,
                    by: names.by(revision.actor),
                    at: revision.made_at,
                    written_at: revision.written_at,
                    changes,
                });
            }
            Ok((items, case.case_version))
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::Incident, id: incident, incident: Some(incident), version, with: Vec::new() })
        .await?;
    let more = items.len() > limit as usize;
    items.truncate(limit as usize);
    let next_cursor = match items.last() {
        Some(last) if more => Some(state.cursors.make(&list, officer, &last.id)?),
        _ => None,
    };
    Ok(HttpResponse::Ok().json(Page { items, next_cursor }))
}
