//! The feed of changes: thin, ids and kinds alone.

use super::schema::{RecordKindCodes, WireId, WireInstant};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_domain::audit::RecordKind;
use waymark_domain::{Id, Instant};
use waymark_store::feed::Change;

/// A record changed; read it to see what is there now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Change, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789b3", "kind": "party", "resourceId": "0193d2a4-7b00-7c3b-8b1a-0123456789b0",
    "incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "version": 1, "at": "2026-11-24T09:06:02.000Z"}))]
pub struct ChangeInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = RecordKindCodes, inline)]
    pub kind: RecordKind,
    #[schema(value_type = WireId)]
    pub resource_id: Id,
    #[schema(value_type = Option<WireId>)]
    pub incident_id: Option<Id>,
    pub version: i64,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
}

impl From<&Change> for ChangeInfo {
    fn from(change: &Change) -> Self {
        Self {
            id: change.id,
            kind: change.kind,
            resource_id: change.resource_id,
            incident_id: change.incident_id,
            version: change.version,
            at: change.made_at,
        }
    }
}
