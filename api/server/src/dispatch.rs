//! One ordinary write, performed inside this process through the very routes, extractors, permissions, idempotency store and log that a
//! request over HTTP goes through: a batch has no second way to change anything.

use crate::middleware::around;
use crate::problem::body as problem_body;
use crate::router;
use crate::state::State;
use actix_http::{HttpMessage, Payload, Request, h1};
use actix_service::{IntoServiceFactory, Service, ServiceFactory};
use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{AppConfig, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, Uri};
use actix_web::middleware::from_fn;
use actix_web::web::Bytes;
use actix_web::{App, Error, web};
use futures_util::future::LocalBoxFuture;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use utoipa_actix_web::service_config::ServiceConfig;
use waymark_domain::officer::Officer;
use waymark_domain::viewers::Viewer;
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::log::Behalf;

/// On whose behalf a write is performed. It travels in the extensions of a request, which no caller from outside can set.
#[derive(Clone)]
pub struct Delegated {
    /// The author.
    pub officer: Officer,
    /// The session it came through, if it came through one.
    pub session: Option<Id>,
    /// The device it was made on.
    pub device: Option<Id>,
    /// With whose view of cases; the author's own when there is none.
    pub viewer: Option<Viewer>,
    /// By how many seconds the device's clock is ahead of ours (behind: below zero).
    pub clock_off: i64,
    /// The moment of the request that brought it.
    pub at: Instant,
}

impl Delegated {
    /// What stands in the log beside what is done.
    pub const fn behalf(&self, trace: u128) -> Behalf {
        Behalf { officer: self.officer.id, session: self.session, device: self.device, trace, at: self.at, clock_off: self.clock_off }
    }
}

/// One write, as it would be sent by itself.
#[derive(Debug, Clone)]
pub struct Write {
    pub method: Method,
    /// Below `/v1`.
    pub path: String,
    pub key: String,
    pub if_match: Option<String>,
    pub if_none_match: bool,
    pub body: Bytes,
}

/// What it was answered.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub status: u16,
    pub etag: Option<String>,
    pub location: Option<String>,
    pub replayed: bool,
    /// JSON: the thing as it is now, or a problem.
    pub body: String,
}

impl Outcome {
    /// It has been done, now or before.
    pub const fn succeeded(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// It may end otherwise in a moment: it runs elsewhere just now, was not tried, or the fault is ours.
    pub fn is_passing(&self) -> bool {
        let running = ProblemCode::RequestInProgress;
        self.status >= 500
            || self.status == ProblemCode::NotTried.status()
            || (self.status == running.status() && self.body.contains(running.code()))
    }

    /// A refusal that no route gave.
    pub fn refused(problem: &Problem, trace: u128, path: &str) -> Self {
        Self {
            status: problem.code.status(),
            etag: problem.current_etag.clone(),
            location: None,
            replayed: false,
            body: problem_body(problem, &format!("{trace:032x}"), &format!("/v1{path}")),
        }
    }
}

type Inner = Rc<dyn Fn(Request) -> LocalBoxFuture<'static, Result<ServiceResponse<BoxBody>, Error>>>;

thread_local! {
    /// The application of this worker thread, made once; it goes with the thread.
    static INNER: RefCell<Option<(Arc<State>, Inner)>> = const { RefCell::new(None) };
}

async fn inner(state: &Arc<State>) -> Result<Inner, Problem> {
    let known = INNER.with_borrow(|made| made.as_ref().filter(|(owner, _)| Arc::ptr_eq(owner, state)).map(|(_, inner)| Rc::clone(inner)));
    if let Some(known) = known {
        return Ok(known);
    }
    let app = App::new().app_data(web::Data::new(Arc::clone(state))).wrap(from_fn(around)).service(
        web::scope("/v1").configure(|routes| router::writes(&mut ServiceConfig::new(routes))).default_service(web::to(router::unknown)),
    );
    let service =
        app.into_factory().new_service(AppConfig::default()).await.map_err(|()| Problem::internal("the routes could not be made"))?;
    let service = Rc::new(service);
    let made: Inner = Rc::new(move |request| {
        let service = Rc::clone(&service);
        Box::pin(async move {
            std::future::poll_fn(|context| service.poll_ready(context)).await?;
            service.call(request).await.map(ServiceResponse::map_into_boxed_body)
        })
    });
    INNER.set(Some((Arc::clone(state), Rc::clone(&made))));
    Ok(made)
}

/// Performs one write. Every refusal is an outcome too.
pub async fn perform(state: &Arc<State>, author: &Delegated, trace: u128, write: Write) -> Outcome {
    let path = write.path.clone();
    match try_perform(state, author, trace, write).await {
        Ok(outcome) => outcome,
        Err(problem) => Outcome::refused(&problem, trace, &path),
    }
}

async fn try_perform(state: &Arc<State>, author: &Delegated, trace: u128, write: Write) -> Result<Outcome, Problem> {
    let request = request(author, trace, &write)?;
    let response = inner(state).await?(request).await.map_err(|error| Problem::internal(error.to_string()))?;
    let status = response.status().as_u16();
    let text = |name: HeaderName| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (etag, location) = (text(header::ETAG), text(header::LOCATION));
    let replayed = response.headers().contains_key("idempotency-replayed");
    let bytes = to_bytes(response.into_body()).await.map_err(|_| Problem::internal("an answer could not be read"))?;
    let body = String::from_utf8(bytes.to_vec()).map_err(|_| Problem::internal("an answer was not UTF-8"))?;
    Ok(Outcome { status, etag, location, replayed, body })
}

fn request(author: &Delegated, trace: u128, write: &Write) -> Result<Request, Problem> {
    // Nothing but a path of plain characters: no query, no host, nothing that has to be decoded.
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.');
    if !write.path.starts_with('/') || !write.path.bytes().all(plain) {
        return Err(ProblemCode::NotFound.into());
    }
    let uri: Uri = format!("/v1{}", write.path).parse().map_err(|_| ProblemCode::NotFound)?;
    let (_, mut payload) = h1::Payload::create(true);
    payload.unread_data(write.body.clone());
    let mut request = Request::with_payload(Payload::from(payload));
    let head = request.head_mut();
    head.method = write.method.clone();
    head.uri = uri;
    let headers = head.headers_mut();
    let patch = write.method == Method::PATCH;
    let kind = if patch { "application/merge-patch+json" } else { "application/json" };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(write.body.len()));
    let text = |value: String| HeaderValue::from_str(&value).map_err(|_| Problem::from(ProblemCode::MalformedHeader));
    headers.insert(HeaderName::from_static("idempotency-key"), text(format!("\"{}\"", write.key))?);
    headers.insert(HeaderName::from_static("traceparent"), text(format!("00-{trace:032x}-0000000000000001-01"))?);
    if let Some(etag) = &write.if_match {
        headers.insert(header::IF_MATCH, text(etag.clone())?);
    }
    if write.if_none_match {
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static("*"));
    }
    request.extensions_mut().insert(author.clone());
    Ok(request)
}
