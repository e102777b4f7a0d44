//! The body of a batch. Only its frame is read here: what each item holds is read, and refused, by the endpoint that the item is for.

use super::body::{LIMIT, RawBody, checked, read};
use super::json::{self, DEPTH};
use crate::dto::batch::BATCH_LIMIT;
use crate::problem::Refusal;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use waymark_domain::{Problem, ProblemCode};

/// The frame of a batch: its items are still the bytes that came.
pub struct Framed<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Framed<T> {
    type Error = Refusal;
    type Future = LocalBoxFuture<'static, Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let raw = read(&request, payload, "application/json", BATCH_LIMIT).await?;
            // How deep its items are is not asked here: one that is too deep must not hold up the others.
            Ok(Self(raw_parts(raw.bytes())?))
        })
    }
}

/// One JSON value as a type whose parts may stay raw.
pub fn frame<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // A body may be as deep as one sent by itself, three levels below the frame.
    if json::deeper_than(bytes, DEPTH + 3) {
        return Err(ProblemCode::TooDeep.into());
    }
    raw_parts(bytes)
}

/// The same however deep its raw parts are: they are passed over without recursion.
fn raw_parts<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| ProblemCode::InvalidEncoding)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| json::refusal(&error))?;
    reader.end().map_err(|_| ProblemCode::MalformedJson)?;
    Ok(value)
}

/// A body that carries another write's body: looked through like any other, and kept as the bytes that came.
pub struct FramedWrite<T> {
    pub raw: RawBody,
    pub value: T,
}

impl<T: DeserializeOwned + 'static> FromRequest for FramedWrite<T> {
    type Error = Refusal;
    type Future = LocalBoxFuture<'static, Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let raw = read(&request, payload, "application/json", LIMIT).await?;
            checked(&request, &raw, json::parse)?;
            let value = frame(raw.bytes())?;
            Ok(Self { raw, value })
        })
    }
}
