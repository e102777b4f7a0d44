//! One write, one effect: look the key up, run the effect in a savepoint, keep the answer beside it, all in one transaction.

use crate::conditions;
use crate::extract::actor::Behalfs;
use crate::extract::body::RawBody;
use crate::problem::{PROBLEM_JSON, Refusal, body};
use crate::state::State;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use waymark_domain::{Problem, ProblemCode};
use waymark_store::WriteTx;
use waymark_store::idempotency::{self, StoredAnswer};

/// What a write answers when it succeeds.
pub struct Written {
    pub status: StatusCode,
    pub etag: String,
    pub location: Option<String>,
    pub body: String,
}

impl Written {
    /// 201 with the new thing and its address.
    pub fn created<T: Serialize>(value: &T, etag: String, location: String) -> Result<Self, Problem> {
        let body = serde_json::to_string(value).map_err(Problem::internal)?;
        Ok(Self { status: StatusCode::CREATED, etag, location: Some(location), body })
    }

    /// 200 with the thing as it is now.
    pub fn changed<T: Serialize>(value: &T, etag: String) -> Result<Self, Problem> {
        let body = serde_json::to_string(value).map_err(Problem::internal)?;
        Ok(Self { status: StatusCode::OK, etag, location: None, body })
    }
}

/// SHA-256 over everything that makes the request what it is; a client that sends again sends the same bytes.
fn fingerprint(request: &HttpRequest, raw: &RawBody) -> [u8; 32] {
    let if_match = request.headers().get(header::IF_MATCH).map(HeaderValue::as_bytes).unwrap_or_default();
    fingerprint_of(request.method().as_str(), request.path(), if_match, raw.bytes())
}

/// The same for a write that came another way.
pub fn fingerprint_of(method: &str, path: &str, if_match: &[u8], body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [method.as_bytes(), path.as_bytes(), if_match, body] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Runs a write once. `effect` must touch nothing but the transaction.
pub async fn write_once(
    state: &Arc<State>,
    who: &impl Behalfs,
    request: &HttpRequest,
    raw: &RawBody,
    effect: impl FnOnce(&mut WriteTx<'_>) -> Result<Written, Problem> + Send + 'static,
) -> Result<HttpResponse, Refusal> {
    let behalf = who.behalf();
    let key = conditions::idempotency_key(request.headers())?;
    let print = fingerprint(request, raw);
    let running = state.begin(behalf.officer, &key).ok_or(ProblemCode::RequestInProgress)?;
    let instance = request.path().to_owned();
    let (stored, replayed) = state
        .store
        .write(move |tx| {
            // Held until the transaction has ended, however the caller fares.
            let _running = &running;
            if let Some(known) = idempotency::find(tx, behalf.officer, &key)? {
                return if known.fingerprint == print { Ok((known.answer, true)) } else { Err(ProblemCode::IdempotencyKeyReused.into()) };
            }
            let answer = match tx.nested(effect) {
                Ok(written) => StoredAnswer {
                    status: written.status.as_u16(),
                    content_type: "application/json".to_owned(),
                    etag: Some(written.etag),
                    location: written.location,
                    body: written.body,
                },
                Err(problem) if problem.code.is_final() => StoredAnswer {
                    status: problem.code.status(),
                    content_type: PROBLEM_JSON.to_owned(),
                    etag: problem.current_etag.clone(),
                    location: None,
                    body: body(&problem, &format!("{:032x}", behalf.trace), &instance),
                },
                Err(problem) => return Err(problem),
            };
            idempotency::keep(tx, behalf.officer, &key, print, &answer, behalf.at).map_err(|error| match error {
                // Another process finished the same key between our look and our write.
                waymark_store::StoreError::Unique(_) => ProblemCode::RequestInProgress.into(),
                other => Problem::from(other),
            })?;
            Ok((answer, false))
        })
        .await?;
    Ok(answer(stored, replayed))
}

fn answer(stored: StoredAnswer, replayed: bool) -> HttpResponse {
    let status = StatusCode::from_u16(stored.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut builder = HttpResponse::build(status);
    builder.insert_header((header::CONTENT_TYPE, stored.content_type));
    if let Some(etag) = stored.etag {
        builder.insert_header((header::ETAG, etag));
    }
    if let Some(location) = stored.location {
        builder.insert_header((header::LOCATION, location));
    }
    if replayed {
        builder.insert_header((HeaderName::from_static("idempotency-replayed"), HeaderValue::from_static("true")));
    }
    builder.body(stored.body)
}
