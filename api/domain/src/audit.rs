//! The log of DPA 2018 s.62: what was done to which record by whom and when, with field names and never values.

use crate::ids::Id;
use crate::vocabulary;

vocabulary! {
    /// The six words of s.62.
    LogAction {
        Collection = "collection",
        Alteration = "alteration",
        Consultation = "consultation",
        Disclosure = "disclosure",
        Combination = "combination",
        Erasure = "erasure",
    }
}

vocabulary! {
    /// What kind of record a row of the log, a revision or a change speaks of.
    RecordKind {
        Incident = "incident",
        Person = "person",
        Party = "party",
        Note = "note",
        Crime = "crime",
        Referral = "referral",
        Exhibit = "exhibit",
        Viewing = "viewing",
        Answer = "answer",
        Decision = "decision",
        Advisory = "advisory",
        RestorativeMeeting = "restorative_meeting",
        EducationInput = "education_input",
        SchoolProcedures = "school_procedures",
        ParentContact = "parent_contact",
        Signposting = "signposting",
        Advice = "advice",
        ActDates = "act_dates",
        Closure = "closure",
        Mark = "mark",
        Pack = "pack",
        Device = "device",
        HeldItem = "held_item",
    }
}

/// One act on one record, or one list with the records it named.
#[derive(Debug, Clone)]
pub struct LogEntry {
    pub action: LogAction,
    pub kind: RecordKind,
    pub record_id: Option<Id>,
    pub incident_id: Option<Id>,
    pub version: Option<i64>,
    /// Names of the fields touched; never their values.
    pub fields: Vec<String>,
    /// The records a list named.
    pub records: Vec<Id>,
}
