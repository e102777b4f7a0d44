//! The school list. Public data: reading it is not a consultation of anybody's record.

use super::{Shared, answer};
use crate::conditions::etag;
use crate::dto::common::{Page, limit};
use crate::dto::problem::ReadProblems;
use crate::dto::school::{SchoolInfo, SchoolQuery};
use crate::extract::{Actor, Asked, IdOf, ReadSchools};
use crate::problem::Refusal;
use actix_web::{HttpRequest, HttpResponse, get};
use waymark_domain::Id;
use waymark_domain::school::fold;
use waymark_store::schools;

/// Schools in the order of their names.
#[utoipa::path(tag = "schools", operation_id = "listSchools", params(SchoolQuery), responses((status = 200, description = "A page of schools.", body = Page<SchoolInfo>), ReadProblems))]
#[get("/schools")]
pub async fn list_schools(state: Shared, actor: Actor<ReadSchools>, query: Asked<SchoolQuery>) -> Result<HttpResponse, Refusal> {
    let limit = limit(query.0.limit);
    let search = query.0.search.as_deref().map(fold).unwrap_or_default();
    // The cursor is good for the same words only.
    let list = format!("schools|{search}");
    let after: Option<(String, Id)> = query.0.cursor.as_deref().map(|cursor| state.cursors.read(&list, actor.id(), cursor)).transpose()?;
    let words: Vec<String> = search.split_whitespace().map(str::to_owned).collect();
    let mut found = state.store.read(move |tx| Ok(schools::page(tx, &words, after, limit + 1)?)).await?;
    let more = found.len() > limit as usize;
    found.truncate(limit as usize);
    let next_cursor = match found.last() {
        Some((school, key)) if more => Some(state.cursors.make(&list, actor.id(), &(key, school.id))?),
        _ => None,
    };
    Ok(HttpResponse::Ok().json(Page { items: found.into_iter().map(|(school, _)| SchoolInfo::from(school)).collect(), next_cursor }))
}

/// A school.
#[utoipa::path(tag = "schools", operation_id = "getSchool", params(("id" = crate::dto::schema::WireId, Path, description = "The school.")),
    responses((status = 200, description = "The school.", body = SchoolInfo), ReadProblems))]
#[get("/schools/{id}")]
pub async fn get_school(state: Shared, _actor: Actor<ReadSchools>, id: IdOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let school = SchoolInfo::from(state.store.read(move |tx| Ok(schools::find(tx, id.0)?)).await?);
    Ok(answer(request.headers(), &etag(school.version), &school))
}
