//! The school list.

use crate::StoreError;
use crate::schema::schools;
use crate::tx::{Tx, WriteTx};
use crate::types::{At, Uid, code};
use diesel::prelude::*;
use waymark_domain::Id;
use waymark_domain::school::{School, fold};
use waymark_domain::vocabulary::Vocabulary;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = schools, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: Uid,
    country: String,
    official_number: Option<String>,
    name: String,
    name_cy: Option<String>,
    town: Option<String>,
    local_authority: Option<String>,
    postcode: Option<String>,
    phase: String,
    welsh_medium: Option<bool>,
    is_open: bool,
    search_text: String,
    sort_key: String,
    updated_at: At,
    version: i64,
}

fn open(row: Row) -> Result<(School, String), StoreError> {
    let school = School {
        id: row.id.0,
        official_number: row.official_number,
        name: row.name,
        name_cy: row.name_cy,
        town: row.town,
        local_authority: row.local_authority,
        postcode: row.postcode,
        phase: code(&row.phase)?,
        country: code(&row.country)?,
        welsh_medium: row.welsh_medium,
        open: row.is_open,
        updated_at: row.updated_at.0,
        version: row.version,
    };
    Ok((school, row.sort_key))
}

fn row(school: &School) -> Row {
    Row {
        id: Uid(school.id),
        country: school.country.code().to_owned(),
        official_number: school.official_number.clone(),
        name: school.name.clone(),
        name_cy: school.name_cy.clone(),
        town: school.town.clone(),
        local_authority: school.local_authority.clone(),
        postcode: school.postcode.clone(),
        phase: school.phase.code().to_owned(),
        welsh_medium: school.welsh_medium,
        is_open: school.open,
        search_text: school.search_text(),
        sort_key: fold(&school.name),
        updated_at: At(school.updated_at),
        version: school.version,
    }
}

/// What an import did with one school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// New.
    Added,
    /// Known, and different now.
    Changed,
    /// Known, and the same.
    Unchanged,
}

/// Adds a school, or brings the one with its official number up to date and keeps its id.
pub fn import(tx: &mut WriteTx<'_>, mut school: School) -> Result<Imported, StoreError> {
    let known: Option<Row> = schools::table
        .filter(schools::country.eq(school.country.code()).and(schools::official_number.eq(&school.official_number)))
        .select(Row::as_select())
        .first(tx.parts().db)
        .optional()?;
    let Some(known) = known else {
        diesel::insert_into(schools::table).values(&row(&school)).execute(tx.parts().db)?;
        return Ok(Imported::Added);
    };
    let (old, _) = open(known)?;
    let now = school.updated_at;
    (school.id, school.version, school.updated_at) = (old.id, old.version, old.updated_at);
    if school == old {
        return Ok(Imported::Unchanged);
    }
    (school.version, school.updated_at) = (old.version + 1, now);
    diesel::update(schools::table.find(Uid(old.id))).set(&row(&school)).execute(tx.parts().db)?;
    Ok(Imported::Changed)
}

/// By id.
pub fn find(tx: &mut impl Tx, id: Id) -> Result<School, StoreError> {
    open(schools::table.find(Uid(id)).select(Row::as_select()).first(tx.parts().db)?).map(|(school, _)| school)
}

/// A page in the order of folded names, after a place in that order. Every word of the query must be found.
pub fn page(tx: &mut impl Tx, words: &[String], after: Option<(String, Id)>, limit: i64) -> Result<Vec<(School, String)>, StoreError> {
    let mut query = schools::table.select(Row::as_select()).into_boxed();
    for word in words {
        let pattern = format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        query = query.filter(schools::search_text.like(pattern).escape('\\'));
    }
    if let Some((key, id)) = after {
        query = query.filter(schools::sort_key.gt(key.clone()).or(schools::sort_key.eq(key).and(schools::id.gt(Uid(id)))));
    }
    let rows = query.order((schools::sort_key, schools::id)).limit(limit).load(tx.parts().db)?;
    rows.into_iter().map(open).collect()
}
