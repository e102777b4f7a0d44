//! The body and the address of a guidance pack.

use super::body::{RawBody, checked, read};
use super::{Actor, KeepPacks, json};
use crate::problem::Refusal;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::future::LocalBoxFuture;
use serde_json::Value;
use std::future::{Ready, ready};
use waymark_domain::{Problem, ProblemCode};

/// Largest pack, in bytes.
const LIMIT: usize = 1024 * 1024;

/// A guidance pack as it was sent: JSON with no media in it. Whether it is a pack is the linter's to say.
///
/// The words "School Crime Beat" may stand in it: note 4 of the guidance names them in order to rule them out, and the linter refuses them
/// wherever they would be offered as a choice.
pub struct PackBody {
    pub raw: RawBody,
    /// The bytes as text: what is kept, and what the pack's fingerprint is made of.
    pub text: String,
    pub value: Value,
}

impl FromRequest for PackBody {
    type Error = Refusal;
    type Future = LocalBoxFuture<'static, Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            // Arguments of a handler are made side by side. A body of this size is looked through for nobody but an administrator.
            Actor::<KeepPacks>::from_request(&request, &mut Payload::None).await?;
            let raw = read(&request, payload, "application/json", LIMIT).await?;
            let value = checked(&request, &raw, json::clean)?;
            let text = std::str::from_utf8(raw.bytes()).map_err(|_| Problem::from(ProblemCode::InvalidEncoding))?.to_owned();
            Ok(Self { raw, text, value })
        })
    }
}

/// The `{version}` of an address.
pub struct VersionOf(pub String);

impl FromRequest for VersionOf {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let version = request.match_info().get("version").unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        // No pack has another name, so there is nothing at such an address.
        let fits = (1..=64).contains(&version.len()) && version.bytes().all(plain);
        ready(if fits { Ok(Self(version.to_owned())) } else { Err(ProblemCode::NotFound.into()) })
    }
}
