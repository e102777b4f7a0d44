//! The ways out: the restorative meeting, education, the advisory wording, and the closure.

use super::parts::{Reasoned, ReasonedNew, Somebody};
use super::{OwedInfo, WireItem, wire_item};
use crate::dto::common::{By, WithdrawnInfo};
use crate::dto::schema::{HowCodes, InputStateCodes, PresentAsCodes, ScreenLanguageCodes, UnderstoodCodes, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::case::{
    AdvisoryFacts, ClosureFacts, EducationInputFacts, How, InputState, PresentAs, RestorativeMeetingFacts, Understood,
};
use waymark_domain::officer::ScreenLanguage;
use waymark_domain::problem::Owed;
use waymark_domain::{Id, Instant};

/// What somebody said to an invitation. For a child a parent may answer: then `by` is the parent.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"agreed": true, "by": {"position": "Mother"}, "at": "2026-11-26T10:00:00Z", "reason": null}))]
pub struct InvitationAnswer {
    pub agreed: bool,
    pub by: Somebody,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    /// Needed when declined.
    #[schema(max_length = 2000)]
    pub reason: Option<String>,
}

/// One invitation.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"who": {"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad"}, "at": "2026-11-25T10:00:00Z", "answers": []}))]
pub struct Invitation {
    pub who: Somebody,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    /// In order; the child may agree and a parent decline.
    #[serde(default)]
    #[schema(max_items = 60)]
    pub answers: Vec<InvitationAnswer>,
}

wire_item! {
    /// A restorative meeting, from the first invitation on. Declining is an ordinary answer.
    RestorativeMeeting / RestorativeMeetingCreate / RestorativeMeetingFields of RestorativeMeetingFacts, "a restorative meeting" at "restorative-meetings",
    example { "invitations": [{"who": {"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad"}, "at": "2026-11-25T10:00:00Z", "answers": []}], "notSuitable": null, "heldAt": null, "ledBy": null, "agreed": null, }
    {
        #[schema(min_items = 1, max_items = 60)]
        invitations: Vec<Invitation>,
        /// Coercion, a gap of power: why none is offered.
        not_suitable: Option<ReasonedNew>,
        #[schema(value_type = Option<WireInstant>)]
        held_at: Option<Instant>,
        led_by: Option<Somebody>,
        /// What was agreed there.
        #[schema(max_length = 10000)]
        agreed: Option<String>,
    }
    read {
        /// `invited`, `agreed`, `declined`, `held` or `not_suitable`.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}

wire_item! {
    /// Education: the general lesson or assembly (no person), or an input for one young person.
    EducationInput / EducationInputCreate / EducationInputFields of EducationInputFacts, "an education input" at "education-inputs",
    example { "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "state": "given", "at": "2026-12-02T10:00:00Z", "by": {"name": "Demonstration officer"}, }
    {
        #[schema(value_type = Option<WireId>)]
        person_id: Option<Id>,
        #[schema(value_type = InputStateCodes, inline)]
        state: InputState,
        /// When it was given or declined; a planned one may carry the day it is planned for.
        #[schema(value_type = WireInstant)]
        at: Instant,
        by: Somebody,
        #[schema(max_length = 120)]
        place: Option<String>,
        /// Needed when declined.
        #[schema(max_length = 2000)]
        reason: Option<String>,
        #[schema(max_length = 2000)]
        note: Option<String>,
    }
    read {}
}

/// Somebody who was there.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"who": {"position": "Mother"}, "as": "parent_carer"}))]
pub struct Present {
    pub who: Somebody,
    #[serde(rename = "as")]
    #[schema(value_type = PresentAsCodes, inline)]
    pub part: PresentAs,
}

/// The words, exactly as they were said or handed over.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"pack": "2016.1", "note": "8", "language": "en", "crimeWords": "distributing an indecent photograph of a child", "text": "…"}))]
pub struct Wording {
    /// The guidance pack it is of.
    #[schema(max_length = 64)]
    pub pack: String,
    /// The note of the guidance.
    #[schema(max_length = 64)]
    pub note: String,
    #[schema(value_type = ScreenLanguageCodes, inline)]
    pub language: ScreenLanguage,
    /// The crime type as it stands in the text.
    pub crime_words: String,
    pub text: String,
}

/// The giving, from a client.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-11-24T12:30:00Z", "language": "en", "place": "School office", "how": "in_person", "by": {"name": "Demonstration officer"},
    "present": [{"who": {"position": "Mother"}, "as": "parent_carer"}], "understood": "yes"}))]
pub struct GivingNew {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    #[schema(value_type = ScreenLanguageCodes, inline)]
    pub language: ScreenLanguage,
    #[schema(max_length = 120)]
    pub place: Option<String>,
    #[schema(value_type = HowCodes, inline)]
    pub how: How,
    pub by: Somebody,
    #[serde(default)]
    #[schema(max_items = 60)]
    pub present: Vec<Present>,
    #[schema(value_type = Option<UnderstoodCodes>, inline)]
    pub understood: Option<Understood>,
    /// The text that was on the screen. The server records its own; a difference raises an alarm.
    #[serde(default, skip_serializing)]
    #[schema(max_length = 4000)]
    #[expect(dead_code, reason = "compared as it was sent; here for its type and the document")]
    pub text: Option<String>,
}

/// The giving, as recorded.
#[derive(ToSchema)]
#[schema(as = Giving, rename_all = "camelCase")]
#[expect(dead_code, reason = "the document's view of what the facts become")]
pub struct GivingInfo {
    #[schema(value_type = WireInstant)]
    at: Instant,
    #[schema(value_type = ScreenLanguageCodes, inline)]
    language: ScreenLanguage,
    place: Option<String>,
    #[schema(value_type = HowCodes, inline)]
    how: How,
    by: Somebody,
    present: Vec<Present>,
    #[schema(value_type = Option<UnderstoodCodes>, inline)]
    understood: Option<Understood>,
    wording: Option<Wording>,
}

/// Why the wording was not given.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-12-08T10:00:00Z", "by": {"name": "Demonstration officer"}, "reason": "The child has moved away"}))]
pub struct NotGiven {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: Somebody,
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
}

/// New: one giving of the wording of guidance note 8, or why it was not given. Given twice is two records.
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "crimeId": "0193d2a4-7b00-7c3b-8b1a-0123456789c1", "given": {"at": "2026-11-24T12:30:00Z", "language": "en",
    "place": "School office", "how": "in_person", "by": {"name": "Demonstration officer"}, "present": [{"who": {"position": "Mother"}, "as": "parent_carer"}], "understood": "yes"},
    "writtenAt": "2026-11-24T12:35:00Z"}))]
pub struct AdvisoryCreate {
    #[schema(value_type = WireId)]
    pub person_id: Id,
    /// The crime whose type is filled in; needed when it was given.
    #[schema(value_type = Option<WireId>)]
    pub crime_id: Option<Id>,
    /// Either this or `notGiven`.
    pub given: Option<GivingNew>,
    pub not_given: Option<NotGiven>,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

/// What can be changed of an advisory: whether it was understood, that it was given in error, that it is withdrawn. What was said was said.
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"understood": "yes"}))]
pub struct AdvisoryFields {
    #[schema(value_type = Option<UnderstoodCodes>, inline)]
    pub understood: Option<Understood>,
    /// It was given to somebody who should not have had it.
    pub given_in_error: Option<ReasonedNew>,
    #[validate(length(max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub withdrawn_reason: Option<String>,
}

/// One giving of the wording, or why it was not given.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase", example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789c2", "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad",
    "crimeId": "0193d2a4-7b00-7c3b-8b1a-0123456789c1", "given": null, "notGiven": {"at": "2026-12-08T10:00:00.000Z", "by": {"personId": null, "officerId": null, "name": "Demonstration officer", "position": null},
    "reason": "The child has moved away"}, "givenInError": null, "state": "not_given", "writtenAt": "2026-12-08T10:05:00.000Z", "receivedAt": "2026-12-08T10:05:01.000Z",
    "recordedBy": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"}, "withdrawn": null, "version": 1, "etag": "\"1\""}))]
#[expect(dead_code, reason = "the document's view of what the facts become")]
pub struct Advisory {
    #[schema(value_type = WireId)]
    id: Id,
    #[schema(value_type = WireId)]
    person_id: Id,
    #[schema(value_type = Option<WireId>)]
    crime_id: Option<Id>,
    given: Option<GivingInfo>,
    not_given: Option<NotGiven>,
    given_in_error: Option<Reasoned>,
    /// `given` or `not_given`.
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

impl WireItem for Advisory {
    type Facts = AdvisoryFacts;
    type Create = AdvisoryCreate;
    type Fields = AdvisoryFields;
    const FIELDS: &'static [&'static str] = &["understood", "given_in_error"];
    const PLURAL: &'static str = "advisories";
}

/// New: the incident is finalised. Refused with `something-owed` while anything is owed.
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"at": "2026-12-08T10:00:00Z", "reason": null, "writtenAt": "2026-12-08T10:00:00Z"}))]
pub struct ClosureCreate {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    /// Why a supervisor closes without something that may be waived.
    #[schema(max_length = 2000)]
    pub reason: Option<String>,
    /// What the client saw as owed. The server records its own; a difference raises an alarm.
    #[serde(default, skip_serializing)]
    #[schema(value_type = Option<Vec<OwedInfo>>, max_items = 1000)]
    #[expect(dead_code, reason = "compared as it was sent; here for its type and the document")]
    pub owed: Option<Vec<Owed>>,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

/// What can be changed of a closure: that the incident is open again.
#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"reopened": {"at": "2026-12-20T09:00:00Z", "reason": "A new picture was reported"}}))]
pub struct ClosureFields {
    pub reopened: Option<ReasonedNew>,
}

/// A closure. Re-opened, it stays as it was, with who re-opened it and why.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase", example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789c3", "at": "2026-12-08T10:00:00.000Z", "owed": [], "reason": null, "reopened": null, "state": "closed",
    "writtenAt": "2026-12-08T10:00:00.000Z", "receivedAt": "2026-12-08T10:00:01.000Z", "recordedBy": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"},
    "withdrawn": null, "version": 1, "etag": "\"1\""}))]
#[expect(dead_code, reason = "the document's view of what the facts become")]
pub struct Closure {
    #[schema(value_type = WireId)]
    id: Id,
    #[schema(value_type = WireInstant)]
    at: Instant,
    /// What was still owed; a supervisor closed without it.
    #[schema(max_items = 1000)]
    owed: Vec<OwedInfo>,
    reason: Option<String>,
    reopened: Option<Reasoned>,
    /// `closed` or `reopened`.
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

impl WireItem for Closure {
    type Facts = ClosureFacts;
    type Create = ClosureCreate;
    type Fields = ClosureFields;
    const FIELDS: &'static [&'static str] = &["reopened"];
    const PLURAL: &'static str = "closures";
}
