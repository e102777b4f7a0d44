//! Crimes.

use super::parts::Somebody;
use super::wire_item;
use crate::dto::schema::{CrimeCategoryCodes, CrimeRoleCodes, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use waymark_domain::case::{CrimeCategory, CrimeFacts, CrimeRole};
use waymark_domain::{Id, Instant};

/// One person's part in a crime. One child may be victim and offender in it: two links.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "role": "offender"}))]
pub struct CrimeLink {
    #[schema(value_type = WireId)]
    pub person_id: Id,
    #[schema(value_type = CrimeRoleCodes, inline)]
    pub role: CrimeRole,
}

/// Handed to another force, whose crime it is from then on.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"force": "Demonstration force (south)", "at": "2026-11-24T10:00:00Z", "reference": null}))]
pub struct Transfer {
    #[schema(min_length = 1, max_length = 64)]
    pub force: String,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    #[schema(max_length = 40)]
    pub reference: Option<String>,
}

/// How a crime was finalised.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"code": "21", "at": "2026-12-08T10:00:00Z", "by": {"name": "Demonstration officer"}, "reason": null}))]
pub struct CrimeOutcome {
    /// A code of the pack's outcome table, valid on that day.
    #[schema(min_length = 1, max_length = 64)]
    pub code: String,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: Somebody,
    /// Needed when it is not the outcome that the rules suggest.
    #[schema(max_length = 2000)]
    pub reason: Option<String>,
}

wire_item! {
    /// A crime: one offence, and everybody it is about.
    Crime / CrimeCreate / CrimeFields of CrimeFacts, "a crime" at "crimes", example {
        "offence": "pca_distribute_show", "offenceWords": "Distributing an indecent photograph of a child", "people": [{"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "role": "offender"}],
        "suspectUnknown": false,
    }
    {
        /// A code of the pack's offence table; null while not known yet.
        #[schema(min_length = 1, max_length = 64)]
        offence: Option<String>,
        /// The words that were shown for it.
        #[schema(max_length = 2000)]
        offence_words: Option<String>,
        /// The force's own reference: opaque.
        #[schema(max_length = 40)]
        reference: Option<String>,
        /// The force that gave the reference.
        #[schema(max_length = 64)]
        force: Option<String>,
        /// When it was recorded on the force's system.
        #[schema(value_type = Option<WireInstant>)]
        recorded_at: Option<Instant>,
        /// At least one.
        #[schema(min_items = 1, max_items = 60)]
        people: Vec<CrimeLink>,
        /// Nobody is known who did it; not together with an offender.
        #[serde(default)]
        suspect_unknown: bool,
        transferred: Option<Transfer>,
        outcome: Option<CrimeOutcome>,
        /// The police chiefs' recording categories of 2024.
        #[schema(value_type = Option<CrimeCategoryCodes>, inline)]
        category: Option<CrimeCategory>,
        #[schema(max_length = 10000)]
        note: Option<String>,
    }
    read {
        /// Where it stands, where there is such a thing.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}
