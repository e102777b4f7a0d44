//! Writes that wait for a person's decision. Nothing is ever deleted here: what was decided stays with its reason.

use crate::StoreError;
use crate::schema::{held_items, incidents};
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid, code};
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::HashMap;
use waymark_domain::held::{HeldItem, HeldState, HeldWhy};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = held_items, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    officer_id: Uid,
    device_id: Option<Uid>,
    incident_id: Option<Uid>,
    seq: Option<i64>,
    key: String,
    method: String,
    path: String,
    why: String,
    code: Option<String>,
    state: String,
    written_at: At,
    received_at: At,
    decided_at: Option<At>,
    decided_by: Option<Uid>,
    version: i64,
    sealed: Vec<u8>,
}

fn open(row: Row, seal: &Sealer) -> Result<HeldItem, StoreError> {
    Ok(HeldItem {
        content: seal.open_json(Column::HeldItems, row.id.0.uuid().as_bytes(), &row.sealed)?,
        id: row.id.0,
        officer: row.officer_id.0,
        device: row.device_id.map(|id| id.0),
        incident: row.incident_id.map(|id| id.0),
        seq: row.seq,
        key: row.key,
        method: row.method,
        path: row.path,
        why: code(&row.why)?,
        code: row.code,
        state: code(&row.state)?,
        written_at: row.written_at.0,
        received_at: row.received_at.0,
        decided: row.decided_at.zip(row.decided_by).map(|(at, by)| (at.0, by.0)),
        version: row.version,
    })
}

/// Keeps a write.
pub fn insert(tx: &mut WriteTx<'_>, item: &HeldItem) -> Result<(), StoreError> {
    let parts = tx.parts();
    let row = Row {
        id: Uid(item.id),
        officer_id: Uid(item.officer),
        device_id: item.device.map(Uid),
        incident_id: item.incident.map(Uid),
        seq: item.seq,
        key: item.key.clone(),
        method: item.method.clone(),
        path: item.path.clone(),
        why: item.why.code().to_owned(),
        code: item.code.clone(),
        state: item.state.code().to_owned(),
        written_at: At(item.written_at),
        received_at: At(item.received_at),
        decided_at: None,
        decided_by: None,
        version: item.version,
        sealed: parts.seal.seal_json(Column::HeldItems, item.id.uuid().as_bytes(), &item.content)?,
    };
    diesel::insert_into(held_items::table).values(&row).execute(parts.db)?;
    Ok(())
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<HeldItem>, StoreError> {
    let parts = tx.parts();
    let row = held_items::table.find(Uid(id)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// By its author and the write's own key: the same write is held once.
pub fn by_key(tx: &mut impl Tx, officer: Id, key: &str) -> Result<Option<HeldItem>, StoreError> {
    let parts = tx.parts();
    let mine = held_items::officer_id.eq(Uid(officer)).and(held_items::key.eq(key));
    let row = held_items::table.filter(mine).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// Which of these keys of an author's writes are held, whatever was decided, and as which held item.
pub fn among(tx: &mut impl Tx, officer: Id, keys: &[String]) -> Result<HashMap<String, Id>, StoreError> {
    let mine = held_items::officer_id.eq(Uid(officer)).and(held_items::key.eq_any(keys));
    let rows: Vec<(String, Uid)> = held_items::table.filter(mine).select((held_items::key, held_items::id)).load(tx.parts().db)?;
    Ok(rows.into_iter().map(|(key, id)| (key, id.0)).collect())
}

/// Those of these authors, and what is proposed in the cases of `owner`; the longest held first.
pub fn page(
    tx: &mut impl Tx,
    officers: &[Id],
    owner: Id,
    state: Option<HeldState>,
    after: Option<(Instant, Id)>,
    limit: i64,
) -> Result<Vec<HeldItem>, StoreError> {
    let parts = tx.parts();
    let ids: Vec<Uid> = officers.iter().copied().map(Uid).collect();
    let own = incidents::table.filter(incidents::owner_id.eq(Uid(owner))).select(incidents::id.nullable());
    let proposed = held_items::why.eq(HeldWhy::Reassigned.code()).and(held_items::incident_id.eq_any(own));
    let listed = held_items::officer_id.eq_any(ids).or(proposed.assume_not_null());
    let mut query = held_items::table.filter(listed).select(Row::as_select()).into_boxed();
    if let Some(state) = state {
        query = query.filter(held_items::state.eq(state.code()));
    }
    if let Some((at, id)) = after {
        let later = held_items::received_at.gt(At(at));
        query = query.filter(later.or(held_items::received_at.eq(At(at)).and(held_items::id.gt(Uid(id)))));
    }
    let rows: Vec<Row> = query.order((held_items::received_at, held_items::id)).limit(limit).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// How many of a device's wait for a decision.
pub fn open_of_device(tx: &mut impl Tx, device: Id) -> Result<i64, StoreError> {
    let waiting = held_items::device_id.eq(Uid(device)).and(held_items::state.eq(HeldState::Open.code()));
    Ok(held_items::table.filter(waiting).select(count_star()).first(tx.parts().db)?)
}

/// How many are proposed in a case and wait for whoever has it.
pub fn proposed(tx: &mut impl Tx, incident: Id) -> Result<i64, StoreError> {
    let proposed = held_items::incident_id.eq(Uid(incident)).and(held_items::why.eq(HeldWhy::Reassigned.code()));
    let waiting = held_items::table.filter(proposed).filter(held_items::state.eq(HeldState::Open.code()));
    Ok(waiting.select(count_star()).first(tx.parts().db)?)
}

/// Decides one, with a reason.
pub fn decide(tx: &mut WriteTx<'_>, item: &HeldItem, state: HeldState, by: Id, reason: &str, now: Instant) -> Result<HeldItem, StoreError> {
    let mut decided = item.clone();
    decided.content.reason = Some(reason.to_owned());
    decided.state = state;
    decided.decided = Some((now, by));
    decided.version += 1;
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::HeldItems, item.id.uuid().as_bytes(), &decided.content)?;
    diesel::update(held_items::table.find(Uid(item.id)))
        .set((
            held_items::state.eq(state.code()),
            held_items::decided_at.eq(Some(At(now))),
            held_items::decided_by.eq(Some(Uid(by))),
            held_items::version.eq(decided.version),
            held_items::sealed.eq(sealed),
        ))
        .execute(parts.db)?;
    Ok(decided)
}
