//! The whole case file, and its line in a list.

use super::common::Names;
use super::incident::HappenedDto;
use super::incident::{IncidentFields, ReportDto, SchoolChoiceDto};
use super::items::CaseItems;
use super::note::NoteInfo;
use super::party::PartyInfo;
use super::person::PersonInfo;
use super::schema::{CountryCodes, IncidentStatusCodes, WireHappened, WireId, WireInstant, WireReference};
use crate::case::shape;
use crate::conditions::case_etag;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;
use waymark_domain::case::ItemKind;
use waymark_domain::incident::IncidentStatus;
use waymark_domain::officer::Officer;
use waymark_domain::reference::Reference;
use waymark_domain::school::Country;
use waymark_domain::{Id, Instant};
use waymark_store::case_items::ItemRecord;
use waymark_store::incidents::IncidentRecord;
use waymark_store::notes::NoteRecord;
use waymark_store::parties::PartyRecord;
use waymark_store::persons::PersonRecord;

/// The officer in charge.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Owner {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub display_name: String,
    pub collar_number: Option<String>,
}

/// An incident with everything in it: one document that a phone, a rule and a records system all read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D", "serious": true, "status": "open", "guidancePack": "2016.1",
    "school": {"id": null, "name": "Ysgol Enghraifft (demonstration)"},
    "report": {"channel": "school_officer", "channelOther": null, "reporterKind": "safeguarding_lead", "reportedAt": "2026-11-24T08:50:00.000Z", "logReference": null},
    "happened": {"kind": "not_known"}, "narrative": null, "writtenAt": "2026-11-24T09:05:00.000Z", "receivedAt": "2026-11-24T09:05:02.000Z",
    "updatedAt": "2026-11-24T09:05:02.000Z", "crimeRecordingDueAt": "2026-11-25T08:50:00.000Z",
    "officer": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "displayName": "Demonstration officer", "collarNumber": "D001"},
    "version": 1, "etag": "\"1.1\"", "parties": [], "persons": [], "notes": [], "items": {"crimes": [], "referrals": [], "exhibits": [], "viewings": [], "answers": [], "decisions": [], "advisories": [],
    "restorativeMeetings": [], "educationInputs": [], "schoolProcedures": [], "parentContacts": [], "signpostings": [], "advice": [], "actDates": [], "closures": [], "marks": []},
    "country": "wales", "proposals": 0
}))]
pub struct CaseFile {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = WireReference)]
    pub reference: Reference,
    /// Always true: it can never be a School Crime Beat incident (guidance note 4).
    pub serious: bool,
    #[schema(value_type = IncidentStatusCodes, inline)]
    pub status: IncidentStatus,
    /// The guidance pack under which it was recorded.
    pub guidance_pack: String,
    pub school: Option<SchoolChoiceDto>,
    pub report: Option<ReportDto>,
    #[schema(value_type = Option<WireHappened>)]
    pub happened: Option<HappenedDto>,
    pub narrative: Option<String>,
    /// By the device's clock.
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
    /// By the server's clock.
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
    #[schema(value_type = WireInstant)]
    pub updated_at: Instant,
    /// 24 hours after the report (National Crime Recording Standard); null while that is not known.
    #[schema(value_type = Option<WireInstant>)]
    pub crime_recording_due_at: Option<Instant>,
    pub officer: Owner,
    /// Of the incident's own facts.
    pub version: i64,
    /// Changes when anything in the case changes. `If-Match` looks at the part before the dot.
    pub etag: String,
    pub parties: Vec<PartyInfo>,
    pub persons: Vec<PersonInfo>,
    pub notes: Vec<NoteInfo>,
    /// Everything else, by kind.
    #[schema(value_type = CaseItems)]
    pub items: Value,
    /// Where the school is, for what differs between Wales and England.
    #[schema(value_type = Option<CountryCodes>, inline)]
    pub country: Option<Country>,
    /// Writes made before the case was handed over that wait for the officer in charge to decide.
    #[schema(minimum = 0, required = false)]
    pub proposals: i64,
}

/// Everything a case file is made of.
pub struct CaseParts {
    pub incident: IncidentRecord,
    pub parties: Vec<PartyRecord>,
    pub persons: Vec<PersonRecord>,
    pub notes: Vec<NoteRecord>,
    pub items: Vec<ItemRecord>,
    pub country: Option<Country>,
    pub proposals: i64,
    pub officers: Vec<Officer>,
}

impl CaseParts {
    /// The document.
    pub fn file(self) -> CaseFile {
        let Self { incident, parties, persons, notes, items, officers, country, proposals } = self;
        let fields = IncidentFields::from(&incident.facts);
        let owner = officers.iter().find(|officer| officer.id == incident.owner_id);
        let officer = Owner {
            id: incident.owner_id,
            display_name: owner.map(|o| o.facts.display_name.expose().to_owned()).unwrap_or_default(),
            collar_number: owner.and_then(|o| o.facts.collar_number.as_ref()).map(|text| text.expose().to_owned()),
        };
        let names = Names(officers);
        CaseFile {
            id: incident.id,
            reference: incident.reference,
            serious: true,
            status: incident.status,
            guidance_pack: incident.guidance_pack,
            school: fields.school,
            report: fields.report,
            happened: fields.happened,
            narrative: fields.narrative,
            written_at: incident.facts.written_at,
            received_at: incident.received_at,
            updated_at: incident.updated_at,
            crime_recording_due_at: incident.facts.crime_recording_due_at(),
            officer,
            version: incident.version,
            etag: case_etag(incident.version, incident.case_version),
            parties: parties.iter().map(|party| PartyInfo::from(party, &names)).collect(),
            persons: persons.iter().map(PersonInfo::from).collect(),
            notes: notes.iter().map(|note| NoteInfo::from(note, &names)).collect(),
            items: by_kind(&items, &names),
            country,
            proposals,
        }
    }
}

/// The lists' names, in the order of the pathway.
const LISTS: [(&str, ItemKind); 16] = [
    ("crimes", ItemKind::Crime),
    ("referrals", ItemKind::Referral),
    ("exhibits", ItemKind::Exhibit),
    ("viewings", ItemKind::Viewing),
    ("answers", ItemKind::Answer),
    ("decisions", ItemKind::Decision),
    ("advisories", ItemKind::Advisory),
    ("restorativeMeetings", ItemKind::RestorativeMeeting),
    ("educationInputs", ItemKind::EducationInput),
    ("schoolProcedures", ItemKind::SchoolProcedures),
    ("parentContacts", ItemKind::ParentContact),
    ("signpostings", ItemKind::Signposting),
    ("advice", ItemKind::Advice),
    ("actDates", ItemKind::ActDates),
    ("closures", ItemKind::Closure),
    ("marks", ItemKind::Mark),
];

fn by_kind(items: &[ItemRecord], names: &Names) -> Value {
    let list = |kind| items.iter().filter(|item| item.kind == kind).map(|item| shape::info(item, names)).collect();
    LISTS.iter().map(|(name, kind)| ((*name).to_owned(), list(*kind))).collect::<Map<String, Value>>().into()
}

/// A case in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "reference": "KV-4M2-7D", "status": "open", "schoolName": "Ysgol Enghraifft (demonstration)",
    "reportedAt": "2026-11-24T08:50:00.000Z", "receivedAt": "2026-11-24T09:05:02.000Z", "updatedAt": "2026-11-24T09:05:02.000Z", "children": 2, "people": 3, "etag": "\"1.4\""}))]
pub struct IncidentItem {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(value_type = WireReference)]
    pub reference: Reference,
    #[schema(value_type = IncidentStatusCodes, inline)]
    pub status: IncidentStatus,
    pub school_name: Option<String>,
    #[schema(value_type = Option<WireInstant>)]
    pub reported_at: Option<Instant>,
    #[schema(value_type = WireInstant)]
    pub received_at: Instant,
    #[schema(value_type = WireInstant)]
    pub updated_at: Instant,
    /// Children involved; somebody whose age is not known counts as a child.
    pub children: i32,
    /// People linked in any role, each once.
    pub people: i32,
    pub etag: String,
}

impl From<&IncidentRecord> for IncidentItem {
    fn from(record: &IncidentRecord) -> Self {
        Self {
            id: record.id,
            reference: record.reference,
            status: record.status,
            school_name: record.facts.school.as_ref().and_then(|school| school.name.as_ref()).map(|name| name.expose().to_owned()),
            reported_at: record.facts.reported_at(),
            received_at: record.received_at,
            updated_at: record.updated_at,
            children: record.children,
            people: record.people,
            etag: case_etag(record.version, record.case_version),
        }
    }
}

/// Which incidents, in which order.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct IncidentQuery {
    /// A whole reference, as a person types it: case, hyphens and spaces do not matter.
    #[validate(length(min = 7, max = 20))]
    #[param(min_length = 7, max_length = 20, example = "KV-4M2-7D")]
    pub reference: Option<String>,
    /// Newest first: by arrival (stable while paging) or by the last change.
    #[serde(default)]
    #[param(inline)]
    pub order: ListOrder,
    /// `nextCursor` of the page before.
    #[validate(length(min = 1, max = 2000))]
    #[param(min_length = 1, max_length = 2000)]
    pub cursor: Option<String>,
    /// Most entries of the page.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200, default = 50, example = 50)]
    pub limit: Option<i64>,
}

/// By what a list is ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    #[default]
    Received,
    Updated,
}
