//! One Rust type per logical column type, mapped per backend: UUID, TIMESTAMPTZ and JSONB on PostgreSQL, their STRICT twins on SQLite.

use crate::db::{MultiBackend, MultiRawValue};
use chrono::{DateTime, Utc};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, Binary, HasSqlType, Jsonb, SqlType, Text, Timestamptz};
use diesel::sqlite::{Sqlite, SqliteValue};
use serde_json::Value;
use std::io::Write;
use uuid::Uuid;
use waymark_domain::{Id, Instant};

pub mod sql {
    use super::SqlType;
    use diesel::query_builder::QueryId;

    #[derive(Debug, Clone, Copy, SqlType, QueryId)]
    #[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"))]
    pub struct DbUuid;

    #[derive(Debug, Clone, Copy, SqlType, QueryId)]
    #[diesel(postgres_type(oid = 1184, array_oid = 1185), sqlite_type(name = "Long"))]
    pub struct DbInstant;

    #[derive(Debug, Clone, Copy, SqlType, QueryId)]
    #[diesel(postgres_type(oid = 3802, array_oid = 3807), sqlite_type(name = "Text"))]
    pub struct DbJson;
}
use sql::{DbInstant, DbJson, DbUuid};

/// What `MultiConnection` generates for the built-in types, for ours.
macro_rules! on_both {
    ($sql:ident, $rust:ident) => {
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }
        impl ToSql<$sql, MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value(($sql, self));
                Ok(IsNull::No)
            }
        }
        impl FromSql<$sql, MultiBackend> for $rust {
            fn from_sql(value: MultiRawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<Self, $sql>()
            }
        }
    };
}

/// An id column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = DbUuid)]
pub struct Uid(pub Id);
on_both!(DbUuid, Uid);

impl ToSql<DbUuid, Pg> for Uid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(self.0.uuid().as_bytes())?;
        Ok(IsNull::No)
    }
}
impl ToSql<DbUuid, Sqlite> for Uid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.uuid().as_bytes().to_vec());
        Ok(IsNull::No)
    }
}
impl FromSql<DbUuid, Pg> for Uid {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(Id::from_stored(Uuid::from_slice(value.as_bytes())?)))
    }
}
impl FromSql<DbUuid, Sqlite> for Uid {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let bytes = <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value)?;
        Ok(Self(Id::from_stored(Uuid::from_slice(&bytes)?)))
    }
}

/// An instant column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = DbInstant)]
pub struct At(pub Instant);
on_both!(DbInstant, At);

impl ToSql<DbInstant, Pg> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <DateTime<Utc> as ToSql<Timestamptz, Pg>>::to_sql(&self.0.utc(), &mut out.reborrow())
    }
}
impl ToSql<DbInstant, Sqlite> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.millis() * 1000);
        Ok(IsNull::No)
    }
}
impl FromSql<DbInstant, Pg> for At {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(Instant::new(<DateTime<Utc> as FromSql<Timestamptz, Pg>>::from_sql(value)?)))
    }
}
impl FromSql<DbInstant, Sqlite> for At {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(Self(Instant::from_millis(<i64 as FromSql<BigInt, Sqlite>>::from_sql(value)? / 1000)))
    }
}

/// A JSON column. PostgreSQL keeps neither key order nor duplicates: never hash what comes back.
#[derive(Debug, Clone, PartialEq, AsExpression, FromSqlRow)]
#[diesel(sql_type = DbJson)]
pub struct Json(pub Value);
on_both!(DbJson, Json);

impl ToSql<DbJson, Pg> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <Value as ToSql<Jsonb, Pg>>::to_sql(&self.0, &mut out.reborrow())
    }
}
impl ToSql<DbJson, Sqlite> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.to_string());
        Ok(IsNull::No)
    }
}
impl FromSql<DbJson, Pg> for Json {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(<Value as FromSql<Jsonb, Pg>>::from_sql(value)?))
    }
}
impl FromSql<DbJson, Sqlite> for Json {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(value)?;
        Ok(Self(serde_json::from_str(&text)?))
    }
}

/// A closed list stored as its code.
pub fn code<T: waymark_domain::vocabulary::Vocabulary>(text: &str) -> Result<T, crate::StoreError> {
    T::from_code(text).ok_or_else(|| crate::StoreError::Broken(format!("a stored code is unknown: {}", std::any::type_name::<T>())))
}

const _: fn() = || {
    fn is_backend<T: Backend>() {}
    is_backend::<MultiBackend>();
};
