//! Guidance packs on the wire.

mod document;

pub use document::{PackDocument, WireVersion, outline_example};

use super::common::{By, Names};
use super::items::OwedInfo;
use super::merge::Patchable;
use super::schema::{WireDay, WireId, WireInstant, WireReference};
use crate::conditions::etag;
use crate::guidance_packs::Kept;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;
use waymark_domain::instant::Day;
use waymark_domain::problem::Owed;
use waymark_domain::{Id, Instant};
use waymark_rules::{PackStatus, Refusal};
use waymark_store::packs::{ApprovedWording, PackRecord};

/// A text in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct BothLanguages {
    pub en: String,
    pub cy: String,
}

/// Issued, or a draft that can hold no case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PackStatusInfo {
    Draft,
    Issued,
}

/// A translation of the pack's wording that an administrator entered and approved.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApprovedWordingInfo {
    pub text: String,
    #[schema(value_type = WireInstant)]
    pub approved_at: Instant,
    pub approved_by: By,
}

impl ApprovedWordingInfo {
    fn from(wording: &ApprovedWording, names: &Names) -> Self {
        Self { text: wording.text.clone(), approved_at: wording.at, approved_by: names.by(wording.by) }
    }
}

/// What is known of a pack beside its body.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GuidancePack, example = json!({"version": "2016.1", "title": {"en": "Guidance of 2015/16", "cy": "Canllawiau 2015/16"}, "status": "issued",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "inForceFrom": "2016-01-01", "keptAt": "2026-11-24T08:00:00.000Z",
    "welshWording": null, "etag": "\"2\""}))]
pub struct PackInfo {
    #[schema(value_type = WireVersion)]
    pub version: String,
    pub title: BothLanguages,
    #[schema(inline)]
    pub status: PackStatusInfo,
    /// Of the pack's bytes as they were sent: what a record names beside the version.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    /// Incidents recorded from this day on are held by it, until a later pack begins.
    #[schema(value_type = Option<WireDay>)]
    pub in_force_from: Option<Day>,
    #[schema(value_type = WireInstant)]
    pub kept_at: Instant,
    pub welsh_wording: Option<ApprovedWordingInfo>,
    pub etag: String,
}

impl PackInfo {
    /// With the name of who approved the translation.
    pub fn from(kept: &Kept, names: &Names) -> Self {
        let (source, record) = (&kept.pack.source, &kept.record);
        Self {
            version: record.version.clone(),
            title: BothLanguages { en: source.title.en.clone(), cy: source.title.cy.clone() },
            status: if source.status == PackStatus::Issued { PackStatusInfo::Issued } else { PackStatusInfo::Draft },
            sha256: record.sha256.clone(),
            in_force_from: record.in_force_from,
            kept_at: record.kept_at,
            welsh_wording: record.welsh.as_ref().map(|wording| ApprovedWordingInfo::from(wording, names)),
            etag: etag(record.revision),
        }
    }
}

/// A pack with its body.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GuidancePackFile, example = json!({"version": "2027.1", "title": {"en": "Guidance of 2027", "cy": "Canllawiau 2027"}, "status": "issued",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "inForceFrom": null, "keptAt": "2026-11-24T08:00:00.000Z",
    "welshWording": null, "etag": "\"1\"", "pack": outline_example()}))]
pub struct PackFile {
    #[serde(flatten)]
    pub info: PackInfo,
    /// As it was written.
    #[schema(value_type = PackDocument)]
    pub pack: Box<RawValue>,
}

/// What can be changed about a pack that is kept.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = GuidancePackFields, example = json!({"inForceFrom": "2027-01-01"}))]
pub struct PackFields {
    /// Brings an issued pack into force from a day: once, and later than every pack that is in force.
    #[schema(value_type = Option<WireDay>)]
    pub in_force_from: Option<Day>,
    /// Enters a Welsh translation of the wording as approved, with its blank for the crime type exactly once. Null takes the approval back.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub welsh_wording: Option<String>,
}

impl Patchable for PackFields {
    const FIELDS: &'static [&'static str] = &["inForceFrom", "welshWording"];
}

impl From<&PackRecord> for PackFields {
    fn from(record: &PackRecord) -> Self {
        Self { in_force_from: record.in_force_from, welsh_wording: record.welsh.as_ref().map(|wording| wording.text.clone()) }
    }
}

/// One reason why a pack is refused; the codes are in `openapi/rules/SPEC.md`, section 5.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuidancePackFault)]
pub struct PackFault {
    /// What it is about: a member of the pack, or a list and the code of an entry.
    #[schema(example = "requirements/ppu_notified")]
    pub at: String,
    #[schema(example = "floor-missing")]
    pub code: &'static str,
}

impl From<Refusal> for PackFault {
    fn from(refusal: Refusal) -> Self {
        Self { at: refusal.at, code: refusal.code }
    }
}

/// What the linter says of a pack; nothing means fit to be kept.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuidancePackLint, example = json!({"faults": [{"at": "requirements/ppu_notified", "code": "floor-missing"}]}))]
pub struct PackLint {
    pub faults: Vec<PackFault>,
}

/// An open case that would be owed something else.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GuidancePackPreviewCase)]
pub struct PreviewCase {
    #[schema(value_type = WireId)]
    pub incident_id: Id,
    #[schema(value_type = WireReference)]
    pub reference: String,
    /// Owed under this pack and not under its own.
    #[schema(value_type = Vec<OwedInfo>)]
    pub added: Vec<Owed>,
    /// Owed under its own pack and not under this one.
    #[schema(value_type = Vec<OwedInfo>)]
    pub gone: Vec<Owed>,
}

/// What open cases would be owed under a pack, a hundred cases a page. Nobody is named, and nothing is changed: a case stays under its pack.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GuidancePackPreview, example = json!({"open": 12, "changed": 1, "cases": [{"incidentId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D",
    "added": [{"kind": "requirement", "code": "chase_ppu", "subject": "incident", "subjectId": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "waivable": true}], "gone": []}], "nextCursor": null}))]
pub struct PackPreview {
    /// Open cases looked at on this page.
    pub open: usize,
    /// Those of them that would be owed something else.
    pub changed: usize,
    #[schema(max_items = 100)]
    pub cases: Vec<PreviewCase>,
    /// Opaque; good for this pack and this account only.
    #[schema(max_length = 2000)]
    pub next_cursor: Option<String>,
}

/// Where in the open cases to go on.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PreviewQuery {
    /// `nextCursor` of the page before.
    #[validate(length(min = 1, max = 2000))]
    #[param(min_length = 1, max_length = 2000)]
    pub cursor: Option<String>,
}
