//! A person on the wire: everything may be missing.

use super::merge::Patchable;
use super::schema::{AgeSourceCodes, PersonLanguageCodes, SexCodes, WireDay, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::instant::Day;
use waymark_domain::person::{AgeSource, PersonFacts, PersonLanguage, Sex, StatedAge};
use waymark_domain::text::PersonalText;
use waymark_domain::{Id, Instant};
use waymark_store::persons::PersonRecord;

/// An age that somebody stated: never turned into a birthday.
#[derive(Debug, Clone, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = StatedAge, example = json!({"years": 14, "source": "school", "on": "2026-11-24"}))]
pub struct StatedAgeDto {
    #[validate(range(min = 0, max = 120))]
    #[schema(minimum = 0, maximum = 120)]
    pub years: i32,
    /// Who says so.
    #[schema(value_type = AgeSourceCodes, inline)]
    pub source: AgeSource,
    /// The day on which it was stated.
    #[schema(value_type = WireDay)]
    pub on: Day,
}

/// What is known of a person. Absent and null both mean "not known yet".
#[derive(Debug, Clone, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = PersonFields, example = json!({"givenNames": "Enghraifft", "familyName": "Demonstration", "dateOfBirth": "2011-05-17", "sex": "female", "yearGroup": "Year 10",
    "language": "cy", "writtenAt": "2026-11-24T09:05:00Z"}))]
pub struct PersonFields {
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub given_names: Option<String>,
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub family_name: Option<String>,
    /// The name they are called by.
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub known_as: Option<String>,
    /// Not together with `statedAge`.
    #[schema(value_type = Option<WireDay>)]
    pub date_of_birth: Option<Day>,
    /// Not together with `dateOfBirth`.
    #[validate(nested)]
    pub stated_age: Option<StatedAgeDto>,
    /// As the school or the police have it on record.
    #[schema(value_type = Option<SexCodes>, inline)]
    pub sex: Option<Sex>,
    /// A school of the list.
    #[schema(value_type = Option<WireId>)]
    pub school_id: Option<Id>,
    /// A school that is not in the list.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub school_name: Option<String>,
    #[validate(length(max = 30))]
    #[schema(max_length = 30)]
    pub year_group: Option<String>,
    /// Job at the school, or relation to a child.
    #[validate(length(max = 120))]
    #[schema(max_length = 120)]
    pub position: Option<String>,
    /// The language the person wants.
    #[schema(value_type = Option<PersonLanguageCodes>, inline)]
    pub language: Option<PersonLanguage>,
    #[validate(length(max = 60))]
    #[schema(max_length = 60)]
    pub language_other: Option<String>,
    /// By the clock of the device, when this was written.
    #[schema(value_type = Option<WireInstant>)]
    pub written_at: Option<Instant>,
}

impl Patchable for PersonFields {
    const FIELDS: &'static [&'static str] = &[
        "givenNames",
        "familyName",
        "knownAs",
        "dateOfBirth",
        "statedAge",
        "sex",
        "schoolId",
        "schoolName",
        "yearGroup",
        "position",
        "language",
        "languageOther",
        "writtenAt",
    ];
}

/// A text that is there: blank is the same as absent.
pub fn personal(text: Option<String>) -> Option<PersonalText> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).map(PersonalText::new)
}

/// The way back.
pub fn shown(text: Option<&PersonalText>) -> Option<String> {
    text.map(|text| text.expose().to_owned())
}

impl From<PersonFields> for PersonFacts {
    fn from(fields: PersonFields) -> Self {
        Self {
            given_names: personal(fields.given_names),
            family_name: personal(fields.family_name),
            known_as: personal(fields.known_as),
            date_of_birth: fields.date_of_birth,
            stated_age: fields.stated_age.map(|age| StatedAge { years: age.years, source: age.source, on: age.on }),
            sex: fields.sex,
            school_id: fields.school_id,
            school_name: personal(fields.school_name),
            year_group: personal(fields.year_group),
            position: personal(fields.position),
            language: fields.language,
            language_other: personal(fields.language_other),
            written_at: fields.written_at,
        }
    }
}

impl From<&PersonFacts> for PersonFields {
    fn from(facts: &PersonFacts) -> Self {
        Self {
            given_names: shown(facts.given_names.as_ref()),
            family_name: shown(facts.family_name.as_ref()),
            known_as: shown(facts.known_as.as_ref()),
            date_of_birth: facts.date_of_birth,
            stated_age: facts.stated_age.as_ref().map(|age| StatedAgeDto { years: age.years, source: age.source, on: age.on }),
            sex: facts.sex,
            school_id: facts.school_id,
            school_name: shown(facts.school_name.as_ref()),
            year_group: shown(facts.year_group.as_ref()),
            position: shown(facts.position.as_ref()),
            language: facts.language,
            language_other: shown(facts.language_other.as_ref()),
            written_at: facts.written_at,
        }
    }
}

/// A person as recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Person, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789af", "givenNames": "Enghraifft", "familyName": "Demonstration", "dateOfBirth": "2011-05-17", "sex": "female",
    "yearGroup": "Year 10", "language": "cy", "writtenAt": "2026-11-24T09:05:00.000Z", "version": 1, "etag": "\"1\"", "createdAt": "2026-11-24T09:05:01.000Z",
    "updatedAt": "2026-11-24T09:05:01.000Z"}))]
pub struct PersonInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[serde(flatten)]
    pub fields: PersonFields,
    pub version: i64,
    pub etag: String,
    #[schema(value_type = WireInstant)]
    pub created_at: Instant,
    #[schema(value_type = WireInstant)]
    pub updated_at: Instant,
}

impl From<&PersonRecord> for PersonInfo {
    fn from(record: &PersonRecord) -> Self {
        Self {
            id: record.id,
            fields: (&record.facts).into(),
            version: record.version,
            etag: crate::conditions::etag(record.version),
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}
