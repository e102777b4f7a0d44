//! Guidance packs: kept as they are written, linted before they are kept, never changed. An administrator says from when one is in force.

use super::{Shared, answer, unchanged};
use crate::case;
use crate::conditions::{etag, require_change, require_create};
use crate::dto::common::{Names, Page, PageQuery, limit};
use crate::dto::merge::merged;
use crate::dto::pack::{PackDocument, PackFields, PackFile, PackInfo, PackLint, PackPreview, PreviewCase, PreviewQuery};
use crate::dto::pack::{WireVersion, outline_example};
use crate::dto::problem::{OpenProblems, ReadProblems, WriteProblems};
use crate::extract::{Actor, Asked, Behalfs, KeepPacks, PackBody, Patch, ReadPacks, VersionOf};
use crate::guidance_packs::Kept;
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::state::State;
use crate::write_once::{Written, write_once};
use actix_web::guard::GuardContext;
use actix_web::{HttpRequest, HttpResponse, get, patch, post, put, web};
use serde_json::Value;
use serde_json::value::RawValue;
use std::sync::Arc;
use waymark_domain::audit::RecordKind;
use waymark_domain::guidance::{case_facts, evaluate};
use waymark_domain::packs::{difference, may_come_into_force, read};
use waymark_domain::wording::check_translation;
use waymark_domain::{FieldError, Id, Instant, Problem, ProblemCode};
use waymark_rules::Pack;
use waymark_store::incidents::{self, IncidentRecord};
use waymark_store::{ReadTx, Tx, officers, packs};

/// Open cases of one page of a preview: each is read whole.
const PREVIEWED: i64 = 100;
/// Most faults that a refusal names; the linter's own answer has them all.
const NAMED: usize = 200;

/// `lint` is no version: its address takes POST alone.
fn a_pack(context: &GuardContext<'_>) -> bool {
    !context.head().uri.path().ends_with("/guidance-packs/lint")
}

fn names(tx: &mut impl Tx, kept: &[Kept]) -> Result<Names, Problem> {
    let by: Vec<Id> = kept.iter().filter_map(|kept| kept.record.welsh.as_ref().map(|wording| wording.by)).collect();
    Ok(Names(officers::find_many(tx, &by)?))
}

fn file(tx: &mut impl Tx, kept: &Kept) -> Result<PackFile, Problem> {
    let names = names(tx, std::slice::from_ref(kept))?;
    let pack = RawValue::from_string(packs::body(tx, &kept.record.version)?).map_err(Problem::internal)?;
    Ok(PackFile { info: PackInfo::from(kept, &names), pack })
}

/// All packs that are kept, in the order of their versions.
#[utoipa::path(tag = "guidance-packs", operation_id = "listGuidancePacks", params(PageQuery),
    responses((status = 200, description = "A page of packs.", body = Page<PackInfo>), ReadProblems))]
#[get("/guidance-packs")]
pub async fn list_packs(state: Shared, actor: Actor<ReadPacks>, query: Asked<PageQuery>) -> Result<HttpResponse, Refusal> {
    let limit = limit(query.0.limit);
    let after: Option<String> =
        query.0.cursor.as_deref().map(|cursor| state.cursors.read("guidance-packs", actor.id(), cursor)).transpose()?;
    let shared = Arc::clone(&state);
    let mut items = state
        .store
        .read(move |tx| {
            let records = packs::list(tx, after.as_deref(), limit + 1)?;
            let kept = records.into_iter().map(|record| shared.packs.kept(tx, record)).collect::<Result<Vec<_>, _>>()?;
            let names = names(tx, &kept)?;
            Ok(kept.iter().map(|kept| PackInfo::from(kept, &names)).collect::<Vec<_>>())
        })
        .await?;
    let more = items.len() > limit as usize;
    items.truncate(limit as usize);
    let next_cursor = match items.last() {
        Some(last) if more => Some(state.cursors.make("guidance-packs", actor.id(), &last.version)?),
        _ => None,
    };
    Ok(HttpResponse::Ok().json(Page { items, next_cursor }))
}

/// A pack, as it was written.
#[utoipa::path(tag = "guidance-packs", operation_id = "getGuidancePack", params(("version" = WireVersion, Path, description = "The pack's version.", example = "2016.1")),
    responses((status = 200, description = "The pack.", body = PackFile), ReadProblems))]
#[get("/guidance-packs/{version}", guard = "a_pack")]
pub async fn get_pack(state: Shared, _actor: Actor<ReadPacks>, version: VersionOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let shared = Arc::clone(&state);
    let found = state
        .store
        .read(move |tx| {
            let record = packs::find(tx, &version.0)?.ok_or(ProblemCode::NotFound)?;
            let kept = shared.packs.kept(tx, record)?;
            file(tx, &kept)
        })
        .await?;
    Ok(answer(request.headers(), &found.info.etag, &found))
}

/// Keep a pack.
///
/// One that does not lint is not kept. A pack that is kept holds no case before it is in force.
#[utoipa::path(tag = "guidance-packs", operation_id = "createGuidancePack", params(("version" = WireVersion, Path, description = "The pack's own version.", example = "2016.1")),
    request_body(content = PackDocument, example = json!(outline_example())), responses((status = 201, description = "Kept.", body = PackFile), WriteProblems))]
#[put("/guidance-packs/{version}", guard = "a_pack")]
pub async fn create_pack(
    state: Shared,
    actor: Actor<KeepPacks>,
    version: VersionOf,
    body: PackBody,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let (version, behalf, shared) = (version.0, actor.behalf(), Arc::clone(&state));
    let PackBody { raw, text, value } = body;
    // Linted outside the transaction: on SQLite every other write would wait for it.
    let linting = web::block(move || (read(&text).map_err(|problem| pointed(problem, &value)), text));
    let (linted, text) = linting.await.map_err(Problem::internal)?;
    write_once(&state, &actor, &request, &raw, move |tx| {
        tx.lock(packs::id_of(&version))?;
        if packs::find(tx, &version)?.is_some() {
            return Err(ProblemCode::AlreadyExists.into());
        }
        if linted?.source.version != version {
            return Err(Problem::field("/version", "conflicts"));
        }
        let record = packs::keep(tx, Some(&behalf), &version, &text, behalf.at)?;
        let kept = shared.packs.kept(tx, record)?;
        Written::created(&file(tx, &kept)?, etag(kept.record.revision), format!("/v1/guidance-packs/{version}"))
    })
    .await
}

/// From the linter's places (a list and a code) to pointers into what was sent. What the caller wrote is not repeated.
fn pointed(problem: Problem, pack: &Value) -> Problem {
    let pointer = |at: &str| {
        let Some((list, code)) = at.split_once('/') else {
            return if at.is_empty() { String::new() } else { format!("/{at}") };
        };
        let name = if list == "outcomeRules" { "outcome" } else { "code" };
        let entries = pack.get(list).and_then(Value::as_array);
        let place = entries.and_then(|entries| entries.iter().position(|entry| entry.get(name).is_some_and(|known| known == code)));
        place.map_or_else(|| format!("/{list}"), |place| format!("/{list}/{place}"))
    };
    let errors = problem.errors.into_iter().take(NAMED).map(|error| FieldError { pointer: pointer(&error.pointer), ..error }).collect();
    Problem { errors, ..problem }
}

/// What the linter says of a pack, without keeping it.
#[utoipa::path(tag = "guidance-packs", operation_id = "lintGuidancePack", request_body(content = PackDocument, example = json!(outline_example())),
    responses((status = 200, description = "The faults; none means that it can be kept.", body = PackLint), OpenProblems))]
#[post("/guidance-packs/lint")]
pub async fn lint_pack(_actor: Actor<KeepPacks>, body: PackBody) -> Result<HttpResponse, Refusal> {
    let faults = web::block(move || Pack::parse(&body.text).err().unwrap_or_default()).await.map_err(Problem::internal)?;
    Ok(HttpResponse::Ok().json(PackLint { faults: faults.into_iter().map(Into::into).collect() }))
}

/// What open cases would be owed under a pack.
#[utoipa::path(tag = "guidance-packs", operation_id = "previewGuidancePack", params(("version" = WireVersion, Path, description = "The pack's version.", example = "2016.1"), PreviewQuery),
    responses((status = 200, description = "A page of the cases that would be owed something else.", body = PackPreview), ReadProblems))]
#[get("/guidance-packs/{version}/preview")]
pub async fn preview_pack(
    state: Shared,
    actor: Actor<KeepPacks>,
    version: VersionOf,
    query: Asked<PreviewQuery>,
) -> Result<HttpResponse, Refusal> {
    let list = format!("guidance-packs|{}|preview", version.0);
    let after: Option<Id> = query.0.cursor.as_deref().map(|cursor| state.cursors.read(&list, actor.id(), cursor)).transpose()?;
    let (shared, now) = (Arc::clone(&state), actor.at());
    let (looked_at, found, last) = state
        .store
        .read(move |tx| {
            let record = packs::find(tx, &version.0)?.ok_or(ProblemCode::NotFound)?;
            let kept = shared.packs.kept(tx, record)?;
            let mut open = incidents::open_after(tx, after, PREVIEWED + 1)?;
            let more = open.len() > PREVIEWED as usize;
            open.truncate(PREVIEWED as usize);
            let last = open.last().map(|incident| incident.id).filter(|_| more);
            let (looked_at, mut found) = (open.len(), Vec::new());
            for incident in open {
                found.extend(previewed(tx, &shared, &kept, incident, now)?);
            }
            Ok((looked_at, found, last))
        })
        .await?;
    consult(
        &state,
        &actor,
        Look::List { kind: RecordKind::Incident, records: found.iter().map(|(case, v)| (case.incident_id, *v)).collect() },
    )
    .await?;
    let next_cursor = last.map(|last| state.cursors.make(&list, actor.id(), &last)).transpose()?;
    let cases: Vec<PreviewCase> = found.into_iter().map(|(case, _)| case).collect();
    Ok(HttpResponse::Ok().json(PackPreview { open: looked_at, changed: cases.len(), cases, next_cursor }))
}

/// A case that would be owed something else, with its version.
fn previewed(
    tx: &mut ReadTx<'_>,
    state: &State,
    then: &Kept,
    incident: IncidentRecord,
    now: Instant,
) -> Result<Option<(PreviewCase, i64)>, Problem> {
    if incident.guidance_pack == then.record.version {
        return Ok(None);
    }
    let (id, reference, case_version) = (incident.id, incident.reference.to_string(), incident.case_version);
    let loaded = case::load(tx, state, incident)?;
    let facts = case_facts(&loaded.records)?;
    let changed = difference(&evaluate(&loaded.kept.pack, &facts, now), &evaluate(&then.pack, &facts, now));
    if changed.is_none() {
        return Ok(None);
    }
    Ok(Some((PreviewCase { incident_id: id, reference, added: changed.added, gone: changed.gone }, case_version)))
}

/// Bring a pack into force from a day, or approve a Welsh translation of its wording.
#[utoipa::path(tag = "guidance-packs", operation_id = "updateGuidancePack", params(("version" = WireVersion, Path, description = "The pack's version.", example = "2016.1")),
    request_body(content = PackFields, content_type = "application/merge-patch+json"), responses((status = 200, description = "As it is now.", body = PackFile), WriteProblems))]
#[patch("/guidance-packs/{version}", guard = "a_pack")]
pub async fn update_pack(
    state: Shared,
    actor: Actor<KeepPacks>,
    version: VersionOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let seen = require_change(request.headers())?;
    let (version, behalf, patch, shared) = (version.0, actor.behalf(), body.patch, Arc::clone(&state));
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(packs::ALL)?;
        let mut record = packs::find(tx, &version)?.ok_or(ProblemCode::NotFound)?;
        unchanged(tx, seen, record.id(), record.revision, &etag(record.revision))?;
        let current = serde_json::to_value(PackFields::from(&record)).map_err(Problem::internal)?;
        let fields: PackFields = merged(current, &patch)?;
        let pack = shared.packs.kept(tx, record.clone())?.pack;
        if fields.in_force_from != record.in_force_from {
            // Cases are held by it from that day on, so the day stands.
            let from = fields.in_force_from.ok_or_else(|| Problem::field("/inForceFrom", "cannot-change"))?;
            may_come_into_force(&pack, from, &packs::in_force(tx)?)?;
            record = packs::set_in_force(tx, Some(&behalf), &record, from)?;
        }
        if fields.welsh_wording != record.welsh.as_ref().map(|wording| wording.text.clone()) {
            if let Some(text) = &fields.welsh_wording {
                checked_translation(&pack, text)?;
            }
            record = packs::set_wording(tx, &behalf, &record, fields.welsh_wording)?;
        }
        let kept = shared.packs.kept(tx, record)?;
        Written::changed(&file(tx, &kept)?, etag(kept.record.revision))
    })
    .await
}

/// A translation beside the pack's own would never be read out: it is refused rather than kept to no effect.
fn checked_translation(pack: &Pack, text: &str) -> Result<(), Problem> {
    if pack.source.advisory.cy.is_some() {
        return Err(Problem::field("/welshWording", "cannot-change"));
    }
    check_translation(pack, text).map_err(|problem| {
        let errors = problem.errors.iter().map(|error| FieldError::new("/welshWording", error.code)).collect();
        Problem { errors, ..problem }
    })
}
