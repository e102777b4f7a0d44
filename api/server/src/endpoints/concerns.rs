//! A supervisor's list: what is overdue, overridden, or closed with something owed.

use super::Shared;
use crate::case::load;
use crate::dto::common::{Names, Page, PageQuery, limit};
use crate::dto::guidance::ConcernItem;
use crate::dto::problem::ReadProblems;
use crate::extract::{Actor, Asked, Supervise};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use actix_web::{HttpResponse, get};
use std::sync::Arc;
use waymark_domain::audit::RecordKind;
use waymark_domain::summary::notified;
use waymark_domain::supervision::concerns;
use waymark_domain::{Id, Instant};
use waymark_store::incidents::{self, Order};
use waymark_store::officers;

/// The team's cases that something is wrong with, the last changed first.
///
/// `limit` counts the cases looked at, so a page may name fewer, or none and still have a `nextCursor`.
#[utoipa::path(tag = "guidance", operation_id = "listConcerns", params(PageQuery), responses((status = 200, description = "A page of cases.", body = Page<ConcernItem>), ReadProblems))]
#[get("/concerns")]
pub async fn list_concerns(state: Shared, actor: Actor<Supervise>, query: Asked<PageQuery>) -> Result<HttpResponse, Refusal> {
    let (officer, viewer, now, shared, limit) = (actor.id(), actor.viewer(), actor.at(), Arc::clone(&state), limit(query.0.limit));
    let after: Option<(Instant, Id)> =
        query.0.cursor.as_deref().map(|cursor| state.cursors.read("concerns", officer, cursor)).transpose()?;
    let (items, last, named) = state
        .store
        .read(move |tx| {
            let mut found = incidents::page(tx, &viewer.ids, Order::Received, None, after, limit + 1)?;
            let more = found.len() > limit as usize;
            found.truncate(limit as usize);
            let last = found.last().filter(|_| more).map(|last| (last.received_at, last.id));
            let mut owners: Vec<Id> = found.iter().map(|incident| incident.owner_id).collect();
            owners.sort_unstable();
            owners.dedup();
            let names = Names(officers::find_many(tx, &owners)?);
            let (mut items, mut named) = (Vec::new(), Vec::new());
            for incident in found {
                let case = load(tx, &shared, incident)?;
                let (found, count) = case.judge(now, |rules| (concerns(&case.records, rules, now), notified(&case.records, rules)))?;
                if found.is_empty() {
                    continue;
                }
                named.push((case.incident.id, case.incident.case_version));
                items.push(ConcernItem {
                    incident_id: case.incident.id,
                    reference: case.incident.reference,
                    officer: names.by(case.incident.owner_id),
                    status: case.incident.status,
                    reported_at: case.incident.facts.reported_at(),
                    updated_at: case.incident.updated_at,
                    concerns: found,
                    notified: count.into(),
                });
            }
            Ok((items, last, named))
        })
        .await?;
    consult(&state, &actor, Look::List { kind: RecordKind::Incident, records: named }).await?;
    let next_cursor = last.map(|place| state.cursors.make("concerns", officer, &place)).transpose()?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor }))
}
