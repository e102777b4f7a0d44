//! Registered devices: the prefixes of their references, which of their numbered writes have arrived, what they said of themselves, and
//! that they were taken out of use.

use crate::StoreError;
use crate::incidents;
use crate::schema::{device_sequences, devices, log_entries};
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Json, Uid};
use diesel::dsl::{count_star, max};
use diesel::prelude::*;
use std::collections::HashSet;
use waymark_domain::device::{Device, Report, Revoked};
use waymark_domain::reference::PREFIXES;
use waymark_domain::text::PersonalText;
use waymark_domain::{Id, Instant};

/// Prefix 0 is the server's own, for references that a client left to it.
pub const SERVER_PREFIX: u32 = 0;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = devices, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    officer_id: Uid,
    prefix_number: i32,
    last_reference: i32,
    sealed: Vec<u8>,
    version: i64,
    registered_at: At,
    revoked_at: Option<At>,
    last_contact_at: Option<At>,
    last_seq: i64,
    report: Option<Json>,
    clock_off_ms: i64,
    revoked_by: Option<Uid>,
    revoked_reason: Option<Vec<u8>>,
    erased_at: Option<At>,
}

fn number(value: i32) -> Result<u32, StoreError> {
    u32::try_from(value).map_err(|_| StoreError::Broken("a stored number is negative".to_owned()))
}

fn stored(value: u32) -> Result<i32, StoreError> {
    i32::try_from(value).map_err(|_| StoreError::Broken("a number is too large".to_owned()))
}

fn open(row: Row, seal: &Sealer) -> Result<Device, StoreError> {
    let id = row.id.0;
    let name: String = seal.open_json(Column::Devices, id.uuid().as_bytes(), &row.sealed)?;
    let revoked = match (row.revoked_at, row.revoked_by, &row.revoked_reason) {
        (Some(at), Some(by), Some(reason)) => {
            let reason: String = seal.open_json(Column::DeviceRevocations, id.uuid().as_bytes(), reason)?;
            Some(Revoked { at: at.0, by: by.0, reason: PersonalText::new(reason), erased_at: row.erased_at.map(|at| at.0) })
        }
        (None, ..) => None,
        _ => return Err(StoreError::Broken("a revocation without its reason".to_owned())),
    };
    let report = row.report.map(|Json(value)| serde_json::from_value(value)).transpose();
    Ok(Device {
        id,
        officer_id: row.officer_id.0,
        name: PersonalText::new(name),
        prefix_number: number(row.prefix_number)?,
        last_reference: number(row.last_reference)?,
        registered_at: row.registered_at.0,
        version: row.version,
        revoked,
        last_contact_at: row.last_contact_at.map(|at| at.0),
        last_seq: row.last_seq,
        report: report.map_err(|error| StoreError::Broken(format!("a device's report: {error}")))?,
        clock_off_ms: row.clock_off_ms,
    })
}

/// Registers a device and gives it the next prefix.
pub fn register(tx: &mut WriteTx<'_>, id: Id, officer: Id, name: &PersonalText, now: Instant) -> Result<Device, StoreError> {
    let highest: Option<i32> = devices::table.select(max(devices::prefix_number)).first(tx.parts().db)?;
    let prefix = number(highest.unwrap_or(0))? + 1;
    // From the far end they are the server's own.
    if prefix >= PREFIXES || incidents::highest_counter(tx, prefix)? > 0 {
        return Err(StoreError::Broken("all device prefixes are given out".to_owned()));
    }
    let parts = tx.parts();
    let row = Row {
        id: Uid(id),
        officer_id: Uid(officer),
        prefix_number: stored(prefix)?,
        last_reference: 0,
        sealed: parts.seal.seal_json(Column::Devices, id.uuid().as_bytes(), &name.expose())?,
        version: 1,
        registered_at: At(now),
        revoked_at: None,
        last_contact_at: Some(At(now)),
        last_seq: 0,
        report: None,
        clock_off_ms: 0,
        revoked_by: None,
        revoked_reason: None,
        erased_at: None,
    };
    diesel::insert_into(devices::table).values(&row).execute(parts.db)?;
    open(row, parts.seal)
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<Device>, StoreError> {
    let parts = tx.parts();
    let row = devices::table.find(Uid(id)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// By the prefix of its references.
pub fn by_prefix(tx: &mut impl Tx, prefix: u32) -> Result<Option<Device>, StoreError> {
    let parts = tx.parts();
    let row = devices::table.filter(devices::prefix_number.eq(stored(prefix)?)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// An account's own devices, oldest first.
pub fn of_officer(tx: &mut impl Tx, officer: Id) -> Result<Vec<Device>, StoreError> {
    of_officers(tx, &[officer])
}

/// The devices of several accounts, oldest first.
pub fn of_officers(tx: &mut impl Tx, officers: &[Id]) -> Result<Vec<Device>, StoreError> {
    let parts = tx.parts();
    let ids: Vec<Uid> = officers.iter().copied().map(Uid).collect();
    let rows = devices::table.filter(devices::officer_id.eq_any(ids)).order(devices::id).select(Row::as_select()).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// Remembers the highest number of a device's references, so that a phone that lost its count goes on from there.
pub fn note_reference(tx: &mut WriteTx<'_>, device: Id, counter: u32) -> Result<(), StoreError> {
    let counter = stored(counter)?;
    diesel::update(devices::table.filter(devices::id.eq(Uid(device)).and(devices::last_reference.lt(counter))))
        .set((devices::last_reference.eq(counter), devices::version.eq(devices::version + 1)))
        .execute(tx.parts().db)?;
    Ok(())
}

/// What a device sent along with its writes.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    pub report: Option<Report>,
    /// The device's clock minus the server's.
    pub clock_off_ms: i64,
    /// Numbers of writes that have arrived.
    pub received: Vec<i64>,
    /// Numbers of writes that the officer decided not to send.
    pub dropped: Vec<i64>,
    /// It says that everything readable on it has been erased.
    pub erased: bool,
}

/// Notes which numbers have arrived and which were dropped; the caller holds the device's lock. A number once settled stays settled.
pub fn settle(tx: &mut WriteTx<'_>, device: Id, received: &[i64], dropped: &[i64], now: Instant) -> Result<(), StoreError> {
    let db = tx.parts().db;
    let named: Vec<i64> = received.iter().chain(dropped).copied().collect();
    let mut known: HashSet<i64> = device_sequences::table
        .filter(device_sequences::device_id.eq(Uid(device)).and(device_sequences::seq.eq_any(named)))
        .select(device_sequences::seq)
        .load(db)?
        .into_iter()
        .collect();
    for (how, seqs) in [("received", received), ("dropped", dropped)] {
        for seq in seqs.iter().filter(|seq| **seq > 0) {
            if !known.insert(*seq) {
                continue;
            }
            let row = (
                device_sequences::device_id.eq(Uid(device)),
                device_sequences::seq.eq(*seq),
                device_sequences::how.eq(how),
                device_sequences::at.eq(At(now)),
            );
            diesel::insert_into(device_sequences::table).values(row).execute(db)?;
        }
    }
    announced(tx, device, received.iter().chain(dropped).copied().fold(0, i64::max))
}

/// Remembers the highest number a device has given.
fn announced(tx: &mut WriteTx<'_>, device: Id, seq: i64) -> Result<(), StoreError> {
    diesel::update(devices::table.filter(devices::id.eq(Uid(device)).and(devices::last_seq.lt(seq))))
        .set(devices::last_seq.eq(seq))
        .execute(tx.parts().db)?;
    Ok(())
}

/// Keeps what a device said at a contact; the caller holds the device's lock.
pub fn contact(tx: &mut WriteTx<'_>, device: Id, contact: &Contact, now: Instant) -> Result<(), StoreError> {
    settle(tx, device, &contact.received, &contact.dropped, now)?;
    announced(tx, device, contact.report.as_ref().map_or(0, |report| report.last_seq))?;
    let db = tx.parts().db;
    let this = devices::table.find(Uid(device));
    diesel::update(this).set((devices::last_contact_at.eq(Some(At(now))), devices::clock_off_ms.eq(contact.clock_off_ms))).execute(db)?;
    if let Some(report) = &contact.report {
        let kept = serde_json::to_value(report).map_err(|error| StoreError::Broken(error.to_string()))?;
        diesel::update(this).set(devices::report.eq(Some(Json(kept)))).execute(db)?;
    }
    if contact.erased {
        diesel::update(
            devices::table.filter(devices::id.eq(Uid(device)).and(devices::revoked_at.is_not_null()).and(devices::erased_at.is_null())),
        )
        .set((devices::erased_at.eq(Some(At(now))), devices::version.eq(devices::version + 1)))
        .execute(db)?;
    }
    Ok(())
}

/// How many of a device's numbered writes have neither arrived nor been dropped.
pub fn missing(tx: &mut impl Tx, device: &Device) -> Result<i64, StoreError> {
    let settled: i64 =
        device_sequences::table.filter(device_sequences::device_id.eq(Uid(device.id))).select(count_star()).first(tx.parts().db)?;
    Ok((device.last_seq - settled).max(0))
}

/// Takes a device out of use.
pub fn revoke(tx: &mut WriteTx<'_>, device: &Device, by: Id, reason: &PersonalText, now: Instant) -> Result<Device, StoreError> {
    let parts = tx.parts();
    let reason = parts.seal.seal_json(Column::DeviceRevocations, device.id.uuid().as_bytes(), &reason.expose())?;
    diesel::update(devices::table.find(Uid(device.id)))
        .set((
            devices::revoked_at.eq(Some(At(now))),
            devices::revoked_by.eq(Some(Uid(by))),
            devices::revoked_reason.eq(Some(reason)),
            devices::version.eq(devices::version + 1),
        ))
        .execute(parts.db)?;
    let row = devices::table.find(Uid(device.id)).select(Row::as_select()).first(parts.db)?;
    open(row, parts.seal)
}

/// Which incidents the log says were read or written on a device, and when last: what that phone may have held.
pub fn holdings(tx: &mut impl Tx, device: Id) -> Result<Vec<(Id, Instant)>, StoreError> {
    let db = tx.parts().db;
    let newest: Vec<Option<i64>> = log_entries::table
        .filter(log_entries::device_id.eq(Uid(device)).and(log_entries::incident_id.is_not_null()))
        .group_by(log_entries::incident_id)
        .select(max(log_entries::seq))
        .load(db)?;
    let rows: Vec<(Option<Uid>, At)> = log_entries::table
        .filter(log_entries::seq.eq_any(newest.into_iter().flatten().collect::<Vec<i64>>()))
        .order(log_entries::seq.desc())
        .select((log_entries::incident_id, log_entries::made_at))
        .load(db)?;
    Ok(rows.into_iter().filter_map(|(id, at)| Some((id?.0, at.0))).collect())
}
