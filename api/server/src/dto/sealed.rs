//! Writes that a phone sealed to this server.

use super::batch::{LeaseInfo, ReportFields};
use super::schema::{AnySealedItem, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;
use waymark_domain::{Id, Instant};

/// Sealed writes, in the order in which they were finished. What each holds is known to nobody before this server opens it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"deviceId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "sentAt": "2026-11-25T15:40:00.000Z", "final": false, "items": []}))]
pub struct SealedBatch {
    #[schema(value_type = WireId)]
    pub device_id: Id,
    /// The device's clock at sending.
    #[schema(value_type = WireInstant)]
    pub sent_at: Instant,
    pub report: Option<ReportFields>,
    /// The phone can no longer read them: what cannot be performed is kept for a supervisor.
    pub r#final: bool,
    #[schema(value_type = Vec<AnySealedItem>, max_items = 500)]
    pub items: Vec<Box<RawValue>>,
}

/// One write, sealed.
///
/// HPKE (RFC 9180) single shot, mode_psk, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; `info` is `waymark/sealed-write/1`, the key and its id
/// are the device's `sealing.secret` and its id, the associated data is the device's id, a slash and the idempotency key. Inside is a
/// `SealedWrite` as JSON.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SealedItem {
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    pub seq: Option<i64>,
    #[schema(min_length = 1, max_length = 100)]
    pub idempotency_key: String,
    #[schema(min_length = 16, max_length = 16)]
    pub key_id: String,
    /// The encapsulated key: 65 bytes, base64url.
    #[schema(min_length = 87, max_length = 87)]
    pub enc: String,
    /// Base64url.
    #[schema(min_length = 22, max_length = 400_000)]
    pub ciphertext: String,
}

/// What is sealed: one ordinary write with its author and the time at which it was written.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SealedWrite {
    pub officer_id: Id,
    pub method: super::batch::WriteMethod,
    pub path: String,
    pub if_none_match: Option<String>,
    pub if_match: Option<String>,
    pub built_on: Option<String>,
    #[serde(default)]
    pub after: Vec<String>,
    pub written_at: Instant,
    /// The exact bytes of the body.
    pub body: String,
}

/// The answers, in the order of the items: never a body.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SealedBatchAnswer, example = json!({"receivedAt": "2026-11-25T15:40:00.200Z", "clockSkewMs": -200, "device": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "revoked": false,
    "contactAt": "2026-11-25T15:40:00.200Z", "leaseUntil": "2026-11-26T03:40:00.200Z", "policy": {"idleMinutes": 5, "hiddenSeconds": 60, "leaseHours": 12, "kdfRounds": 600000, "tries": 5}}, "items": []}))]
pub struct SealedBatchAnswer {
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
    pub clock_skew_ms: i64,
    pub device: LeaseInfo,
    #[schema(max_items = 500)]
    pub items: Vec<SealedAnswer>,
}

/// What became of one sealed write.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SealedAnswer {
    pub seq: Option<i64>,
    #[schema(max_length = 100)]
    pub idempotency_key: Option<String>,
    #[schema(minimum = 200, maximum = 599)]
    pub status: u16,
    /// The problem's code, where it was refused.
    #[schema(max_length = 64)]
    pub code: Option<String>,
    #[schema(max_length = 64)]
    pub etag: Option<String>,
    /// It had been performed before.
    pub replayed: bool,
    /// It is on this server's disk and waits for a supervisor's decision.
    pub held: bool,
    #[schema(max_items = 200)]
    pub errors: Vec<SealedError>,
    #[schema(max_length = 64)]
    pub current_etag: Option<String>,
    #[schema(max_items = 100)]
    pub changed_fields: Vec<String>,
}

/// A field that cannot be recorded.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct SealedError {
    #[schema(max_length = 400)]
    pub pointer: String,
    #[schema(max_length = 64)]
    pub code: String,
}
