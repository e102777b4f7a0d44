//! Looking people up.

use super::person::{StatedAgeDto, personal, shown};
use super::schema::{WireDay, WireId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::Id;
use waymark_domain::instant::Day;
use waymark_domain::person::{AgeSource, PersonFacts, StatedAge};
use waymark_store::persons::PersonRecord;

/// What is known of the person looked for. A name alone finds nobody: add another name, a birthday, an age or a school.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"givenNames": "Enghraifft", "familyName": "Demonstration", "dateOfBirth": "2011-05-17"}))]
pub struct PersonSearch {
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub given_names: Option<String>,
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub family_name: Option<String>,
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub known_as: Option<String>,
    #[schema(value_type = Option<WireDay>)]
    pub date_of_birth: Option<Day>,
    /// Where only the year is known.
    #[validate(range(min = 1900, max = 2199))]
    #[schema(minimum = 1900, maximum = 2199)]
    pub birth_year: Option<i32>,
    #[schema(value_type = Option<WireId>)]
    pub school_id: Option<Id>,
    /// A school that is not in the list.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub school_name: Option<String>,
}

impl From<PersonSearch> for PersonFacts {
    fn from(search: PersonSearch) -> Self {
        // A year is looked for as the age that somebody born in it has, which is indexed with the years on either side.
        let stated = search.birth_year.filter(|_| search.date_of_birth.is_none()).and_then(|year| {
            let on = Day::parse(&format!("{}-12-31", year + 10)).ok()?;
            Some(StatedAge { years: 10, source: AgeSource::Other, on })
        });
        Self {
            given_names: personal(search.given_names),
            family_name: personal(search.family_name),
            known_as: personal(search.known_as),
            date_of_birth: search.date_of_birth,
            stated_age: stated,
            sex: None,
            school_id: search.school_id,
            school_name: personal(search.school_name),
            year_group: None,
            position: None,
            language: None,
            language_other: None,
            written_at: None,
        }
    }
}

/// Somebody who may be the person looked for: enough to tell them apart, and no more.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "givenNames": "Enghraifft", "familyName": "Demonstration", "knownAs": null, "dateOfBirth": "2011-05-17", "statedAge": null,
    "schoolId": null, "schoolName": null, "yearGroup": "Year 10", "likeness": 4, "incidents": 1}))]
pub struct PersonFound {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub given_names: Option<String>,
    pub family_name: Option<String>,
    pub known_as: Option<String>,
    #[schema(value_type = Option<WireDay>)]
    pub date_of_birth: Option<Day>,
    pub stated_age: Option<StatedAgeDto>,
    #[schema(value_type = Option<WireId>)]
    pub school_id: Option<Id>,
    pub school_name: Option<String>,
    pub year_group: Option<String>,
    /// In how many ways they are alike; more is likelier.
    pub likeness: usize,
    /// In how many incidents they are, in any role.
    pub incidents: usize,
}

impl PersonFound {
    /// What is shown of a person.
    pub fn from(person: &PersonRecord, likeness: usize, incidents: usize) -> Self {
        let facts = &person.facts;
        Self {
            id: person.id,
            given_names: shown(facts.given_names.as_ref()),
            family_name: shown(facts.family_name.as_ref()),
            known_as: shown(facts.known_as.as_ref()),
            date_of_birth: facts.date_of_birth,
            stated_age: facts.stated_age.as_ref().map(|stated| StatedAgeDto { years: stated.years, source: stated.source, on: stated.on }),
            school_id: facts.school_id,
            school_name: shown(facts.school_name.as_ref()),
            year_group: shown(facts.year_group.as_ref()),
            likeness,
            incidents,
        }
    }
}

/// Who was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"items": []}))]
pub struct PersonSearchResult {
    #[schema(max_items = 20)]
    pub items: Vec<PersonFound>,
}
