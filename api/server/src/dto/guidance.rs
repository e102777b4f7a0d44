//! What the rules say of a case, as it goes over the wire. The evaluation itself is the rules' own JSON (`openapi/rules/SPEC.md`, section 6):
//! the phone's interpreter gives the same, member for member.

use super::common::By;
use super::schema::{ConcernCodes, FormCodes, IncidentStatusCodes, ScreenLanguageCodes, WireId, WireInstant, WireReference};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;
use waymark_domain::incident::IncidentStatus;
use waymark_domain::officer::ScreenLanguage;
use waymark_domain::reference::Reference;
use waymark_domain::summary::Form;
use waymark_domain::supervision::Concern;
use waymark_domain::{Id, Instant};

/// "3 of 3 notified, 2 acknowledged."
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"children": 3, "notified": 3, "acknowledged": 2}))]
pub struct Notified {
    /// Children in the case, in any role; somebody whose age is not known counts as a child.
    pub children: usize,
    pub notified: usize,
    pub acknowledged: usize,
}

impl From<waymark_domain::summary::Notified> for Notified {
    fn from(count: waymark_domain::summary::Notified) -> Self {
        Self { children: count.children, notified: count.notified, acknowledged: count.acknowledged }
    }
}

/// A person's whole years on the three dates that matter; null while not known.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AgesOfPerson, example = json!({"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "taken": 15, "shared": 15, "reported": 15, "atAct": 15}))]
pub struct AgesInfo {
    #[schema(value_type = WireId)]
    pub person_id: Id,
    pub taken: Option<u32>,
    pub shared: Option<u32>,
    pub reported: Option<u32>,
    /// The one that decides between child and adult: the highest at the act, or else when it was reported.
    pub at_act: Option<u32>,
}

/// Another incident that counts as an earlier occasion.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D", "reportedAt": "2025-11-24T08:50:00.000Z"}))]
pub struct Occasion {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = WireReference)]
    pub reference: Reference,
    #[schema(value_type = Option<WireInstant>)]
    pub reported_at: Option<Instant>,
}

/// Earlier occasions on record here of one person for one offence.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "offence": "pca_distribute_show", "incidents": []}))]
pub struct OnRecordInfo {
    #[schema(value_type = WireId)]
    pub person_id: Id,
    #[schema(max_length = 64)]
    pub offence: String,
    pub incidents: Vec<Occasion>,
}

/// What is owed, to whom, by whom and by when, under the incident's own pack, at a moment. It depends on the clock, so it has no ETag.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "caseVersion": 4, "pack": "2016.1", "at": "2026-11-24T12:00:00.000Z",
    "notified": {"children": 0, "notified": 0, "acknowledged": 0}, "evaluation": {"pack": "2016.1"}, "ages": [], "onRecord": []}))]
pub struct Outstanding {
    #[schema(value_type = WireId)]
    pub incident_id: Id,
    /// The part of the case file's ETag after the dot.
    pub case_version: i64,
    #[schema(max_length = 64)]
    pub pack: String,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    pub notified: Notified,
    /// The rules' whole answer: people, questions, routes, requirements, outcomes, steps, problems and whether the case can be closed.
    #[schema(value_type = Object)]
    pub evaluation: Value,
    pub ages: Vec<AgesInfo>,
    pub on_record: Vec<OnRecordInfo>,
}

/// Another incident that may be the same one.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D", "score": 85, "sameSchool": true, "hoursApart": 3, "peopleInCommon": 1, "namesAlike": false}))]
pub struct Duplicate {
    #[schema(value_type = WireId)]
    pub incident_id: Id,
    #[schema(value_type = WireReference)]
    pub reference: Reference,
    /// 50 to 100: below 50 nothing is suggested.
    pub score: u32,
    pub same_school: bool,
    pub hours_apart: Option<i64>,
    pub people_in_common: usize,
    /// Nobody in common, but names that sound alike.
    pub names_alike: bool,
}

/// About whom or what, and in which language.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SummaryQuery {
    /// The crime (form `crime`) or the child (form `ppn`); none for `incident_log`.
    #[param(value_type = Option<WireId>)]
    pub subject: Option<Id>,
    /// English (`en`) or Welsh (`cy`); the account's own language where it is left out.
    #[param(value_type = Option<ScreenLanguageCodes>, inline)]
    pub language: Option<ScreenLanguage>,
}

/// In which language.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LanguageQuery {
    /// English (`en`) or Welsh (`cy`); the account's own language where it is left out.
    #[param(value_type = Option<ScreenLanguageCodes>, inline)]
    pub language: Option<ScreenLanguage>,
}

/// The case in plain text, for the form it is typed into elsewhere.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"form": "incident_log", "language": "en", "text": "OFFICIAL-SENSITIVE\n…"}))]
pub struct Summary {
    #[schema(value_type = FormCodes, inline)]
    pub form: Form,
    #[schema(value_type = ScreenLanguageCodes, inline)]
    pub language: ScreenLanguage,
    pub text: String,
}

/// Which referrals of the unit.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReferralQuery {
    /// Those that stand at this step; all by default.
    #[param(value_type = Option<crate::dto::schema::StepKindCodes>, inline)]
    pub state: Option<waymark_domain::case::StepKind>,
    /// `nextCursor` of the page before.
    #[validate(length(min = 1, max = 2000))]
    #[param(min_length = 1, max_length = 2000)]
    pub cursor: Option<String>,
    /// Most entries of the page.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200, default = 50, example = 50)]
    pub limit: Option<i64>,
}

/// Whom a referral is about.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "displayName": "Enghraifft Demonstration", "age": 12}))]
pub struct About {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub display_name: String,
    /// At the act, or else when reported; null while not known.
    pub age: Option<u32>,
}

/// One referral in a unit's inbox.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D", "schoolName": "Ysgol Enghraifft (demonstration)",
    "person": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "displayName": "Enghraifft Demonstration", "age": 12}, "urgent": true, "dueAt": "2026-11-25T10:00:00.000Z", "overdue": false,
    "referral": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789c1", "to": "ppu", "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "crimeId": null,
        "steps": [{"step": "notified", "at": "2026-11-24T10:00:00.000Z", "by": {"personId": null, "officerId": null, "name": "Demonstration officer", "position": null}, "to": null, "how": "here",
            "text": null, "agencies": [], "reference": null, "recordedBy": "0193d2a4-7b00-7c3b-8b1a-0123456789ac"}],
        "state": "notified", "writtenAt": "2026-11-24T10:05:00.000Z", "receivedAt": "2026-11-24T10:05:01.000Z",
        "recordedBy": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"}, "withdrawn": null, "version": 1, "etag": "\"1\""}}))]
pub struct ReferralItem {
    #[schema(value_type = WireId)]
    pub incident_id: Id,
    #[schema(value_type = WireReference)]
    pub reference: Reference,
    pub school_name: Option<String>,
    pub person: Option<About>,
    /// A child under thirteen, or another reason of the pack.
    pub urgent: bool,
    /// When the unit's next word is due, by the pack.
    #[schema(value_type = Option<WireInstant>)]
    pub due_at: Option<Instant>,
    pub overdue: bool,
    #[schema(value_type = super::items::referral::Referral)]
    pub referral: Value,
}

/// A case that a supervisor should look at, and why.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D", "officer": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer"},
    "status": "open", "reportedAt": "2026-11-24T08:50:00.000Z", "updatedAt": "2026-11-24T09:05:02.000Z", "concerns": ["child_not_notified"], "notified": {"children": 3, "notified": 2, "acknowledged": 0}}))]
pub struct ConcernItem {
    #[schema(value_type = WireId)]
    pub incident_id: Id,
    #[schema(value_type = WireReference)]
    pub reference: Reference,
    pub officer: By,
    #[schema(value_type = IncidentStatusCodes, inline)]
    pub status: IncidentStatus,
    #[schema(value_type = Option<WireInstant>)]
    pub reported_at: Option<Instant>,
    #[schema(value_type = WireInstant)]
    pub updated_at: Instant,
    /// The most pressing first.
    #[schema(value_type = Vec<ConcernCodes>, max_items = 20)]
    pub concerns: Vec<Concern>,
    pub notified: Notified,
}
