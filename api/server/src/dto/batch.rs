//! Many ordinary writes in one request, each answered on its own.

use super::schema::{AnyBatchItem, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::device::{Lease, Report, StorageState};
use waymark_domain::{Id, Instant};

/// Most items of a batch.
pub const ITEMS_MAX: usize = 500;
/// Highest number of a write on its device.
pub const SEQ_MAX: i64 = 1_000_000_000;
/// Largest batch, in bytes.
pub const BATCH_LIMIT: usize = 4 * 1024 * 1024;

/// A shift's work in one round trip. Items are performed in order, each exactly as if it had been sent by itself.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"sentAt": "2026-11-25T15:40:00.000Z", "items": [{"method": "PUT",
    "path": "/incidents/0193d2a4-7b00-7c3b-8b1a-0123456789ab/notes/0193d2a4-7b00-7c3b-8b1a-0123456789ac", "idempotencyKey": "0193d2a4-7b00-7c3b-8b1a-0123456789ad",
    "ifNoneMatch": "*", "body": {"kind": "observed", "text": "Spoke to the safeguarding lead.", "writtenAt": "2026-11-25T10:05:00.000Z"}}]}))]
pub struct Batch {
    /// The caller's registered device that the items were written on.
    #[schema(value_type = Option<WireId>)]
    pub device_id: Option<Id>,
    /// The device's clock at sending: from it the server knows by how much the clock is off.
    #[schema(value_type = WireInstant)]
    pub sent_at: Instant,
    pub report: Option<ReportFields>,
    #[schema(value_type = Vec<AnyBatchItem>, max_items = 500)]
    pub items: Vec<Box<RawValue>>,
}

/// What a phone says of itself: counts and ages, never content.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportFields {
    /// The number of the last finished write on this device.
    #[validate(range(min = 0, max = 1_000_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub last_seq: i64,
    /// Finished writes still on the device, before this request.
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub unsent: i64,
    /// When the oldest of them was written.
    #[schema(value_type = Option<WireInstant>)]
    pub oldest_unsent_at: Option<Instant>,
    /// Numbers of writes that the officer decided not to send.
    #[serde(default)]
    #[validate(length(max = 500))]
    #[schema(max_items = 500, required = false)]
    pub dropped: Vec<i64>,
    /// Case files kept on the device.
    #[validate(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub cases: i64,
    /// `low` below 20 MiB, `full` when new records are refused.
    pub storage: StorageWire,
    /// Whether the browser promised not to evict what is kept; null when it does not say.
    pub persisted: Option<bool>,
    /// An earlier device id of this phone whose storage was erased behind the app's back.
    #[schema(value_type = Option<WireId>)]
    pub lost_device_id: Option<Id>,
    /// With a sealed batch of a revoked device: everything readable has been erased.
    pub erased: Option<bool>,
}

/// Room on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeviceStorage)]
pub enum StorageWire {
    Ok,
    Low,
    Full,
}

impl From<StorageWire> for StorageState {
    fn from(wire: StorageWire) -> Self {
        match wire {
            StorageWire::Ok => Self::Ok,
            StorageWire::Low => Self::Low,
            StorageWire::Full => Self::Full,
        }
    }
}

impl From<StorageState> for StorageWire {
    fn from(state: StorageState) -> Self {
        match state {
            StorageState::Ok => Self::Ok,
            StorageState::Low => Self::Low,
            StorageState::Full => Self::Full,
        }
    }
}

impl ReportFields {
    /// As it is kept.
    pub fn kept(&self) -> Report {
        Report {
            last_seq: self.last_seq,
            unsent: self.unsent,
            oldest_unsent_at: self.oldest_unsent_at,
            cases: self.cases,
            storage: self.storage.into(),
            persisted: self.persisted,
            lost_device_id: self.lost_device_id,
        }
    }
}

/// One ordinary write.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BatchItem {
    /// Its number on the device.
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    pub seq: Option<i64>,
    pub method: WriteMethod,
    /// Below `/v1`, without a query.
    #[schema(max_length = 300, pattern = "^/[A-Za-z0-9._/-]+$")]
    pub path: String,
    /// The write's own key: the same whether it is sent in a batch or by itself.
    #[schema(min_length = 1, max_length = 100)]
    pub idempotency_key: String,
    /// `*` to create.
    #[schema(pattern = "^\\*$", max_length = 1)]
    pub if_none_match: Option<String>,
    /// The ETag a change was made against.
    #[schema(max_length = 64)]
    pub if_match: Option<String>,
    /// Instead of `ifMatch`: the key of an earlier write whose answer's ETag is meant.
    #[schema(max_length = 100)]
    pub built_on: Option<String>,
    /// Keys of writes that must have succeeded; otherwise this one is not performed (424 `not-tried`).
    #[serde(default)]
    #[schema(max_items = 500, required = false)]
    pub after: Vec<String>,
    /// When it was written, by the device's clock, where the body does not say.
    #[schema(value_type = Option<WireInstant>)]
    pub written_at: Option<Instant>,
    /// The body, byte for byte as it would be sent by itself; at most 256 KiB.
    #[schema(value_type = Object)]
    pub body: Box<RawValue>,
}

/// The methods of writes.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum WriteMethod {
    Put,
    Patch,
    Post,
}

impl WriteMethod {
    /// As in a request line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Post => "POST",
        }
    }
}

/// The answers, in the order of the items.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BatchAnswer, example = json!({"receivedAt": "2026-11-25T15:40:00.200Z", "clockSkewMs": -200, "device": null, "items": [{"seq": null,
    "idempotencyKey": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "status": 201, "etag": "\"1\"", "location": "/v1/incidents/0193d2a4-7b00-7c3b-8b1a-0123456789ab/notes/0193d2a4-7b00-7c3b-8b1a-0123456789ac",
    "replayed": false, "held": false, "body": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac"}}]}))]
pub struct BatchAnswer {
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
    /// The device's clock minus the server's, in milliseconds.
    pub clock_skew_ms: i64,
    pub device: Option<LeaseInfo>,
    #[schema(max_items = 500)]
    pub items: Vec<ItemAnswer>,
}

/// What one item was answered: as if it had been sent by itself.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemAnswer {
    pub seq: Option<i64>,
    #[schema(max_length = 100)]
    pub idempotency_key: Option<String>,
    #[schema(minimum = 200, maximum = 599)]
    pub status: u16,
    #[schema(max_length = 64)]
    pub etag: Option<String>,
    #[schema(max_length = 400)]
    pub location: Option<String>,
    /// A stored answer: the write had been performed before.
    pub replayed: bool,
    /// With 202: it is on this server's disk and waits for a decision, as the held item at `location`.
    pub held: bool,
    /// The thing as it is now, or the problem; of a held one its id.
    #[schema(value_type = Object)]
    pub body: Box<RawValue>,
}

/// How long the device may go on without another contact, and by which rules it locks.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeaseInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub revoked: bool,
    #[schema(value_type = WireInstant)]
    pub contact_at: Instant,
    #[schema(value_type = WireInstant)]
    pub lease_until: Instant,
    pub policy: PolicyInfo,
}

/// How the force wants phones to lock.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DevicePolicy)]
pub struct PolicyInfo {
    /// Minutes without a touch before the phone locks.
    #[schema(minimum = 1, maximum = 15)]
    pub idle_minutes: u32,
    /// Seconds in the background before it locks.
    #[schema(minimum = 1, maximum = 3600)]
    pub hidden_seconds: u32,
    /// Hours without contact before it locks until there is contact.
    #[schema(minimum = 1, maximum = 72)]
    pub lease_hours: u32,
    /// Least rounds of PBKDF2-SHA256; a phone never takes fewer than 600,000, whoever says so.
    #[schema(minimum = 600_000, maximum = 10_000_000)]
    pub kdf_rounds: u32,
    /// Wrong tries after which what is readable is erased.
    #[schema(minimum = 5, maximum = 5)]
    pub tries: u32,
}

impl From<&Lease> for LeaseInfo {
    fn from(lease: &Lease) -> Self {
        Self {
            id: lease.device,
            revoked: lease.revoked,
            contact_at: lease.contact_at,
            lease_until: lease.until,
            policy: PolicyInfo::from(lease.policy),
        }
    }
}

impl From<waymark_domain::device::Policy> for PolicyInfo {
    fn from(policy: waymark_domain::device::Policy) -> Self {
        Self {
            idle_minutes: policy.idle_minutes,
            hidden_seconds: policy.hidden_seconds,
            lease_hours: policy.lease_hours,
            kdf_rounds: policy.kdf_rounds,
            tries: policy.tries,
        }
    }
}
