//! Who sees a case, as ids: an officer by their own, a unit and a team by an id that stands for all in it. A case has a list of those who
//! see it; an account sees what is listed for any of the ids it stands for.

use crate::case::ReferralTo;
use crate::ids::Id;
use crate::officer::{Officer, OfficerRole};
use uuid::Uuid;

/// All of the public protection unit.
pub const PUBLIC_PROTECTION: Id = Id::from_stored(Uuid::from_u128(2));
/// All of CID.
pub const CID: Id = Id::from_stored(Uuid::from_u128(3));
/// The name space of team names (UUID version 5): the same name gives the same id on every server.
const TEAMS: Uuid = Uuid::from_u128(0x0193_d2a4_7b00_7c3b_8b1a_5741_594d_4152);

/// The supervisors of a team.
pub fn team(name: &str) -> Id {
    Id::from_stored(Uuid::new_v5(&TEAMS, name.trim().to_lowercase().as_bytes()))
}

/// The unit that a referral goes to.
pub const fn unit(to: ReferralTo) -> Id {
    match to {
        ReferralTo::PublicProtection => PUBLIC_PROTECTION,
        ReferralTo::Cid => CID,
    }
}

/// What an account stands for: deny by default, so an administrator and an auditor stand for nobody who sees a case.
#[derive(Debug, Clone)]
pub struct Viewer {
    pub officer: Id,
    pub role: OfficerRole,
    pub ids: Vec<Id>,
}

impl Viewer {
    /// Of an account.
    pub fn of(officer: &Officer) -> Self {
        let ids = match officer.role {
            OfficerRole::SchoolsOfficer => vec![officer.id],
            OfficerRole::Supervisor => [officer.id].into_iter().chain(officer.team.as_deref().map(team)).collect(),
            OfficerRole::PublicProtection => vec![PUBLIC_PROTECTION],
            OfficerRole::Cid => vec![CID],
            OfficerRole::Administrator | OfficerRole::Auditor => Vec::new(),
        };
        Self { officer: officer.id, role: officer.role, ids }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_is_known_by_its_name_however_it_is_typed() {
        assert_eq!(team("North "), team("north"));
        assert_ne!(team("north"), team("south"));
    }
}
