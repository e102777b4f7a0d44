//! Marks on the incident as a whole.

use super::WireItem;
use crate::dto::common::{By, WithdrawnInfo};
use crate::dto::schema::{MarkCodes, OutOfScopeCodes, RecipientCodes, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::case::{MarkFacts, OutOfScope, Recipient};
use waymark_domain::{Id, Instant};

waymark_domain::vocabulary! {
    /// What is marked.
    MarkKind {
        OutOfScope = "out_of_scope",
        MergedInto = "merged_into",
        HandedOver = "handed_over",
        PackMoved = "pack_moved",
        Corrected = "corrected",
    }
}

/// New: a mark. Each has its own members: `out_of_scope` because; `merged_into` incidentId; `handed_over` toOfficerId; `pack_moved` to;
/// `corrected` wrongPersonId and rightPersonId. Others are refused.
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"mark": "out_of_scope", "because": "no_image", "at": "2026-11-24T10:00:00Z", "reason": "Rude text only", "writtenAt": "2026-11-24T10:00:00Z"}))]
pub struct MarkCreate {
    #[schema(value_type = MarkCodes, inline)]
    pub mark: MarkKind,
    /// Why the guidance does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<OutOfScopeCodes>, inline)]
    pub because: Option<OutOfScope>,
    /// The incident that carries on; both references stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WireId>)]
    pub incident_id: Option<Id>,
    /// Whose it is from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WireId>)]
    pub to_officer_id: Option<Id>,
    /// The version of the pack that judges the case from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 64)]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WireId>)]
    pub wrong_person_id: Option<Id>,
    /// Whom it was really about; everything about the wrong person is withdrawn or moved, and those who were told are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WireId>)]
    pub right_person_id: Option<Id>,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

/// Somebody to be told again (DPA 2018 s.38(5)).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"who": "ppu", "itemId": "0193d2a4-7b00-7c3b-8b1a-0123456789c1", "toldAt": "2026-11-25T10:00:00Z"}))]
pub struct TellAgain {
    #[schema(value_type = RecipientCodes, inline)]
    pub who: Recipient,
    /// The item by which they were told.
    #[schema(value_type = WireId)]
    pub item_id: Id,
    /// When they were told again.
    #[schema(value_type = Option<WireInstant>)]
    pub told_at: Option<Instant>,
}

/// What can be changed of a mark: who was told again (of a correction), or that it is withdrawn (out of scope, merged).
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"withdrawnReason": "They were two incidents after all"}))]
pub struct MarkFields {
    /// The whole list, with `toldAt` filled in.
    #[schema(max_items = 60)]
    pub tell_again: Option<Vec<TellAgain>>,
    #[validate(length(max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub withdrawn_reason: Option<String>,
}

/// A mark. Members that its kind does not have are absent.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase", example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789c4", "mark": "out_of_scope", "because": "no_image", "at": "2026-11-24T10:00:00.000Z",
    "reason": "Rude text only", "state": "out_of_scope", "writtenAt": "2026-11-24T10:00:00.000Z", "receivedAt": "2026-11-24T10:00:01.000Z",
    "recordedBy": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"}, "withdrawn": null, "version": 1, "etag": "\"1\""}))]
#[expect(dead_code, reason = "the document's view of what the facts become")]
pub struct Mark {
    #[schema(value_type = WireId)]
    id: Id,
    #[schema(value_type = MarkCodes, inline)]
    mark: MarkKind,
    #[schema(value_type = Option<OutOfScopeCodes>, inline)]
    because: Option<OutOfScope>,
    #[schema(value_type = Option<WireId>)]
    incident_id: Option<Id>,
    #[schema(value_type = Option<WireId>)]
    to_officer_id: Option<Id>,
    /// The pack that judged the case before.
    from: Option<String>,
    /// The pack that judges it from then on.
    to: Option<String>,
    #[schema(value_type = Option<WireId>)]
    wrong_person_id: Option<Id>,
    #[schema(value_type = Option<WireId>)]
    right_person_id: Option<Id>,
    #[schema(max_items = 60)]
    tell_again: Option<Vec<TellAgain>>,
    #[schema(value_type = WireInstant)]
    at: Instant,
    reason: String,
    /// The mark again.
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

impl WireItem for Mark {
    type Facts = MarkFacts;
    type Create = MarkCreate;
    type Fields = MarkFields;
    const FIELDS: &'static [&'static str] = &["tell_again"];
    const PLURAL: &'static str = "marks";
}
