//! Sessions, and refresh tokens with rotation. Secrets are kept as SHA-256 only.

use crate::StoreError;
use crate::schema::{refresh_tokens, sessions};
use crate::seal::Column;
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use waymark_domain::{Id, Instant};

/// What carries the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionKind {
    /// A browser's cookie.
    Cookie,
    /// Signed access tokens and a refresh token.
    Token,
}

impl SessionKind {
    /// As stored and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cookie => "cookie",
            Self::Token => "token",
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    officer_id: Uid,
    kind: String,
    device_id: Option<Uid>,
    secret_hash: Option<Vec<u8>>,
    started_at: At,
    last_seen_at: At,
    expires_at: At,
    ended_at: Option<At>,
    end_reason: Option<String>,
}

/// A session.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: Id,
    pub officer_id: Id,
    pub kind: SessionKind,
    pub device_id: Option<Id>,
    pub started_at: Instant,
    pub expires_at: Instant,
    pub ended: bool,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            officer_id: row.officer_id.0,
            kind: if row.kind == "cookie" { SessionKind::Cookie } else { SessionKind::Token },
            device_id: row.device_id.map(|id| id.0),
            started_at: row.started_at.0,
            expires_at: row.expires_at.0,
            ended: row.ended_at.is_some(),
        }
    }
}

/// Starts a session.
pub fn start(tx: &mut WriteTx<'_>, session: &Session, secret_hash: Option<[u8; 32]>) -> Result<(), StoreError> {
    let row = Row {
        id: Uid(session.id),
        officer_id: Uid(session.officer_id),
        kind: session.kind.code().to_owned(),
        device_id: session.device_id.map(Uid),
        secret_hash: secret_hash.map(Vec::from),
        started_at: At(session.started_at),
        last_seen_at: At(session.started_at),
        expires_at: At(session.expires_at),
        ended_at: None,
        end_reason: None,
    };
    diesel::insert_into(sessions::table).values(&row).execute(tx.parts().db)?;
    Ok(())
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<Session>, StoreError> {
    Ok(sessions::table.find(Uid(id)).select(Row::as_select()).first(tx.parts().db).optional()?.map(Session::from))
}

/// By the hash of a cookie's secret.
pub fn by_secret(tx: &mut impl Tx, hash: &[u8; 32]) -> Result<Option<Session>, StoreError> {
    let row = sessions::table.filter(sessions::secret_hash.eq(hash.as_slice())).select(Row::as_select()).first(tx.parts().db).optional()?;
    Ok(row.map(Session::from))
}

/// An account's sessions that still run, newest first.
pub fn running(tx: &mut impl Tx, officer: Id, now: Instant) -> Result<Vec<Session>, StoreError> {
    let rows = sessions::table
        .filter(sessions::officer_id.eq(Uid(officer)).and(sessions::ended_at.is_null()).and(sessions::expires_at.gt(At(now))))
        .order(sessions::id.desc())
        .limit(200)
        .select(Row::as_select())
        .load(tx.parts().db)?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// Remembers on which device a session runs.
pub fn set_device(tx: &mut WriteTx<'_>, id: Id, device: Id) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(Uid(id))).set(sessions::device_id.eq(Some(Uid(device)))).execute(tx.parts().db)?;
    Ok(())
}

/// Ends all sessions on a device. Gives their ids.
pub fn end_on_device(tx: &mut WriteTx<'_>, device: Id, reason: &str, now: Instant) -> Result<Vec<Id>, StoreError> {
    let running: Vec<Uid> = sessions::table
        .filter(sessions::device_id.eq(Some(Uid(device))).and(sessions::ended_at.is_null()))
        .select(sessions::id)
        .load(tx.parts().db)?;
    for id in &running {
        end(tx, id.0, reason, now)?;
    }
    Ok(running.into_iter().map(|id| id.0).collect())
}

/// Ends a session; ending it twice changes nothing.
pub fn end(tx: &mut WriteTx<'_>, id: Id, reason: &str, now: Instant) -> Result<(), StoreError> {
    diesel::update(sessions::table.filter(sessions::id.eq(Uid(id)).and(sessions::ended_at.is_null())))
        .set((sessions::ended_at.eq(Some(At(now))), sessions::end_reason.eq(Some(reason))))
        .execute(tx.parts().db)?;
    Ok(())
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = refresh_tokens, treat_none_as_default_value = false)]
struct TokenRow {
    token_hash: Vec<u8>,
    session_id: Uid,
    made_at: At,
    used_at: Option<At>,
    successor: Option<Vec<u8>>,
}

/// What became of a refresh token that somebody presented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refresh {
    /// Unknown, or its session has ended.
    Refused,
    /// Exchanged: this is the next one.
    Rotated { session: Id, token: String },
    /// Used before and not just now: somebody copied it. Its session was ended.
    Reused { session: Id },
}

/// Stores the first refresh token of a session.
pub fn add_refresh_token(tx: &mut WriteTx<'_>, session: Id, hash: [u8; 32], now: Instant) -> Result<(), StoreError> {
    let row = TokenRow { token_hash: hash.to_vec(), session_id: Uid(session), made_at: At(now), used_at: None, successor: None };
    diesel::insert_into(refresh_tokens::table).values(&row).execute(tx.parts().db)?;
    Ok(())
}

/// Exchanges a refresh token. The same token again within `grace` seconds gets the same successor: a lost answer costs nobody the
/// session. Later than that it was copied, and the session ends.
pub fn rotate(tx: &mut WriteTx<'_>, hash: [u8; 32], next: (&str, [u8; 32]), grace: i64, now: Instant) -> Result<Refresh, StoreError> {
    let row: Option<TokenRow> = refresh_tokens::table.find(hash.to_vec()).select(TokenRow::as_select()).first(tx.parts().db).optional()?;
    let Some(row) = row else { return Ok(Refresh::Refused) };
    let session = row.session_id.0;
    match find(tx, session)? {
        Some(found) if !found.ended && found.expires_at > now => {}
        _ => return Ok(Refresh::Refused),
    }
    if let (Some(used), Some(successor)) = (row.used_at, &row.successor) {
        if now <= used.0.plus_seconds(grace) {
            let token: String = tx.parts().seal.open_json(Column::RefreshTokens, &hash, successor)?;
            return Ok(Refresh::Rotated { session, token });
        }
        end(tx, session, "refresh token reused", now)?;
        return Ok(Refresh::Reused { session });
    }
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::RefreshTokens, &hash, &next.0)?;
    let changed =
        diesel::update(refresh_tokens::table.filter(refresh_tokens::token_hash.eq(hash.to_vec()).and(refresh_tokens::used_at.is_null())))
            .set((refresh_tokens::used_at.eq(Some(At(now))), refresh_tokens::successor.eq(Some(sealed))))
            .execute(parts.db)?;
    if changed == 0 {
        // Another request exchanged it between our look and our write: it is used now, and this one gets the same successor.
        return rotate(tx, hash, next, grace, now);
    }
    add_refresh_token(tx, session, next.1, now)?;
    Ok(Refresh::Rotated { session, token: next.0.to_owned() })
}
