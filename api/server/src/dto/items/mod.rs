//! The items of a case on the wire: one shape for every kind. What is created and changed is a type of its own, checked before anything
//! else looks at it; what is read is the recorded facts with who wrote them, when, and in which version.
//!
//! A kind's facts and its wire form have the same member names, so one turns into the other through JSON (`endpoints/items`); a test holds
//! the two together for every kind.

pub mod crime;
pub mod ending;
pub mod evidence;
pub mod mark;
pub mod parts;
pub mod pathway;
pub mod referral;
pub mod safeguarding;

use super::schema::WireId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::case::Listed;

/// The three forms of a kind.
pub trait WireItem: 'static {
    /// What is recorded.
    type Facts: Listed + PartialEq + Send;
    /// A new one.
    type Create: DeserializeOwned + Serialize + Validate + 'static;
    /// What can be changed of one.
    type Fields: DeserializeOwned + Serialize + Validate + 'static;
    /// The members of `Fields`, `withdrawnReason` aside.
    const FIELDS: &'static [&'static str];
    /// Part of the address.
    const PLURAL: &'static str;
}

/// A kind whose new, changed and read forms have the same members.
macro_rules! wire_item {
    (
        $(#[$doc:meta])*
        $kind:ident / $create:ident / $fields:ident of $facts:ty, $label:literal at $plural:literal, example { $($example:tt)* }
        { $($(#[$meta:meta])* $field:ident: $ty:ty,)+ }
        read { $($(#[$rmeta:meta])* $rfield:ident: $rty:ty,)* }
    ) => {
        #[doc = concat!("New: ", $label, ".")]
        #[derive(Debug, serde::Deserialize, serde::Serialize, validator::Validate, utoipa::ToSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[schema(example = json!({ $($example)* "writtenAt": "2026-11-24T10:05:00Z" }))]
        pub struct $create {
            $($(#[$meta])* pub $field: $ty,)+
            /// By the device's clock.
            #[schema(value_type = crate::dto::schema::WireInstant)]
            pub written_at: waymark_domain::Instant,
        }

        #[doc = concat!("What can be changed: ", $label, ".")]
        #[derive(Debug, serde::Deserialize, serde::Serialize, validator::Validate, utoipa::ToSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[schema(example = json!({ "withdrawnReason": "Recorded in the wrong case" }))]
        pub struct $fields {
            $($(#[$meta])* pub $field: $ty,)+
            /// Takes it back for good; it stays in the history with this reason.
            #[validate(length(max = 500))]
            #[schema(min_length = 1, max_length = 500)]
            pub withdrawn_reason: Option<String>,
        }

        $(#[$doc])*
        #[derive(utoipa::ToSchema)]
        #[schema(as = $kind, rename_all = "camelCase", example = json!({ $($example)* "id": "0193d2a4-7b00-7c3b-8b1a-0123456789c1",
            "writtenAt": "2026-11-24T10:05:00.000Z", "receivedAt": "2026-11-24T10:05:01.000Z",
            "recordedBy": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"}, "withdrawn": null, "version": 1, "etag": "\"1\"" }))]
        #[expect(dead_code, reason = "the document's view of what the facts become")]
        pub struct $kind {
            #[schema(value_type = crate::dto::schema::WireId)]
            id: waymark_domain::Id,
            $($(#[$meta])* $field: $ty,)+
            $($(#[$rmeta])* $rfield: $rty,)*
            #[schema(value_type = crate::dto::schema::WireInstant)]
            written_at: waymark_domain::Instant,
            #[schema(value_type = crate::dto::schema::WireInstant)]
            received_at: waymark_domain::Instant,
            recorded_by: crate::dto::common::By,
            withdrawn: Option<crate::dto::common::WithdrawnInfo>,
            version: i64,
            #[schema(max_length = 64)]
            etag: String,
        }

        impl crate::dto::items::WireItem for $kind {
            type Facts = $facts;
            type Create = $create;
            type Fields = $fields;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];
            const PLURAL: &'static str = $plural;
        }
    };
}
use wire_item;

/// Everything recorded under an incident besides parties and notes; withdrawn ones included, oldest first.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the document's view of what the facts become")]
pub struct CaseItems {
    crimes: Vec<crime::Crime>,
    referrals: Vec<referral::Referral>,
    exhibits: Vec<evidence::Exhibit>,
    viewings: Vec<evidence::Viewing>,
    answers: Vec<pathway::Answer>,
    decisions: Vec<pathway::Decision>,
    advisories: Vec<ending::Advisory>,
    restorative_meetings: Vec<ending::RestorativeMeeting>,
    education_inputs: Vec<ending::EducationInput>,
    school_procedures: Vec<safeguarding::SchoolProcedures>,
    parent_contacts: Vec<safeguarding::ParentContact>,
    signpostings: Vec<safeguarding::Signposting>,
    advice: Vec<safeguarding::Advice>,
    act_dates: Vec<pathway::ActDates>,
    closures: Vec<ending::Closure>,
    marks: Vec<mark::Mark>,
}

/// What is still owed, as the rules name it.
#[derive(ToSchema)]
#[schema(as = Owed, rename_all = "camelCase")]
#[expect(dead_code, reason = "the document's view of the domain's type")]
pub struct OwedInfo {
    /// `question`, `requirement`, `problem` or `correction`.
    #[schema(max_length = 40)]
    kind: String,
    /// The pack's code, or the problem's.
    #[schema(max_length = 64)]
    code: String,
    /// What kind of thing it is about: incident, child, offender, crime …
    #[schema(max_length = 40)]
    subject: String,
    /// Which one.
    #[schema(value_type = WireId)]
    subject_id: String,
    /// A supervisor may close without it, with a reason.
    waivable: bool,
}
