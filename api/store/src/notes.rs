//! Notes on an incident.

use crate::StoreError;
use crate::feed;
use crate::history::{self, NewRevision};
use crate::incidents;
use crate::log::Behalf;
use crate::schema::notes;
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use serde_json::Value;
use waymark_domain::audit::RecordKind;
use waymark_domain::note::NoteFacts;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = notes, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    incident_id: Uid,
    author_id: Uid,
    version: i64,
    written_at: At,
    received_at: At,
    withdrawn_at: Option<At>,
    sealed: Vec<u8>,
}

/// A note as recorded.
#[derive(Debug, Clone)]
pub struct NoteRecord {
    pub id: Id,
    pub incident_id: Id,
    pub version: i64,
    pub received_at: Instant,
    pub facts: NoteFacts,
}

fn open(row: Row, seal: &Sealer) -> Result<NoteRecord, StoreError> {
    Ok(NoteRecord {
        facts: seal.open_json(Column::Notes, row.id.0.uuid().as_bytes(), &row.sealed)?,
        id: row.id.0,
        incident_id: row.incident_id.0,
        version: row.version,
        received_at: row.received_at.0,
    })
}

fn as_value(facts: &NoteFacts) -> Result<Value, StoreError> {
    serde_json::to_value(facts).map_err(|_| StoreError::Broken("facts of a note did not become JSON".to_owned()))
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<NoteRecord>, StoreError> {
    let parts = tx.parts();
    let row = notes::table.find(Uid(id)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// All of an incident's, withdrawn ones included, oldest first.
pub fn of_incident(tx: &mut impl Tx, incident: Id) -> Result<Vec<NoteRecord>, StoreError> {
    let parts = tx.parts();
    let rows = notes::table
        .filter(notes::incident_id.eq(Uid(incident)))
        .order((notes::received_at, notes::id))
        .select(Row::as_select())
        .load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// Adds a note.
pub fn insert(tx: &mut WriteTx<'_>, behalf: &Behalf, id: Id, incident: Id, facts: NoteFacts) -> Result<NoteRecord, StoreError> {
    let after = as_value(&facts)?;
    let parts = tx.parts();
    let row = Row {
        id: Uid(id),
        incident_id: Uid(incident),
        author_id: Uid(facts.by),
        version: 1,
        written_at: At(facts.written_at),
        received_at: At(behalf.at),
        withdrawn_at: None,
        sealed: parts.seal.seal_json(Column::Notes, id.uuid().as_bytes(), &facts)?,
    };
    diesel::insert_into(notes::table).values(&row).execute(parts.db)?;
    let record = NoteRecord { id, incident_id: incident, version: 1, received_at: behalf.at, facts };
    moved_on(tx, behalf, &record, None, &after)?;
    Ok(record)
}

/// Writes new facts over a version.
pub fn update(tx: &mut WriteTx<'_>, behalf: &Behalf, old: &NoteRecord, facts: NoteFacts) -> Result<NoteRecord, StoreError> {
    let (before, after) = (as_value(&old.facts)?, as_value(&facts)?);
    let version = old.version + 1;
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::Notes, old.id.uuid().as_bytes(), &facts)?;
    let changed = diesel::update(notes::table.filter(notes::id.eq(Uid(old.id)).and(notes::version.eq(old.version))))
        .set((notes::version.eq(version), notes::withdrawn_at.eq(facts.withdrawn.as_ref().map(|w| At(w.at))), notes::sealed.eq(sealed)))
        .execute(parts.db)?;
    if changed == 0 {
        return Err(StoreError::Busy("a note changed under a write".to_owned()));
    }
    let record = NoteRecord { version, facts, ..old.clone() };
    moved_on(tx, behalf, &record, Some(&before), &after)?;
    Ok(record)
}

fn moved_on(tx: &mut WriteTx<'_>, behalf: &Behalf, record: &NoteRecord, before: Option<&Value>, after: &Value) -> Result<(), StoreError> {
    let revision = NewRevision {
        kind: RecordKind::Note,
        resource_id: record.id,
        incident_id: Some(record.incident_id),
        version: record.version,
        written_at: Some(record.facts.written_at),
        before,
        after,
    };
    history::keep(tx, behalf, &revision)?;
    incidents::touch(tx, record.incident_id, behalf.at)?;
    feed::announce_case(tx, (RecordKind::Note, record.id, record.version), record.incident_id, behalf.at)
}
