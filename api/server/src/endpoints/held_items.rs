//! Writes that wait for a person's decision. Those handed over by an officer, or come in from a phone that was erased or taken out of use,
//! are a supervisor's; those written before their case was handed over are proposed to whoever has the case now.

use super::Shared;
use super::devices::members;
use super::taking::take;
use crate::conditions::{etag, plain_key, require_change, require_create};
use crate::dto::common::{Names, Page, limit};
use crate::dto::held::{HeldDecision, HeldItemCreate, HeldItemFields, HeldItemInfo, HeldQuery};
use crate::dto::merge::merged;
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::dto::schema::WireId;
use crate::endpoints::unchanged;
use crate::extract::{Actor, Asked, Behalfs, FramedWrite, IdOf, OwnAccount, Patch, RecordIncidents};
use crate::held::{entry, plain_path, plain_tag, tell};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::write_once::{Written, fingerprint_of, write_once};
use actix_web::{HttpRequest, HttpResponse, get, patch, put};
use waymark_domain::audit::{LogAction, RecordKind};
use waymark_domain::fields::Checks;
use waymark_domain::held::{HeldContent, HeldItem, HeldState, HeldWhy, TEXT_MAX, incident_of};
use waymark_domain::officer::{Officer, OfficerRole};
use waymark_domain::text::PersonalText;
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::devices::Contact;
use waymark_store::{Tx, devices, held_items, idempotency, incidents, log, officers};

/// Hand a write that was refused to a supervisor. It is kept as it is and performed only if a supervisor takes it.
#[utoipa::path(tag = "held-items", operation_id = "createHeldItem", params(("id" = WireId, Path, description = "The held item's id, made by the caller.")),
    request_body = HeldItemCreate, responses((status = 201, description = "Kept.", body = HeldItemInfo), WriteProblems))]
#[put("/held-items/{id}")]
pub async fn create_held_item(
    state: Shared,
    actor: Actor<OwnAccount>,
    id: IdOf,
    body: FramedWrite<HeldItemCreate>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let (id, officer, behalf, new) = (id.0, actor.officer.clone(), actor.behalf(), body.value);
    let text = new.text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).map(PersonalText::new);
    let mut checks = Checks::default();
    checks.text(text.as_ref(), TEXT_MAX, "/text");
    checks.require(plain_key(&new.write.idempotency_key), "/write/idempotencyKey", "bad-format");
    checks.require(plain_path(&new.write.path), "/write/path", "bad-format");
    checks.require(new.write.if_match.as_deref().is_none_or(plain_tag), "/write/ifMatch", "bad-format");
    checks.require(new.code.as_deref().is_none_or(plain_code), "/code", "bad-format");
    checks.require(new.seq.is_none_or(|seq| (1..=1_000_000_000).contains(&seq)), "/seq", "out-of-range");
    checks.finish().map_err(Problem::invalid)?;
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(officer.id)?;
        let known = held_items::by_key(tx, officer.id, &new.write.idempotency_key)?;
        if known.is_some() || held_items::find(tx, id)?.is_some() {
            return Err(ProblemCode::AlreadyExists.into());
        }
        if let Some(device) = new.device_id {
            tx.lock(device)?;
            let Some(device) = devices::find(tx, device)?.filter(|device| device.officer_id == officer.id) else {
                return Err(Problem::field("/deviceId", "not-found"));
            };
            // It has arrived, though not in a batch: its number is missing no more.
            let contact = Contact { received: new.seq.into_iter().collect(), clock_off_ms: device.clock_off_ms, ..Contact::default() };
            devices::contact(tx, device.id, &contact, behalf.at)?;
        }
        let item = HeldItem {
            id,
            officer: officer.id,
            device: new.device_id.or(behalf.device),
            incident: incident_of(&new.write.path),
            seq: new.seq,
            key: new.write.idempotency_key,
            method: new.write.method.name().to_owned(),
            path: new.write.path,
            why: HeldWhy::Handed,
            code: new.code,
            state: HeldState::Open,
            written_at: new.write.written_at,
            received_at: behalf.at,
            decided: None,
            version: 1,
            content: HeldContent {
                body: new.write.body.get().to_owned(),
                if_match: new.write.if_match,
                text: text.map(|text| text.expose().to_owned()),
                reason: None,
            },
        };
        held_items::insert(tx, &item)?;
        log::add(tx, &behalf, &entry(LogAction::Collection, &item, &[]))?;
        Written::created(&HeldItemInfo::from(&item, &Names(vec![officer]), true)?, etag(1), format!("/v1/held-items/{id}"))
    })
    .await
}

/// What one may decide about, the longest waiting first, without its content: a supervisor about their team's, an officer about what is proposed
/// in their own cases.
#[utoipa::path(tag = "held-items", operation_id = "listHeldItems", params(HeldQuery), responses((status = 200, description = "A page of held items.", body = Page<HeldItemInfo>), ReadProblems))]
#[get("/held-items")]
pub async fn list_held_items(state: Shared, actor: Actor<RecordIncidents>, query: Asked<HeldQuery>) -> Result<HttpResponse, Refusal> {
    let (officer, limit, wanted) = (actor.officer.clone(), limit(query.0.limit), query.0.state);
    let after: Option<(Instant, Id)> =
        query.0.cursor.as_deref().map(|cursor| state.cursors.read("held-items", officer.id, cursor)).transpose()?;
    let (items, last) = state
        .store
        .read(move |tx| {
            let members = team_of(tx, &officer)?;
            let ids: Vec<Id> = members.iter().map(|member| member.id).collect();
            let mut found = held_items::page(tx, &ids, officer.id, wanted, after, limit + 1)?;
            let more = found.len() > limit as usize;
            found.truncate(limit as usize);
            let last = found.last().filter(|_| more).map(|item| (item.received_at, item.id));
            let authors: Vec<Id> =
                found.iter().map(|item| item.officer).chain(found.iter().filter_map(|item| item.decided.map(|(_, by)| by))).collect();
            let names = Names(officers::find_many(tx, &authors)?);
            Ok((found.iter().map(|item| HeldItemInfo::from(item, &names, false)).collect::<Result<Vec<_>, _>>()?, last))
        })
        .await?;
    let next_cursor = last.map(|place| state.cursors.make("held-items", actor.id(), &place)).transpose()?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor }))
}

/// A held item with its content. This look is logged.
#[utoipa::path(tag = "held-items", operation_id = "getHeldItem", params(("id" = WireId, Path, description = "The held item.")),
    responses((status = 200, description = "The held item.", body = HeldItemInfo), ReadProblems))]
#[get("/held-items/{id}")]
pub async fn get_held_item(state: Shared, actor: Actor<RecordIncidents>, id: IdOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (id, officer) = (id.0, actor.officer.clone());
    let (info, incident) = state
        .store
        .read(move |tx| {
            let (item, names) = for_decision(tx, &officer, id)?;
            Ok((HeldItemInfo::from(&item, &names, true)?, item.incident))
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: RecordKind::HeldItem, id, incident, version: info.version, with: Vec::new() }).await?;
    Ok(super::answer(request.headers(), &info.etag, &info))
}

/// Decide on a held item: take it into the case in its author's name, or set it aside. Either way it stays on record with the reason.
#[utoipa::path(tag = "held-items", operation_id = "updateHeldItem", params(("id" = WireId, Path, description = "The held item.")),
    request_body(content = HeldItemFields, content_type = "application/merge-patch+json"), responses((status = 200, description = "Decided.", body = HeldItemInfo), WriteProblems))]
#[patch("/held-items/{id}")]
pub async fn update_held_item(
    state: Shared,
    actor: Actor<RecordIncidents>,
    id: IdOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let seen = require_change(request.headers())?;
    let (id, officer, behalf) = (id.0, actor.officer.clone(), actor.behalf());
    let fields: HeldItemFields = merged(serde_json::to_value(HeldItemFields::default()).map_err(Problem::internal)?, &body.patch)?;
    let reason = PersonalText::new(fields.reason.unwrap_or_default().trim());
    let mut checks = Checks::default();
    checks.require(fields.decision.is_some(), "/decision", "required");
    checks.require(!reason.is_blank(), "/reason", "required");
    checks.finish().map_err(Problem::invalid)?;
    // Performing and deciding are two transactions: nobody else decides in between.
    let _deciding = state.begin(id, "decision").ok_or(ProblemCode::RequestInProgress)?;
    let taken = fields.decision == Some(HeldDecision::Take);
    let mut done = None;
    if taken {
        let asking = officer.clone();
        let (item, _) = state.store.read(move |tx| for_decision(tx, &asking, id)).await?;
        if item.state == HeldState::Open && seen.is(item.version) {
            done = Some(take(&state, &actor, &item).await?);
        }
    }
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(id)?;
        let (old, mut names) = for_decision(tx, &officer, id)?;
        unchanged(tx, seen, id, old.version, &etag(old.version))?;
        if old.state != HeldState::Open {
            return Err(ProblemCode::AlreadyWithdrawn.into());
        }
        let next = if taken { HeldState::Taken } else { HeldState::SetAside };
        let item = held_items::decide(tx, &old, next, officer.id, reason.expose(), behalf.at)?;
        log::add(tx, &behalf, &entry(LogAction::Alteration, &item, &["state"]))?;
        tell(tx, &item, behalf.at)?;
        if let Some(answer) = &done {
            let print = fingerprint_of(
                &item.method,
                &format!("/v1{}", item.path),
                item.content.if_match.as_deref().unwrap_or_default().as_bytes(),
                item.content.body.as_bytes(),
            );
            // What the officer wrote on top of it can be sent now.
            idempotency::settle(tx, item.officer, &item.key, print, answer, behalf.at)?;
        }
        names.0.push(officer);
        Written::changed(&HeldItemInfo::from(&item, &names, true)?, etag(item.version))
    })
    .await
}

/// About whose writes a supervisor decides, whatever they are about.
fn team_of(tx: &mut impl Tx, officer: &Officer) -> Result<Vec<Officer>, Problem> {
    if officer.role == OfficerRole::Supervisor { members(tx, officer) } else { Ok(Vec::new()) }
}

/// A held item that this account may decide about; any other is not there.
fn for_decision(tx: &mut impl Tx, officer: &Officer, id: Id) -> Result<(HeldItem, Names), Problem> {
    let item = held_items::find(tx, id)?.ok_or(ProblemCode::NotFound)?;
    let has_the_case = |tx: &mut _| match item.incident.filter(|_| item.why == HeldWhy::Reassigned) {
        Some(incident) => Ok::<_, Problem>(incidents::owner(tx, incident)? == Some(officer.id)),
        None => Ok(false),
    };
    if !team_of(tx, officer)?.iter().any(|member| member.id == item.officer) && !has_the_case(tx)? {
        return Err(ProblemCode::NotFound.into());
    }
    let by: Vec<Id> = item.decided.iter().map(|(_, by)| *by).chain([item.officer]).collect();
    Ok((item, Names(officers::find_many(tx, &by)?)))
}

fn plain_code(code: &str) -> bool {
    code.len() <= 64 && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
