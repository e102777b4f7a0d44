//! The questions, the decisions, and the dates on which ages count.

use super::parts::Somebody;
use super::wire_item;
use crate::dto::schema::{AnswerValueCodes, RouteCodes, WireDay, WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use waymark_domain::case::{ActDatesFacts, AnswerFacts, AnswerValue, DecisionFacts, Route};
use waymark_domain::instant::Day;
use waymark_domain::{Id, Instant};

/// Earlier occasions that are not on record here: who looked, when, where, and how many were found.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"by": {"name": "Demonstration officer"}, "at": "2026-11-24T11:00:00Z", "where": "Force records system", "count": 0, "offence": null}))]
pub struct ElsewhereCheck {
    pub by: Somebody,
    #[schema(value_type = WireInstant)]
    pub at: Instant,
    #[serde(rename = "where")]
    #[schema(min_length = 1, max_length = 120)]
    pub place: String,
    #[schema(minimum = 0, maximum = 999)]
    pub count: u32,
    /// The offence it was about; null is every offence this person is now recorded against.
    #[schema(max_length = 64)]
    pub offence: Option<String>,
}

wire_item! {
    /// An answer to a question of the pathway: what the rules made of it and what a person chose stand side by side.
    Answer / AnswerCreate / AnswerFields of AnswerFacts, "an answer" at "answers",
    example { "question": "adult_implicated", "personId": null, "answer": "no", "at": "2026-11-24T11:00:00Z", "decidedBy": {"name": "Demonstration officer"}, "checkedElsewhere": [], }
    {
        /// The question's code in the incident's pack.
        #[schema(min_length = 1, max_length = 64)]
        question: String,
        /// The person asked about; neither person nor crime is a question about the incident.
        #[schema(value_type = Option<WireId>)]
        person_id: Option<Id>,
        #[schema(value_type = Option<WireId>)]
        crime_id: Option<Id>,
        #[schema(value_type = AnswerValueCodes, inline)]
        answer: AnswerValue,
        /// What the rules suggested. A client sends what it saw; the server records its own, and a difference raises an alarm.
        #[schema(value_type = Option<AnswerValueCodes>, inline)]
        computed: Option<AnswerValue>,
        #[schema(value_type = WireInstant)]
        at: Instant,
        /// Needed when the answer is not what the rules suggest.
        #[schema(max_length = 2000)]
        reason: Option<String>,
        /// Needed when the answer is not what the rules suggest.
        decided_by: Option<Somebody>,
        #[serde(default)]
        #[schema(max_items = 60)]
        checked_elsewhere: Vec<ElsewhereCheck>,
        #[schema(max_length = 2000)]
        note: Option<String>,
    }
    read {
        /// The answer again.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}

wire_item! {
    /// A named person's decision on an offender's way out.
    Decision / DecisionCreate / DecisionFields of DecisionFacts, "a decision" at "decisions",
    example { "personId": "0193d2a4-7b00-7c3b-8b1a-0123456789ad", "route": "no_prosecution", "decidedBy": {"name": "Demonstration officer", "position": "Schools officer"},
        "rationale": "First occasion, no adult, no coercion.", "at": "2026-11-24T12:00:00Z", }
    {
        #[schema(value_type = WireId)]
        person_id: Id,
        /// `cse`: consider prosecution for child sexual exploitation, contact CID. `no_prosecution`: a restorative approach and education.
        #[schema(value_type = RouteCodes, inline)]
        route: Route,
        /// What the rules suggested. A client sends what it saw; the server records its own, and a difference raises an alarm.
        #[schema(value_type = Option<RouteCodes>, inline)]
        computed: Option<Route>,
        decided_by: Somebody,
        #[schema(min_length = 1, max_length = 2000)]
        rationale: String,
        #[schema(value_type = WireInstant)]
        at: Instant,
    }
    read {
        /// The route again.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}

wire_item! {
    /// When the image was taken and when it was shared, where that is known better than "when it happened": ages count on each date.
    ActDates / ActDatesCreate / ActDatesFields of ActDatesFacts, "the dates of the act" at "act-dates",
    example { "takenOn": "2026-11-20", "sharedOn": "2026-11-21", "source": "The child", }
    {
        #[schema(value_type = Option<WireDay>)]
        taken_on: Option<Day>,
        #[schema(value_type = Option<WireDay>)]
        shared_on: Option<Day>,
        /// Who said so.
        #[schema(max_length = 120)]
        source: Option<String>,
    }
    read {
        /// Where it stands, where there is such a thing.
        #[schema(max_length = 64)]
        state: Option<String>,
    }
}
