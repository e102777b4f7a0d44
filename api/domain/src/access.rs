//! Who may do what: pure decisions, any denial wins, deny by default. The signature of each handler names the act.

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
    /// Read guidance packs: the app works by them, whoever is signed in.
    ReadPacks,
    /// Keep a guidance pack, bring it into force, approve its translated wording.
    KeepPacks,
    /// Take a step of a referral: the unit it was made to, or an officer writing down what a unit said.
    TakeSteps,
    /// Read what was referred to one's unit.
    ReadReferrals,
    /// Look people up by name.
    SearchPersons,
    /// See what is overdue, overridden or closed with something owed.
    Supervise,
    /// See and end one's own sessions and devices.
    OwnAccount,
}

/// Whether a role may do an act at all. Which cases it then sees is the business of
/// [`crate::viewers`].
pub const fn role_may(role: OfficerRole, act: Act) -> bool {
    match act {
        Act::OwnAccount | Act::ReadSchools | Act::ReadPacks => true,
        Act::KeepPacks => matches!(role, OfficerRole::Administrator),
        Act::RecordIncidents | Act::SearchPersons => matches!(role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor),
        Act::ReadIncidents | Act::TakeSteps => {
            matches!(role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor | OfficerRole::PublicProtection | OfficerRole::Cid)
        }
        Act::ReadReferrals => matches!(role, OfficerRole::PublicProtection | OfficerRole::Cid),
        Act::Supervise => matches!(role, OfficerRole::Supervisor),
    }
}
