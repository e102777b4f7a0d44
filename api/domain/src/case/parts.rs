//! Parts that several kinds share.

use crate::ids::Id;
use crate::instant::Instant;
use crate::text::PersonalText;
use serde::{Deserialize, Serialize};

/// Limits, in characters and entries; the same figures stand in the OpenAPI document.
pub mod limits {
    /// A name, a position, a unit, a place.
    pub const NAME: usize = 120;
    /// A reference of another system.
    pub const REFERENCE: usize = 40;
    /// A force, a code of a pack.
    pub const CODE: usize = 64;
    /// Why something was done or not.
    pub const REASON: usize = 2_000;
    /// What somebody said or did.
    pub const TEXT: usize = 10_000;
    /// Entries of any list.
    pub const LIST: usize = 60;
}

/// Somebody who did, said or owned something: a person of the case, an account, or anybody by name or position.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Somebody {
    pub person_id: Option<Id>,
    pub officer_id: Option<Id>,
    pub name: Option<PersonalText>,
    /// What they are: head of year, unit, rank.
    pub position: Option<PersonalText>,
}

impl Somebody {
    /// Whether it says who.
    pub fn is_named(&self) -> bool {
        self.person_id.is_some() || self.officer_id.is_some() || self.is_described()
    }

    /// Whether a name or a position is written out.
    pub fn is_described(&self) -> bool {
        [&self.name, &self.position].into_iter().flatten().any(|text| !text.is_blank())
    }
}

/// Something done by an account at a moment for a reason: a re-opening, a mark "given in error".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reasoned {
    pub at: Instant,
    pub by: Id,
    pub reason: PersonalText,
}
