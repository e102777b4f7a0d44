//! Persons. One is visible to whoever recorded it and to whoever sees a case that it is in.

use super::{Shared, answer, unchanged};
use crate::conditions::{etag, require_change, require_create};
use crate::dto::merge::merged;
use crate::dto::person::{PersonFields, PersonInfo};
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::extract::{Actor, Behalfs, IdOf, Patch, ReadIncidents, RecordIncidents, Valid};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::write_once::{Written, write_once};
use actix_web::{HttpRequest, HttpResponse, get, patch, put};
use waymark_domain::audit::RecordKind;
use waymark_domain::person::PersonFacts;
use waymark_domain::viewers::Viewer;
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::persons::PersonRecord;
use waymark_store::{Tx, parties, person_search, persons, schools, viewers};

/// Somebody who can be linked to a case: visible to the account already, or shown to it by a search.
pub fn linkable(tx: &mut impl Tx, viewer: &Viewer, id: Id, pointer: &str) -> Result<PersonRecord, Problem> {
    let missing = || Problem::field(pointer, "not-found");
    match visible(tx, viewer, id) {
        Err(problem) if problem.code == ProblemCode::NotFound => {
            if person_search::was_shown(tx, viewer.officer, id)? {
                persons::find(tx, id)?.ok_or_else(missing)
            } else {
                Err(missing())
            }
        }
        other => other,
    }
}

pub fn visible(tx: &mut impl Tx, viewer: &Viewer, id: Id) -> Result<PersonRecord, Problem> {
    let missing = || Problem::from(ProblemCode::NotFound);
    let person = persons::find(tx, id)?.ok_or_else(missing)?;
    if person.created_by == viewer.officer {
        return Ok(person);
    }
    for case in parties::incidents_of(tx, id)? {
        if viewers::sees(tx, case, &viewer.ids)? {
            return Ok(person);
        }
    }
    Err(missing())
}

fn checked(tx: &mut impl Tx, facts: PersonFacts, now: Instant) -> Result<PersonFacts, Problem> {
    facts.check(now).map_err(Problem::invalid)?;
    if let Some(school) = facts.school_id {
        schools::find(tx, school).map_err(|_| Problem::field("/schoolId", "not-found"))?;
    }
    Ok(facts)
}

/// Record a person by as much as is known.
#[utoipa::path(tag = "persons", operation_id = "createPerson", params(("id" = crate::dto::schema::WireId, Path, description = "The person's id, made by the caller.")),
    request_body = PersonFields, responses((status = 201, description = "Recorded.", body = PersonInfo), WriteProblems))]
#[put("/persons/{id}")]
pub async fn create_person(
    state: Shared,
    actor: Actor<RecordIncidents>,
    id: IdOf,
    body: Valid<PersonFields>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let (id, behalf, facts) = (id.0, actor.behalf(), PersonFacts::from(body.value));
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(id)?;
        if persons::find(tx, id)?.is_some() {
            return Err(ProblemCode::AlreadyExists.into());
        }
        let facts = checked(tx, facts, behalf.at)?;
        let record = persons::insert(tx, &behalf, id, facts)?;
        Written::created(&PersonInfo::from(&record), etag(record.version), format!("/v1/persons/{id}"))
    })
    .await
}

/// A person.
#[utoipa::path(tag = "persons", operation_id = "getPerson", params(("id" = crate::dto::schema::WireId, Path, description = "The person.")),
    responses((status = 200, description = "The person.", body = PersonInfo), ReadProblems))]
#[get("/persons/{id}")]
pub async fn get_person(state: Shared, actor: Actor<ReadIncidents>, id: IdOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (id, viewer) = (id.0, actor.viewer());
    let record = state.store.read(move |tx| visible(tx, &viewer, id)).await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::Person, id, incident: None, version: record.version, with: Vec::new() })
        .await?;
    Ok(answer(request.headers(), &etag(record.version), &PersonInfo::from(&record)))
}

/// Correct a person (merge patch: null takes a value away).
#[utoipa::path(tag = "persons", operation_id = "updatePerson", params(("id" = crate::dto::schema::WireId, Path, description = "The person.")),
    request_body(content = PersonFields, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "As it is now.", body = PersonInfo), WriteProblems))]
#[patch("/persons/{id}")]
pub async fn update_person(
    state: Shared,
    actor: Actor<RecordIncidents>,
    id: IdOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let seen = require_change(request.headers())?;
    let (id, behalf, viewer, patch) = (id.0, actor.behalf(), actor.viewer(), body.patch);
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(id)?;
        let old = visible(tx, &viewer, id)?;
        unchanged(tx, seen, id, old.version, &etag(old.version))?;
        let current = serde_json::to_value(PersonFields::from(&old.facts)).map_err(Problem::internal)?;
        let facts = checked(tx, merged::<PersonFields>(current, &patch)?.into(), behalf.at)?;
        let same = PersonFacts { written_at: old.facts.written_at, ..facts.clone() } == old.facts;
        let record = if same { old } else { persons::update(tx, &behalf, &old, facts)? };
        Written::changed(&PersonInfo::from(&record), etag(record.version))
    })
    .await
}
