//! An incident: always serious, always with a reference. Its own facts; the people in it are parties.

use crate::fields::Checks;
use crate::ids::Id;
use crate::instant::Instant;
use crate::problem::FieldError;
use crate::text::PersonalText;
use crate::vocabulary;
use serde::{Deserialize, Serialize};

/// Hours within which a crime must be recorded once it was reported (NCRS; the clock runs from the report, signal or not).
pub const CRIME_RECORDING_HOURS: i64 = 24;

/// Limits, in characters; the same figures stand in the OpenAPI document.
pub mod limits {
    pub const SCHOOL_NAME: usize = 200;
    pub const CHANNEL_OTHER: usize = 200;
    pub const LOG_REFERENCE: usize = 40;
    pub const NARRATIVE: usize = 10_000;
}

vocabulary! {
    /// How the police came to know (the guidance's "School Response": by 101, or through the schools officer; note 5: third party).
    ReportChannel {
        School101 = "school_101",
        SchoolOfficer = "school_officer",
        ThirdParty = "third_party",
        Other = "other",
    }
}

vocabulary! {
    /// Who reported it.
    ReporterKind {
        Child = "child",
        OtherPupil = "other_pupil",
        ParentCarer = "parent_carer",
        SchoolStaff = "school_staff",
        SafeguardingLead = "safeguarding_lead",
        OtherProfessional = "other_professional",
        Officer = "officer",
        Anonymous = "anonymous",
        Other = "other",
    }
}

vocabulary! {
    /// Where the case stands.
    IncidentStatus { Open = "open", Closed = "closed" }
}

/// The school: one of the list, or a name typed by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SchoolChoice {
    /// A school of the list.
    pub id: Option<Id>,
    /// Its name as it stood, or the typed name.
    pub name: Option<PersonalText>,
}

/// The report to the police.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub channel: Option<ReportChannel>,
    pub channel_other: Option<PersonalText>,
    pub reporter_kind: Option<ReporterKind>,
    pub reported_at: Option<Instant>,
    pub log_reference: Option<PersonalText>,
}

/// When it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    Exact { at: Instant },
    Between { from: Instant, to: Instant },
    NotKnown,
}

impl Happened {
    /// The earliest moment at which it can have happened.
    pub const fn earliest(&self) -> Option<Instant> {
        match self {
            Self::Exact { at } => Some(*at),
            Self::Between { from, .. } => Some(*from),
            Self::NotKnown => None,
        }
    }
}

/// An incident's own facts; `None` is "not known yet".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IncidentFacts {
    pub school: Option<SchoolChoice>,
    pub report: Option<Report>,
    pub happened: Option<Happened>,
    pub narrative: Option<PersonalText>,
    pub written_at: Instant,
}

impl IncidentFacts {
    /// When it was reported, if known.
    pub fn reported_at(&self) -> Option<Instant> {
        self.report.as_ref().and_then(|report| report.reported_at)
    }

    /// When the crime-recording clock runs out.
    pub fn crime_recording_due_at(&self) -> Option<Instant> {
        self.reported_at().map(|at| at.plus_hours(CRIME_RECORDING_HOURS))
    }

    /// Everything that cannot be so, all at once.
    pub fn check(&self, now: Instant) -> Result<(), Vec<FieldError>> {
        let mut checks = Checks::default();
        if let Some(school) = &self.school {
            checks.require(school.id.is_some() || school.name.is_some(), "/school", "required");
            checks.require(!school.name.as_ref().is_some_and(PersonalText::is_blank), "/school/name", "too-short");
            checks.text(school.name.as_ref(), limits::SCHOOL_NAME, "/school/name");
        }
        if let Some(report) = &self.report {
            checks.text(report.channel_other.as_ref(), limits::CHANNEL_OTHER, "/report/channelOther");
            checks.text(report.log_reference.as_ref(), limits::LOG_REFERENCE, "/report/logReference");
            checks.past(report.reported_at, self.written_at, now, "/report/reportedAt");
        }
        if let Some(Happened::Between { from, to }) = &self.happened {
            checks.require(from <= to, "/happened/to", "ends-before-start");
        }
        if let Some(happened) = &self.happened {
            let pointer = if matches!(happened, Happened::Exact { .. }) { "/happened/at" } else { "/happened/from" };
            checks.past(happened.earliest(), self.written_at, now, pointer);
            if let (Some(happened), Some(reported)) = (happened.earliest(), self.reported_at()) {
                checks.require(happened <= reported, "/report/reportedAt", "before-happened");
            }
        }
        checks.text(self.narrative.as_ref(), limits::NARRATIVE, "/narrative");
        checks.finish()
    }
}
