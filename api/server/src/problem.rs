//! [`Problem`] becomes an RFC 9457 answer: the only place where an error body is made.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use serde_json::{Map, Value, json};
use waymark_domain::problem::FIELD_ERRORS;
use waymark_domain::{Problem, ProblemCode};

/// The media type of every non-2xx body.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// A problem as actix wants its errors. The body is written by the middleware, which knows the trace id and the address.
#[derive(Debug, Clone)]
pub struct Refusal(pub Problem);

impl<T: Into<Problem>> From<T> for Refusal {
    fn from(problem: T) -> Self {
        Self(problem.into())
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.code.code())
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        status(self.0.code)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.0.clone());
        response
    }
}

/// The HTTP status of a code.
pub fn status(code: ProblemCode) -> StatusCode {
    StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The body. It never holds an input value.
pub fn body(problem: &Problem, trace: &str, instance: &str) -> String {
    let mut body = Map::new();
    let code = problem.code;
    body.insert("type".into(), json!(format!("/problems/{}", code.code())));
    body.insert("title".into(), json!(code.title()));
    body.insert("status".into(), json!(code.status()));
    body.insert("detail".into(), json!(code.detail()));
    body.insert("instance".into(), json!(instance));
    body.insert("code".into(), json!(code.code()));
    body.insert("retry".into(), json!(code.retry()));
    body.insert("traceId".into(), json!(trace));
    let errors: Vec<Value> = problem
        .errors
        .iter()
        .map(|error| {
            let detail = FIELD_ERRORS.iter().find(|(known, _)| *known == error.code).map_or("", |(_, text)| text);
            json!({ "pointer": error.pointer, "code": error.code, "detail": detail })
        })
        .collect();
    body.insert("errors".into(), Value::Array(errors));
    if let Some(etag) = &problem.current_etag {
        body.insert("currentEtag".into(), json!(etag));
        body.insert("changedFields".into(), json!(problem.changed_fields));
    }
    if let Some(existing) = &problem.existing {
        body.insert("existingId".into(), json!(existing));
    }
    if !problem.owed.is_empty() {
        body.insert("owed".into(), json!(problem.owed));
    }
    if let Some(code) = &problem.refused_with {
        body.insert("refusedWith".into(), json!(code));
    }
    Value::Object(body).to_string()
}

/// Headers that go with a problem.
pub fn headers(problem: &Problem) -> Vec<(HeaderName, HeaderValue)> {
    let mut headers = vec![(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON))];
    if let Some(seconds) = problem.retry_after {
        headers.push((header::RETRY_AFTER, HeaderValue::from(seconds)));
    }
    if let Some(etag) = problem.current_etag.as_deref().and_then(|etag| HeaderValue::from_str(etag).ok()) {
        headers.push((header::ETAG, etag));
    }
    match problem.code {
        ProblemCode::NotSignedIn | ProblemCode::SessionExpired => {
            headers.push((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"waymark\"")));
        }
        ProblemCode::DeviceRevoked => {
            headers.push((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"waymark\"")));
            // Not "storage": what was finished and not sent yet lies there, and is still to come.
            headers.push((HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"cookies\"")));
        }
        ProblemCode::UnsupportedMediaType => {
            headers.push((HeaderName::from_static("accept-patch"), HeaderValue::from_static("application/merge-patch+json")));
        }
        _ => {}
    }
    headers
}

/// The problem that stands for a status the framework gave by itself.
pub const fn for_status(status: u16) -> ProblemCode {
    match status {
        400 => ProblemCode::MalformedHeader,
        401 => ProblemCode::NotSignedIn,
        403 => ProblemCode::NotAllowed,
        404 => ProblemCode::NotFound,
        405 => ProblemCode::MethodNotAllowed,
        406 => ProblemCode::NotAcceptable,
        413 => ProblemCode::BodyTooLarge,
        415 => ProblemCode::UnsupportedMediaType,
        429 => ProblemCode::TooManyRequests,
        503 => ProblemCode::Busy,
        _ => ProblemCode::Internal,
    }
}

/// A whole answer, for the rare place outside the middleware.
pub fn answer(problem: &Problem, trace: &str, instance: &str) -> HttpResponse {
    let mut builder = HttpResponseBuilder::new(status(problem.code));
    for header in headers(problem) {
        builder.insert_header(header);
    }
    builder.body(body(problem, trace, instance))
}
