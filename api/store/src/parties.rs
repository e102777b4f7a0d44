//! Parties: who is in an incident, in which role.

use crate::StoreError;
use crate::feed;
use crate::history::{self, NewRevision};
use crate::incidents;
use crate::log::Behalf;
use crate::schema::parties;
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use serde_json::Value;
use waymark_domain::audit::RecordKind;
use waymark_domain::party::{PartyFacts, PartyRole};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = parties, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    incident_id: Uid,
    person_id: Uid,
    role: String,
    version: i64,
    written_at: At,
    received_at: At,
    withdrawn_at: Option<At>,
    sealed: Vec<u8>,
}

/// A party as recorded.
#[derive(Debug, Clone)]
pub struct PartyRecord {
    pub id: Id,
    pub incident_id: Id,
    pub version: i64,
    pub received_at: Instant,
    pub facts: PartyFacts,
}

fn open(row: Row, seal: &Sealer) -> Result<PartyRecord, StoreError> {
    Ok(PartyRecord {
        facts: seal.open_json(Column::Parties, row.id.0.uuid().as_bytes(), &row.sealed)?,
        id: row.id.0,
        incident_id: row.incident_id.0,
        version: row.version,
        received_at: row.received_at.0,
    })
}

fn as_value(facts: &PartyFacts) -> Result<Value, StoreError> {
    serde_json::to_value(facts).map_err(|_| StoreError::Broken("facts of a party did not become JSON".to_owned()))
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<PartyRecord>, StoreError> {
    let parts = tx.parts();
    let row = parties::table.find(Uid(id)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// All of an incident's, withdrawn ones included, oldest first.
pub fn of_incident(tx: &mut impl Tx, incident: Id) -> Result<Vec<PartyRecord>, StoreError> {
    let parts = tx.parts();
    let rows = parties::table
        .filter(parties::incident_id.eq(Uid(incident)))
        .order((parties::received_at, parties::id))
        .select(Row::as_select())
        .load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// The incidents a person is in, in the order of their ids.
pub fn incidents_of(tx: &mut impl Tx, person: Id) -> Result<Vec<Id>, StoreError> {
    let mut ids: Vec<Uid> = parties::table.filter(parties::person_id.eq(Uid(person))).select(parties::incident_id).load(tx.parts().db)?;
    ids.sort_unstable();
    ids.dedup();
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// The incidents a person is in in one role, links that were withdrawn aside.
pub fn incidents_as(tx: &mut impl Tx, person: Id, role: PartyRole) -> Result<Vec<Id>, StoreError> {
    let ids: Vec<Uid> = parties::table
        .filter(parties::person_id.eq(Uid(person)).and(parties::role.eq(role.code())).and(parties::withdrawn_at.is_null()))
        .order(parties::incident_id)
        .select(parties::incident_id)
        .load(tx.parts().db)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// The party that holds this role for this person, unless it was withdrawn.
pub fn holding(tx: &mut impl Tx, incident: Id, person: Id, role: PartyRole) -> Result<Option<Id>, StoreError> {
    let found: Option<Uid> = parties::table
        .filter(parties::incident_id.eq(Uid(incident)).and(parties::person_id.eq(Uid(person))))
        .filter(parties::role.eq(role.code()).and(parties::withdrawn_at.is_null()))
        .select(parties::id)
        .first(tx.parts().db)
        .optional()?;
    Ok(found.map(|id| id.0))
}

/// Links a person to an incident.
pub fn insert(tx: &mut WriteTx<'_>, behalf: &Behalf, id: Id, incident: Id, facts: PartyFacts) -> Result<PartyRecord, StoreError> {
    let after = as_value(&facts)?;
    let parts = tx.parts();
    let row = Row {
        id: Uid(id),
        incident_id: Uid(incident),
        person_id: Uid(facts.person_id),
        role: facts.role.code().to_owned(),
        version: 1,
        written_at: At(facts.written_at),
        received_at: At(behalf.at),
        withdrawn_at: None,
        sealed: parts.seal.seal_json(Column::Parties, id.uuid().as_bytes(), &facts)?,
    };
    diesel::insert_into(parties::table).values(&row).execute(parts.db)?;
    let record = PartyRecord { id, incident_id: incident, version: 1, received_at: behalf.at, facts };
    moved_on(tx, behalf, &record, None, &after)?;
    Ok(record)
}

/// Writes new facts over a version.
pub fn update(tx: &mut WriteTx<'_>, behalf: &Behalf, old: &PartyRecord, facts: PartyFacts) -> Result<PartyRecord, StoreError> {
    let (before, after) = (as_value(&old.facts)?, as_value(&facts)?);
    let version = old.version + 1;
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::Parties, old.id.uuid().as_bytes(), &facts)?;
    let changed = diesel::update(parties::table.filter(parties::id.eq(Uid(old.id)).and(parties::version.eq(old.version))))
        .set((
            parties::version.eq(version),
            parties::withdrawn_at.eq(facts.withdrawn.as_ref().map(|w| At(w.at))),
            parties::sealed.eq(sealed),
        ))
        .execute(parts.db)?;
    if changed == 0 {
        return Err(StoreError::Busy("a party changed under a write".to_owned()));
    }
    let record = PartyRecord { version, facts, ..old.clone() };
    moved_on(tx, behalf, &record, Some(&before), &after)?;
    Ok(record)
}

fn moved_on(tx: &mut WriteTx<'_>, behalf: &Behalf, record: &PartyRecord, before: Option<&Value>, after: &Value) -> Result<(), StoreError> {
    let revision = NewRevision {
        kind: RecordKind::Party,
        resource_id: record.id,
        incident_id: Some(record.incident_id),
        version: record.version,
        written_at: Some(record.facts.written_at),
        before,
        after,
    };
    history::keep(tx, behalf, &revision)?;
    incidents::touch(tx, record.incident_id, behalf.at)?;
    feed::announce_case(tx, (RecordKind::Party, record.id, record.version), record.incident_id, behalf.at)
}
