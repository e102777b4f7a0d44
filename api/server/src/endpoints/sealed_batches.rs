//! Writes that a phone sealed when they were finished: it can send them while it is locked, and after it was erased.
//!
//! The caller is a device, not a person: its drop-box secret hands in sealed writes, renews its lease, and reads nothing. Who wrote an item is
//! known from the item itself, which only the author's open vault could have sealed.

use super::Shared;
use super::batches::{Tag, check, contact, linked};
use crate::batch::{Linked, perform_all, perform_linked};
use crate::conditions::plain_key;
use crate::dispatch::{Delegated, Outcome};
use crate::dto::batch::{LeaseInfo, SEQ_MAX};
use crate::dto::problem::BatchProblems;
use crate::dto::sealed::{SealedAnswer, SealedBatch, SealedBatchAnswer, SealedError, SealedItem, SealedWrite};
use crate::extract::{DropBox, Framed, frame, json};
use crate::held::{Asked, Fate, fates, keep, plain_path, plain_tag};
use crate::middleware::trace_of;
use crate::problem::Refusal;
use crate::state::State;
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use std::sync::Arc;
use waymark_domain::device::Device;
use waymark_domain::held::{HeldContent, HeldItem, HeldState, HeldWhy, incident_of};
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::{devices, idempotency, officers};

/// Hand in sealed writes. An empty list is a contact: it renews the device's lease.
///
/// Each is opened and performed as the ordinary write it holds, on behalf of its author. Of a device that was taken out of use nothing is
/// performed: every item is kept for a supervisor (202). With `final`, so is what would be refused. What was written before its case was handed
/// over is proposed to whoever has the case now (202).
#[utoipa::path(tag = "batches", operation_id = "createSealedBatch", security(("device" = [])), request_body = SealedBatch,
    responses((status = 200, description = "One answer for each item, in their order.", body = SealedBatchAnswer), BatchProblems))]
#[post("/sealed-batches")]
pub async fn create_sealed_batch(
    state: Shared,
    secret: DropBox,
    body: Framed<SealedBatch>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let (batch, now) = (body.0, state.now());
    check(&batch.items, batch.report.as_ref())?;
    let id = batch.device_id;
    let found = state.store.read(move |tx| Ok(devices::find(tx, id)?)).await?;
    let device = secret.require(&state, id, found)?;
    let skew = batch.sent_at.millis() - now.millis();
    let items = batch.items.iter().map(|raw| frame::<SealedItem>(raw.get().as_bytes())).collect();
    let why = match (device.revoked.is_some(), batch.r#final) {
        (true, _) => Some(HeldWhy::Revoked),
        (false, true) => Some(HeldWhy::Erased),
        (false, false) => None,
    };
    let opening = Opening { device: &device, trace: trace_of(&request), clock_off: skew / 1000, why, at: now };
    let answers = take(&state, &opening, items).await?;
    // Held is on disk too: the number has arrived.
    let received = answers.iter().filter(|answer| answer.status < 300).filter_map(|answer| answer.seq).collect();
    let lease = contact(&state, &device, batch.report.as_ref(), skew, received, now).await?;
    Ok(HttpResponse::Ok().json(SealedBatchAnswer {
        received_at: now,
        clock_skew_ms: skew,
        device: LeaseInfo::from(&lease),
        items: answers,
    }))
}

/// With what sealed items are taken in.
pub struct Opening<'a> {
    pub device: &'a Device,
    pub trace: u128,
    pub clock_off: i64,
    /// Why an item that is not performed is held; none: it is refused, and the phone keeps it.
    pub why: Option<HeldWhy>,
    pub at: Instant,
}

/// A sealed item that was opened.
struct Opened {
    write: SealedWrite,
    linked: Linked,
}

/// Opens and performs, or holds. Used by the importer of files as well.
pub async fn take(
    state: &Arc<State>,
    opening: &Opening<'_>,
    items: Vec<Result<SealedItem, Problem>>,
) -> Result<Vec<SealedAnswer>, Problem> {
    let owner = opening.device.officer_id;
    let officer = state.store.read(move |tx| Ok(officers::find(tx, owner)?)).await?;
    // Somebody whose account was closed changes nothing any more, with a phone no more than with a session.
    let closed = officer.disabled.then_some(ProblemCode::NotAllowed);
    let out_of_use = opening.device.revoked.is_some().then_some(ProblemCode::DeviceRevoked).or(closed);
    let why = if out_of_use.is_some() { Some(HeldWhy::Revoked) } else { opening.why };
    let author =
        Delegated { officer, session: None, device: Some(opening.device.id), viewer: None, clock_off: opening.clock_off, at: opening.at };
    let mut tags = Vec::with_capacity(items.len());
    let mut writes = Vec::with_capacity(items.len());
    let mut held = Vec::with_capacity(items.len());
    for item in items {
        let tag = match &item {
            Ok(item) => {
                let key = plain_key(&item.idempotency_key).then(|| item.idempotency_key.clone());
                Tag { seq: item.seq, key, written_at: None }
            }
            Err(_) => Tag { seq: None, key: None, written_at: None },
        };
        match item.and_then(|item| unseal(state, opening.device, &item)) {
            Ok(opened) => {
                held.push(Some(opened.write));
                writes.push(Ok(opened.linked));
            }
            Err(problem) => {
                held.push(None);
                writes.push(Err(problem));
            }
        }
        tags.push(tag);
    }
    let asked = tags.iter().zip(&held).map(|(tag, write)| {
        let (key, write) = (tag.key.as_ref()?, write.as_ref()?);
        Some(Asked { key: key.clone(), path: write.path.clone(), written_at: Some(write.written_at) })
    });
    let fates = fates(state, &author, asked.collect()).await?;
    // What a person has to decide about, or has decided about, is not performed beside that.
    for (write, fate) in writes.iter_mut().zip(&fates) {
        if matches!(fate, Fate::Held(_)) || (*fate == Fate::Late && out_of_use.is_none()) {
            *write = Err(ProblemCode::NotTried.into());
        }
    }
    let outcomes = match out_of_use {
        Some(code) => quarantined(state, opening, &author, code, writes).await?,
        None => perform_all(state, &author, opening.trace, writes).await,
    };
    // What waits for a write that will go through in a moment waits with it; a supervisor is not asked about that.
    let early = outcomes.iter().any(|outcome| outcome.status != ProblemCode::NotTried.status() && outcome.is_passing());
    let mut answers = Vec::with_capacity(tags.len());
    for (((tag, outcome), write), fate) in tags.into_iter().zip(outcomes).zip(held).zip(fates) {
        let waits = outcome.is_passing() && (early || outcome.status != ProblemCode::NotTried.status());
        let refused = matches!(outcome.status, 400..=499) && !waits;
        let answer = answer(&tag, &outcome);
        answers.push(match (fate, why, write) {
            (Fate::Held(_), ..) => kept(SealedAnswer { code: None, replayed: true, ..answer }),
            (Fate::Late, _, Some(write)) if out_of_use.is_none() => {
                hold(state, opening, &author, &tag, write, HeldWhy::Reassigned, SealedAnswer { code: None, ..answer }).await?
            }
            (_, Some(why), Some(write)) if refused => hold(state, opening, &author, &tag, write, why, answer).await?,
            _ => answer,
        });
    }
    Ok(answers)
}

/// Of a device out of use: what had arrived before answers as it did, the rest is not performed.
async fn quarantined(
    state: &Arc<State>,
    opening: &Opening<'_>,
    author: &Delegated,
    code: ProblemCode,
    writes: Vec<Result<Linked, Problem>>,
) -> Result<Vec<Outcome>, Problem> {
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        let Ok(linked) = write else {
            outcomes.push(Outcome::refused(&write.err().unwrap_or_else(|| ProblemCode::Internal.into()), opening.trace, ""));
            continue;
        };
        // That something was read is no change: it belongs on record all the more.
        if linked.write.path.contains("/consultations/") {
            outcomes.push(perform_linked(state, author, opening.trace, linked).await);
            continue;
        }
        let (officer, key, path) = (author.officer.id, linked.write.key.clone(), linked.write.path.clone());
        let known = state.store.read(move |tx| Ok(idempotency::find(tx, officer, &key)?)).await?;
        let checked = json::parse(&linked.write.body).inspect_err(|problem| {
            if problem.code == ProblemCode::MediaNotAccepted {
                state.metrics.media_refused();
            }
        });
        outcomes.push(match (known, checked) {
            (Some(known), _) if known.answer.status < 300 => Outcome {
                status: known.answer.status,
                etag: known.answer.etag,
                location: known.answer.location,
                replayed: true,
                body: known.answer.body,
            },
            (_, Err(problem)) => Outcome::refused(&problem, opening.trace, &path),
            _ => Outcome::refused(&code.into(), opening.trace, &path),
        });
    }
    Ok(outcomes)
}

fn unseal(state: &State, device: &Device, item: &SealedItem) -> Result<Opened, Problem> {
    if item.key_id != state.sealing.key_id() {
        return Err(ProblemCode::SealingKeyUnknown.into());
    }
    let unreadable = || Problem::from(ProblemCode::SealedUnreadable);
    let plain =
        state.sealing.open(device.id, device.officer_id, &item.idempotency_key, &item.enc, &item.ciphertext).ok_or_else(unreadable)?;
    let write: SealedWrite = frame(&plain).map_err(|_| unreadable())?;
    // The address and the version rest beside the sealed body: nothing that is not one of those may stand there.
    let plain = plain_path(&write.path)
        && write.if_match.as_deref().is_none_or(plain_tag)
        && item.seq.is_none_or(|seq| (1..=SEQ_MAX).contains(&seq));
    if write.officer_id != device.officer_id || !plain {
        return Err(unreadable());
    }
    let linked = linked(&write, &item.idempotency_key)?;
    Ok(Opened { write, linked })
}

/// What a problem's body says, without the words.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Said {
    code: Option<String>,
    errors: Vec<SealedError>,
    current_etag: Option<String>,
    changed_fields: Vec<String>,
}

fn answer(tag: &Tag, outcome: &Outcome) -> SealedAnswer {
    // A success tells no more than its version: whoever holds the phone learns nothing from it.
    let said: Said = if outcome.succeeded() { Said::default() } else { serde_json::from_str(&outcome.body).unwrap_or_default() };
    SealedAnswer {
        seq: tag.seq,
        idempotency_key: tag.key.clone(),
        status: outcome.status,
        code: said.code,
        etag: outcome.etag.clone(),
        replayed: outcome.replayed,
        held: false,
        errors: said.errors,
        current_etag: said.current_etag,
        changed_fields: said.changed_fields,
    }
}

/// Keeps a write for a person to decide about.
async fn hold(
    state: &Arc<State>,
    opening: &Opening<'_>,
    author: &Delegated,
    tag: &Tag,
    write: SealedWrite,
    why: HeldWhy,
    refused: SealedAnswer,
) -> Result<SealedAnswer, Problem> {
    let Some(key) = tag.key.clone() else { return Ok(refused) };
    let item = HeldItem {
        id: Id::now(),
        officer: opening.device.officer_id,
        device: Some(opening.device.id),
        incident: incident_of(&write.path),
        seq: tag.seq,
        key,
        method: write.method.name().to_owned(),
        path: write.path,
        why,
        code: refused.code.clone().filter(|code| code != ProblemCode::DeviceRevoked.code()),
        state: HeldState::Open,
        written_at: write.written_at,
        received_at: opening.at,
        decided: None,
        version: 1,
        content: HeldContent { body: write.body, if_match: write.if_match, text: None, reason: None },
    };
    let path = item.path.clone();
    match keep(state, &author.behalf(opening.trace), item).await {
        Ok(_) => Ok(kept(refused)),
        // Nothing is kept that could not be a body.
        Err(problem) if problem.code.status() < 500 => Ok(answer(tag, &Outcome::refused(&problem, opening.trace, &path))),
        Err(problem) => Err(problem),
    }
}

/// It is on this server's disk and waits for a decision.
fn kept(answer: SealedAnswer) -> SealedAnswer {
    SealedAnswer { status: 202, held: true, etag: None, current_etag: None, changed_fields: Vec::new(), ..answer }
}
