//! A look at a case that the server was not asked about at the time.

use super::schema::{WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::{Id, Instant};

/// When a case kept on a device was looked at.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"readAt": "2026-11-25T10:12:00.000Z", "version": 7, "writtenAt": "2026-11-25T10:12:00.000Z"}))]
pub struct ConsultationCreate {
    /// By the device's clock.
    #[schema(value_type = WireInstant)]
    pub read_at: Instant,
    /// The version of the case that was on the screen; null when it was not at the server yet.
    #[validate(range(min = 1, max = 1_000_000_000))]
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    pub version: Option<i64>,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

/// A look that is on record.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Consultation, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "version": 7,
    "readAt": "2026-11-25T10:12:00.000Z", "receivedAt": "2026-11-25T15:40:00.200Z"}))]
pub struct ConsultationInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = WireId)]
    pub incident_id: Id,
    pub version: Option<i64>,
    #[schema(value_type = WireInstant)]
    pub read_at: Instant,
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
}
