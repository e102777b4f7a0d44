//! The error body (RFC 9457) and the sets of problems an operation can answer with.

use super::items::OwedInfo;
use super::schema::WireId;
use std::collections::BTreeMap;
use utoipa::openapi::{Content, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};
use waymark_domain::ProblemCode;

/// What went wrong: what happened, that nothing was lost, and what to do. It never repeats a value that was sent.
#[derive(ToSchema)]
#[schema(as = Problem, rename_all = "camelCase")]
#[expect(dead_code, reason = "the document's view of the body that problem.rs writes")]
pub struct ProblemBody {
    /// Address of the code's description, relative to this server.
    #[schema(example = "/problems/invalid", max_length = 100)]
    r#type: String,
    #[schema(max_length = 200)]
    title: String,
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    #[schema(max_length = 1000)]
    detail: String,
    /// The address of the request.
    #[schema(max_length = 2000)]
    instance: String,
    /// Stable code; see `GET /problems`.
    #[schema(example = "invalid", max_length = 64)]
    code: String,
    /// Whether trying again can help.
    retry: RetryAdvice,
    /// The number to quote to support: it stands in the server's log.
    #[schema(example = "0af7651916cd43dd8448eb211c80319c", pattern = "^[0-9a-f]{32}$")]
    trace_id: String,
    /// Which fields, with `invalid` and `media-not-accepted`.
    #[schema(max_items = 200)]
    errors: Vec<ProblemField>,
    /// With `stale`: the ETag to read again.
    #[schema(max_length = 64)]
    current_etag: Option<String>,
    /// With `stale`: names of the fields changed since the version you saw.
    #[schema(max_items = 100)]
    changed_fields: Option<Vec<String>>,
    /// With `party-already-recorded`: what is there already.
    #[schema(value_type = Option<WireId>)]
    existing_id: Option<String>,
    /// With `something-owed` and `supervisor-needed`: what is still owed.
    #[schema(max_items = 1000)]
    owed: Option<Vec<OwedInfo>>,
    /// With `held-item-refused`: the code that the write itself was refused with.
    #[schema(max_length = 64)]
    refused_with: Option<String>,
}

/// One field that cannot be recorded.
#[derive(ToSchema)]
#[schema(as = ProblemField, rename_all = "camelCase")]
#[expect(dead_code, reason = "as above")]
pub struct ProblemField {
    /// JSON pointer (RFC 6901) into the body.
    #[schema(example = "/report/reportedAt", max_length = 400)]
    pointer: String,
    #[schema(example = "in-the-future", max_length = 64)]
    code: String,
    #[schema(max_length = 400)]
    detail: String,
}

/// Whether the same request can ever succeed.
#[derive(ToSchema)]
#[schema(as = RetryAdvice, rename_all = "snake_case")]
#[expect(dead_code, reason = "as above")]
pub enum RetryAdvice {
    Never,
    Later,
    AfterChange,
    SignIn,
}

/// Statuses with their codes, for the shared responses of the document.
pub fn shared() -> Vec<(String, Response)> {
    let mut statuses: BTreeMap<u16, Vec<ProblemCode>> = BTreeMap::new();
    // 405 is the answer to what no operation describes, 424 one that stands inside a batch's alone.
    for code in ProblemCode::ALL.iter().filter(|code| !matches!(code.status(), 405 | 424)) {
        statuses.entry(code.status()).or_default().push(*code);
    }
    statuses.into_iter().map(|(status, codes)| (name(status), response(&codes))).collect()
}

fn name(status: u16) -> String {
    format!("Problem{status}")
}

fn response(codes: &[ProblemCode]) -> Response {
    let description = codes.iter().map(|code| format!("`{}`: {}", code.code(), code.title())).collect::<Vec<_>>().join("; ");
    let problem = codes[0].into();
    let body = crate::problem::body(&problem, "0af7651916cd43dd8448eb211c80319c", "/v1/incidents");
    let example = serde_json::from_str(&body).unwrap_or(serde_json::Value::Null);
    let content = Content::builder().schema(Some(Ref::from_schema_name("Problem"))).example(Some(example)).build();
    ResponseBuilder::new().description(description).content(crate::problem::PROBLEM_JSON, content).build()
}

fn refs(statuses: &[u16]) -> BTreeMap<String, RefOr<Response>> {
    statuses.iter().map(|status| (status.to_string(), RefOr::Ref(Ref::from_response_name(name(*status))))).collect()
}

/// What any reading operation can be refused with.
pub struct ReadProblems;
impl IntoResponses for ReadProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refs(&[400, 401, 403, 404, 406, 422, 429, 500, 503])
    }
}

/// What any writing operation can be refused with.
pub struct WriteProblems;
impl IntoResponses for WriteProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refs(&[400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429, 500, 503, 507])
    }
}

/// What a batch as a whole can be refused with; its items are answered inside it.
pub struct BatchProblems;
impl IntoResponses for BatchProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refs(&[400, 401, 403, 404, 406, 413, 415, 422, 429, 500, 503, 507])
    }
}

/// What an operation without sign-in can be refused with.
pub struct OpenProblems;
impl IntoResponses for OpenProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refs(&[400, 401, 403, 406, 413, 415, 422, 429, 500, 503, 507])
    }
}
