//! Around every request: a trace id, a problem for every refusal whatever raised it, the security headers, one log line, the counters.

mod headers;
mod log;
mod trace;

pub use trace::trace_of;

use crate::problem::{self, PROBLEM_JSON};
use crate::state::State;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant as Stopwatch;
use waymark_domain::Problem;

/// The one middleware: its order is the order of its lines.
pub async fn around(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Stopwatch::now();
    let state = request.app_data::<web::Data<Arc<State>>>().map(|data| data.get_ref().clone());
    let trace = trace::begin(&request);
    let line = log::Line::begin(&request, &trace.id);
    // Nothing of the request may be held across the call: the router wants it for itself alone.
    let outcome = AssertUnwindSafe(next.call(request)).catch_unwind().await;
    let mut response = match outcome {
        Ok(Ok(response)) => response.map_into_boxed_body(),
        Ok(Err(error)) => return Err(outside(&line, &trace, &error, state.as_deref(), started)),
        Err(_) => return Err(panicked(&line, &trace, state.as_deref(), started)),
    };
    let refused = response.response_mut().extensions_mut().remove::<Problem>();
    let (mut response, cause) = match problem_of(refused, &response) {
        Some(problem) => (with_problem(response, &problem, &trace.id, &line.path), problem.cause),
        None => (response, None),
    };
    headers::add(response.headers_mut(), &line.path, &trace);
    line.end(response.status().as_u16(), started.elapsed(), cause.as_deref());
    if let Some(state) = state {
        state.metrics.answered(response.status().as_u16(), micros(started));
    }
    Ok(response)
}

fn micros(started: Stopwatch) -> u64 {
    u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX)
}

/// What a handler refused, or what the framework answered by itself without a body of ours.
fn problem_of(refused: Option<Problem>, response: &ServiceResponse<BoxBody>) -> Option<Problem> {
    let status = response.status();
    if refused.is_some() || !(status.is_client_error() || status.is_server_error()) {
        return refused;
    }
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes() == PROBLEM_JSON.as_bytes());
    if ours { None } else { Some(problem::for_status(status.as_u16()).into()) }
}

/// The answer keeps its headers (Allow, for one) and gets the body of the problem.
fn with_problem(response: ServiceResponse<BoxBody>, problem: &Problem, trace: &str, path: &str) -> ServiceResponse<BoxBody> {
    let (request, old) = response.into_parts();
    let mut fresh = HttpResponse::with_body(problem::status(problem.code), BoxBody::new(problem::body(problem, trace, path)));
    for (name, value) in old.headers() {
        fresh.headers_mut().append(name.clone(), value.clone());
    }
    for (name, value) in problem::headers(problem) {
        fresh.headers_mut().insert(name, value);
    }
    ServiceResponse::new(request, fresh)
}

fn finished(line: &log::Line, trace: &trace::Trace, problem: &Problem, state: Option<&State>, started: Stopwatch) -> HttpResponse {
    let mut response = problem::answer(problem, &trace.id, &line.path);
    headers::add(response.headers_mut(), &line.path, trace);
    line.end(response.status().as_u16(), started.elapsed(), problem.cause.as_deref());
    if let Some(state) = state {
        state.metrics.answered(response.status().as_u16(), micros(started));
    }
    response
}

fn panicked(line: &log::Line, trace: &trace::Trace, state: Option<&State>, started: Stopwatch) -> Error {
    let problem = Problem::internal("a handler panicked");
    InternalError::from_response("panic", finished(line, trace, &problem, state, started)).into()
}

fn outside(line: &log::Line, trace: &trace::Trace, error: &Error, state: Option<&State>, started: Stopwatch) -> Error {
    let made = error.error_response();
    let problem = made.extensions().get::<Problem>().cloned().unwrap_or_else(|| problem::for_status(made.status().as_u16()).into());
    InternalError::from_response("refused", finished(line, trace, &problem, state, started)).into()
}
