//! Shapes that several kinds share.

use crate::dto::schema::{WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use waymark_domain::{Id, Instant};

/// Somebody who did, said or owned something: a person of the case, an account, or anybody by name or position. At least one member is given.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"name": "Demonstration Lead", "position": "Safeguarding lead"}))]
pub struct Somebody {
    #[schema(value_type = Option<WireId>)]
    pub person_id: Option<Id>,
    #[schema(value_type = Option<WireId>)]
    pub officer_id: Option<Id>,
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// What they are: head of year, unit, rank.
    #[schema(max_length = 120)]
    pub position: Option<String>,
}

/// Done by an account at a moment for a reason.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-11-24T10:00:00Z", "by": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "reason": "A new picture was reported"}))]
pub struct Reasoned {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    #[schema(value_type = WireId)]
    pub by: Id,
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
}

/// The same, from a client: who did it is the account that is signed in.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-11-24T10:00:00Z", "reason": "A new picture was reported"}))]
pub struct ReasonedNew {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    /// Ignored: the account that is signed in is recorded.
    #[schema(value_type = Option<WireId>)]
    #[serde(default)]
    pub by: Option<Id>,
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
}
