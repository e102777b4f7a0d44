//! The table of problem codes, for people and programs: where `type` of every refusal leads.

use crate::problem::Refusal;
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};
use waymark_domain::ProblemCode;
use waymark_domain::problem::FIELD_ERRORS;

fn entry(code: ProblemCode) -> Value {
    json!({
        "type": format!("/problems/{}", code.code()), "code": code.code(), "status": code.status(), "retry": code.retry(),
        "title": code.title(), "detail": code.detail(),
    })
}

/// All codes.
pub async fn list() -> HttpResponse {
    let problems: Vec<Value> = ProblemCode::ALL.iter().map(|code| entry(*code)).collect();
    let fields: Vec<Value> = FIELD_ERRORS.iter().map(|(code, detail)| json!({ "code": code, "detail": detail })).collect();
    HttpResponse::Ok().json(json!({ "problems": problems, "fieldErrors": fields }))
}

/// One code.
pub async fn one(code: web::Path<String>) -> Result<HttpResponse, Refusal> {
    let found = ProblemCode::ALL.iter().find(|known| known.code() == code.as_str()).ok_or(ProblemCode::NotFound)?;
    Ok(HttpResponse::Ok().json(entry(*found)))
}
