//! An officer's registered phone or computer: it holds a prefix for references that nobody else has, and answers for what is kept on it.

use crate::ids::Id;
use crate::instant::Instant;
use crate::text::PersonalText;
use serde::{Deserialize, Serialize};

/// Longest name of a device, in characters.
pub const NAME_MAX: usize = 80;
/// Longest reason for a revocation, in characters.
pub const REASON_MAX: usize = 500;

/// A registered device.
#[derive(Debug, Clone)]
pub struct Device {
    pub id: Id,
    pub officer_id: Id,
    pub name: PersonalText,
    pub prefix_number: u32,
    pub last_reference: u32,
    pub registered_at: Instant,
    pub version: i64,
    pub revoked: Option<Revoked>,
    pub last_contact_at: Option<Instant>,
    /// The highest number of a finished write that the device has announced or sent.
    pub last_seq: i64,
    pub report: Option<Report>,
    /// The device's clock minus the server's, when it last sent something.
    pub clock_off_ms: i64,
}

/// A device was taken out of use, because it was lost for one.
#[derive(Debug, Clone)]
pub struct Revoked {
    pub at: Instant,
    pub by: Id,
    pub reason: PersonalText,
    /// When the device said that everything readable on it had been erased.
    pub erased_at: Option<Instant>,
}

/// Room on a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StorageState {
    Ok,
    /// Less than 20 MiB left.
    Low,
    /// New records are refused.
    Full,
}

/// What a device last said of itself: counts and ages, never content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub last_seq: i64,
    pub unsent: i64,
    pub oldest_unsent_at: Option<Instant>,
    pub cases: i64,
    pub storage: StorageState,
    pub persisted: Option<bool>,
    pub lost_device_id: Option<Id>,
}

/// How a force wants phones to lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    pub idle_minutes: u32,
    pub hidden_seconds: u32,
    pub lease_hours: u32,
    pub kdf_rounds: u32,
    pub tries: u32,
}

impl Default for Policy {
    /// Bitwarden's, NIST's and OWASP's figures (ASVS 5.0 appendix C): five minutes, a minute, one shift, 600,000 rounds, five tries.
    fn default() -> Self {
        Self { idle_minutes: 5, hidden_seconds: 60, lease_hours: 12, kdf_rounds: 600_000, tries: 5 }
    }
}

/// How long a device may go on without another contact.
#[derive(Debug, Clone)]
pub struct Lease {
    pub device: Id,
    pub revoked: bool,
    pub contact_at: Instant,
    pub until: Instant,
    pub policy: Policy,
}

impl Lease {
    /// From a contact on.
    pub fn from_contact(device: &Device, contact_at: Instant, policy: Policy) -> Self {
        Self {
            device: device.id,
            revoked: device.revoked.is_some(),
            contact_at,
            until: contact_at.plus_hours(i64::from(policy.lease_hours)),
            policy,
        }
    }
}
