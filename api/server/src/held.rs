//! What is not performed but kept until a person decides: which writes of a batch that concerns, and the keeping itself.

use crate::dispatch::Delegated;
use crate::extract::body::LIMIT;
use crate::extract::json;
use crate::state::State;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;
use waymark_domain::access::{Act, role_may};
use waymark_domain::audit::{LogAction, LogEntry, RecordKind};
use waymark_domain::case::{Mark, MarkFacts};
use waymark_domain::held::{HeldItem, HeldWhy, incident_of};
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::log::Behalf;
use waymark_store::{ReadTx, Tx, WriteTx, case_items, feed, held_items, history, incidents, log};

/// Longest ETag, in characters.
pub const TAG_MAX: usize = 64;

/// A write as far as this has to know it.
pub struct Asked {
    pub key: String,
    pub path: String,
    /// When it was written, by the clock of its device.
    pub written_at: Option<Instant>,
}

/// When an ordinary write says in its body that it was written.
pub fn written_in(body: &[u8]) -> Option<Instant> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Written {
        written_at: Option<Instant>,
    }
    serde_json::from_slice::<Written>(body).ok()?.written_at
}

/// What is to be done with a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is performed.
    Performed,
    /// It is held already, as this held item: nothing is performed beside a decision.
    Held(Id),
    /// It was written before its case was handed over: a proposal to whoever has the case now.
    Late,
}

/// What is to be done with each of these writes of one author, in their order.
pub async fn fates(state: &State, author: &Delegated, asked: Vec<Option<Asked>>) -> Result<Vec<Fate>, Problem> {
    let (officer, clock_off) = (author.officer.id, author.clock_off);
    let records = role_may(author.officer.role, Act::RecordIncidents);
    let look = move |tx: &mut ReadTx<'_>| {
        let keys: Vec<String> = asked.iter().flatten().map(|one| one.key.clone()).collect();
        let held = if keys.is_empty() { HashMap::new() } else { held_items::among(tx, officer, &keys)? };
        let mut gone: HashMap<Id, Option<Instant>> = HashMap::new();
        let mut fates = Vec::with_capacity(asked.len());
        for one in asked {
            let Some(Asked { key, path, written_at }) = one else {
                fates.push(Fate::Performed);
                continue;
            };
            if let Some(id) = held.get(&key) {
                fates.push(Fate::Held(*id));
                continue;
            }
            let late = match (incident_of(&path), written_at) {
                // That something was read is no change: it belongs on record all the more.
                (Some(incident), Some(written)) if records && !path.contains("/consultations/") => {
                    let gone = match gone.get(&incident) {
                        Some(known) => *known,
                        None => *gone.entry(incident).or_insert(handed_over_at(tx, incident, officer)?),
                    };
                    let written = written.millis() - clock_off * 1000;
                    gone.is_some_and(|gone| written < gone.millis()) && waymark_store::idempotency::find(tx, officer, &key)?.is_none()
                }
                _ => false,
            };
            fates.push(if late { Fate::Late } else { Fate::Performed });
        }
        Ok(fates)
    };
    state.store.read(look).await
}

/// When a case that an account had went to somebody else; none if the account has it, or never had it.
fn handed_over_at(tx: &mut impl Tx, incident: Id, officer: Id) -> Result<Option<Instant>, Problem> {
    match incidents::owner(tx, incident)? {
        Some(owner) if owner != officer => {}
        _ => return Ok(None),
    }
    let (mut owner, mut gone) = (history::maker(tx, incident)?, None);
    let items = case_items::as_items(&case_items::of_incident(tx, incident)?)?;
    for mark in items.live::<MarkFacts>() {
        if let Mark::HandedOver { to_officer_id } = mark.facts.mark {
            if owner == Some(officer) && to_officer_id != officer {
                gone = Some(mark.facts.written_at);
            }
            owner = Some(to_officer_id);
        }
    }
    Ok(gone)
}

/// Keeps a write; the same write is kept once. What no body may hold is refused: what looks like an image is kept nowhere, not even for a
/// person to decide.
pub async fn keep(state: &Arc<State>, behalf: &Behalf, item: HeldItem) -> Result<HeldItem, Problem> {
    if item.content.body.len() > LIMIT {
        return Err(ProblemCode::BodyTooLarge.into());
    }
    json::parse(item.content.body.as_bytes()).inspect_err(|problem| {
        if problem.code == ProblemCode::MediaNotAccepted {
            state.metrics.media_refused();
        }
    })?;
    let behalf = *behalf;
    let work = move |tx: &mut WriteTx<'_>| {
        tx.lock(item.officer)?;
        if let Some(known) = held_items::by_key(tx, item.officer, &item.key)? {
            return Ok(known);
        }
        held_items::insert(tx, &item)?;
        log::add(tx, &behalf, &entry(LogAction::Collection, &item, &[]))?;
        tell(tx, &item, behalf.at)?;
        Ok(item)
    };
    state.store.write(work).await
}

/// How many are proposed in a case has changed: whoever sees it is told.
pub fn tell(tx: &mut WriteTx<'_>, item: &HeldItem, now: Instant) -> Result<(), Problem> {
    if let (HeldWhy::Reassigned, Some(incident)) = (item.why, item.incident) {
        tx.lock(incident)?;
        let version = incidents::touch(tx, incident, now)?.version;
        feed::announce_case(tx, (RecordKind::Incident, incident, version), incident, now)?;
    }
    Ok(())
}

/// A row of the log about a held item.
pub fn entry(action: LogAction, item: &HeldItem, fields: &[&str]) -> LogEntry {
    LogEntry {
        action,
        kind: RecordKind::HeldItem,
        record_id: Some(item.id),
        incident_id: item.incident,
        version: Some(item.version),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        records: Vec::new(),
    }
}

/// Whether a text can be the address of a write.
pub fn plain_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.');
    path.starts_with('/') && path.len() <= 300 && path.bytes().all(plain)
}

/// Whether a text can be an ETag.
pub fn plain_tag(text: &str) -> bool {
    text.len() <= TAG_MAX && text.bytes().all(|b| b.is_ascii_graphic())
}
