//! What is done for each child besides the referral: the school's procedures, parents, help; and advice asked for.

use super::parts::Somebody;
use super::wire_item;
use crate::dto::schema::{
    AdviceKindCodes, ParentsCodes, PersonLanguageCodes, ProceduresCodes, ServiceCodes, VictimConfirmsCodes, WireId, WireInstant,
};
use waymark_domain::case::{
    AdviceFacts, AdviceKind, ParentContactFacts, Parents, Procedures, SchoolProceduresFacts, Service, SignpostingFacts, VictimConfirms,
};
use waymark_domain::person::PersonLanguage;
use waymark_domain::{Id, Instant};

wire_item! {
    /// What one school said about its own safeguarding procedures.
    SchoolProcedures / SchoolProceduresCreate / SchoolProceduresFields of SchoolProceduresFacts, "what a school said of its procedures" at "school-procedures",
    example { "state": "confirmed", "at": "2026-11-24T09:40:00Z", "by": {"name": "Demonstration Lead", "position": "Safeguarding lead"}, }
    {
        /// Null is the incident's own school.
        #[schema(value_type = Option<WireId>)]
        school_id: Option<Id>,
        #[schema(value_type = ProceduresCodes, inline)]
        state: Procedures,
        #[schema(value_type = WireInstant)]
        at: Instant,
        /// Who at the school was asked or confirmed it.
        by: Somebody,
        #[schema(max_length = 2000)]
        note: Option<String>,
    }
    read {}
}

wire_item! {
    /// Whether a child's parents or carers were told, and if not, why not.
    ParentContact / ParentContactCreate / ParentContactFields of ParentContactFacts, "a contact with parents" at "parent-contacts",
    example { "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "state": "told", "who": {"position": "Mother"}, "at": "2026-11-24T11:00:00Z",
        "by": {"name": "Demonstration officer"}, "language": "cy", }
    {
        /// The child.
        #[schema(value_type = WireId)]
        person_id: Id,
        #[schema(value_type = ParentsCodes, inline)]
        state: Parents,
        /// The parent or carer.
        who: Option<Somebody>,
        #[schema(value_type = WireInstant)]
        at: Instant,
        by: Somebody,
        /// Needed unless they were told.
        #[schema(max_length = 2000)]
        reason: Option<String>,
        /// The language the parent wants letters in.
        #[schema(value_type = Option<PersonLanguageCodes>, inline)]
        language: Option<PersonLanguage>,
    }
    read {}
}

wire_item! {
    /// Where help is: what a child was told about.
    Signposting / SignpostingCreate / SignpostingFields of SignpostingFacts, "a telling of where help is" at "signpostings",
    example { "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "services": ["report_remove", "childline"], "at": "2026-11-24T11:00:00Z", "by": {"name": "Demonstration officer"}, }
    {
        #[schema(value_type = WireId)]
        person_id: Id,
        #[schema(value_type = Vec<ServiceCodes>, min_items = 1, max_items = 60)]
        services: Vec<Service>,
        #[schema(value_type = WireInstant)]
        at: Instant,
        by: Somebody,
    }
    read {
        /// Where it stands, where there is such a thing.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}

wire_item! {
    /// Advice asked for: on a third party's report (guidance note 5), or of an expert.
    Advice / AdviceCreate / AdviceFields of AdviceFacts, "advice asked for" at "advice",
    example { "kind": "third_party", "asked": {"position": "Crime registrar"}, "by": {"name": "Demonstration officer"}, "at": "2026-11-24T11:30:00Z",
        "said": "A crime can be raised without the victim's word.", "victimConfirms": "not_yet", }
    {
        #[schema(value_type = AdviceKindCodes, inline)]
        kind: AdviceKind,
        asked: Somebody,
        by: Somebody,
        #[schema(value_type = WireInstant)]
        at: Instant,
        /// May come later.
        #[schema(max_length = 10000)]
        said: Option<String>,
        /// For a third party's report alone.
        #[schema(value_type = Option<VictimConfirmsCodes>, inline)]
        victim_confirms: Option<VictimConfirms>,
    }
    read {
        /// Where it stands, where there is such a thing.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}
