//! Looking a person up before entering them again. By POST, so that no name or birth date stands in an address or a log of addresses.

use super::Shared;
use crate::dto::person_search::{PersonFound, PersonSearch, PersonSearchResult};
use crate::dto::problem::ReadProblems;
use crate::extract::{Actor, Behalfs, SearchPersons, Valid};
use crate::problem::Refusal;
use actix_web::{HttpResponse, post};
use waymark_domain::Id;
use waymark_domain::audit::{LogAction, LogEntry, RecordKind};
use waymark_domain::person::PersonFacts;
use waymark_store::{log, parties, person_search, persons};

/// Most people a search shows.
const HITS: usize = 20;

/// Find people by the sound of a name with a year of birth, a school or another name. Candidates only: a person confirms, nothing merges by itself.
///
/// Changes nothing and needs no Idempotency-Key. Every search is logged with whom it showed.
#[utoipa::path(tag = "persons", operation_id = "createPersonSearch", request_body = PersonSearch, responses((status = 200, description = "At most 20 people, the likeliest first.", body = PersonSearchResult), ReadProblems))]
#[post("/person-searches")]
pub async fn create_person_search(state: Shared, actor: Actor<SearchPersons>, body: Valid<PersonSearch>) -> Result<HttpResponse, Refusal> {
    let (behalf, wanted) = (actor.behalf(), PersonFacts::from(body.value));
    // One transaction: nobody is shown whose showing is not on record.
    let items = state
        .store
        .write(move |tx| {
            let shared = person_search::candidates(tx, &wanted, HITS)?;
            let ids: Vec<Id> = shared.iter().map(|(id, _)| *id).collect();
            let known = persons::find_many(tx, &ids)?;
            let mut items = Vec::new();
            for (id, keys) in shared {
                if let Some(person) = known.iter().find(|person| person.id == id) {
                    let incidents = parties::incidents_of(tx, id)?.len();
                    items.push(PersonFound::from(person, keys, incidents));
                }
            }
            person_search::shown(tx, behalf.officer, &ids, behalf.at)?;
            let entry = LogEntry {
                action: LogAction::Consultation,
                kind: RecordKind::Person,
                record_id: None,
                incident_id: None,
                version: None,
                fields: Vec::new(),
                records: ids,
            };
            log::add(tx, &behalf, &entry)?;
            Ok(items)
        })
        .await?;
    Ok(HttpResponse::Ok().json(PersonSearchResult { items }))
}
