//! Everything under an incident besides parties and notes: one table, one shape, a kind each (`api/domain/src/case`).

use crate::StoreError;
use crate::feed;
use crate::history::{self, NewRevision};
use crate::incidents;
use crate::log::Behalf;
use crate::schema::{case_items, viewers};
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid, code};
use diesel::prelude::*;
use serde_json::Value;
use waymark_domain::case::{CaseItem, ItemKind, Items, ReferralTo};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = case_items, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    incident_id: Uid,
    kind: String,
    version: i64,
    written_at: At,
    received_at: At,
    withdrawn_at: Option<At>,
    person_id: Option<Uid>,
    crime_id: Option<Uid>,
    slot: Option<String>,
    target: Option<String>,
    state: Option<String>,
    sealed: Vec<u8>,
}

/// An item as recorded, its facts still JSON: [`ItemRecord::facts`] reads them as what their kind says they are.
#[derive(Debug, Clone)]
pub struct ItemRecord {
    pub id: Id,
    pub incident_id: Id,
    pub kind: ItemKind,
    pub version: i64,
    pub received_at: Instant,
    pub withdrawn: bool,
    pub state: Option<String>,
    pub body: Value,
}

impl ItemRecord {
    /// The facts.
    pub fn facts<T: CaseItem>(&self) -> Result<T, StoreError> {
        T::deserialize(&self.body).map_err(|_| StoreError::Broken(format!("a stored {} is damaged", self.kind.code())))
    }
}

/// All items of a case, as the domain reads them.
pub fn as_items(records: &[ItemRecord]) -> Result<Items, StoreError> {
    let mut items = Items::default();
    for record in records {
        items
            .read(record.kind, record.id, record.body.clone())
            .map_err(|_| StoreError::Broken(format!("a stored {} is damaged", record.kind.code())))?;
    }
    Ok(items)
}

fn open(row: Row, seal: &Sealer) -> Result<ItemRecord, StoreError> {
    Ok(ItemRecord {
        body: seal.open_json(Column::CaseItems, row.id.0.uuid().as_bytes(), &row.sealed)?,
        id: row.id.0,
        incident_id: row.incident_id.0,
        kind: code(&row.kind)?,
        version: row.version,
        received_at: row.received_at.0,
        withdrawn: row.withdrawn_at.is_some(),
        state: row.state,
    })
}

fn as_value<T: CaseItem>(facts: &T) -> Result<Value, StoreError> {
    serde_json::to_value(facts).map_err(|_| StoreError::Broken(format!("facts of a {} did not become JSON", T::KIND.code())))
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<ItemRecord>, StoreError> {
    let parts = tx.parts();
    let row = case_items::table.find(Uid(id)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// All of an incident's, withdrawn ones included, oldest first.
pub fn of_incident(tx: &mut impl Tx, incident: Id) -> Result<Vec<ItemRecord>, StoreError> {
    let parts = tx.parts();
    let rows = case_items::table
        .filter(case_items::incident_id.eq(Uid(incident)))
        .order((case_items::received_at, case_items::id))
        .select(Row::as_select())
        .load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// The live item that holds a slot.
pub fn holding(tx: &mut impl Tx, incident: Id, kind: ItemKind, slot: &str) -> Result<Option<Id>, StoreError> {
    let found: Option<Uid> = case_items::table
        .filter(case_items::incident_id.eq(Uid(incident)).and(case_items::kind.eq(kind.code())))
        .filter(case_items::slot.eq(slot).and(case_items::withdrawn_at.is_null()))
        .select(case_items::id)
        .first(tx.parts().db)
        .optional()?;
    Ok(found.map(|id| id.0))
}

/// A page of the referrals to a unit that an account may see, the longest waiting first.
pub fn referrals(
    tx: &mut impl Tx,
    to: ReferralTo,
    states: &[&str],
    sees: &[Id],
    after: Option<(Instant, Id)>,
    limit: i64,
) -> Result<Vec<ItemRecord>, StoreError> {
    let parts = tx.parts();
    let ids: Vec<Uid> = sees.iter().copied().map(Uid).collect();
    let seen = viewers::table.filter(viewers::viewer_id.eq_any(ids)).select(viewers::incident_id);
    let mut query = case_items::table
        .filter(case_items::target.eq(to.code()).and(case_items::withdrawn_at.is_null()))
        .filter(case_items::incident_id.eq_any(seen))
        .select(Row::as_select())
        .into_boxed();
    if !states.is_empty() {
        query = query.filter(case_items::state.eq_any(states.iter().map(|state| (*state).to_owned()).collect::<Vec<_>>()));
    }
    if let Some((at, id)) = after {
        query = query.filter(case_items::received_at.gt(At(at)).or(case_items::received_at.eq(At(at)).and(case_items::id.gt(Uid(id)))));
    }
    let rows: Vec<Row> = query.order((case_items::received_at, case_items::id)).limit(limit).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// Records an item.
pub fn insert<T: CaseItem>(tx: &mut WriteTx<'_>, behalf: &Behalf, id: Id, incident: Id, facts: &T) -> Result<ItemRecord, StoreError> {
    let body = as_value(facts)?;
    let parts = tx.parts();
    let row = Row {
        id: Uid(id),
        incident_id: Uid(incident),
        kind: T::KIND.code().to_owned(),
        version: 1,
        written_at: At(facts.written_at()),
        received_at: At(behalf.at),
        withdrawn_at: facts.withdrawn().map(|w| At(w.at)),
        person_id: facts.person_id().map(Uid),
        crime_id: facts.crime_id().map(Uid),
        slot: facts.slot(),
        target: facts.target().map(str::to_owned),
        state: facts.state().map(str::to_owned),
        sealed: parts.seal.seal_json(Column::CaseItems, id.uuid().as_bytes(), facts)?,
    };
    diesel::insert_into(case_items::table).values(&row).execute(parts.db)?;
    let record = ItemRecord {
        id,
        incident_id: incident,
        kind: T::KIND,
        version: 1,
        received_at: behalf.at,
        withdrawn: row.withdrawn_at.is_some(),
        state: row.state,
        body,
    };
    moved_on(tx, behalf, &record, facts.written_at(), None)?;
    Ok(record)
}

/// Writes new facts over a version.
pub fn update<T: CaseItem>(tx: &mut WriteTx<'_>, behalf: &Behalf, old: &ItemRecord, facts: &T) -> Result<ItemRecord, StoreError> {
    let body = as_value(facts)?;
    let version = old.version + 1;
    let state = facts.state().map(str::to_owned);
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::CaseItems, old.id.uuid().as_bytes(), facts)?;
    let changed = diesel::update(case_items::table.filter(case_items::id.eq(Uid(old.id)).and(case_items::version.eq(old.version))))
        .set((
            case_items::version.eq(version),
            case_items::withdrawn_at.eq(facts.withdrawn().map(|w| At(w.at))),
            case_items::slot.eq(facts.slot()),
            case_items::state.eq(state.clone()),
            case_items::sealed.eq(sealed),
        ))
        .execute(parts.db)?;
    if changed == 0 {
        return Err(StoreError::Busy("an item changed under a write".to_owned()));
    }
    let record = ItemRecord { version, withdrawn: facts.withdrawn().is_some(), state, body, ..old.clone() };
    moved_on(tx, behalf, &record, facts.written_at(), Some(&old.body))?;
    Ok(record)
}

fn moved_on(
    tx: &mut WriteTx<'_>,
    behalf: &Behalf,
    record: &ItemRecord,
    written: Instant,
    before: Option<&Value>,
) -> Result<(), StoreError> {
    let revision = NewRevision {
        kind: record.kind.record(),
        resource_id: record.id,
        incident_id: Some(record.incident_id),
        version: record.version,
        written_at: Some(written),
        before,
        after: &record.body,
    };
    history::keep(tx, behalf, &revision)?;
    incidents::touch(tx, record.incident_id, behalf.at)?;
    feed::announce_case(tx, (record.kind.record(), record.id, record.version), record.incident_id, behalf.at)
}
