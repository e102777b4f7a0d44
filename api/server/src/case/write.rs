//! One item of any kind: recorded once, changed under a version, judged with the rest of its case before it is written.

use super::kinds::Recorded;
use super::load::{Loaded, load};
use super::shape;
use crate::conditions::{Seen, etag};
use crate::dto::common::Names;
use crate::dto::items::WireItem;
use crate::endpoints::{unchanged, visible};
use crate::extract::json::facts_of;
use crate::state::State;
use crate::write_once::Written;
use serde_json::Value;
use std::sync::Arc;
use waymark_domain::audit::{LogAction, LogEntry};
use waymark_domain::case::{CaseItem, check_within};
use waymark_domain::guidance::{CaseRecords, problems, refuse_problems};
use waymark_domain::viewers::Viewer;
use waymark_domain::{FieldError, Id, Problem, ProblemCode};
use waymark_store::case_items::{self, ItemRecord};
use waymark_store::log::{self, Behalf};
use waymark_store::{Tx, WriteTx, officers};

/// Who writes, where.
pub struct Writing<'a> {
    pub state: &'a Arc<State>,
    pub viewer: &'a Viewer,
    pub behalf: &'a Behalf,
    pub case: &'a Loaded,
    pub id: Id,
    /// What the client sent, for what it saw.
    pub said: &'a Value,
}

impl Writing<'_> {
    /// Records that a client saw something else than the server computed: a row of the log, a counter, a line; never an overwrite.
    pub fn alarm(&self, tx: &mut WriteTx<'_>, kind: waymark_domain::case::ItemKind, what: &str) -> Result<(), Problem> {
        self.state.metrics.guidance_differed();
        tracing::warn!(event = "guidance-differs", incident = %self.case.incident.id, item = %self.id, what, "a client saw something else than the server computed");
        let entry = LogEntry {
            action: LogAction::Consultation,
            kind: kind.record(),
            record_id: Some(self.id),
            incident_id: Some(self.case.incident.id),
            version: None,
            fields: vec![format!("differs:{what}")],
            records: Vec::new(),
        };
        Ok(log::add(tx, self.behalf, &entry)?)
    }
}

/// Refuses a write after which the rules would find something about its subjects that cannot stand and did not stand before.
fn refuse_new_problems<K: CaseItem>(writing: &Writing<'_>, next: &CaseRecords, facts: &K) -> Result<(), Problem> {
    let now = writing.behalf.at;
    let before = writing.case.judge(now, problems)?;
    let subjects: Vec<Id> = facts.people().into_iter().map(|(_, id)| id).chain([writing.id]).collect();
    writing.case.judge_as(next, now, |evaluation| refuse_problems(evaluation, &before, &subjects))?
}

/// One live item of an incident holds a slot.
fn slot_is_free<K: CaseItem>(tx: &mut impl Tx, writing: &Writing<'_>, facts: &K) -> Result<(), Problem> {
    let Some(slot) = facts.slot().filter(|_| facts.withdrawn().is_none()) else { return Ok(()) };
    match case_items::holding(tx, writing.case.incident.id, K::KIND, &slot)? {
        Some(existing) if existing != writing.id => Err(Problem { existing: Some(existing), ..K::KIND.slot_taken().into() }),
        _ => Ok(()),
    }
}

/// Every account and person that a part of an item names: where, and which.
fn named(value: &Value, at: &str, found: &mut Vec<(String, &'static str, Id)>) {
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| named(item, &format!("{at}/{index}"), found)),
        Value::Object(members) => {
            for (name, inner) in members {
                let kind = match name.as_str() {
                    "personId" => Some("personId"),
                    "officerId" => Some("officerId"),
                    _ => None,
                };
                match (kind, inner.as_str().and_then(|text| Id::parse(text).ok())) {
                    (Some(kind), Some(id)) => found.push((format!("{at}/{name}"), kind, id)),
                    _ => named(inner, &format!("{at}/{name}"), found),
                }
            }
        }
        _ => {}
    }
}

/// Refuses an item that names an account or a person who is not there. What stood in it before is not asked about again.
fn names_somebody_there<K: CaseItem>(tx: &mut impl Tx, writing: &Writing<'_>, facts: &K, before: Option<&K>) -> Result<(), Problem> {
    let (mut now, mut known) = (Vec::new(), Vec::new());
    let (facts, before) =
        (serde_json::to_value(facts).map_err(Problem::internal)?, serde_json::to_value(before).map_err(Problem::internal)?);
    named(&facts, "", &mut now);
    named(&before, "", &mut known);
    now.retain(|(_, kind, id)| !known.iter().any(|(_, known, other)| known == kind && other == id));
    let officers =
        officers::find_many(tx, &now.iter().filter(|(_, kind, _)| *kind == "officerId").map(|(_, _, id)| *id).collect::<Vec<_>>())?;
    let on_the_case = |id: Id| writing.case.records.live_parties().any(|party| party.person_id == id);
    let errors: Vec<FieldError> = now
        .into_iter()
        .filter_map(|(pointer, kind, id)| match kind {
            "personId" if !on_the_case(id) => Some(FieldError::new(pointer, "not-on-the-case")),
            "officerId" if !officers.iter().any(|officer| officer.id == id) => Some(FieldError::new(pointer, "not-found")),
            _ => None,
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

fn checked<K: Recorded>(tx: &mut impl Tx, writing: &Writing<'_>, facts: &K, before: Option<&K>) -> Result<(), Problem> {
    facts.check(writing.behalf.at).map_err(Problem::invalid)?;
    if facts.withdrawn().is_none() {
        check_within(facts, &writing.case.records)?;
        names_somebody_there(tx, writing, facts, before)?;
    }
    slot_is_free(tx, writing, facts)?;
    if facts.withdrawn().is_none() {
        refuse_new_problems(writing, &writing.case.records.with(writing.id, facts), facts)?;
    }
    Ok(())
}

/// A new item from what the client sent, with what the server sets, or the refusal of it.
fn ready<F: Recorded>(tx: &mut WriteTx<'_>, writing: &Writing<'_>, body: Value) -> Result<F, Problem> {
    let facts = F::from_wire(tx, writing, body)?;
    // What cannot be so in itself is said before what does not fit the case.
    facts.check(writing.behalf.at).map_err(Problem::invalid)?;
    let facts = facts.prepared(tx, writing, None)?;
    checked(tx, writing, &facts, None)?;
    Ok(facts)
}

/// What a client reads of an item.
pub fn info(tx: &mut impl Tx, record: &ItemRecord) -> Result<Value, Problem> {
    let names = Names(officers::find_many(tx, &shape::officers(record))?);
    Ok(shape::info(record, &names))
}

/// The address of an item.
fn location<K: WireItem>(incident: Id, id: Id) -> String {
    format!("/v1/incidents/{incident}/{}/{id}", K::PLURAL)
}

/// Records a new item.
pub fn create<K: WireItem>(
    tx: &mut WriteTx<'_>,
    state: &Arc<State>,
    viewer: &Viewer,
    behalf: &Behalf,
    (incident, id): (Id, Id),
    body: Value,
    said: &Value,
) -> Result<Written, Problem>
where
    K::Facts: Recorded,
{
    // In the order of the ids, so that two who lock the same two never wait for each other.
    let mut locked: Vec<Id> = [incident].into_iter().chain(K::Facts::other_incident_of(&body)).collect();
    locked.sort_unstable();
    locked.dedup();
    locked.into_iter().try_for_each(|id| tx.lock(id))?;
    let incident = visible(tx, viewer, incident)?;
    if case_items::find(tx, id)?.is_some() {
        return Err(ProblemCode::AlreadyExists.into());
    }
    let case = load(tx, state, incident)?;
    let writing = Writing { state, viewer, behalf, case: &case, id, said };
    let facts = ready::<K::Facts>(tx, &writing, body).map_err(|mut problem| {
        problem.errors.iter_mut().for_each(|error| error.pointer = K::Facts::pointer(std::mem::take(&mut error.pointer)));
        problem
    })?;
    let record = case_items::insert(tx, behalf, id, case.incident.id, &facts)?;
    facts.effects(tx, &writing)?;
    Written::created(&info(tx, &record)?, etag(record.version), location::<K>(case.incident.id, id))
}

/// An item of a kind in a case.
pub fn in_case(
    tx: &mut impl Tx,
    viewer: &Viewer,
    incident: Id,
    id: Id,
    kind: waymark_domain::case::ItemKind,
) -> Result<ItemRecord, Problem> {
    visible(tx, viewer, incident)?;
    case_items::find(tx, id)?.filter(|item| item.incident_id == incident && item.kind == kind).ok_or_else(|| ProblemCode::NotFound.into())
}

/// Changes an item, or takes it back.
pub fn change<K: WireItem>(
    tx: &mut WriteTx<'_>,
    state: &Arc<State>,
    viewer: &Viewer,
    behalf: &Behalf,
    (incident, id): (Id, Id),
    seen: Seen,
    patch: &Value,
) -> Result<Written, Problem>
where
    K::Facts: Recorded,
{
    tx.lock(incident)?;
    let old = in_case(tx, viewer, incident, id, <K::Facts as CaseItem>::KIND)?;
    unchanged(tx, seen, id, old.version, &etag(old.version))?;
    if old.withdrawn {
        return Err(ProblemCode::AlreadyWithdrawn.into());
    }
    let next: K::Facts = facts_of(shape::changed::<K>(&old, patch, behalf.officer, behalf.at)?).map_err(at_the_reason)?;
    let incident = visible(tx, viewer, incident)?;
    let case = load(tx, state, incident)?;
    let writing = Writing { state, viewer, behalf, case: &case, id, said: patch };
    let record = put::<K::Facts>(tx, &writing, &old, next).map_err(at_the_reason)?;
    Written::changed(&info(tx, &record)?, etag(record.version))
}

/// The reason of a withdrawal is sent flat.
fn at_the_reason(mut problem: Problem) -> Problem {
    for error in problem.errors.iter_mut().filter(|error| error.pointer == "/withdrawn/reason") {
        error.pointer = "/withdrawnReason".to_owned();
    }
    problem
}

/// Writes new facts over an item, with everything that goes with it.
pub fn put<F: Recorded>(tx: &mut WriteTx<'_>, writing: &Writing<'_>, old: &ItemRecord, next: F) -> Result<ItemRecord, Problem> {
    let before: F = old.facts()?;
    if next == before {
        return Ok(old.clone());
    }
    before.changeable()?;
    next.check_change(&before).map_err(Problem::invalid)?;
    let next = next.prepared(tx, writing, Some(&before))?;
    if next == before {
        return Ok(old.clone());
    }
    checked(tx, writing, &next, Some(&before))?;
    let record = case_items::update(tx, writing.behalf, old, &next)?;
    next.effects(tx, writing)?;
    Ok(record)
}
