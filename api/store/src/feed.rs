//! The feed of changes: every committed change visible to an account, at least once, in order, with no gap.
//!
//! On SQLite one writer makes `seq` the order of commits. On PostgreSQL numbers are drawn before the commit, so a reader that trusted them
//! could skip one that commits late: rows carry their transaction's number, readers go by it and stop before the oldest one still running.

use crate::StoreError;
use crate::db::Db;
use crate::schema::changes;
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid, code};
use crate::viewers;
use diesel::prelude::*;
use waymark_domain::audit::RecordKind;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

/// A place in the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub tx: i64,
    pub seq: i64,
}

/// A change: which record, which version; never its content.
#[derive(Debug, Clone)]
pub struct Change {
    pub id: Id,
    pub kind: RecordKind,
    pub resource_id: Id,
    pub incident_id: Option<Id>,
    pub version: i64,
    pub made_at: Instant,
    pub place: Place,
}

#[derive(Insertable)]
#[diesel(table_name = changes, treat_none_as_default_value = false)]
struct NewRow {
    id: Uid,
    kind: &'static str,
    resource_id: Uid,
    incident_id: Option<Uid>,
    viewer_id: Uid,
    version: i64,
    made_at: At,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = changes)]
struct Row {
    seq: i64,
    tx: i64,
    id: Uid,
    kind: String,
    resource_id: Uid,
    incident_id: Option<Uid>,
    version: i64,
    made_at: At,
}

/// Announces a change to one who may see it.
pub fn announce(
    tx: &mut WriteTx<'_>,
    viewer: Id,
    (kind, resource, version): (RecordKind, Id, i64),
    incident: Option<Id>,
    now: Instant,
) -> Result<(), StoreError> {
    let row = NewRow {
        id: Uid(Id::now()),
        kind: kind.code(),
        resource_id: Uid(resource),
        incident_id: incident.map(Uid),
        viewer_id: Uid(viewer),
        version,
        made_at: At(now),
    };
    diesel::insert_into(changes::table).values(&row).execute(tx.parts().db)?;
    Ok(())
}

/// Announces a change in a case to everybody who sees it.
pub fn announce_case(tx: &mut WriteTx<'_>, change: (RecordKind, Id, i64), incident: Id, now: Instant) -> Result<(), StoreError> {
    for viewer in viewers::of_incident(tx, incident)? {
        announce(tx, viewer, change, Some(incident), now)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Horizon {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    horizon: i64,
}

/// Changes after a place, oldest first.
pub fn after(tx: &mut impl Tx, viewers: &[Id], place: Place, limit: i64) -> Result<Vec<Change>, StoreError> {
    let db = tx.parts().db;
    let horizon = match &mut *db {
        Db::Sqlite(_) => i64::MAX,
        Db::Postgres(conn) => {
            diesel::sql_query("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon")
                .get_result::<Horizon>(conn)?
                .horizon
        }
    };
    let viewers: Vec<Uid> = viewers.iter().copied().map(Uid).collect();
    let later = changes::tx.gt(place.tx).or(changes::tx.eq(place.tx).and(changes::seq.gt(place.seq)));
    let rows: Vec<Row> = changes::table
        .filter(changes::viewer_id.eq_any(viewers).and(changes::tx.lt(horizon)).and(later))
        .order((changes::tx, changes::seq))
        .limit(limit)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter()
        .map(|row| {
            Ok(Change {
                id: row.id.0,
                kind: code(&row.kind)?,
                resource_id: row.resource_id.0,
                incident_id: row.incident_id.map(|id| id.0),
                version: row.version,
                made_at: row.made_at.0,
                place: Place { tx: row.tx, seq: row.seq },
            })
        })
        .collect()
}
