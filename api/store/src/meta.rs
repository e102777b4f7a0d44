//! What the database says of itself: which key sealed it, and whether it holds real or demonstration data.

use crate::db::Db;
use crate::keyring::Keyring;
use crate::schema::meta;
use crate::store::OpenError;
use diesel::prelude::*;

/// Real data or invented data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A force's own.
    Live,
    /// Invented, for trying it out.
    Demonstration,
}

impl Kind {
    /// As stored and as said.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Demonstration => "demonstration",
        }
    }
}

fn get_or_set(db: &mut Db, name: &str, value: &str) -> QueryResult<String> {
    db.transaction(|db| {
        if let Some(found) = meta::table.find(name).select(meta::value).first::<String>(db).optional()? {
            return Ok(found);
        }
        diesel::insert_into(meta::table).values((meta::name.eq(name), meta::value.eq(value))).execute(db)?;
        Ok(value.to_owned())
    })
}

/// Writes both facts into a new database and compares them in an old one.
pub fn check(db: &mut Db, keys: &Keyring, kind: Kind) -> Result<(), OpenError> {
    let failed = |error: diesel::result::Error| OpenError::Migrate(error.to_string());
    let found = get_or_set(db, "data", kind.word()).map_err(failed)?;
    if found != kind.word() {
        let other = if kind == Kind::Live { Kind::Demonstration } else { Kind::Live };
        return Err(OpenError::OtherKind { found: other.word(), wanted: kind.word() });
    }
    let expected = get_or_set(db, "root_key", &keys.fingerprint()).map_err(failed)?;
    let found = keys.fingerprint();
    if expected == found { Ok(()) } else { Err(OpenError::WrongKey { expected, found }) }
}
