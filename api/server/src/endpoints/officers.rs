//! The account that is signed in, and the colleagues a case can be handed to.

use super::{Shared, answer};
use crate::conditions::etag;
use crate::dto::common::{Page, PageQuery, limit};
use crate::dto::officer::{Colleague, OfficerInfo};
use crate::dto::problem::ReadProblems;
use crate::extract::{Actor, Asked, OwnAccount, ReadIncidents};
use crate::problem::Refusal;
use actix_web::{HttpRequest, HttpResponse, get};
use waymark_domain::Id;
use waymark_store::officers;

/// Who is signed in.
#[utoipa::path(tag = "officers", operation_id = "getMe", responses((status = 200, description = "The account.", body = OfficerInfo), ReadProblems))]
#[get("/officers/me")]
pub async fn get_me(state: Shared, actor: Actor<OwnAccount>, request: HttpRequest) -> HttpResponse {
    answer(request.headers(), &etag(actor.officer.version), &OfficerInfo::from(&actor.officer, state.settings.demo()))
}

/// Colleagues who can have a case, for handing one over.
#[utoipa::path(tag = "officers", operation_id = "listOfficers", params(PageQuery), responses((status = 200, description = "A page of colleagues.", body = Page<Colleague>), ReadProblems))]
#[get("/officers")]
pub async fn list_officers(state: Shared, actor: Actor<ReadIncidents>, query: Asked<PageQuery>) -> Result<HttpResponse, Refusal> {
    let (officer, limit) = (actor.id(), limit(query.0.limit));
    let after: Option<Id> = query.0.cursor.as_deref().map(|cursor| state.cursors.read("officers", officer, cursor)).transpose()?;
    let mut found = state.store.read(move |tx| Ok(officers::case_holders(tx, after, limit + 1)?)).await?;
    let more = found.len() > limit as usize;
    found.truncate(limit as usize);
    let next_cursor = match found.last() {
        Some(last) if more => Some(state.cursors.make("officers", officer, &last.id)?),
        _ => None,
    };
    Ok(HttpResponse::Ok().json(Page { items: found.iter().map(Colleague::from).collect(), next_cursor }))
}
