//! A registered phone.

use super::schema::{WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::device::Device;
use waymark_domain::{Id, Instant, reference};

/// A name that tells the holder's devices apart; nothing that identifies a person.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"name": "Android, Chrome"}))]
pub struct DeviceCreate {
    #[validate(length(min = 1, max = 80))]
    #[schema(min_length = 1, max_length = 80)]
    pub name: String,
}

/// A registered device and the prefix of the references it makes.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Device, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "name": "Android, Chrome", "referencePrefix": "KV4", "lastReferenceNumber": 12,
    "registeredAt": "2026-11-24T08:00:00.000Z", "version": 1, "etag": "\"1\""}))]
pub struct DeviceInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub name: String,
    /// The first three characters of every reference made on this device.
    #[schema(min_length = 3, max_length = 3)]
    pub reference_prefix: String,
    /// The highest number the server has seen from it, so that a phone that lost its count goes on after it.
    #[schema(minimum = 0, maximum = 24388)]
    pub last_reference_number: u32,
    #[schema(value_type = WireInstant)]
    pub registered_at: Instant,
    pub version: i64,
    pub etag: String,
}

impl From<&Device> for DeviceInfo {
    fn from(device: &Device) -> Self {
        Self {
            id: device.id,
            name: device.name.expose().to_owned(),
            reference_prefix: reference::prefix(device.prefix_number),
            last_reference_number: device.last_reference,
            registered_at: device.registered_at,
            version: device.version,
            etag: crate::conditions::etag(device.version),
        }
    }
}
