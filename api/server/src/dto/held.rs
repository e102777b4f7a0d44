//! Writes that wait for a person's decision.

use super::batch::WriteMethod;
use super::common::{By, Names, PAGE_MAX};
use super::schema::{HeldStateCodes, HeldWhyCodes, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;
use waymark_domain::held::{HeldItem, HeldState, HeldWhy};
use waymark_domain::{Id, Instant, Problem};

/// An officer hands a write that was refused to a supervisor.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"write": {"method": "PUT", "path": "/incidents/0193d2a4-7b00-7c3b-8b1a-0123456789ab/notes/0193d2a4-7b00-7c3b-8b1a-0123456789ac",
    "idempotencyKey": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "writtenAt": "2026-11-25T10:05:00.000Z", "body": {"kind": "observed", "text": "Spoke to the safeguarding lead."}},
    "code": "not-found", "text": "The case was handed over while I was out."}))]
pub struct HeldItemCreate {
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    pub seq: Option<i64>,
    #[schema(value_type = Option<WireId>)]
    pub device_id: Option<Id>,
    pub write: HeldWrite,
    /// The code it was refused with.
    #[schema(max_length = 64)]
    pub code: Option<String>,
    /// What the supervisor should know.
    #[schema(max_length = 2000)]
    pub text: Option<String>,
}

/// The write as it was sent.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HeldWrite {
    pub method: WriteMethod,
    #[schema(max_length = 300, pattern = "^/[A-Za-z0-9._/-]+$")]
    pub path: String,
    #[schema(min_length = 1, max_length = 100)]
    pub idempotency_key: String,
    #[schema(max_length = 64)]
    pub if_match: Option<String>,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
    /// The body, byte for byte; at most 256 KiB.
    #[schema(value_type = Object)]
    pub body: Box<RawValue>,
}

/// A decision.
#[derive(Default, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(example = json!({"decision": "take", "reason": "Written before the handing over; it belongs to the case."}))]
pub struct HeldItemFields {
    /// `take` performs the write in its author's name; `set_aside` keeps it unperformed.
    pub decision: Option<HeldDecision>,
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub reason: Option<String>,
}

/// What may be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeldDecision {
    Take,
    SetAside,
}

impl super::merge::Patchable for HeldItemFields {
    const FIELDS: &'static [&'static str] = &["decision", "reason"];
}

/// Which held items to list.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HeldQuery {
    /// Only those that stand so.
    #[param(value_type = Option<HeldStateCodes>)]
    pub state: Option<HeldState>,
    /// `nextCursor` of the page before.
    #[validate(length(min = 1, max = 2000))]
    #[param(min_length = 1, max_length = 2000)]
    pub cursor: Option<String>,
    /// Most entries of the page.
    #[validate(range(min = 1, max = PAGE_MAX))]
    #[param(minimum = 1, maximum = 200, default = 50, example = 50)]
    pub limit: Option<i64>,
}

/// A write that is kept safe without being applied.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = HeldItem, example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ae", "officer": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789af", "displayName": "PC Example"}, "deviceId": null,
    "incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "method": "PUT", "path": "/incidents/0193d2a4-7b00-7c3b-8b1a-0123456789ab/notes/0193d2a4-7b00-7c3b-8b1a-0123456789ac",
    "writtenAt": "2026-11-25T10:05:00.000Z", "receivedAt": "2026-11-25T15:40:00.200Z", "why": "handed", "code": "not-found", "state": "open", "text": null, "body": null, "decided": null,
    "version": 1, "etag": "\"1\""}))]
pub struct HeldItemInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub officer: By,
    #[schema(value_type = Option<WireId>)]
    pub device_id: Option<Id>,
    #[schema(value_type = Option<WireId>)]
    pub incident_id: Option<Id>,
    #[schema(max_length = 10)]
    pub method: String,
    #[schema(max_length = 300)]
    pub path: String,
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
    #[schema(value_type = HeldWhyCodes)]
    pub why: HeldWhy,
    /// What the write was refused with, if it was tried.
    #[schema(max_length = 64)]
    pub code: Option<String>,
    #[schema(value_type = HeldStateCodes)]
    pub state: HeldState,
    #[schema(max_length = 2000)]
    pub text: Option<String>,
    /// The body; null in a list.
    #[schema(value_type = Option<Object>)]
    pub body: Option<Value>,
    pub decided: Option<HeldDecided>,
    pub version: i64,
    pub etag: String,
}

/// Who decided, and why.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HeldDecided {
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub by: By,
    pub reason: String,
}

impl HeldItemInfo {
    /// As it is shown, with or without the body.
    pub fn from(item: &HeldItem, names: &Names, whole: bool) -> Result<Self, Problem> {
        let body = if whole { Some(serde_json::from_str(&item.content.body).map_err(Problem::internal)?) } else { None };
        Ok(Self {
            id: item.id,
            officer: names.by(item.officer),
            device_id: item.device,
            incident_id: item.incident,
            method: item.method.clone(),
            path: item.path.clone(),
            written_at: item.written_at,
            received_at: item.received_at,
            why: item.why,
            code: item.code.clone(),
            state: item.state,
            text: item.content.text.clone(),
            body,
            decided: item.decided.map(|(at, by)| HeldDecided {
                at,
                by: names.by(by),
                reason: item.content.reason.clone().unwrap_or_default(),
            }),
            version: item.version,
            etag: crate::conditions::etag(item.version),
        })
    }
}
