//! An account.

use crate::ids::Id;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// What an account is for.
    OfficerRole {
        SchoolsOfficer = "schools_officer",
        PublicProtection = "ppu",
        Cid = "cid",
        Supervisor = "supervisor",
        Administrator = "administrator",
        Auditor = "auditor",
    }
}

vocabulary! {
    /// The language of an account's screens.
    ScreenLanguage { English = "en", Welsh = "cy" }
}

/// What is personal about an account's holder; sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfficerFacts {
    pub display_name: PersonalText,
    pub collar_number: Option<PersonalText>,
}

/// An account.
#[derive(Debug, Clone)]
pub struct Officer {
    pub id: Id,
    pub username: String,
    pub role: OfficerRole,
    pub force: Option<String>,
    pub language: ScreenLanguage,
    pub facts: OfficerFacts,
    pub version: i64,
    pub disabled: bool,
    /// Whose supervisors see this account's cases; for a supervisor, the team supervised.
    pub team: Option<String>,
}

/// User names are folded before they are compared or stored.
pub fn fold_username(username: &str) -> String {
    username.trim().to_lowercase()
}
