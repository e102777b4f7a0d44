//! A device's own credential: what `POST /sealed-batches` wants instead of a session.

use crate::problem::Refusal;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::future::{Ready, ready};
use waymark_domain::ProblemCode;

/// The header's name. A page of another site cannot set it without asking first, which this server never answers.
pub const HEADER: &str = "waymark-device";

/// What stands in the header.
pub struct DropBox(pub String);

impl FromRequest for DropBox {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut values = request.headers().get_all(HEADER);
        let first = values.next().and_then(|value| value.to_str().ok()).map(str::to_owned);
        ready(match (first, values.next()) {
            (Some(secret), None) => Ok(Self(secret)),
            _ => Err(ProblemCode::NotSignedIn.into()),
        })
    }
}
