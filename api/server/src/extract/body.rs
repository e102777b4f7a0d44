//! Bodies: JSON only, at most 256 KiB, nothing hidden in them.

use super::json;
use crate::problem::Refusal;
use crate::state::State;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;
use validator::Validate;
use waymark_domain::{Problem, ProblemCode};

/// Largest body, in bytes.
pub const LIMIT: usize = 256 * 1024;

/// The bytes as they came, for the fingerprint of a write.
#[derive(Clone)]
pub struct RawBody(web::Bytes);

impl RawBody {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A body that is one value of `T` within its limits.
pub struct Valid<T> {
    pub raw: RawBody,
    pub value: T,
}

/// A merge patch (RFC 7396): an object; what it makes of the record is checked after merging.
pub struct Patch {
    pub raw: RawBody,
    pub patch: Value,
}

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Valid<T> {
    type Error = Refusal;
    type Future = LocalBoxFuture<'static, Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let raw = read(&request, payload, "application/json", LIMIT).await?;
            let value = checked(&request, &raw, json::parse)?;
            Ok(Self { value: json::typed(value)?, raw })
        })
    }
}

impl FromRequest for Patch {
    type Error = Refusal;
    type Future = LocalBoxFuture<'static, Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let raw = read(&request, payload, "application/merge-patch+json", LIMIT).await?;
            let patch = checked(&request, &raw, json::parse)?;
            if !patch.is_object() {
                return Err(Problem::field("", "wrong-type").into());
            }
            Ok(Self { raw, patch })
        })
    }
}

/// What a reader of bodies makes of the bytes; that media was refused is counted.
pub(super) fn checked(request: &HttpRequest, raw: &RawBody, parse: impl FnOnce(&[u8]) -> Result<Value, Problem>) -> Result<Value, Problem> {
    parse(raw.bytes()).inspect_err(|problem| {
        if problem.code == ProblemCode::MediaNotAccepted
            && let Some(state) = request.app_data::<web::Data<Arc<State>>>()
        {
            state.metrics.media_refused();
        }
    })
}

/// The bytes of a body of the expected type, at most so many.
pub(super) async fn read(request: &HttpRequest, mut payload: Payload, expected: &str, limit: usize) -> Result<RawBody, Problem> {
    let headers = request.headers();
    let stated = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = stated.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let utf8 = parts.all(|part| part.to_ascii_lowercase().strip_prefix("charset=").is_none_or(|set| set.trim_matches('"') == "utf-8"));
    let encoded = headers.contains_key(header::CONTENT_ENCODING);
    if !kind.eq_ignore_ascii_case(expected) || !utf8 || encoded {
        return Err(ProblemCode::UnsupportedMediaType.into());
    }
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()).and_then(|text| text.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(ProblemCode::BodyTooLarge.into());
    }
    let mut bytes = web::BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| ProblemCode::MalformedJson)?;
        if bytes.len() + chunk.len() > limit {
            return Err(ProblemCode::BodyTooLarge.into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(RawBody(bytes.freeze()))
}
