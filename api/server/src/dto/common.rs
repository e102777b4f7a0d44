//! Shapes that several resources share.

use super::schema::{WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;
use waymark_domain::officer::Officer;
use waymark_domain::party::Withdrawn;
use waymark_domain::{Id, Instant};

/// Entries of a page when `limit` does not say otherwise.
pub const PAGE: i64 = 50;
/// Most entries of a page.
pub const PAGE_MAX: i64 = 200;

/// An officer by id and name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct By {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub display_name: String,
}

/// Finds the names of officers by id; an account that is gone keeps its id.
#[derive(Default)]
pub struct Names(pub Vec<Officer>);

impl Names {
    /// An officer's id and name.
    pub fn by(&self, id: Id) -> By {
        let found = self.0.iter().find(|officer| officer.id == id);
        By { id, display_name: found.map(|officer| officer.facts.display_name.expose().to_owned()).unwrap_or_default() }
    }
}

/// Taken back: it stays in the history with its reason.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawnInfo {
    pub reason: String,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: By,
}

impl WithdrawnInfo {
    /// With the name of who did it.
    pub fn from(withdrawn: &Withdrawn, names: &Names) -> Self {
        Self { reason: withdrawn.reason.expose().to_owned(), at: withdrawn.at, by: names.by(withdrawn.by) }
    }
}

/// A page of a list: go on with `nextCursor` until it is null. There are no totals.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page<T: ToSchema> {
    pub items: Vec<T>,
    /// Opaque; good for this list and this account only.
    #[schema(max_length = 2000)]
    pub next_cursor: Option<String>,
}

/// Where in a list to go on, and how far.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `nextCursor` of the page before.
    #[validate(length(min = 1, max = 2000))]
    #[param(min_length = 1, max_length = 2000)]
    pub cursor: Option<String>,
    /// Most entries of the page.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200, default = 50, example = 50)]
    pub limit: Option<i64>,
}

/// A cursor where none is needed to begin with.
pub fn limit(asked: Option<i64>) -> i64 {
    asked.unwrap_or(PAGE).clamp(1, PAGE_MAX)
}
