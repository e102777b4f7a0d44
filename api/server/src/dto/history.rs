//! History: what was changed by whom, with both versions.

use super::common::By;
use super::schema::{RecordKindCodes, WireId, WireInstant};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use waymark_domain::audit::RecordKind;
use waymark_domain::{Id, Instant};

/// One field with both versions; null is "not known".
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FieldChange, example = json!({"field": "narrative", "before": null, "after": "The phone is in the school safe."}))]
pub struct FieldChange {
    pub field: String,
    #[schema(value_type = Option<Value>)]
    pub before: Value,
    #[schema(value_type = Option<Value>)]
    pub after: Value,
}

/// One version of one record in the case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = HistoryItem, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789b2", "kind": "incident", "resourceId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "version": 2,
    "by": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"}, "at": "2026-11-24T09:30:01.000Z", "writtenAt": "2026-11-24T09:30:00.000Z",
    "changes": [{"field": "narrative", "before": null, "after": "The phone is in the school safe."}]}))]
pub struct HistoryInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = RecordKindCodes, inline)]
    pub kind: RecordKind,
    #[schema(value_type = WireId)]
    pub resource_id: Id,
    pub version: i64,
    pub by: By,
    /// By the server's clock.
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    /// By the device's clock.
    #[schema(value_type = Option<WireInstant>)]
    pub written_at: Option<Instant>,
    pub changes: Vec<FieldChange>,
}
