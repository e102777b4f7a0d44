//! Every version of every record. Writing one also writes the log's row, so that no change can forget either.

use crate::StoreError;
use crate::log::{self, Behalf};
use crate::schema::revisions;
use crate::seal::Column;
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Json, Uid, code};
use diesel::prelude::*;
use serde_json::Value;
use waymark_domain::audit::{LogAction, LogEntry, RecordKind};
use waymark_domain::diff;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = revisions, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    kind: String,
    resource_id: Uid,
    incident_id: Option<Uid>,
    version: i64,
    actor_id: Uid,
    made_at: At,
    written_at: Option<At>,
    fields: Json,
    sealed: Vec<u8>,
}

/// A version of a record, as it is kept.
#[derive(Debug, Clone)]
pub struct Revision {
    pub id: Id,
    pub kind: RecordKind,
    pub resource_id: Id,
    pub version: i64,
    pub actor: Id,
    pub made_at: Instant,
    pub written_at: Option<Instant>,
    pub body: Value,
}

/// A version about to be kept.
pub struct NewRevision<'a> {
    pub kind: RecordKind,
    pub resource_id: Id,
    /// The incident it belongs to; none for a person, who may be in several.
    pub incident_id: Option<Id>,
    pub version: i64,
    pub written_at: Option<Instant>,
    pub before: Option<&'a Value>,
    pub after: &'a Value,
}

/// When a thing was written is kept beside the fields, not among them.
const BESIDE: &str = "writtenAt";

/// The number of a record's newest version.
pub fn newest(tx: &mut impl Tx, resource: Id) -> Result<Option<i64>, StoreError> {
    let mine = revisions::table.filter(revisions::resource_id.eq(Uid(resource)));
    Ok(mine.select(diesel::dsl::max(revisions::version)).first(tx.parts().db)?)
}

/// Who made a record's first version.
pub fn maker(tx: &mut impl Tx, resource: Id) -> Result<Option<Id>, StoreError> {
    let first = revisions::table.filter(revisions::resource_id.eq(Uid(resource)).and(revisions::version.eq(1)));
    Ok(first.select(revisions::actor_id).first::<Uid>(tx.parts().db).optional()?.map(|actor| actor.0))
}

/// Keeps a version and logs who made it.
pub fn keep(tx: &mut WriteTx<'_>, behalf: &Behalf, new: &NewRevision<'_>) -> Result<(), StoreError> {
    let fields: Vec<String> = diff::changed_names(new.before, new.after).into_iter().filter(|name| name != BESIDE).collect();
    let id = Id::now();
    let sealed = tx.parts().seal.seal_json(Column::Revisions, id.uuid().as_bytes(), new.after)?;
    let row = Row {
        id: Uid(id),
        kind: new.kind.code().to_owned(),
        resource_id: Uid(new.resource_id),
        incident_id: new.incident_id.map(Uid),
        version: new.version,
        actor_id: Uid(behalf.officer),
        made_at: At(behalf.at),
        written_at: new.written_at.map(At),
        fields: Json(fields.iter().cloned().map(Value::String).collect()),
        sealed,
    };
    diesel::insert_into(revisions::table).values(&row).execute(tx.parts().db)?;
    let entry = LogEntry {
        action: if new.before.is_none() { LogAction::Collection } else { LogAction::Alteration },
        kind: new.kind,
        record_id: Some(new.resource_id),
        incident_id: new.incident_id,
        version: Some(new.version),
        fields,
        records: Vec::new(),
    };
    log::add(tx, behalf, &entry)
}

/// Names of the fields changed after a version.
pub fn changed_since(tx: &mut impl Tx, resource: Id, version: i64) -> Result<Vec<String>, StoreError> {
    let rows: Vec<Json> = revisions::table
        .filter(revisions::resource_id.eq(Uid(resource)).and(revisions::version.gt(version)))
        .select(revisions::fields)
        .load(tx.parts().db)?;
    let mut names: Vec<String> =
        rows.iter().flat_map(|row| row.0.as_array().into_iter().flatten()).filter_map(|name| name.as_str().map(str::to_owned)).collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// A page of a case's history, newest first: the incident's own records and those of the people in it.
pub fn page(tx: &mut impl Tx, incident: Id, people: &[Id], before: Option<Id>, limit: i64) -> Result<Vec<Revision>, StoreError> {
    let people: Vec<Uid> = people.iter().copied().map(Uid).collect();
    let parts = tx.parts();
    let mut query = revisions::table
        .filter(revisions::incident_id.eq(Some(Uid(incident))).or(revisions::resource_id.eq_any(people)))
        .select(Row::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(revisions::id.lt(Uid(before)));
    }
    let rows: Vec<Row> = query.order(revisions::id.desc()).limit(limit).load(parts.db)?;
    let seal = parts.seal;
    rows.into_iter()
        .map(|row| {
            Ok(Revision {
                body: seal.open_json(Column::Revisions, row.id.0.uuid().as_bytes(), &row.sealed)?,
                id: row.id.0,
                kind: code(&row.kind)?,
                resource_id: row.resource_id.0,
                version: row.version,
                actor: row.actor_id.0,
                made_at: row.made_at.0,
                written_at: row.written_at.map(|at| at.0),
            })
        })
        .collect()
}

/// The version of a record before another, if there is one.
pub fn previous(tx: &mut impl Tx, resource: Id, version: i64) -> Result<Option<Value>, StoreError> {
    if version <= 1 {
        return Ok(None);
    }
    let parts = tx.parts();
    let (id, sealed): (Uid, Vec<u8>) = revisions::table
        .filter(revisions::resource_id.eq(Uid(resource)).and(revisions::version.eq(version - 1)))
        .select((revisions::id, revisions::sealed))
        .first(parts.db)?;
    parts.seal.open_json(Column::Revisions, id.0.uuid().as_bytes(), &sealed).map(Some)
}
