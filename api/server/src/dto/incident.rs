//! An incident on the wire.

use super::merge::{Patchable, sets, take_away};
use super::person::{personal, shown};
use super::schema::{ReportChannelCodes, ReporterKindCodes, WireHappened, WireId, WireInstant, WireReference};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::incident::{Happened, IncidentFacts, Report, ReportChannel, ReporterKind, SchoolChoice};
use waymark_domain::reference::Reference;
use waymark_domain::{Id, Instant, Problem};

/// The school: one of the list by its id, or a name typed by hand.
#[derive(Debug, Clone, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = SchoolChoice, example = json!({"name": "A school that is not in the list"}))]
pub struct SchoolChoiceDto {
    #[schema(value_type = Option<WireId>)]
    pub id: Option<Id>,
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub name: Option<String>,
}

/// How the police came to know, through whom and when.
#[derive(Debug, Clone, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Report, example = json!({"channel": "school_officer", "reporterKind": "safeguarding_lead", "reportedAt": "2026-11-24T08:50:00Z"}))]
pub struct ReportDto {
    #[schema(value_type = Option<ReportChannelCodes>, inline)]
    pub channel: Option<ReportChannel>,
    /// With `channel: other`.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub channel_other: Option<String>,
    #[schema(value_type = Option<ReporterKindCodes>, inline)]
    pub reporter_kind: Option<ReporterKind>,
    /// When the police were first told: the 24 hours for recording the crime run from here.
    #[schema(value_type = Option<WireInstant>)]
    pub reported_at: Option<Instant>,
    /// The number of the call or log.
    #[validate(length(max = 40))]
    #[schema(max_length = 40)]
    pub log_reference: Option<String>,
}

/// The flat form of [`Happened`], so that a refusal can point at the moment that is wrong.
#[derive(Debug, Clone, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HappenedDto {
    pub kind: HappenedKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Instant>,
}

/// How well the moment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HappenedKind {
    Exact,
    Between,
    NotKnown,
}

/// What can be said of an incident and corrected later. Absent and null both mean "not known yet".
#[derive(Debug, Clone, Deserialize, Serialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = IncidentFields, example = json!({"narrative": "The safeguarding lead has the phone, switched off, in the school safe.", "writtenAt": "2026-11-24T09:30:00Z"}))]
pub struct IncidentFields {
    #[validate(nested)]
    pub school: Option<SchoolChoiceDto>,
    #[validate(nested)]
    pub report: Option<ReportDto>,
    #[schema(value_type = Option<WireHappened>)]
    #[validate(nested)]
    pub happened: Option<HappenedDto>,
    /// What happened, in plain words. Never what an image shows.
    #[validate(length(max = 10000))]
    #[schema(max_length = 10000)]
    pub narrative: Option<String>,
    /// By the clock of the device, when this was written.
    #[schema(value_type = Option<WireInstant>)]
    pub written_at: Option<Instant>,
}

impl Patchable for IncidentFields {
    const FIELDS: &'static [&'static str] = &["school", "report", "happened", "narrative", "writtenAt"];

    fn prepare(current: &mut Map<String, Value>, patch: &Map<String, Value>) {
        if sets(patch, "school", "id") {
            take_away(current, "school", &["name"]);
        } else if sets(patch, "school", "name") {
            take_away(current, "school", &["id"]);
        }
        if sets(patch, "happened", "kind")
            && patch["happened"]["kind"] != current.get("happened").map_or(Value::Null, |now| now["kind"].clone())
        {
            take_away(current, "happened", &["at", "from", "to"]);
        }
        if sets(patch, "report", "channel") && patch["report"]["channel"] != "other" {
            take_away(current, "report", &["channelOther"]);
        }
    }
}

/// A new incident.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "school": {"name": "Ysgol Enghraifft (demonstration)"},
    "report": {"channel": "school_officer", "reporterKind": "safeguarding_lead", "reportedAt": "2026-11-24T08:50:00Z"},
    "happened": {"kind": "between", "from": "2026-11-20T18:00:00Z", "to": "2026-11-23T08:00:00Z"},
    "narrative": "Reported by the safeguarding lead. The phone is in the school safe, switched off. Nobody has looked at it.",
    "writtenAt": "2026-11-24T09:05:00Z"
}))]
pub struct IncidentCreate {
    /// Made on a registered device from its prefix and count; left out, the server makes one.
    #[schema(value_type = Option<WireReference>)]
    pub reference: Option<Reference>,
    #[validate(nested)]
    pub school: Option<SchoolChoiceDto>,
    #[validate(nested)]
    pub report: Option<ReportDto>,
    #[schema(value_type = Option<WireHappened>)]
    #[validate(nested)]
    pub happened: Option<HappenedDto>,
    /// What happened, in plain words. Never what an image shows.
    #[validate(length(max = 10000))]
    #[schema(max_length = 10000)]
    pub narrative: Option<String>,
    /// By the clock of the device, when this was written.
    #[schema(value_type = WireInstant)]
    pub written_at: Instant,
}

impl IncidentCreate {
    /// What can be corrected later, and what cannot.
    pub fn split(self) -> (Option<Reference>, IncidentFields, Instant) {
        let Self { reference, school, report, happened, narrative, written_at } = self;
        (reference, IncidentFields { school, report, happened, narrative, written_at: Some(written_at) }, written_at)
    }
}

fn happened(dto: HappenedDto) -> Result<Happened, Problem> {
    let missing = |member: &str| Problem::field(format!("/happened/{member}"), "required");
    let besides = |member: &str| Problem::field(format!("/happened/{member}"), "conflicts");
    match (dto.kind, dto.at, dto.from, dto.to) {
        (HappenedKind::Exact, Some(at), None, None) => Ok(Happened::Exact { at }),
        (HappenedKind::Exact, None, None, None) => Err(missing("at")),
        (HappenedKind::Between, None, Some(from), Some(to)) => Ok(Happened::Between { from, to }),
        (HappenedKind::Between, None, None, _) => Err(missing("from")),
        (HappenedKind::Between, None, Some(_), None) => Err(missing("to")),
        (HappenedKind::NotKnown, None, None, None) => Ok(Happened::NotKnown),
        (_, Some(_), _, _) if dto.kind != HappenedKind::Exact => Err(besides("at")),
        (_, _, Some(_), _) => Err(besides("from")),
        _ => Err(besides("to")),
    }
}

impl IncidentFields {
    /// The domain's facts; `written_at` stands in where none is given.
    pub fn into_facts(self, written_at: Instant) -> Result<IncidentFacts, Problem> {
        let at = self.written_at.unwrap_or(written_at);
        Ok(IncidentFacts {
            school: self.school.map(|school| SchoolChoice { id: school.id, name: personal(school.name) }),
            report: self.report.map(|report| Report {
                channel: report.channel,
                channel_other: personal(report.channel_other),
                reporter_kind: report.reporter_kind,
                reported_at: report.reported_at,
                log_reference: personal(report.log_reference),
            }),
            happened: self.happened.map(happened).transpose()?,
            narrative: personal(self.narrative),
            written_at: at,
        })
    }
}

impl From<&IncidentFacts> for IncidentFields {
    fn from(facts: &IncidentFacts) -> Self {
        let flat = |kind, at, from, to| HappenedDto { kind, at, from, to };
        Self {
            school: facts.school.as_ref().map(|school| SchoolChoiceDto { id: school.id, name: shown(school.name.as_ref()) }),
            report: facts.report.as_ref().map(|report| ReportDto {
                channel: report.channel,
                channel_other: shown(report.channel_other.as_ref()),
                reporter_kind: report.reporter_kind,
                reported_at: report.reported_at,
                log_reference: shown(report.log_reference.as_ref()),
            }),
            happened: facts.happened.as_ref().map(|happened| match happened {
                Happened::Exact { at } => flat(HappenedKind::Exact, Some(*at), None, None),
                Happened::Between { from, to } => flat(HappenedKind::Between, None, Some(*from), Some(*to)),
                Happened::NotKnown => flat(HappenedKind::NotKnown, None, None, None),
            }),
            narrative: shown(facts.narrative.as_ref()),
            written_at: Some(facts.written_at),
        }
    }
}
