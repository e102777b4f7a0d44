//! Registered devices and the prefixes of their references.

use crate::StoreError;
use crate::schema::devices;
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::dsl::max;
use diesel::prelude::*;
use waymark_domain::device::Device;
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
}

fn number(value: i32) -> Result<u32, StoreError> {
    u32::try_from(value).map_err(|_| StoreError::Broken("a stored number is negative".to_owned()))
}

fn stored(value: u32) -> Result<i32, StoreError> {
    i32::try_from(value).map_err(|_| StoreError::Broken("a number is too large".to_owned()))
}

fn open(row: Row, seal: &Sealer) -> Result<Device, StoreError> {
    let name: String = seal.open_json(Column::Devices, row.id.0.uuid().as_bytes(), &row.sealed)?;
    Ok(Device {
        id: row.id.0,
        officer_id: row.officer_id.0,
        name: PersonalText::new(name),
        prefix_number: number(row.prefix_number)?,
        last_reference: number(row.last_reference)?,
        registered_at: row.registered_at.0,
        version: row.version,
        revoked: row.revoked_at.is_some(),
    })
}

/// Registers a device and gives it the next prefix.
pub fn register(tx: &mut WriteTx<'_>, id: Id, officer: Id, name: &PersonalText, now: Instant) -> Result<Device, StoreError> {
    let parts = tx.parts();
    let highest: Option<i32> = devices::table.select(max(devices::prefix_number)).first(parts.db)?;
    let prefix = number(highest.unwrap_or(0))? + 1;
    if prefix >= PREFIXES {
        return Err(StoreError::Broken("all device prefixes are given out".to_owned()));
    }
    let row = Row {
        id: Uid(id),
        officer_id: Uid(officer),
        prefix_number: stored(prefix)?,
        last_reference: 0,
        sealed: parts.seal.seal_json(Column::Devices, id.uuid().as_bytes(), &name.expose())?,
        version: 1,
        registered_at: At(now),
        revoked_at: None,
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
    let parts = tx.parts();
    let rows = devices::table.filter(devices::officer_id.eq(Uid(officer))).order(devices::id).select(Row::as_select()).load(parts.db)?;
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
