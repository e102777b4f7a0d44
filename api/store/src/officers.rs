//! Accounts.

use crate::StoreError;
use crate::schema::officers;
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid, code};
use diesel::prelude::*;
use waymark_domain::officer::{Officer, OfficerRole, fold_username};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = officers, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    username: String,
    role: String,
    force_name: Option<String>,
    language: String,
    password_hash: String,
    sealed: Vec<u8>,
    version: i64,
    created_at: At,
    updated_at: At,
    disabled_at: Option<At>,
    team: Option<String>,
}

/// An account with what only sign-in may see.
#[derive(Clone)]
pub struct Credentials {
    pub officer: Officer,
    /// A PHC string.
    pub password_hash: String,
}

fn open(row: Row, seal: &Sealer) -> Result<Credentials, StoreError> {
    Ok(Credentials {
        officer: Officer {
            facts: seal.open_json(Column::Officers, row.id.0.uuid().as_bytes(), &row.sealed)?,
            id: row.id.0,
            username: row.username,
            role: code(&row.role)?,
            force: row.force_name,
            language: code(&row.language)?,
            version: row.version,
            disabled: row.disabled_at.is_some(),
            team: row.team,
        },
        password_hash: row.password_hash,
    })
}

/// Adds an account.
pub fn insert(tx: &mut WriteTx<'_>, officer: &Officer, password_hash: &str, now: Instant) -> Result<(), StoreError> {
    let parts = tx.parts();
    let row = Row {
        id: Uid(officer.id),
        username: fold_username(&officer.username),
        role: officer.role.code().to_owned(),
        force_name: officer.force.clone(),
        language: officer.language.code().to_owned(),
        password_hash: password_hash.to_owned(),
        sealed: parts.seal.seal_json(Column::Officers, officer.id.uuid().as_bytes(), &officer.facts)?,
        version: 1,
        created_at: At(now),
        updated_at: At(now),
        disabled_at: None,
        team: officer.team.clone(),
    };
    diesel::insert_into(officers::table).values(&row).execute(parts.db)?;
    Ok(())
}

/// By user name, folded.
pub fn by_username(tx: &mut impl Tx, username: &str) -> Result<Option<Credentials>, StoreError> {
    let parts = tx.parts();
    let row = officers::table.filter(officers::username.eq(fold_username(username))).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Officer, StoreError> {
    let parts = tx.parts();
    let row = officers::table.find(Uid(id)).select(Row::as_select()).first(parts.db)?;
    open(row, parts.seal).map(|found| found.officer)
}

/// Several at once, for lists that name who did what.
pub fn find_many(tx: &mut impl Tx, ids: &[Id]) -> Result<Vec<Officer>, StoreError> {
    let parts = tx.parts();
    let ids: Vec<Uid> = ids.iter().copied().map(Uid).collect();
    let rows = officers::table.filter(officers::id.eq_any(ids)).select(Row::as_select()).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal).map(|found| found.officer)).collect()
}

/// A page of the accounts that can have a case, in the order of their ids.
pub fn case_holders(tx: &mut impl Tx, after: Option<Id>, limit: i64) -> Result<Vec<Officer>, StoreError> {
    let parts = tx.parts();
    let roles = [OfficerRole::SchoolsOfficer.code(), OfficerRole::Supervisor.code()];
    let mut query =
        officers::table.filter(officers::disabled_at.is_null().and(officers::role.eq_any(roles))).select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(officers::id.gt(Uid(after)));
    }
    let rows: Vec<Row> = query.order(officers::id).limit(limit).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal).map(|found| found.officer)).collect()
}

/// The accounts of a team, however its name is typed.
pub fn of_team(tx: &mut impl Tx, team: Id) -> Result<Vec<Officer>, StoreError> {
    let parts = tx.parts();
    let rows: Vec<Row> =
        officers::table.filter(officers::team.is_not_null()).select(Row::as_select()).order(officers::id).load(parts.db)?;
    let of_team = |officer: &Officer| officer.team.as_deref().is_some_and(|name| waymark_domain::viewers::team(name) == team);
    let opened = rows.into_iter().map(|row| open(row, parts.seal).map(|found| found.officer)).collect::<Result<Vec<_>, _>>()?;
    Ok(opened.into_iter().filter(of_team).collect())
}

/// How many there are.
pub fn count(tx: &mut impl Tx) -> Result<i64, StoreError> {
    Ok(officers::table.count().get_result(tx.parts().db)?)
}

/// Replaces a password hash, after the parameters were raised or the password changed.
pub fn set_password_hash(tx: &mut WriteTx<'_>, id: Id, hash: &str, now: Instant) -> Result<(), StoreError> {
    diesel::update(officers::table.find(Uid(id)))
        .set((officers::password_hash.eq(hash), officers::updated_at.eq(At(now))))
        .execute(tx.parts().db)?;
    Ok(())
}
