//! A note on the wire.

use super::common::{By, Names, WithdrawnInfo};
use super::merge::Patchable;
use super::person::shown;
use super::schema::{NoteKindCodes, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::note::NoteKind;
use waymark_domain::{Id, Instant};
use waymark_store::notes::NoteRecord;

/// A new note: fact, opinion, or told by someone (DPA 2018 s.38(2)).
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"kind": "told_by_someone", "toldBy": "Head of year", "text": "The phone was handed in at 08:40.", "writtenAt": "2026-11-24T09:10:00Z"}))]
pub struct NoteCreate {
    #[schema(value_type = NoteKindCodes, inline)]
    pub kind: NoteKind,
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub told_by: Option<String>,
    #[validate(length(min = 1, max = 10000))]
    #[schema(min_length = 1, max_length = 10000)]
    pub text: String,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

/// What can be changed of a note: that it is withdrawn. A note is never rewritten.
#[derive(Debug, Default, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"withdrawnReason": "Written in the wrong case"}))]
pub struct NoteFields {
    /// Takes the note back for good; it stays in the history with this reason.
    #[validate(length(max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub withdrawn_reason: Option<String>,
}

impl Patchable for NoteFields {
    const FIELDS: &'static [&'static str] = &["withdrawnReason"];
}

/// A note as recorded.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Note, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789b1", "kind": "told_by_someone", "toldBy": "Head of year", "text": "The phone was handed in at 08:40.",
    "by": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"}, "writtenAt": "2026-11-24T09:10:00.000Z",
    "receivedAt": "2026-11-24T09:10:01.000Z", "withdrawn": null, "version": 1, "etag": "\"1\""}))]
pub struct NoteInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = NoteKindCodes, inline)]
    pub kind: NoteKind,
    pub told_by: Option<String>,
    pub text: String,
    pub by: By,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
    pub withdrawn: Option<WithdrawnInfo>,
    pub version: i64,
    pub etag: String,
}

impl NoteInfo {
    /// With the names of who wrote and who withdrew it.
    pub fn from(record: &NoteRecord, names: &Names) -> Self {
        Self {
            id: record.id,
            kind: record.facts.kind,
            told_by: shown(record.facts.told_by.as_ref()),
            text: record.facts.text.expose().to_owned(),
            by: names.by(record.facts.by),
            written_at: record.facts.written_at,
            received_at: record.received_at,
            withdrawn: record.facts.withdrawn.as_ref().map(|w| WithdrawnInfo::from(w, names)),
            version: record.version,
            etag: crate::conditions::etag(record.version),
        }
    }
}
