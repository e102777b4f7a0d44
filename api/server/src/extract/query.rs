//! Query strings: known parameters, each once, each in its range.

use crate::problem::Refusal;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::future::{Ready, ready};
use validator::Validate;
use waymark_domain::{Problem, ProblemCode, media};

/// The parameters of a request.
pub struct Asked<T>(pub T);

fn read<T: DeserializeOwned + Validate>(query: &str) -> Result<T, Problem> {
    let wrong = || Problem::from(ProblemCode::MalformedQuery);
    let mut names = HashSet::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        if !names.insert(pair.split('=').next().unwrap_or_default()) {
            return Err(wrong());
        }
    }
    if query.contains("%00") {
        return Err(Problem::field("", "control-character"));
    }
    let value = web::Query::<T>::from_query(query).map_err(|_| wrong())?.into_inner();
    value.validate().map_err(|_| wrong())?;
    if media::scan_text(query).is_some() {
        return Err(ProblemCode::MediaNotAccepted.into());
    }
    Ok(value)
}

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Asked<T> {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Asked).map_err(Refusal))
    }
}
