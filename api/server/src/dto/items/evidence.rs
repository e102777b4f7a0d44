//! Exhibits and viewings. Nothing here asks what an image shows.

use super::parts::Somebody;
use super::wire_item;
use crate::dto::schema::{ExhibitStateCodes, ThingCodes, ViewingBasisCodes, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use waymark_domain::Instant;
use waymark_domain::case::{ExhibitFacts, ExhibitState, Thing, ViewingBasis, ViewingFacts};

/// How it came to the police.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-11-24T09:30:00Z", "by": {"name": "Demonstration officer"}, "place": "School office"}))]
pub struct Seized {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: Somebody,
    #[schema(max_length = 120)]
    pub place: Option<String>,
}

/// It went from one keeper to the next.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-11-24T12:00:00Z", "from": {"name": "Demonstration officer"}, "to": {"position": "Property store"}, "place": null, "reason": null}))]
pub struct HandOver {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub from: Somebody,
    pub to: Somebody,
    #[schema(max_length = 120)]
    pub place: Option<String>,
    #[schema(max_length = 2000)]
    pub reason: Option<String>,
}

/// It went back.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-12-10T12:00:00Z", "by": {"name": "Demonstration officer"}, "to": {"position": "Parent"}}))]
pub struct Returned {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: Somebody,
    pub to: Somebody,
}

/// Who was told that it was seen, and when.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"who": {"position": "Safeguarding lead"}, "at": "2026-11-24T08:45:00Z"}))]
pub struct Told {
    pub who: Somebody,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
}

wire_item! {
    /// A device. One that was refused or is not here is recorded too, and holds nothing up.
    Exhibit / ExhibitCreate / ExhibitFields of ExhibitFacts, "an exhibit" at "exhibits", example {
        "thing": "phone", "description": "Black phone, cracked corner", "owner": {"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad"}, "state": "surrendered",
        "at": "2026-11-24T09:30:00Z", "handOvers": [],
    }
    {
        #[schema(value_type = ThingCodes, inline)]
        thing: Thing,
        /// Make and colour, so that it is found again.
        #[schema(max_length = 120)]
        description: Option<String>,
        owner: Option<Somebody>,
        #[schema(value_type = ExhibitStateCodes, inline)]
        state: ExhibitState,
        /// When it was handed over, refused or found missing.
        #[schema(value_type = WireInstant)]
        at: Instant,
        /// Who refused, or where it is.
        #[schema(max_length = 2000)]
        reason: Option<String>,
        /// Not for one that was refused or is not here.
        seized: Option<Seized>,
        #[schema(max_length = 40)]
        seal_number: Option<String>,
        #[schema(max_length = 40)]
        exhibit_number: Option<String>,
        /// The reference of the force's property system.
        #[schema(max_length = 40)]
        property_reference: Option<String>,
        #[schema(max_length = 120)]
        kept_at: Option<String>,
        #[serde(default)]
        #[schema(max_items = 60)]
        hand_overs: Vec<HandOver>,
        /// With state `returned` alone.
        returned: Option<Returned>,
    }
    read {}
}

wire_item! {
    /// Who has seen the image, when, why, and who was told. No field asks what it shows.
    Viewing / ViewingCreate / ViewingFields of ViewingFacts, "a viewing" at "viewings", example {
        "who": {"position": "Head of year"}, "at": "2026-11-24T08:30:00Z", "basis": "accident", "reason": "Opened the message to see what the fuss was about",
        "told": {"who": {"position": "Safeguarding lead"}, "at": "2026-11-24T08:45:00Z"},
    }
    {
        who: Somebody,
        /// Null is "not known yet".
        #[schema(value_type = Option<WireInstant>)]
        at: Option<Instant>,
        #[schema(value_type = Option<ViewingBasisCodes>, inline)]
        basis: Option<ViewingBasis>,
        /// Why they looked.
        #[schema(max_length = 2000)]
        reason: Option<String>,
        told: Option<Told>,
    }
    read {
        /// Where it stands, where there is such a thing.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}
