//! The account that is signed in.

use super::{Shared, answer};
use crate::conditions::etag;
use crate::dto::officer::OfficerInfo;
use crate::dto::problem::ReadProblems;
use crate::extract::{Actor, OwnAccount};
use actix_web::{HttpRequest, HttpResponse, get};

/// Who is signed in.
#[utoipa::path(tag = "officers", operation_id = "getMe", responses((status = 200, description = "The account.", body = OfficerInfo), ReadProblems))]
#[get("/officers/me")]
pub async fn get_me(state: Shared, actor: Actor<OwnAccount>, request: HttpRequest) -> HttpResponse {
    answer(request.headers(), &etag(actor.officer.version), &OfficerInfo::from(&actor.officer, state.settings.demo()))
}
