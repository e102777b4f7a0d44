//! Persons.

use crate::StoreError;
use crate::feed;
use crate::history::{self, NewRevision};
use crate::incidents;
use crate::log::Behalf;
use crate::parties;
use crate::person_search;
use crate::schema::persons;
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use serde_json::Value;
use waymark_domain::audit::RecordKind;
use waymark_domain::person::PersonFacts;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = persons, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    created_by: Uid,
    version: i64,
    created_at: At,
    updated_at: At,
    sealed: Vec<u8>,
}

/// A person as recorded.
#[derive(Debug, Clone)]
pub struct PersonRecord {
    pub id: Id,
    pub created_by: Id,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub facts: PersonFacts,
}

fn open(row: Row, seal: &Sealer) -> Result<PersonRecord, StoreError> {
    Ok(PersonRecord {
        facts: seal.open_json(Column::Persons, row.id.0.uuid().as_bytes(), &row.sealed)?,
        id: row.id.0,
        created_by: row.created_by.0,
        version: row.version,
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
    })
}

fn as_value(facts: &PersonFacts) -> Result<Value, StoreError> {
    serde_json::to_value(facts).map_err(|_| StoreError::Broken("facts of a person did not become JSON".to_owned()))
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<PersonRecord>, StoreError> {
    let parts = tx.parts();
    let row = persons::table.find(Uid(id)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// Several at once, by id.
pub fn find_many(tx: &mut impl Tx, ids: &[Id]) -> Result<Vec<PersonRecord>, StoreError> {
    let parts = tx.parts();
    let ids: Vec<Uid> = ids.iter().copied().map(Uid).collect();
    let rows = persons::table.filter(persons::id.eq_any(ids)).order(persons::id).select(Row::as_select()).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// A page of everybody, in the order of their ids.
pub(crate) fn page(tx: &mut impl Tx, after: Option<Id>, limit: i64) -> Result<Vec<PersonRecord>, StoreError> {
    let parts = tx.parts();
    let mut query = persons::table.select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(persons::id.gt(Uid(after)));
    }
    let rows: Vec<Row> = query.order(persons::id).limit(limit).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// Records a person.
pub fn insert(tx: &mut WriteTx<'_>, behalf: &Behalf, id: Id, facts: PersonFacts) -> Result<PersonRecord, StoreError> {
    let after = as_value(&facts)?;
    let parts = tx.parts();
    let row = Row {
        id: Uid(id),
        created_by: Uid(behalf.officer),
        version: 1,
        created_at: At(behalf.at),
        updated_at: At(behalf.at),
        sealed: parts.seal.seal_json(Column::Persons, id.uuid().as_bytes(), &facts)?,
    };
    diesel::insert_into(persons::table).values(&row).execute(parts.db)?;
    let revision = NewRevision {
        kind: RecordKind::Person,
        resource_id: id,
        incident_id: None,
        version: 1,
        written_at: facts.written_at,
        before: None,
        after: &after,
    };
    history::keep(tx, behalf, &revision)?;
    person_search::file(tx, id, &facts)?;
    feed::announce(tx, behalf.officer, (RecordKind::Person, id, 1), None, behalf.at)?;
    Ok(PersonRecord { id, created_by: behalf.officer, version: 1, created_at: behalf.at, updated_at: behalf.at, facts })
}

/// Writes new facts over a version; every case the person is in moves on with them.
pub fn update(tx: &mut WriteTx<'_>, behalf: &Behalf, old: &PersonRecord, facts: PersonFacts) -> Result<PersonRecord, StoreError> {
    let (before, after) = (as_value(&old.facts)?, as_value(&facts)?);
    let version = old.version + 1;
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::Persons, old.id.uuid().as_bytes(), &facts)?;
    let changed = diesel::update(persons::table.filter(persons::id.eq(Uid(old.id)).and(persons::version.eq(old.version))))
        .set((persons::version.eq(version), persons::updated_at.eq(At(behalf.at)), persons::sealed.eq(sealed)))
        .execute(parts.db)?;
    if changed == 0 {
        return Err(StoreError::Busy("a person changed under a write".to_owned()));
    }
    let revision = NewRevision {
        kind: RecordKind::Person,
        resource_id: old.id,
        incident_id: None,
        version,
        written_at: facts.written_at,
        before: Some(&before),
        after: &after,
    };
    history::keep(tx, behalf, &revision)?;
    person_search::file(tx, old.id, &facts)?;
    let cases = parties::incidents_of(tx, old.id)?;
    if cases.is_empty() {
        feed::announce(tx, old.created_by, (RecordKind::Person, old.id, version), None, behalf.at)?;
    }
    for case in cases {
        incidents::touch(tx, case, behalf.at)?;
        feed::announce_case(tx, (RecordKind::Person, old.id, version), case, behalf.at)?;
    }
    Ok(PersonRecord { version, updated_at: behalf.at, facts, ..old.clone() })
}
