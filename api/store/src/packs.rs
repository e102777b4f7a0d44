//! Guidance packs, as they were written. A pack never changes once it is kept: only from which day it is in force, and the translation
//! of the wording that an administrator approved beside it. `revision` counts those two.

use crate::StoreError;
use crate::history::{self, NewRevision};
use crate::log::Behalf;
use crate::schema::packs;
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use waymark_domain::audit::RecordKind;
use waymark_domain::instant::Day;
use waymark_domain::{Id, Instant};

/// The name space of versions (UUID version 5): the same pack has the same id on every server.
const VERSIONS: Uuid = Uuid::from_u128(0x0193_d2a4_7b00_7c3b_8b1a_5041_434b_5300);

/// Not a record's id: what a transaction locks before it brings a pack into force, since all that are have a say in it.
pub const ALL: Id = Id::from_stored(VERSIONS);

/// Without the body, which is long and read once.
#[derive(Queryable, Selectable)]
#[diesel(table_name = packs)]
struct Row {
    version: String,
    sha256: Vec<u8>,
    kept_at: At,
    kept_by: Option<Uid>,
    revision: i64,
    in_force_from: Option<String>,
    wording_cy: Option<String>,
    wording_at: Option<At>,
    wording_by: Option<Uid>,
}

#[derive(Insertable)]
#[diesel(table_name = packs, treat_none_as_default_value = false)]
struct NewRow<'a> {
    version: &'a str,
    body: &'a str,
    sha256: Vec<u8>,
    kept_at: At,
    kept_by: Option<Uid>,
    revision: i64,
}

/// A translation of the pack's wording that may be read out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovedWording {
    pub text: String,
    pub at: Instant,
    pub by: Id,
}

/// What is known of a pack beside its body.
#[derive(Debug, Clone)]
pub struct PackRecord {
    pub version: String,
    /// Of the body, in lower-case hexadecimal.
    pub sha256: String,
    pub kept_at: Instant,
    /// Nobody, when it came with the server.
    pub kept_by: Option<Id>,
    pub revision: i64,
    pub in_force_from: Option<Day>,
    pub welsh: Option<ApprovedWording>,
}

impl PackRecord {
    /// What the history and the log call it.
    pub fn id(&self) -> Id {
        id_of(&self.version)
    }

    fn as_value(&self) -> Value {
        json!({
            "version": self.version,
            "sha256": self.sha256,
            "inForceFrom": self.in_force_from,
            "welshWording": self.welsh.as_ref().map(|wording| &wording.text),
        })
    }
}

/// The id of a pack. The log and the history name records by id, and a pack's name is its version.
pub fn id_of(version: &str) -> Id {
    Id::from_stored(Uuid::new_v5(&VERSIONS, version.as_bytes()))
}

fn day(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).map_err(|_| StoreError::Broken("the day from which a pack is in force is damaged".to_owned()))
}

fn text(day: Day) -> String {
    day.0.format("%Y-%m-%d").to_string()
}

fn open(row: Row) -> Result<PackRecord, StoreError> {
    let welsh = match (row.wording_cy, row.wording_at, row.wording_by) {
        (Some(text), Some(at), Some(by)) => Some(ApprovedWording { text, at: at.0, by: by.0 }),
        (None, ..) => None,
        _ => return Err(StoreError::Broken("a translation was approved by nobody".to_owned())),
    };
    Ok(PackRecord {
        version: row.version,
        sha256: row.sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
        kept_at: row.kept_at.0,
        kept_by: row.kept_by.map(|by| by.0),
        revision: row.revision,
        in_force_from: row.in_force_from.as_deref().map(day).transpose()?,
        welsh,
    })
}

/// By version.
pub fn find(tx: &mut impl Tx, version: &str) -> Result<Option<PackRecord>, StoreError> {
    packs::table.find(version).select(Row::as_select()).first(tx.parts().db).optional()?.map(open).transpose()
}

/// The pack itself, byte for byte as it was written.
pub fn body(tx: &mut impl Tx, version: &str) -> Result<String, StoreError> {
    Ok(packs::table.find(version).select(packs::body).first(tx.parts().db)?)
}

/// A page in the order of versions, after one of them.
pub fn list(tx: &mut impl Tx, after: Option<&str>, limit: i64) -> Result<Vec<PackRecord>, StoreError> {
    let mut query = packs::table.select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(packs::version.gt(after));
    }
    let rows: Vec<Row> = query.order(packs::version).limit(limit).load(tx.parts().db)?;
    rows.into_iter().map(open).collect()
}

/// Every pack that has a day from which it is in force, earliest first.
pub fn in_force(tx: &mut impl Tx) -> Result<Vec<(String, Day)>, StoreError> {
    let rows: Vec<(String, Option<String>)> = packs::table
        .filter(packs::in_force_from.is_not_null())
        .order(packs::in_force_from)
        .select((packs::version, packs::in_force_from))
        .load(tx.parts().db)?;
    rows.into_iter().filter_map(|(version, from)| from.map(|from| day(&from).map(|from| (version, from)))).collect()
}

/// Keeps a pack. `behalf` is nobody's when it came with the server.
pub fn keep(tx: &mut WriteTx<'_>, behalf: Option<&Behalf>, version: &str, body: &str, now: Instant) -> Result<PackRecord, StoreError> {
    let row = NewRow {
        version,
        body,
        sha256: Sha256::digest(body.as_bytes()).to_vec(),
        kept_at: At(now),
        kept_by: behalf.map(|behalf| Uid(behalf.officer)),
        revision: 1,
    };
    diesel::insert_into(packs::table).values(&row).execute(tx.parts().db)?;
    let record = find(tx, version)?.ok_or(StoreError::NotFound)?;
    moved_on(tx, behalf, None, &record)?;
    Ok(record)
}

/// Brings a pack into force from a day. Whether it may is the domain's to say (`packs::may_come_into_force`).
pub fn set_in_force(tx: &mut WriteTx<'_>, behalf: Option<&Behalf>, old: &PackRecord, from: Day) -> Result<PackRecord, StoreError> {
    write(tx, behalf, old, PackRecord { in_force_from: Some(from), ..old.clone() })
}

/// Enters a translation of the pack's wording as approved, or takes the approval back.
pub fn set_wording(tx: &mut WriteTx<'_>, behalf: &Behalf, old: &PackRecord, wording: Option<String>) -> Result<PackRecord, StoreError> {
    let welsh = wording.map(|text| ApprovedWording { text, at: behalf.at, by: behalf.officer });
    write(tx, Some(behalf), old, PackRecord { welsh, ..old.clone() })
}

fn write(tx: &mut WriteTx<'_>, behalf: Option<&Behalf>, old: &PackRecord, new: PackRecord) -> Result<PackRecord, StoreError> {
    let new = PackRecord { revision: old.revision + 1, ..new };
    let welsh = new.welsh.as_ref();
    let changed = diesel::update(packs::table.filter(packs::version.eq(&old.version).and(packs::revision.eq(old.revision))))
        .set((
            packs::revision.eq(new.revision),
            packs::in_force_from.eq(new.in_force_from.map(text)),
            packs::wording_cy.eq(welsh.map(|wording| &wording.text)),
            packs::wording_at.eq(welsh.map(|wording| At(wording.at))),
            packs::wording_by.eq(welsh.map(|wording| Uid(wording.by))),
        ))
        .execute(tx.parts().db)?;
    if changed == 0 {
        return Err(StoreError::Busy("a pack changed under a write".to_owned()));
    }
    moved_on(tx, behalf, Some(old), &new)?;
    Ok(new)
}

/// The history keeps every former wording with who approved it. What the server does with its own packs is nobody's act: the log
/// names accounts, so it has no row of it.
fn moved_on(tx: &mut WriteTx<'_>, behalf: Option<&Behalf>, old: Option<&PackRecord>, new: &PackRecord) -> Result<(), StoreError> {
    let Some(behalf) = behalf else { return Ok(()) };
    let (before, after) = (old.map(PackRecord::as_value), new.as_value());
    let revision = NewRevision {
        kind: RecordKind::Pack,
        resource_id: new.id(),
        incident_id: None,
        version: new.revision,
        written_at: None,
        before: before.as_ref(),
        after: &after,
    };
    history::keep(tx, behalf, &revision)
}
