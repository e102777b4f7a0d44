//! The feed: every committed change visible to the account, at least once, in order, with no gap.

use super::Shared;
use crate::dto::change::ChangeInfo;
use crate::dto::common::{Page, PageQuery, limit};
use crate::dto::problem::ReadProblems;
use crate::extract::{Actor, Asked, ReadIncidents};
use crate::problem::Refusal;
use actix_web::{HttpResponse, get};
use waymark_store::feed::{self, Place};

/// Changes after a cursor, oldest first.
///
/// `nextCursor` is always given: keep it and come back with it, for new changes follow it. An empty page means that you have everything.
/// Entries are ids and kinds only; read the record to see what is there now.
#[utoipa::path(tag = "changes", operation_id = "listChanges", params(PageQuery), responses((status = 200, description = "A page of changes.", body = Page<ChangeInfo>), ReadProblems))]
#[get("/changes")]
pub async fn list_changes(state: Shared, actor: Actor<ReadIncidents>, query: Asked<PageQuery>) -> Result<HttpResponse, Refusal> {
    let (officer, viewer, limit) = (actor.id(), actor.viewer(), limit(query.0.limit));
    let place = match query.0.cursor.as_deref() {
        Some(cursor) => {
            let (tx, seq) = state.cursors.read("changes", officer, cursor)?;
            Place { tx, seq }
        }
        None => Place::default(),
    };
    let found = state.store.read(move |tx| Ok(feed::after(tx, &viewer.ids, place, limit)?)).await?;
    let last = found.last().map_or(place, |change| change.place);
    // The same place gives the same cursor text, so that a client can tell "nothing new" without looking inside.
    let next_cursor = match query.0.cursor {
        Some(cursor) if found.is_empty() => cursor,
        _ => state.cursors.make("changes", officer, &(last.tx, last.seq))?,
    };
    Ok(HttpResponse::Ok().json(Page { items: found.iter().map(ChangeInfo::from).collect(), next_cursor: Some(next_cursor) }))
}
