//! An officer's registered phone or computer: it holds a prefix for references that nobody else has.

use crate::ids::Id;
use crate::instant::Instant;
use crate::text::PersonalText;

/// Longest name of a device, in characters.
pub const NAME_MAX: usize = 80;

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
    pub revoked: bool,
}
