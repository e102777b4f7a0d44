//! A registered phone.

use super::batch::{PolicyInfo, StorageWire};
use super::common::{By, Names};
use super::schema::{WireId, WireInstant};
use crate::sealing::Sealing;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::device::{Device, Policy};
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

/// Takes a device out of use: it cannot be undone.
#[derive(Default, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(example = json!({"revokedReason": "Left on a bus this morning."}))]
pub struct DeviceFields {
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub revoked_reason: Option<String>,
}

/// A registered device, the prefix of the references it makes, and what it last said of itself.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Device, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "name": "Android, Chrome", "referencePrefix": "KV4", "lastReferenceNumber": 12,
    "registeredAt": "2026-11-24T08:00:00.000Z", "policy": {"idleMinutes": 5, "hiddenSeconds": 60, "leaseHours": 12, "kdfRounds": 600000, "tries": 5}, "sealing": null,
    "lastContactAt": "2026-11-24T08:00:00.000Z", "leaseUntil": "2026-11-24T20:00:00.000Z", "clockSkewMs": 120, "lastSeq": 40, "missing": 0, "report": null, "revoked": null,
    "version": 1, "etag": "\"1\""}))]
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
    pub policy: PolicyInfo,
    /// With what the device seals its finished writes to this server; for its own officer only, and null once it is out of use.
    pub sealing: Option<SealingInfo>,
    #[schema(value_type = Option<WireInstant>)]
    pub last_contact_at: Option<Instant>,
    /// Until when the device may go without another contact.
    #[schema(value_type = Option<WireInstant>)]
    pub lease_until: Option<Instant>,
    /// The device's clock minus the server's when it last sent something, in milliseconds.
    pub clock_skew_ms: i64,
    /// The number of the last finished write that the device has told of.
    pub last_seq: i64,
    /// How many of its numbered writes have neither arrived nor been dropped by the officer.
    pub missing: i64,
    pub report: Option<ReportInfo>,
    pub revoked: Option<RevokedInfo>,
    pub version: i64,
    pub etag: String,
}

/// What a device seals with (HPKE, RFC 9180: mode_psk, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM).
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DeviceSealing)]
pub struct SealingInfo {
    #[schema(min_length = 16, max_length = 16)]
    pub key_id: String,
    /// The server's public key: an uncompressed P-256 point of 65 bytes, base64url.
    #[schema(min_length = 87, max_length = 87)]
    pub public_key: String,
    /// The pre-shared key, 32 bytes, base64url: to be kept under the vault's key alone.
    #[schema(min_length = 43, max_length = 43)]
    pub secret: String,
    /// What `POST /sealed-batches` wants in `Waymark-Device`: it can hand in sealed writes and nothing else.
    #[schema(min_length = 43, max_length = 43)]
    pub drop_box: String,
}

/// What a device last said of itself: counts and ages, never content.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DeviceReport)]
pub struct ReportInfo {
    /// Finished writes that were on the device and not yet here.
    pub unsent: i64,
    #[schema(value_type = Option<WireInstant>)]
    pub oldest_unsent_at: Option<Instant>,
    pub cases: i64,
    pub storage: StorageWire,
    pub persisted: Option<bool>,
    #[schema(value_type = Option<WireId>)]
    pub lost_device_id: Option<Id>,
}

/// Taken out of use.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DeviceRevoked)]
pub struct RevokedInfo {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub reason: String,
    pub by: By,
    /// When the device said that everything readable on it had been erased.
    #[schema(value_type = Option<WireInstant>)]
    pub erased_at: Option<Instant>,
}

/// A device of a supervisor's team.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"officer": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789af", "displayName": "PC Example"}, "held": 0, "id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad",
    "name": "Android, Chrome", "referencePrefix": "KV4", "lastReferenceNumber": 12, "registeredAt": "2026-11-24T08:00:00.000Z",
    "policy": {"idleMinutes": 5, "hiddenSeconds": 60, "leaseHours": 12, "kdfRounds": 600000, "tries": 5}, "sealing": null, "lastContactAt": "2026-11-24T08:00:00.000Z",
    "leaseUntil": "2026-11-24T20:00:00.000Z", "clockSkewMs": 120, "lastSeq": 40, "missing": 4, "report": {"unsent": 4, "oldestUnsentAt": "2026-11-24T08:10:00.000Z",
    "cases": 6, "storage": "ok", "persisted": true, "lostDeviceId": null}, "revoked": null, "version": 1, "etag": "\"1\""}))]
pub struct TeamDevice {
    pub officer: By,
    /// Writes of this device that wait for a supervisor's decision.
    pub held: i64,
    #[serde(flatten)]
    pub device: DeviceInfo,
}

/// An incident that was read or written on a device, by the log.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D", "lastAt": "2026-11-24T09:00:00.000Z"}))]
pub struct Holding {
    #[schema(value_type = WireId)]
    pub incident_id: Id,
    pub reference: String,
    #[schema(value_type = WireInstant)]
    pub last_at: Instant,
}

impl DeviceInfo {
    /// A device as it is shown; `sealing` for its own officer.
    pub fn from(device: &Device, missing: i64, policy: Policy, names: &Names, sealing: Option<&Sealing>) -> Self {
        let report = device.report.as_ref().map(|report| ReportInfo {
            unsent: report.unsent,
            oldest_unsent_at: report.oldest_unsent_at,
            cases: report.cases,
            storage: report.storage.into(),
            persisted: report.persisted,
            lost_device_id: report.lost_device_id,
        });
        let revoked = device.revoked.as_ref().map(|revoked| RevokedInfo {
            at: revoked.at,
            reason: revoked.reason.expose().to_owned(),
            by: names.by(revoked.by),
            erased_at: revoked.erased_at,
        });
        Self {
            id: device.id,
            name: device.name.expose().to_owned(),
            reference_prefix: reference::prefix(device.prefix_number),
            last_reference_number: device.last_reference,
            registered_at: device.registered_at,
            policy: policy.into(),
            sealing: sealing.filter(|_| device.revoked.is_none()).map(|sealing| sealing.info(device)),
            last_contact_at: device.last_contact_at,
            lease_until: device.last_contact_at.map(|at| at.plus_hours(i64::from(policy.lease_hours))),
            clock_skew_ms: device.clock_off_ms,
            last_seq: device.last_seq,
            missing,
            report,
            revoked,
            version: device.version,
            etag: crate::conditions::etag(device.version),
        }
    }
}

impl super::merge::Patchable for DeviceFields {
    const FIELDS: &'static [&'static str] = &["revokedReason"];
}
