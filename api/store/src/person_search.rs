//! Finding people through blind indexes: the database holds keyed hashes of how a name sounds, a year of birth and a school, never the
//! words themselves.

use crate::StoreError;
use crate::persons;
use crate::schema::{found_persons, meta, person_keys};
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid};
use diesel::prelude::*;
use std::collections::HashMap;
use waymark_domain::person::PersonFacts;
use waymark_domain::phonetic::search_keys;
use waymark_domain::{Id, Instant};

/// Most rows looked at for one search: a name as common as that needs more than a name to be found by.
const ROWS: i64 = 5_000;
/// People filed at once when a database is brought up to date.
const PAGE: i64 = 500;
/// Under which the database says that everybody in it is filed.
const FILED: &str = "person_keys";

/// Files a person under its search keys, in place of those it had.
pub fn file(tx: &mut WriteTx<'_>, person: Id, facts: &PersonFacts) -> Result<(), StoreError> {
    let parts = tx.parts();
    diesel::delete(person_keys::table.filter(person_keys::person_id.eq(Uid(person)))).execute(parts.db)?;
    let mut keys: Vec<Vec<u8>> = search_keys(facts).iter().map(|term| parts.seal.blind(term)).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        diesel::insert_into(person_keys::table)
            .values((person_keys::person_id.eq(Uid(person)), person_keys::key.eq(key)))
            .execute(parts.db)?;
    }
    Ok(())
}

/// Files everybody who was recorded before there were search keys: once in the life of a database, whoever starts first.
pub fn file_everybody_once(tx: &mut WriteTx<'_>) -> Result<usize, StoreError> {
    let done: Option<String> = meta::table.find(FILED).select(meta::value).first(tx.parts().db).optional()?;
    if done.is_some() {
        return Ok(0);
    }
    let (mut after, mut filed) = (None, 0);
    loop {
        let page = persons::page(tx, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for person in &page {
            file(tx, person.id, &person.facts)?;
        }
        filed += page.len();
    }
    diesel::insert_into(meta::table).values((meta::name.eq(FILED), meta::value.eq("yes"))).execute(tx.parts().db)?;
    Ok(filed)
}

/// People who share keys with what is looked for, those with the most in common first.
pub fn candidates(tx: &mut impl Tx, wanted: &PersonFacts, limit: usize) -> Result<Vec<(Id, usize)>, StoreError> {
    let parts = tx.parts();
    let keys: Vec<Vec<u8>> = search_keys(wanted).iter().map(|term| parts.seal.blind(term)).collect();
    let rows: Vec<Uid> =
        person_keys::table.filter(person_keys::key.eq_any(keys)).select(person_keys::person_id).limit(ROWS).load(parts.db)?;
    let mut shared: HashMap<Id, usize> = HashMap::new();
    for row in rows {
        *shared.entry(row.0).or_default() += 1;
    }
    let mut found: Vec<(Id, usize)> = shared.into_iter().collect();
    found.sort_unstable_by(|(a, m), (b, n)| n.cmp(m).then(a.cmp(b)));
    found.truncate(limit);
    Ok(found)
}

/// Notes whom a search showed to an officer.
pub fn shown(tx: &mut WriteTx<'_>, officer: Id, persons: &[Id], now: Instant) -> Result<(), StoreError> {
    for person in persons {
        let row =
            (found_persons::officer_id.eq(Uid(officer)), found_persons::person_id.eq(Uid(*person)), found_persons::found_at.eq(At(now)));
        let known = found_persons::table.find((Uid(officer), Uid(*person)));
        if diesel::update(known).set(found_persons::found_at.eq(At(now))).execute(tx.parts().db)? == 0 {
            diesel::insert_into(found_persons::table).values(row).execute(tx.parts().db)?;
        }
    }
    Ok(())
}

/// Whether a search showed somebody to an officer.
pub fn was_shown(tx: &mut impl Tx, officer: Id, person: Id) -> Result<bool, StoreError> {
    let found: Option<Uid> =
        found_persons::table.find((Uid(officer), Uid(person))).select(found_persons::person_id).first(tx.parts().db).optional()?;
    Ok(found.is_some())
}
