//! Identifiers: UUIDs of version 7 (RFC 9562), made by whoever creates the thing, so that a phone needs no answer to go on.

use serde::{Deserialize, Deserializer, Serialize};
use uuid::{Uuid, Variant};

/// A UUIDv7. It is a name, never a secret: RFC 9562 ids can be guessed in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Id(Uuid);

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAnId {
    /// Not 36 characters of a UUID in its canonical form.
    Malformed,
    /// A UUID of another version or variant.
    NotVersion7,
}

impl Id {
    /// Not a record's id: what a transaction locks before it draws a number that nobody else may draw.
    pub const NUMBERS: Self = Self(Uuid::from_u128(1));

    /// A new id for something the server itself makes.
    pub fn now() -> Self {
        Self(Uuid::now_v7())
    }

    /// Accepts the canonical form of a UUIDv7 alone; upper case is folded.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 36 {
            return Err(NotAnId::Malformed);
        }
        let uuid = Uuid::try_parse(text).map_err(|_| NotAnId::Malformed)?;
        Self::from_uuid(uuid)
    }

    /// Refuses other versions: a random UUIDv4 would scatter the index and tells of a client that has misread the contract.
    pub fn from_uuid(uuid: Uuid) -> Result<Self, NotAnId> {
        if uuid.get_version_num() == 7 && uuid.get_variant() == Variant::RFC4122 { Ok(Self(uuid)) } else { Err(NotAnId::NotVersion7) }
    }

    /// Trusts what was stored.
    pub const fn from_stored(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The bare UUID, for storage.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|why| {
            serde::de::Error::custom(match why {
                NotAnId::Malformed => "bad-format",
                NotAnId::NotVersion7 => "not-a-uuid-v7",
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_version_7_is_an_id() {
        assert!(Id::parse("018f4a7c-9d2e-7c3b-8b1a-0123456789ab").is_ok());
        assert_eq!(Id::parse("018f4a7c-9d2e-4c3b-8b1a-0123456789ab"), Err(NotAnId::NotVersion7));
        assert_eq!(Id::parse("018f4a7c9d2e7c3b8b1a0123456789ab"), Err(NotAnId::Malformed));
        assert_eq!(Id::parse(""), Err(NotAnId::Malformed));
    }
}
