//! Incidents. `version` counts changes of the incident's own fields, `case_version` changes of anything in the case.

use crate::StoreError;
use crate::feed;
use crate::history::{self, NewRevision};
use crate::log::Behalf;
use crate::parties;
use crate::persons;
use crate::schema::{incidents, viewers as viewer_rows};
use crate::seal::{Column, Sealer};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid, code};
use crate::viewers;
use diesel::prelude::*;
use serde_json::Value;
use waymark_domain::audit::RecordKind;
use waymark_domain::incident::{IncidentFacts, IncidentStatus};
use waymark_domain::reference::Reference;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = incidents, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    reference: String,
    owner_id: Uid,
    status: String,
    guidance_pack: String,
    version: i64,
    case_version: i64,
    reported_at: Option<At>,
    written_at: At,
    received_at: At,
    updated_at: At,
    children: i32,
    people: i32,
    sealed: Vec<u8>,
}

/// An incident as recorded.
#[derive(Debug, Clone)]
pub struct IncidentRecord {
    pub id: Id,
    pub reference: Reference,
    pub owner_id: Id,
    pub status: IncidentStatus,
    pub guidance_pack: String,
    pub version: i64,
    pub case_version: i64,
    pub received_at: Instant,
    pub updated_at: Instant,
    pub children: i32,
    pub people: i32,
    pub facts: IncidentFacts,
}

fn open(row: Row, seal: &Sealer) -> Result<IncidentRecord, StoreError> {
    Ok(IncidentRecord {
        facts: seal.open_json(Column::Incidents, row.id.0.uuid().as_bytes(), &row.sealed)?,
        id: row.id.0,
        reference: Reference::parse(&row.reference).map_err(|_| StoreError::Broken("a stored reference is damaged".to_owned()))?,
        owner_id: row.owner_id.0,
        status: code(&row.status)?,
        guidance_pack: row.guidance_pack,
        version: row.version,
        case_version: row.case_version,
        received_at: row.received_at.0,
        updated_at: row.updated_at.0,
        children: row.children,
        people: row.people,
    })
}

fn as_value(facts: &IncidentFacts) -> Result<Value, StoreError> {
    serde_json::to_value(facts).map_err(|_| StoreError::Broken("facts of an incident did not become JSON".to_owned()))
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<Option<IncidentRecord>, StoreError> {
    let parts = tx.parts();
    let row = incidents::table.find(Uid(id)).select(Row::as_select()).first(parts.db).optional()?;
    row.map(|row| open(row, parts.seal)).transpose()
}

/// Whose an incident is; none if there is no such incident.
pub fn owner(tx: &mut impl Tx, id: Id) -> Result<Option<Id>, StoreError> {
    let owner: Option<Uid> = incidents::table.find(Uid(id)).select(incidents::owner_id).first(tx.parts().db).optional()?;
    Ok(owner.map(|owner| owner.0))
}

/// Whether a reference is in use.
pub fn reference_taken(tx: &mut impl Tx, reference: Reference) -> Result<bool, StoreError> {
    let found = incidents::table
        .filter(incidents::reference.eq(reference.to_string()))
        .select(incidents::id)
        .first::<Uid>(tx.parts().db)
        .optional()?;
    Ok(found.is_some())
}

/// The highest number used with a prefix, for references that the server makes.
pub fn highest_counter(tx: &mut impl Tx, prefix: u32) -> Result<u32, StoreError> {
    let first = Reference::make(prefix, 0).to_string();
    let last = Reference::make(prefix, waymark_domain::reference::PREFIXES - 1).to_string();
    // The first four characters hold the prefix ("KV-4"): digits sort before letters in both databases' bytewise order of ASCII.
    let found: Option<String> = incidents::table
        .filter(incidents::reference.ge(first).and(incidents::reference.le(last)))
        .select(incidents::reference)
        .order(incidents::reference.desc())
        .first(tx.parts().db)
        .optional()?;
    Ok(found.and_then(|text| Reference::parse(&text).ok()).map_or(0, Reference::counter))
}

/// Records an incident.
pub fn insert(
    tx: &mut WriteTx<'_>,
    behalf: &Behalf,
    id: Id,
    reference: Reference,
    pack: &str,
    facts: IncidentFacts,
) -> Result<IncidentRecord, StoreError> {
    let after = as_value(&facts)?;
    let parts = tx.parts();
    let row = Row {
        id: Uid(id),
        reference: reference.to_string(),
        owner_id: Uid(behalf.officer),
        status: IncidentStatus::Open.code().to_owned(),
        guidance_pack: pack.to_owned(),
        version: 1,
        case_version: 1,
        reported_at: facts.reported_at().map(At),
        written_at: At(facts.written_at),
        received_at: At(behalf.at),
        updated_at: At(behalf.at),
        children: 0,
        people: 0,
        sealed: parts.seal.seal_json(Column::Incidents, id.uuid().as_bytes(), &facts)?,
    };
    diesel::insert_into(incidents::table).values(&row).execute(parts.db)?;
    let revision = NewRevision {
        kind: RecordKind::Incident,
        resource_id: id,
        incident_id: Some(id),
        version: 1,
        written_at: Some(facts.written_at),
        before: None,
        after: &after,
    };
    history::keep(tx, behalf, &revision)?;
    for viewer in viewers::of_owner(tx, behalf.officer)? {
        viewers::add(tx, id, viewer, 1, behalf.at)?;
    }
    open(row, tx.parts().seal)
}

/// Writes new facts over a version.
pub fn update(tx: &mut WriteTx<'_>, behalf: &Behalf, old: &IncidentRecord, facts: IncidentFacts) -> Result<IncidentRecord, StoreError> {
    let (before, after) = (as_value(&old.facts)?, as_value(&facts)?);
    let (version, case_version) = (old.version + 1, old.case_version + 1);
    let parts = tx.parts();
    let sealed = parts.seal.seal_json(Column::Incidents, old.id.uuid().as_bytes(), &facts)?;
    let changed = diesel::update(incidents::table.filter(incidents::id.eq(Uid(old.id)).and(incidents::case_version.eq(old.case_version))))
        .set((
            incidents::version.eq(version),
            incidents::case_version.eq(case_version),
            incidents::updated_at.eq(At(behalf.at)),
            incidents::reported_at.eq(facts.reported_at().map(At)),
            incidents::sealed.eq(sealed),
        ))
        .execute(parts.db)?;
    if changed == 0 {
        return Err(StoreError::Busy("an incident changed under a write".to_owned()));
    }
    let revision = NewRevision {
        kind: RecordKind::Incident,
        resource_id: old.id,
        incident_id: Some(old.id),
        version,
        written_at: Some(facts.written_at),
        before: Some(&before),
        after: &after,
    };
    history::keep(tx, behalf, &revision)?;
    feed::announce_case(tx, (RecordKind::Incident, old.id, version), old.id, behalf.at)?;
    Ok(IncidentRecord { version, case_version, updated_at: behalf.at, facts, ..old.clone() })
}

/// Something in the case changed: its version moves on and its people are counted again.
pub fn touch(tx: &mut WriteTx<'_>, id: Id, now: Instant) -> Result<IncidentRecord, StoreError> {
    let old = find(tx, id)?.ok_or(StoreError::NotFound)?;
    let parties = parties::of_incident(tx, id)?;
    let ids: Vec<Id> = parties.iter().filter(|party| party.facts.withdrawn.is_none()).map(|party| party.facts.person_id).collect();
    let persons = persons::find_many(tx, &ids)?;
    let day = old.facts.reported_at().unwrap_or(old.received_at).utc().date_naive();
    let involved =
        |person: Id| parties.iter().any(|p| p.facts.person_id == person && p.facts.withdrawn.is_none() && p.facts.role.is_involved());
    let children = persons.iter().filter(|person| involved(person.id) && person.facts.is_child_on(day) != Some(false)).count();
    let case_version = old.case_version + 1;
    let (children, people) = (small(children), small(persons.len()));
    diesel::update(incidents::table.filter(incidents::id.eq(Uid(id))))
        .set((
            incidents::case_version.eq(case_version),
            incidents::updated_at.eq(At(now)),
            incidents::children.eq(children),
            incidents::people.eq(people),
        ))
        .execute(tx.parts().db)?;
    Ok(IncidentRecord { case_version, updated_at: now, children, people, ..old })
}

fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// By what a list is ordered, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By arrival: stable while paging.
    Received,
    /// By the last change: what moves while you page comes to the front.
    Updated,
}

/// What an incident is besides its facts: whose, under which pack, open or closed.
pub struct Standing<'a> {
    pub owner: Id,
    pub status: IncidentStatus,
    pub pack: &'a str,
}

/// Moves an incident to another owner, another pack or another status. What moved it is an item with a history of its own.
pub fn stand(tx: &mut WriteTx<'_>, id: Id, standing: &Standing<'_>, now: Instant) -> Result<IncidentRecord, StoreError> {
    let old = find(tx, id)?.ok_or(StoreError::NotFound)?;
    diesel::update(incidents::table.find(Uid(id)))
        .set((
            incidents::owner_id.eq(Uid(standing.owner)),
            incidents::status.eq(standing.status.code()),
            incidents::guidance_pack.eq(standing.pack),
        ))
        .execute(tx.parts().db)?;
    if standing.owner != old.owner_id {
        let (before, after) = (viewers::of_owner(tx, old.owner_id)?, viewers::of_owner(tx, standing.owner)?);
        for viewer in &after {
            viewers::add(tx, id, *viewer, old.version, now)?;
        }
        // Whoever had the case still sees it; another team's supervisors no longer do.
        for viewer in before.iter().filter(|viewer| **viewer != old.owner_id && !after.contains(viewer)) {
            viewers::remove(tx, id, *viewer, old.version, now)?;
        }
    }
    Ok(IncidentRecord { owner_id: standing.owner, status: standing.status, guidance_pack: standing.pack.to_owned(), ..old })
}

/// Incidents received around a moment that an account may see, for looking for the same one recorded twice.
pub fn around(tx: &mut impl Tx, sees: &[Id], at: Instant, hours: i64, limit: i64) -> Result<Vec<IncidentRecord>, StoreError> {
    let parts = tx.parts();
    let ids: Vec<Uid> = sees.iter().copied().map(Uid).collect();
    let seen = viewer_rows::table.filter(viewer_rows::viewer_id.eq_any(ids)).select(viewer_rows::incident_id);
    let rows: Vec<Row> = incidents::table
        .filter(incidents::id.eq_any(seen))
        .filter(incidents::received_at.between(At(at.plus_hours(-hours)), At(at.plus_hours(hours))))
        .order((incidents::received_at.desc(), incidents::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// Open incidents after an id, whoever they belong to: for the preview of a pack.
pub fn open_after(tx: &mut impl Tx, after: Option<Id>, limit: i64) -> Result<Vec<IncidentRecord>, StoreError> {
    let parts = tx.parts();
    let mut query = incidents::table.filter(incidents::status.eq(IncidentStatus::Open.code())).select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(incidents::id.gt(Uid(after)));
    }
    let rows: Vec<Row> = query.order(incidents::id).limit(limit).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}

/// A page of the incidents that an account sees.
pub fn page(
    tx: &mut impl Tx,
    sees: &[Id],
    order: Order,
    reference: Option<Reference>,
    after: Option<(Instant, Id)>,
    limit: i64,
) -> Result<Vec<IncidentRecord>, StoreError> {
    let parts = tx.parts();
    let ids: Vec<Uid> = sees.iter().copied().map(Uid).collect();
    let seen = viewer_rows::table.filter(viewer_rows::viewer_id.eq_any(ids)).select(viewer_rows::incident_id);
    let mut query = incidents::table.filter(incidents::id.eq_any(seen)).select(Row::as_select()).into_boxed();
    if let Some(reference) = reference {
        query = query.filter(incidents::reference.eq(reference.to_string()));
    }
    query = match (order, after) {
        (Order::Received, Some((at, id))) => {
            query.filter(incidents::received_at.lt(At(at)).or(incidents::received_at.eq(At(at)).and(incidents::id.lt(Uid(id)))))
        }
        (Order::Updated, Some((at, id))) => {
            query.filter(incidents::updated_at.lt(At(at)).or(incidents::updated_at.eq(At(at)).and(incidents::id.lt(Uid(id)))))
        }
        (_, None) => query,
    };
    query = match order {
        Order::Received => query.order((incidents::received_at.desc(), incidents::id.desc())),
        Order::Updated => query.order((incidents::updated_at.desc(), incidents::id.desc())),
    };
    let rows: Vec<Row> = query.limit(limit).load(parts.db)?;
    rows.into_iter().map(|row| open(row, parts.seal)).collect()
}
