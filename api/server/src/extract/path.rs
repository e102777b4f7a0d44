//! Ids in addresses: parsed before a handler runs.

use crate::problem::Refusal;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::future::{Ready, ready};
use waymark_domain::{Id, ProblemCode};

fn id(request: &HttpRequest, name: &str) -> Result<Id, Refusal> {
    let text = request.match_info().get(name).unwrap_or_default();
    Id::parse(text).map_err(|_| ProblemCode::MalformedId.into())
}

/// The `{id}` of an address.
pub struct IdOf(pub Id);

impl FromRequest for IdOf {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(id(request, "id").map(IdOf))
    }
}

/// The `{id}` of an incident and the `{itemId}` of something in it.
pub struct IdsOf(pub Id, pub Id);

impl FromRequest for IdsOf {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(id(request, "id").and_then(|incident| Ok(IdsOf(incident, id(request, "itemId")?))))
    }
}
