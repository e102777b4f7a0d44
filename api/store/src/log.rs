//! The log of DPA 2018 s.62. Rows are added and never changed: triggers refuse anything else.

use crate::StoreError;
use crate::schema::log_entries;
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Json, Uid};
use diesel::prelude::*;
use serde_json::Value;
use waymark_domain::audit::LogEntry;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

/// On whose behalf something is done, and where.
#[derive(Debug, Clone, Copy)]
pub struct Behalf {
    pub officer: Id,
    pub session: Option<Id>,
    pub device: Option<Id>,
    /// The request's trace id, so that log line, answer and row can be laid side by side.
    pub trace: u128,
    pub at: Instant,
    /// By how many seconds the device's clock is ahead of ours (behind: below zero).
    pub clock_off: i64,
}

/// Seconds by which two clocks may differ before a row says so.
const CLOCKS_AGREE: i64 = 120;

#[derive(Insertable)]
#[diesel(table_name = log_entries, treat_none_as_default_value = false)]
struct NewEntry {
    id: Uid,
    action: &'static str,
    kind: &'static str,
    record_id: Option<Uid>,
    incident_id: Option<Uid>,
    version: Option<i64>,
    actor_id: Uid,
    session_id: Option<Uid>,
    device_id: Option<Uid>,
    made_at: At,
    trace_id: String,
    fields: Json,
    records: Json,
    device_at: Option<At>,
}

/// Adds one row.
pub fn add(tx: &mut WriteTx<'_>, behalf: &Behalf, entry: &LogEntry) -> Result<(), StoreError> {
    insert(tx, behalf, entry, Id::now(), None)
}

/// Adds one row about a look on a device with no signal, under the look's own id and with its time by the device's clock. False: it is on
/// record already.
pub fn add_late(tx: &mut WriteTx<'_>, behalf: &Behalf, entry: &LogEntry, look: Id, device_at: Instant) -> Result<bool, StoreError> {
    let known = log_entries::table.filter(log_entries::id.eq(Uid(look)).and(log_entries::device_at.is_not_null())).count();
    if known.get_result::<i64>(tx.parts().db)? > 0 {
        return Ok(false);
    }
    insert(tx, behalf, entry, look, Some(device_at)).map(|()| true)
}

fn insert(tx: &mut WriteTx<'_>, behalf: &Behalf, entry: &LogEntry, id: Id, device_at: Option<Instant>) -> Result<(), StoreError> {
    let mut fields = entry.fields.clone();
    if behalf.clock_off.abs() > CLOCKS_AGREE {
        fields.push(format!("device-clock:{:+}", behalf.clock_off));
    }
    let row = NewEntry {
        id: Uid(id),
        action: entry.action.code(),
        kind: entry.kind.code(),
        record_id: entry.record_id.map(Uid),
        incident_id: entry.incident_id.map(Uid),
        version: entry.version,
        actor_id: Uid(behalf.officer),
        session_id: behalf.session.map(Uid),
        device_id: behalf.device.map(Uid),
        made_at: At(behalf.at),
        trace_id: format!("{:032x}", behalf.trace),
        fields: Json(fields.into_iter().map(Value::String).collect()),
        records: Json(entry.records.iter().map(|id| Value::String(id.to_string())).collect()),
        device_at: device_at.map(At),
    };
    diesel::insert_into(log_entries::table).values(&row).execute(tx.parts().db)?;
    Ok(())
}

/// How many rows there are for a record, by action; for tests and the auditor's overview.
pub fn count(tx: &mut impl Tx, record: Id, action: waymark_domain::audit::LogAction) -> Result<i64, StoreError> {
    Ok(log_entries::table
        .filter(log_entries::record_id.eq(Uid(record)).and(log_entries::action.eq(action.code())))
        .count()
        .get_result(tx.parts().db)?)
}

/// How many list consultations name a record.
pub fn count_in_lists(tx: &mut impl Tx, officer: Id) -> Result<i64, StoreError> {
    Ok(log_entries::table
        .filter(log_entries::actor_id.eq(Uid(officer)).and(log_entries::record_id.is_null()))
        .count()
        .get_result(tx.parts().db)?)
}
