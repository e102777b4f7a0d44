//! A shift's work in one round trip.

use super::Shared;
use crate::batch::{Linked, perform_all};
use crate::conditions;
use crate::dispatch::{Delegated, Outcome, Write};
use crate::dto::batch::{Batch, BatchAnswer, BatchItem, ITEMS_MAX, ItemAnswer, LeaseInfo, ReportFields, SEQ_MAX, WriteMethod};
use crate::dto::problem::BatchProblems;
use crate::dto::sealed::SealedWrite;
use crate::extract::{Actor, Behalfs, Framed, OwnAccount, frame};
use crate::held::{Asked, Fate, fates, keep, plain_path, plain_tag, written_in};
use crate::problem::Refusal;
use crate::state::State;
use actix_web::http::Method;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, post};
use serde_json::value::RawValue;
use validator::Validate;
use waymark_domain::device::{Device, Lease};
use waymark_domain::fields::Checks;
use waymark_domain::held::{HeldContent, HeldItem, HeldState, HeldWhy, incident_of};
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::WriteTx;
use waymark_store::devices::{self, Contact};

/// Send many ordinary writes at once; each is answered on its own.
///
/// Items are performed in order, exactly as if each had been sent by itself with these headers: the same checks, permissions, idempotency and
/// log. An item that is refused does not hold up the others, except those that name its key in `builtOn` or `after` (424 `not-tried`).
/// Sending a batch again is safe: what had been performed answers the same again. What its author wrote before the case was handed over to
/// somebody else is not performed but proposed to whoever has the case now (202, `held`); so is nothing whose key is held already.
#[utoipa::path(tag = "batches", operation_id = "createBatch", request_body = Batch,
    responses((status = 200, description = "One answer for each item, in their order.", body = BatchAnswer), BatchProblems))]
#[post("/batches")]
pub async fn create_batch(state: Shared, actor: Actor<OwnAccount>, body: Framed<Batch>) -> Result<HttpResponse, Refusal> {
    let (batch, behalf, now) = (body.0, actor.behalf(), actor.at());
    check(&batch.items, batch.report.as_ref())?;
    let device = match batch.device_id {
        Some(id) => Some(own_device(&state, id, actor.id()).await?),
        None => None,
    };
    let skew = batch.sent_at.millis() - now.millis();
    let author = Delegated {
        officer: actor.officer.clone(),
        session: Some(actor.session()?.id),
        device: device.as_ref().map(|device| device.id).or(behalf.device),
        viewer: None,
        // A device that is not named has told no clock of its own.
        clock_off: if device.is_some() { skew / 1000 } else { 0 },
        at: now,
    };
    let (tags, mut writes): (Vec<Tag>, Vec<_>) = batch.items.iter().map(|raw| item(raw)).unzip();
    let kept = keep_back(&state, &author, behalf.trace, &tags, &mut writes).await?;
    let outcomes = perform_all(&state, &author, behalf.trace, writes).await;
    let outcomes: Vec<Outcome> = outcomes.into_iter().zip(kept).map(|(outcome, kept)| kept.unwrap_or(outcome)).collect();
    let lease = match &device {
        Some(device) => {
            let received = tags.iter().zip(&outcomes).filter(|(_, outcome)| outcome.succeeded()).filter_map(|(tag, _)| tag.seq).collect();
            Some(contact(&state, device, batch.report.as_ref(), skew, received, now).await?)
        }
        None => None,
    };
    let items = tags.into_iter().zip(outcomes).map(|(tag, outcome)| answer(tag, outcome)).collect::<Result<Vec<_>, _>>()?;
    let device = lease.as_ref().map(LeaseInfo::from);
    Ok(HttpResponse::Ok().json(BatchAnswer { received_at: now, clock_skew_ms: skew, device, items }))
}

/// What is not to be performed but kept for a decision, with its answer; it is taken out of the writes.
async fn keep_back(
    state: &Shared,
    author: &Delegated,
    trace: u128,
    tags: &[Tag],
    writes: &mut [Result<Linked, Problem>],
) -> Result<Vec<Option<Outcome>>, Problem> {
    let asked = writes.iter().zip(tags).map(|(write, tag)| {
        let Linked { write, .. } = write.as_ref().ok()?;
        Some(Asked { key: write.key.clone(), path: write.path.clone(), written_at: tag.written_at.or_else(|| written_in(&write.body)) })
    });
    let fates = fates(state, author, asked.collect()).await?;
    let mut kept = Vec::with_capacity(writes.len());
    for ((fate, write), tag) in fates.into_iter().zip(writes).zip(tags) {
        if fate == Fate::Performed {
            kept.push(None);
            continue;
        }
        let taken = std::mem::replace(write, Err(ProblemCode::NotTried.into()));
        kept.push(match (fate, taken) {
            (Fate::Held(id), _) => Some(held(id, true)),
            (_, Ok(linked)) => Some(propose(state, author, trace, tag, linked.write).await),
            (_, Err(_)) => None,
        });
    }
    Ok(kept)
}

/// On this server's disk, waiting for a decision.
fn held(id: Id, replayed: bool) -> Outcome {
    let location = Some(format!("/v1/held-items/{id}"));
    Outcome { status: HELD, etag: None, location, replayed, body: format!("{{\"id\":\"{id}\"}}") }
}

/// What a held write is answered (RFC 9110 section 15.3.3).
const HELD: u16 = 202;

/// Late work on a case that went to somebody else is kept for that officer to decide about.
async fn propose(state: &Shared, author: &Delegated, trace: u128, tag: &Tag, write: Write) -> Outcome {
    let refused = |problem: &Problem| Outcome::refused(problem, trace, &write.path);
    if !plain_path(&write.path) || !write.if_match.as_deref().is_none_or(plain_tag) {
        return refused(&ProblemCode::NotFound.into());
    }
    let item = HeldItem {
        id: Id::now(),
        officer: author.officer.id,
        device: author.device,
        incident: incident_of(&write.path),
        seq: tag.seq,
        key: write.key.clone(),
        method: write.method.to_string(),
        path: write.path.clone(),
        why: HeldWhy::Reassigned,
        code: None,
        state: HeldState::Open,
        written_at: tag.written_at.or_else(|| written_in(&write.body)).unwrap_or(author.at),
        received_at: author.at,
        decided: None,
        version: 1,
        content: HeldContent {
            body: String::from_utf8_lossy(&write.body).into_owned(),
            if_match: write.if_match.clone(),
            text: None,
            reason: None,
        },
    };
    match keep(state, &author.behalf(trace), item).await {
        Ok(item) => held(item.id, false),
        Err(problem) => refused(&problem),
    }
}

/// A number that a device can have given a write.
const fn is_seq(seq: i64) -> bool {
    matches!(seq, 1..=SEQ_MAX)
}

/// The limits of a frame.
pub fn check<T>(items: &[T], report: Option<&ReportFields>) -> Result<(), Problem> {
    let mut checks = Checks::default();
    checks.require(items.len() <= ITEMS_MAX, "/items", "too-many");
    if report.is_some_and(|report| report.validate().is_err() || !report.dropped.iter().all(|seq| is_seq(*seq))) {
        checks.require(false, "/report", "out-of-range");
    }
    checks.finish().map_err(Problem::invalid)
}

/// A device of the caller's own that is in use.
async fn own_device(state: &State, id: Id, officer: Id) -> Result<Device, Problem> {
    let found = state.store.read(move |tx| Ok(devices::find(tx, id)?)).await?;
    let device = found.filter(|device| device.officer_id == officer).ok_or(ProblemCode::NotFound)?;
    if device.revoked.is_some() { Err(ProblemCode::DeviceRevoked.into()) } else { Ok(device) }
}

/// Keeps what the device said of itself, and renews its lease.
pub async fn contact(
    state: &State,
    device: &Device,
    report: Option<&ReportFields>,
    skew: i64,
    received: Vec<i64>,
    now: Instant,
) -> Result<Lease, Problem> {
    let contact = Contact {
        report: report.map(ReportFields::kept),
        clock_off_ms: skew,
        // One that cannot be would leave a gap that nothing closes.
        received: received.into_iter().filter(|seq| is_seq(*seq)).collect(),
        // Whoever has a phone that is out of use must not talk a gap away.
        dropped: report.filter(|_| device.revoked.is_none()).map(|report| report.dropped.clone()).unwrap_or_default(),
        erased: report.is_some_and(|report| report.erased == Some(true)),
    };
    let id = device.id;
    let keep = move |tx: &mut WriteTx<'_>| {
        tx.lock(id)?;
        Ok(devices::contact(tx, id, &contact, now)?)
    };
    state.store.write(keep).await?;
    Ok(Lease::from_contact(device, now, state.settings.policy))
}

/// What an answer needs of its item.
pub struct Tag {
    pub seq: Option<i64>,
    pub key: Option<String>,
    /// When it was written, by the clock of its device.
    pub written_at: Option<Instant>,
}

/// One item; what is wrong with it is its own affair.
fn item(raw: &RawValue) -> (Tag, Result<Linked, Problem>) {
    match frame::<BatchItem>(raw.get().as_bytes()) {
        Ok(item) => {
            let key = item.idempotency_key.clone();
            let tag = Tag { seq: item.seq, key: conditions::plain_key(&key).then(|| key.clone()), written_at: item.written_at };
            let numbered = item.seq.is_none_or(is_seq);
            (tag, if numbered { linked_item(item, &key) } else { Err(Problem::field("/seq", "out-of-range")) })
        }
        Err(problem) => (Tag { seq: None, key: None, written_at: None }, Err(problem)),
    }
}

fn linked_item(item: BatchItem, key: &str) -> Result<Linked, Problem> {
    let body = Bytes::copy_from_slice(item.body.get().as_bytes());
    made(item.method, item.path, key, item.if_none_match, item.if_match, item.built_on, item.after, body)
}

/// The write that a sealed item holds.
pub fn linked(write: &SealedWrite, key: &str) -> Result<Linked, Problem> {
    let (body, path) = (Bytes::copy_from_slice(write.body.as_bytes()), write.path.clone());
    made(write.method, path, key, write.if_none_match.clone(), write.if_match.clone(), write.built_on.clone(), write.after.clone(), body)
}

#[expect(clippy::too_many_arguments, reason = "the parts of one request")]
fn made(
    method: WriteMethod,
    path: String,
    key: &str,
    if_none_match: Option<String>,
    if_match: Option<String>,
    built_on: Option<String>,
    after: Vec<String>,
    body: Bytes,
) -> Result<Linked, Problem> {
    let plain = after.iter().chain(&built_on).all(|key| conditions::plain_key(key)) && conditions::plain_key(key);
    if !plain || after.len() > ITEMS_MAX || if_none_match.as_deref().is_some_and(|any| any != "*") {
        return Err(ProblemCode::MalformedHeader.into());
    }
    let method = match method {
        WriteMethod::Put => Method::PUT,
        WriteMethod::Patch => Method::PATCH,
        WriteMethod::Post => Method::POST,
    };
    let write = Write { method, path, key: key.to_owned(), if_match, if_none_match: if_none_match.is_some(), body };
    Ok(Linked { write, built_on, after })
}

fn answer(tag: Tag, outcome: Outcome) -> Result<ItemAnswer, Problem> {
    Ok(ItemAnswer {
        seq: tag.seq,
        idempotency_key: tag.key,
        status: outcome.status,
        etag: outcome.etag,
        location: outcome.location,
        replayed: outcome.replayed,
        held: outcome.status == HELD,
        body: RawValue::from_string(outcome.body).map_err(Problem::internal)?,
    })
}
