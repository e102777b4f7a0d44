//! Referrals: made in one piece, then one step at a time.

use super::WireItem;
use super::parts::Somebody;
use crate::dto::common::{By, WithdrawnInfo};
use crate::dto::schema::{ChannelCodes, ReferralToCodes, StepKindCodes, WireAgency, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::case::{Channel, ReferralFacts, ReferralTo, StepKind};
use waymark_domain::{Id, Instant};

/// New: a referral with its first step (notified for the public protection unit, sent for CID).
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"to": "ppu", "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "at": "2026-11-24T10:00:00Z", "by": {"name": "Demonstration officer"},
    "toldWhom": {"position": "Duty desk"}, "how": "here", "writtenAt": "2026-11-24T10:05:00Z"}))]
pub struct ReferralCreate {
    #[schema(value_type = ReferralToCodes, inline)]
    pub to: ReferralTo,
    /// The child, for the public protection unit: one referral each. For CID the offender.
    #[schema(value_type = Option<WireId>)]
    pub person_id: Option<Id>,
    /// For CID, a crime instead of a person; neither is the whole incident.
    #[schema(value_type = Option<WireId>)]
    pub crime_id: Option<Id>,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: Somebody,
    /// Who was told there.
    pub told_whom: Option<Somebody>,
    /// `here`: the unit reads it in Waymark.
    #[schema(value_type = ChannelCodes, inline)]
    pub how: Channel,
    #[schema(max_length = 10000)]
    pub text: Option<String>,
    /// Other agencies told, such as children's services.
    #[serde(default)]
    #[schema(value_type = Vec<WireAgency>, max_items = 60)]
    pub agencies: Vec<String>,
    /// The form's own reference.
    #[schema(max_length = 40)]
    pub reference: Option<String>,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

/// One more step of a referral.
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"step": "acknowledged", "at": "2026-11-24T12:00:00Z", "by": {"name": "Demonstration public protection officer"}, "how": "here"}))]
pub struct StepCreate {
    #[schema(value_type = StepKindCodes, inline)]
    pub step: StepKind,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: Somebody,
    pub to: Option<Somebody>,
    #[schema(value_type = ChannelCodes, inline)]
    pub how: Channel,
    /// Needed for an update, a result, and when handed back.
    #[schema(max_length = 10000)]
    pub text: Option<String>,
    #[serde(default)]
    #[schema(value_type = Vec<WireAgency>, max_items = 60)]
    pub agencies: Vec<String>,
    #[schema(max_length = 40)]
    pub reference: Option<String>,
}

/// What can be changed of a referral: that it is withdrawn. Its life goes on by steps.
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"withdrawnReason": "Sent about the wrong child"}))]
pub struct ReferralFields {
    #[validate(length(max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub withdrawn_reason: Option<String>,
}

/// One step, as recorded.
#[derive(ToSchema)]
#[schema(as = ReferralStep, rename_all = "camelCase")]
#[expect(dead_code, reason = "the document's view of what the facts become")]
pub struct StepInfo {
    #[schema(value_type = StepKindCodes, inline)]
    step: StepKind,
    #[schema(value_type = WireInstant)]
    at: Instant,
    by: Somebody,
    to: Option<Somebody>,
    #[schema(value_type = ChannelCodes, inline)]
    how: Channel,
    text: Option<String>,
    agencies: Vec<String>,
    reference: Option<String>,
    /// The account that wrote it down.
    #[schema(value_type = WireId)]
    recorded_by: Id,
}

/// A referral to the public protection unit or to CID, with its whole life. `state` is the last step that moved it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase", example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789c1", "to": "ppu", "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "crimeId": null,
    "steps": [{"step": "notified", "at": "2026-11-24T10:00:00.000Z", "by": {"personId": null, "officerId": null, "name": "Demonstration officer", "position": null}, "to": null, "how": "here",
        "text": null, "agencies": [], "reference": null, "recordedBy": "0193d2a4-7b00-7c3b-8b1a-0123456789ac"}],
    "state": "notified", "writtenAt": "2026-11-24T10:05:00.000Z", "receivedAt": "2026-11-24T10:05:01.000Z",
    "recordedBy": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"}, "withdrawn": null, "version": 1, "etag": "\"1\""}))]
#[expect(dead_code, reason = "the document's view of what the facts become")]
pub struct Referral {
    #[schema(value_type = WireId)]
    id: Id,
    #[schema(value_type = ReferralToCodes, inline)]
    to: ReferralTo,
    #[schema(value_type = Option<WireId>)]
    person_id: Option<Id>,
    #[schema(value_type = Option<WireId>)]
    crime_id: Option<Id>,
    #[schema(min_items = 1, max_items = 60)]
    steps: Vec<StepInfo>,
    state: Option<String>,
    #[schema(value_type = WireInstant)]
    written_at: Instant,
    #[schema(value_type = WireInstant)]
    received_at: Instant,
    recorded_by: By,
    withdrawn: Option<WithdrawnInfo>,
    version: i64,
    etag: String,
}

impl WireItem for Referral {
    type Facts = ReferralFacts;
    type Create = ReferralCreate;
    type Fields = ReferralFields;
    const FIELDS: &'static [&'static str] = &[];
    const PLURAL: &'static str = "referrals";
}
