//! Writes that are kept safe without being applied, until a person decides: a supervisor, or whoever has the case now.

use crate::ids::Id;
use crate::instant::Instant;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

/// Longest text that goes with a held item, in characters.
pub const TEXT_MAX: usize = 2000;

vocabulary! {
    /// Why a write is held.
    HeldWhy {
        Handed = "handed",
        Erased = "erased",
        Revoked = "revoked",
        Reassigned = "reassigned",
    }
}

vocabulary! {
    /// Where a held item stands.
    HeldState {
        Open = "open",
        Taken = "taken",
        SetAside = "set_aside",
    }
}

/// The write itself and what was said about it: sealed at rest.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeldContent {
    /// The exact bytes of the body.
    pub body: String,
    pub if_match: Option<String>,
    /// What the officer said when handing it over.
    pub text: Option<String>,
    /// Why it was decided so.
    pub reason: Option<String>,
}

/// A held item.
#[derive(Debug, Clone)]
pub struct HeldItem {
    pub id: Id,
    pub officer: Id,
    pub device: Option<Id>,
    pub incident: Option<Id>,
    pub seq: Option<i64>,
    pub key: String,
    pub method: String,
    pub path: String,
    pub why: HeldWhy,
    /// What the write was refused with, if it was tried.
    pub code: Option<String>,
    pub state: HeldState,
    pub written_at: Instant,
    pub received_at: Instant,
    pub decided: Option<(Instant, Id)>,
    pub version: i64,
    pub content: HeldContent,
}

impl HeldItem {
    /// What the officer said when handing it over.
    pub fn text(&self) -> Option<PersonalText> {
        self.content.text.clone().map(PersonalText::new)
    }
}

/// The incident that a write's address names.
pub fn incident_of(path: &str) -> Option<Id> {
    let mut parts = path.split('/').skip(1);
    if parts.next() != Some("incidents") { None } else { Id::parse(parts.next()?).ok() }
}
