//! Schools of the official list.

use super::schema::{CountryCodes, SchoolPhaseCodes, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;
use waymark_domain::school::{Country, School, SchoolPhase};
use waymark_domain::{Id, Instant};

/// A school.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = School, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ae", "officialNumber": "6600001", "name": "Ysgol Enghraifft (demonstration)", "nameCy": null,
    "town": "Llanfairpwll", "localAuthority": "Isle of Anglesey", "postcode": "LL61 0AA", "phase": "secondary", "country": "wales", "welshMedium": true, "open": true,
    "updatedAt": "2026-11-24T08:00:00.000Z", "version": 1, "etag": "\"1\""}))]
pub struct SchoolInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    /// URN in England, school number in Wales.
    pub official_number: Option<String>,
    pub name: String,
    pub name_cy: Option<String>,
    pub town: Option<String>,
    pub local_authority: Option<String>,
    pub postcode: Option<String>,
    #[schema(value_type = SchoolPhaseCodes, inline)]
    pub phase: SchoolPhase,
    #[schema(value_type = CountryCodes, inline)]
    pub country: Country,
    pub welsh_medium: Option<bool>,
    /// Not closed for good.
    pub open: bool,
    #[schema(value_type = WireInstant)]
    pub updated_at: Instant,
    pub version: i64,
    pub etag: String,
}

impl From<School> for SchoolInfo {
    fn from(school: School) -> Self {
        Self {
            id: school.id,
            official_number: school.official_number,
            name: school.name,
            name_cy: school.name_cy,
            town: school.town,
            local_authority: school.local_authority,
            postcode: school.postcode,
            phase: school.phase,
            country: school.country,
            welsh_medium: school.welsh_medium,
            open: school.open,
            updated_at: school.updated_at,
            version: school.version,
            etag: crate::conditions::etag(school.version),
        }
    }
}

/// Which schools.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SchoolQuery {
    /// Words of the name, town, authority, postcode or number, in any order; case and accents do not matter.
    #[validate(length(min = 1, max = 100))]
    #[param(min_length = 1, max_length = 100, example = "ysgol llanfair")]
    pub search: Option<String>,
    /// `nextCursor` of the page before.
    #[validate(length(min = 1, max = 2000))]
    #[param(min_length = 1, max_length = 2000)]
    pub cursor: Option<String>,
    /// Most entries of the page.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200, default = 50, example = 50)]
    pub limit: Option<i64>,
}
