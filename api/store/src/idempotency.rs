//! Answers of writes, kept in the same transaction as their effect, so that sending one twice has one effect and one answer.

use crate::StoreError;
use crate::schema::idempotency_keys;
use crate::seal::Column;
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use waymark_domain::{Id, Instant};

/// How long an answer is kept; after that the client-made id still prevents a second record.
pub const KEPT_DAYS: i64 = 90;

/// An answer, ready to be sent again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredAnswer {
    pub status: u16,
    pub content_type: String,
    pub etag: Option<String>,
    pub location: Option<String>,
    pub body: String,
}

/// What is known of a key.
pub struct Known {
    pub fingerprint: Vec<u8>,
    pub answer: StoredAnswer,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency_keys, treat_none_as_default_value = false)]
struct Row {
    officer_id: Uid,
    key: String,
    fingerprint: Vec<u8>,
    status: i32,
    made_at: At,
    sealed: Vec<u8>,
}

fn row_name(officer: Id, key: &str) -> Vec<u8> {
    [officer.uuid().as_bytes(), key.as_bytes()].concat()
}

/// Looks a key up. Keys of other accounts do not exist here.
pub fn find(tx: &mut impl Tx, officer: Id, key: &str) -> Result<Option<Known>, StoreError> {
    let parts = tx.parts();
    let row: Option<Row> = idempotency_keys::table.find((Uid(officer), key)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| {
        let answer = parts.seal.open_json(Column::IdempotencyKeys, &row_name(officer, key), &row.sealed)?;
        Ok(Known { fingerprint: row.fingerprint, answer })
    })
    .transpose()
}

/// Keeps an answer.
pub fn keep(
    tx: &mut WriteTx<'_>,
    officer: Id,
    key: &str,
    fingerprint: [u8; 32],
    answer: &StoredAnswer,
    now: Instant,
) -> Result<(), StoreError> {
    let parts = tx.parts();
    let row = Row {
        officer_id: Uid(officer),
        key: key.to_owned(),
        fingerprint: fingerprint.to_vec(),
        status: i32::from(answer.status),
        made_at: At(now),
        sealed: parts.seal.seal_json(Column::IdempotencyKeys, &row_name(officer, key), answer)?,
    };
    diesel::insert_into(idempotency_keys::table).values(&row).execute(parts.db)?;
    Ok(())
}

/// A write was done after all, under another key: its own key answers so from now on, and what builds on it can go on. The request that a
/// known key stands for stays the same.
pub fn settle(
    tx: &mut WriteTx<'_>,
    officer: Id,
    key: &str,
    fingerprint: [u8; 32],
    answer: &StoredAnswer,
    now: Instant,
) -> Result<(), StoreError> {
    if find(tx, officer, key)?.is_none() {
        return keep(tx, officer, key, fingerprint, answer, now);
    }
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::IdempotencyKeys, &row_name(officer, key), answer)?;
    diesel::update(idempotency_keys::table.find((Uid(officer), key)))
        .set((idempotency_keys::status.eq(i32::from(answer.status)), idempotency_keys::sealed.eq(sealed)))
        .execute(parts.db)?;
    Ok(())
}

/// Forgets one answer, so that the same key is another try.
pub fn forget(tx: &mut WriteTx<'_>, officer: Id, key: &str) -> Result<(), StoreError> {
    diesel::delete(idempotency_keys::table.find((Uid(officer), key))).execute(tx.parts().db)?;
    Ok(())
}

/// Forgets answers older than [`KEPT_DAYS`]. Gives how many.
pub fn forget_old(tx: &mut WriteTx<'_>, now: Instant) -> Result<usize, StoreError> {
    let before = now.plus_hours(-24 * KEPT_DAYS);
    Ok(diesel::delete(idempotency_keys::table.filter(idempotency_keys::made_at.lt(At(before)))).execute(tx.parts().db)?)
}
