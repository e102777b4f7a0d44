//! An account as its holder sees it.

use super::schema::{OfficerRoleCodes, ScreenLanguageCodes, WireId};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_domain::Id;
use waymark_domain::officer::{Officer, OfficerRole, ScreenLanguage};

/// Who is signed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Officer, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "username": "demo.officer", "displayName": "Demonstration officer",
    "collarNumber": "D001", "role": "schools_officer", "force": "Demonstration force", "language": "en", "team": "Demonstration team", "demo": true}))]
pub struct OfficerInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub username: String,
    pub display_name: String,
    pub collar_number: Option<String>,
    #[schema(value_type = OfficerRoleCodes, inline)]
    pub role: OfficerRole,
    pub force: Option<String>,
    #[schema(value_type = ScreenLanguageCodes, inline)]
    pub language: ScreenLanguage,
    /// Whose supervisors see this account's cases; for a supervisor, the team supervised.
    pub team: Option<String>,
    /// This server holds invented data.
    pub demo: bool,
}

/// A colleague who can have a case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration colleague", "collarNumber": "D002", "role": "schools_officer", "team": "Demonstration team"}))]
pub struct Colleague {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub display_name: String,
    pub collar_number: Option<String>,
    #[schema(value_type = OfficerRoleCodes, inline)]
    pub role: OfficerRole,
    pub team: Option<String>,
}

impl From<&Officer> for Colleague {
    fn from(officer: &Officer) -> Self {
        Self {
            id: officer.id,
            display_name: officer.facts.display_name.expose().to_owned(),
            collar_number: officer.facts.collar_number.as_ref().map(|text| text.expose().to_owned()),
            role: officer.role,
            team: officer.team.clone(),
        }
    }
}

impl OfficerInfo {
    /// From the account.
    pub fn from(officer: &Officer, demo: bool) -> Self {
        Self {
            id: officer.id,
            username: officer.username.clone(),
            display_name: officer.facts.display_name.expose().to_owned(),
            collar_number: officer.facts.collar_number.as_ref().map(|text| text.expose().to_owned()),
            role: officer.role,
            force: officer.force.clone(),
            language: officer.language,
            team: officer.team.clone(),
            demo,
        }
    }
}
