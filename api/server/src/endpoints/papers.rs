//! Papers: the printable case file, and the copy of one giving of the wording to hand over.

use super::{Shared, visible};
use crate::case::load;
use crate::case::write::in_case;
use crate::dto::guidance::LanguageQuery;
use crate::dto::problem::ReadProblems;
use crate::dto::schema::{WireId, WirePdf};
use crate::extract::{Actor, Asked, IdOf, IdsOf, ReadIncidents};
use crate::looks::{Look, consult};
use crate::pdf;
use crate::problem::Refusal;
use actix_web::http::header;
use actix_web::{HttpResponse, get};
use std::collections::HashMap;
use std::sync::Arc;
use waymark_domain::audit::RecordKind;
use waymark_domain::case::{AdvisoryFacts, ItemKind};
use waymark_domain::note::NoteFacts;
use waymark_domain::summary::Sources;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::{Tx, case_items, notes, officers};

/// A PDF that a browser shows under a name without personal data, and keeps nowhere.
fn paper(bytes: Vec<u8>, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/pdf"))
        .insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\"")))
        .body(bytes)
}

/// The ids in a stored record that may be accounts: every one that stands as a whole text.
fn ids(value: &serde_json::Value, found: &mut Vec<Id>) {
    match value {
        serde_json::Value::String(text) => found.extend(Id::parse(text).ok()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        serde_json::Value::Object(members) => members.values().for_each(|item| ids(item, found)),
        _ => {}
    }
}

/// Names of the accounts that a case speaks of.
fn names(tx: &mut impl Tx, incident: Id, owner: Id, more: &[Id]) -> Result<HashMap<Id, String>, Problem> {
    let mut found = vec![owner];
    found.extend(more);
    for item in case_items::of_incident(tx, incident)? {
        ids(&item.body, &mut found);
    }
    found.sort_unstable();
    found.dedup();
    let known = officers::find_many(tx, &found)?;
    Ok(known.into_iter().map(|officer| (officer.id, officer.facts.display_name.expose().to_owned())).collect())
}

/// The printable case file (PDF, marked OFFICIAL-SENSITIVE on every page).
#[utoipa::path(tag = "guidance", operation_id = "getCasePaper", params(("id" = WireId, Path, description = "The incident."), LanguageQuery),
    responses((status = 200, description = "The case file on paper.", content_type = "application/pdf", body = WirePdf), ReadProblems))]
#[get("/incidents/{id}/print")]
pub async fn print_case(
    state: Shared,
    actor: Actor<ReadIncidents>,
    id: IdOf,
    query: Asked<LanguageQuery>,
) -> Result<HttpResponse, Refusal> {
    let (id, viewer, now, shared) = (id.0, actor.viewer(), actor.at(), Arc::clone(&state));
    let language = query.0.language.unwrap_or(actor.officer.language);
    let (bytes, reference, version, with) = state
        .store
        .read(move |tx| {
            let incident = visible(tx, &viewer, id)?;
            let case = load(tx, &shared, incident)?;
            let notes: Vec<NoteFacts> = notes::of_incident(tx, id)?.into_iter().map(|note| note.facts).collect();
            let authors: Vec<Id> = notes.iter().map(|note| note.by).collect();
            let names = names(tx, id, case.incident.owner_id, &authors)?;
            let name = |id: Id| names.get(&id).cloned().unwrap_or_default();
            let reference = case.incident.reference.to_string();
            let bytes = case.judge(now, |evaluation| {
                let sources = Sources { case: &case.records, pack: &case.kept.pack, evaluation, reference: &reference, language, now };
                pdf::case_file(&sources, &notes, &name)
            })?;
            let with: Vec<Id> = case.records.persons.iter().map(|(id, _)| *id).collect();
            Ok((bytes, reference, case.incident.case_version, with))
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::Incident, id, incident: Some(id), version, with }).await?;
    Ok(paper(bytes, &reference))
}

/// The copy of one giving of the wording to hand over (PDF): the same text and reference, where help is, and no other child's data.
///
/// Not found for one that was not given, was withdrawn, or was given in error: the paper would not be true.
#[utoipa::path(tag = "advisories", operation_id = "getAdvisoryPaper", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The giving.")),
    responses((status = 200, description = "The copy.", content_type = "application/pdf", body = WirePdf), ReadProblems))]
#[get("/incidents/{id}/advisories/{itemId}/print")]
pub async fn print_advisory(state: Shared, actor: Actor<ReadIncidents>, ids: IdsOf) -> Result<HttpResponse, Refusal> {
    let (IdsOf(incident, id), viewer, shared) = (ids, actor.viewer(), Arc::clone(&state));
    let (bytes, reference, version) = state
        .store
        .read(move |tx| {
            let record = in_case(tx, &viewer, incident, id, ItemKind::Advisory)?;
            let advisory: AdvisoryFacts = record.facts()?;
            let incident = visible(tx, &viewer, incident)?;
            let case = load(tx, &shared, incident)?;
            let names = names(tx, case.incident.id, case.incident.owner_id, &[])?;
            let name = |id: Id| names.get(&id).cloned().unwrap_or_default();
            let reference = case.incident.reference.to_string();
            let bytes = pdf::advisory_copy(&case.records, &reference, &advisory, &name).ok_or(ProblemCode::NotFound)?;
            Ok((bytes, reference, record.version))
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::Advisory, id, incident: Some(incident), version, with: Vec::new() }).await?;
    Ok(paper(bytes, &reference))
}
