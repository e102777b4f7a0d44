//! Who sees an incident (`api/domain/src/viewers.rs` says whom each id stands for).

use crate::StoreError;
use crate::feed;
use crate::schema::{officers, viewers};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use waymark_domain::audit::RecordKind;
use waymark_domain::viewers::team;
use waymark_domain::{Id, Instant};

/// Whether an incident is listed for any of these.
pub fn sees(tx: &mut impl Tx, incident: Id, ids: &[Id]) -> Result<bool, StoreError> {
    let ids: Vec<Uid> = ids.iter().copied().map(Uid).collect();
    let found: Option<Uid> = viewers::table
        .filter(viewers::incident_id.eq(Uid(incident)).and(viewers::viewer_id.eq_any(ids)))
        .select(viewers::viewer_id)
        .first(tx.parts().db)
        .optional()?;
    Ok(found.is_some())
}

/// Everybody who sees an incident.
pub fn of_incident(tx: &mut impl Tx, incident: Id) -> Result<Vec<Id>, StoreError> {
    let rows: Vec<Uid> = viewers::table
        .filter(viewers::incident_id.eq(Uid(incident)))
        .select(viewers::viewer_id)
        .order(viewers::viewer_id)
        .load(tx.parts().db)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// The ids for which an owner's cases are listed: the owner's own and the team's.
pub fn of_owner(tx: &mut impl Tx, owner: Id) -> Result<Vec<Id>, StoreError> {
    let name: Option<String> = officers::table.find(Uid(owner)).select(officers::team).first(tx.parts().db)?;
    Ok([owner].into_iter().chain(name.as_deref().map(team)).collect())
}

/// Lists an incident for somebody; one who sees it for the first time is told so by the feed.
pub fn add(tx: &mut WriteTx<'_>, incident: Id, viewer: Id, version: i64, now: Instant) -> Result<(), StoreError> {
    if sees(tx, incident, &[viewer])? {
        return Ok(());
    }
    let row = (viewers::incident_id.eq(Uid(incident)), viewers::viewer_id.eq(Uid(viewer)), viewers::since.eq(At(now)));
    diesel::insert_into(viewers::table).values(row).execute(tx.parts().db)?;
    feed::announce(tx, viewer, (RecordKind::Incident, incident, version), Some(incident), now)
}

/// Takes an incident off somebody's list; the feed tells them to look, and what they then find is that it is not there.
pub fn remove(tx: &mut WriteTx<'_>, incident: Id, viewer: Id, version: i64, now: Instant) -> Result<(), StoreError> {
    let gone = diesel::delete(viewers::table.filter(viewers::incident_id.eq(Uid(incident)).and(viewers::viewer_id.eq(Uid(viewer)))))
        .execute(tx.parts().db)?;
    if gone == 0 { Ok(()) } else { feed::announce(tx, viewer, (RecordKind::Incident, incident, version), Some(incident), now) }
}
