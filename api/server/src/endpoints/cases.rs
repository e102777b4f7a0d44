//! What is read of a case besides its records: what is owed, what may be the same case, the texts and papers made from it.

use super::{Shared, visible};
use crate::case::write::in_case;
use crate::case::{Loaded, load};
use crate::dto::common::Page;
use crate::dto::guidance::{AgesInfo, Duplicate, LanguageQuery, Occasion, OnRecordInfo, Outstanding, Summary, SummaryQuery};
use crate::dto::items::ending::Wording;
use crate::dto::problem::ReadProblems;
use crate::dto::schema::{FormCodes, WireId};
use crate::extract::{Actor, Asked, IdOf, IdsOf, ReadIncidents};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use actix_web::{HttpRequest, HttpResponse, get};
use std::sync::Arc;
use waymark_domain::audit::RecordKind;
use waymark_domain::case::{CrimeFacts, ItemKind};
use waymark_domain::duplicates::{Candidate, suggest};
use waymark_domain::guidance::age_of;
use waymark_domain::summary::{Form, Sources, notified, summary};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::{Tx, incidents, parties};

/// Hours around an incident in which the same one is looked for.
const NEAR_HOURS: i64 = 14 * 24;
/// Most incidents that are compared.
const COMPARED: i64 = 100;

fn on_record(tx: &mut impl Tx, case: &Loaded) -> Result<Vec<OnRecordInfo>, Problem> {
    let mut all = Vec::new();
    for found in &case.records.on_record {
        let mut occasions = Vec::new();
        for id in &found.incidents {
            if let Some(other) = incidents::find(tx, *id)? {
                occasions.push(Occasion { id: other.id, reference: other.reference, reported_at: other.facts.reported_at() });
            }
        }
        all.push(OnRecordInfo { person_id: found.person_id, offence: found.offence.clone(), incidents: occasions });
    }
    Ok(all)
}

fn outstanding(tx: &mut impl Tx, case: &Loaded, now: Instant) -> Result<Outstanding, Problem> {
    let (evaluation, count) = case.judge(now, |rules| (serde_json::to_value(rules), notified(&case.records, rules)))?;
    let ages = |(id, facts): &(Id, waymark_domain::person::PersonFacts)| {
        let ages = age_of(facts, &case.records);
        AgesInfo { person_id: *id, taken: ages.taken, shared: ages.shared, reported: ages.reported, at_act: ages.at_act() }
    };
    Ok(Outstanding {
        incident_id: case.incident.id,
        case_version: case.incident.case_version,
        pack: case.incident.guidance_pack.clone(),
        at: now,
        notified: count.into(),
        evaluation: evaluation.map_err(Problem::internal)?,
        ages: case.records.persons.iter().map(ages).collect(),
        on_record: on_record(tx, case)?,
    })
}

/// What is owed now, and everything else the rules say of a case.
#[utoipa::path(tag = "guidance", operation_id = "getOutstanding", params(("id" = WireId, Path, description = "The incident.")),
    responses((status = 200, description = "The rules' answer under the incident's own pack.", body = Outstanding), ReadProblems))]
#[get("/incidents/{id}/outstanding")]
pub async fn get_outstanding(state: Shared, actor: Actor<ReadIncidents>, id: IdOf) -> Result<HttpResponse, Refusal> {
    let (id, viewer, now, shared) = (id.0, actor.viewer(), actor.at(), Arc::clone(&state));
    let answer = state
        .store
        .read(move |tx| {
            let incident = visible(tx, &viewer, id)?;
            let case = load(tx, &shared, incident)?;
            outstanding(tx, &case, now)
        })
        .await?;
    let with = answer.on_record.iter().flat_map(|one| one.incidents.iter().map(|other| other.id)).collect();
    consult(&state, &actor, Look::Record { kind: RecordKind::Incident, id, incident: Some(id), version: answer.case_version, with })
        .await?;
    Ok(HttpResponse::Ok().json(answer))
}

/// Incidents that may be the same one: same school, close in time, the same people. Only a person merges.
#[utoipa::path(tag = "guidance", operation_id = "listDuplicates", params(("id" = WireId, Path, description = "The incident.")),
    responses((status = 200, description = "The likeliest first; most often none.", body = Page<Duplicate>), ReadProblems))]
#[get("/incidents/{id}/duplicates")]
pub async fn list_duplicates(state: Shared, actor: Actor<ReadIncidents>, id: IdOf) -> Result<HttpResponse, Refusal> {
    let (id, viewer, shared) = (id.0, actor.viewer(), Arc::clone(&state));
    let (items, version) = state
        .store
        .read(move |tx| {
            let incident = visible(tx, &viewer, id)?;
            let case = load(tx, &shared, incident)?;
            let mut near = incidents::around(tx, &viewer.ids, case.incident.received_at, NEAR_HOURS, COMPARED)?;
            for party in case.records.live_parties() {
                for other in parties::incidents_of(tx, party.person_id)? {
                    if !near.iter().any(|known| known.id == other)
                        && let Ok(incident) = visible(tx, &viewer, other)
                    {
                        near.push(incident);
                    }
                }
            }
            let mut others = Vec::new();
            for incident in near.into_iter().filter(|other| other.id != id) {
                others.push(load(tx, &shared, incident)?);
            }
            let merged = |case: &Loaded| case.records.items.live::<waymark_domain::case::MarkFacts>().any(|item| item.facts.is_merged());
            let candidates: Vec<Candidate> =
                others.iter().filter(|other| !merged(other)).map(|other| Candidate::of(&other.records)).collect();
            let found = suggest(&Candidate::of(&case.records), &candidates);
            let version = case.incident.case_version;
            let reference = |id: Id| others.iter().find(|other| other.incident.id == id).map(|other| other.incident.reference);
            let items = found
                .into_iter()
                .filter_map(|(other, like)| {
                    Some(Duplicate {
                        incident_id: other.id,
                        reference: reference(other.id)?,
                        score: like.score,
                        same_school: like.same_school,
                        hours_apart: like.hours_apart,
                        people_in_common: like.people_in_common,
                        names_alike: like.names_alike,
                    })
                })
                .collect::<Vec<_>>();
            Ok((items, version))
        })
        .await?;
    let with = items.iter().map(|item| item.incident_id).collect();
    consult(&state, &actor, Look::Record { kind: RecordKind::Incident, id, incident: Some(id), version, with }).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// The `{form}` of an address.
fn form_of(request: &HttpRequest) -> Result<Form, Problem> {
    request.match_info().get("form").and_then(Form::from_code).ok_or_else(|| ProblemCode::NotFound.into())
}

/// The case in plain text, for the form it is typed into elsewhere: nothing is typed twice.
#[utoipa::path(tag = "guidance", operation_id = "getSummary",
    params(("id" = WireId, Path, description = "The incident."), ("form" = inline(FormCodes), Path, description = "Which form."), SummaryQuery),
    responses((status = 200, description = "The text.", body = Summary), ReadProblems))]
#[get("/incidents/{id}/summaries/{form}")]
pub async fn get_summary(
    state: Shared,
    actor: Actor<ReadIncidents>,
    id: IdOf,
    query: Asked<SummaryQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let (id, viewer, now, shared, form) = (id.0, actor.viewer(), actor.at(), Arc::clone(&state), form_of(&request)?);
    let (subject, language) = (query.0.subject, query.0.language.unwrap_or(actor.officer.language));
    let (text, version) = state
        .store
        .read(move |tx| {
            let incident = visible(tx, &viewer, id)?;
            let case = load(tx, &shared, incident)?;
            let reference = case.incident.reference.to_string();
            let text = case.judge(now, |evaluation| {
                let pack = &case.kept.pack;
                summary(Sources { case: &case.records, pack, evaluation, reference: &reference, language, now }, form, subject)
            })??;
            Ok((text, case.incident.case_version))
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::Incident, id, incident: Some(id), version, with: Vec::new() }).await?;
    Ok(HttpResponse::Ok().json(Summary { form, language, text }))
}

/// The advisory wording (guidance note 8) with a crime's type filled in, to be read out word for word.
#[utoipa::path(tag = "advisories", operation_id = "getWording",
    params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The crime."), LanguageQuery),
    responses((status = 200, description = "The wording.", body = Wording), ReadProblems))]
#[get("/incidents/{id}/crimes/{itemId}/wording")]
pub async fn get_wording(
    state: Shared,
    actor: Actor<ReadIncidents>,
    ids: IdsOf,
    query: Asked<LanguageQuery>,
) -> Result<HttpResponse, Refusal> {
    let (IdsOf(incident, id), viewer, shared) = (ids, actor.viewer(), Arc::clone(&state));
    let language = query.0.language.unwrap_or(actor.officer.language);
    let (wording, version) = state
        .store
        .read(move |tx| {
            let crime = in_case(tx, &viewer, incident, id, ItemKind::Crime)?;
            let offence = crime.facts::<CrimeFacts>()?.offence.ok_or_else(|| Problem::field("/offence", "offence-missing"))?;
            let pack = visible(tx, &viewer, incident)?.guidance_pack;
            let kept = shared.packs.get(tx, &pack)?;
            let wording = waymark_domain::wording::fill(&kept.pack, kept.welsh_wording.as_deref(), &offence, language)?;
            Ok((wording, crime.version))
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::Crime, id, incident: Some(incident), version, with: Vec::new() }).await?;
    Ok(HttpResponse::Ok().json(wording))
}
