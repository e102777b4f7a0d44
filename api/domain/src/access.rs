//! Who may do what: pure decisions, any denial wins, deny by default. The signature of each handler names the act.

use crate::ids::Id;
use crate::officer::OfficerRole;

/// Something an account does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Record an incident or add to one.
    RecordIncidents,
    /// Read incidents, their people and history.
    ReadIncidents,
    /// Read the school list.
    ReadSchools,
    /// See and end one's own sessions and devices.
    OwnAccount,
}

/// Whether a role may do an act at all. Which records it then sees is the business of [`may_see`].
pub const fn role_may(role: OfficerRole, act: Act) -> bool {
    match act {
        Act::OwnAccount | Act::ReadSchools => true,
        Act::RecordIncidents | Act::ReadIncidents => matches!(role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor),
    }
}

/// Whether an account sees an incident. For now: its own.
pub fn may_see(actor: Id, owner: Id) -> bool {
    actor == owner
}
