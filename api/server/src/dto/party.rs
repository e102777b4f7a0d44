//! A person's link to an incident, on the wire.

use super::common::{Names, WithdrawnInfo};
use super::merge::Patchable;
use super::person::shown;
use super::schema::{PartyRoleCodes, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::party::PartyRole;
use waymark_domain::{Id, Instant};
use waymark_store::parties::PartyRecord;

/// A new link: one person in one role. A child who is victim and offender has two.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789af", "role": "victim", "writtenAt": "2026-11-24T09:06:00Z"}))]
pub struct PartyCreate {
    #[schema(value_type = WireId)]
    pub person_id: Id,
    #[schema(value_type = PartyRoleCodes, inline)]
    pub role: PartyRole,
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub note: Option<String>,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

/// What can be changed of a link: its note, or that it is withdrawn. The person and the role of a link never change.
#[derive(Debug, Default, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"withdrawnReason": "Recorded under the wrong case"}))]
pub struct PartyFields {
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub note: Option<String>,
    /// Takes the link back for good; it stays in the history with this reason.
    #[validate(length(max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub withdrawn_reason: Option<String>,
}

impl Patchable for PartyFields {
    const FIELDS: &'static [&'static str] = &["note", "withdrawnReason"];
}

/// A link as recorded.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Party, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789b0", "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789af", "role": "victim", "note": null,
    "writtenAt": "2026-11-24T09:06:00.000Z", "receivedAt": "2026-11-24T09:06:02.000Z", "withdrawn": null, "version": 1, "etag": "\"1\""}))]
pub struct PartyInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = WireId)]
    pub person_id: Id,
    #[schema(value_type = PartyRoleCodes, inline)]
    pub role: PartyRole,
    pub note: Option<String>,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
    pub withdrawn: Option<WithdrawnInfo>,
    pub version: i64,
    pub etag: String,
}

impl PartyInfo {
    /// With the names of those who withdrew something.
    pub fn from(record: &PartyRecord, names: &Names) -> Self {
        Self {
            id: record.id,
            person_id: record.facts.person_id,
            role: record.facts.role,
            note: shown(record.facts.note.as_ref()),
            written_at: record.facts.written_at,
            received_at: record.received_at,
            withdrawn: record.facts.withdrawn.as_ref().map(|w| WithdrawnInfo::from(w, names)),
            version: record.version,
            etag: crate::conditions::etag(record.version),
        }
    }
}
