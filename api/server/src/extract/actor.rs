//! [`Actor`]: signed in and permitted, or the handler is not reached. The permission stands in the handler's signature.

use crate::auth::{Known, Presented, cookie, hash};
use crate::dispatch::Delegated;
use crate::middleware::trace_of;
use crate::problem::Refusal;
use crate::state::State;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web};
use futures_util::future::LocalBoxFuture;
use std::marker::PhantomData;
use std::sync::Arc;
use waymark_domain::access::{Act, role_may};
use waymark_domain::officer::Officer;
use waymark_domain::viewers::Viewer;
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::log::Behalf;
use waymark_store::sessions::{self, Session};
use waymark_store::{Tx, devices, officers};

/// A permission as a type.
pub trait Policy: 'static {
    /// What is permitted.
    const ACT: Act;
}

macro_rules! policies {
    ($($name:ident),+) => { $(
        #[doc = concat!("The permission `", stringify!($name), "`.")]
        pub struct $name;
        impl Policy for $name { const ACT: Act = Act::$name; }
    )+ };
}
policies!(
    RecordIncidents,
    ReadIncidents,
    TakeSteps,
    ReadReferrals,
    SearchPersons,
    Supervise,
    ReadSchools,
    ReadPacks,
    KeepPacks,
    OwnAccount
);

/// On whose behalf a handler works.
pub trait Behalfs {
    /// The officer, session, device, trace and moment.
    fn behalf(&self) -> Behalf;
}

/// A caller who may do what `P` names.
pub struct Actor<P> {
    pub officer: Officer,
    via: Via,
    trace: u128,
    at: Instant,
    policy: PhantomData<P>,
}

/// How a caller came in.
enum Via {
    /// A session of its own.
    Session(Box<Session>),
    /// As an item of a batch.
    Batch(Box<Delegated>),
}

impl<P> Actor<P> {
    /// The caller's own session; a write that came in a batch has none to end or to change.
    pub fn session(&self) -> Result<&Session, Problem> {
        match &self.via {
            Via::Session(session) => Ok(session),
            Via::Batch(_) => Err(ProblemCode::NotAllowed.into()),
        }
    }

    /// The account.
    pub fn id(&self) -> Id {
        self.officer.id
    }

    /// What the account stands for among those who see cases.
    pub fn viewer(&self) -> Viewer {
        match &self.via {
            Via::Batch(delegated) => delegated.viewer.clone().unwrap_or_else(|| Viewer::of(&self.officer)),
            Via::Session(_) => Viewer::of(&self.officer),
        }
    }

    /// The moment of the request.
    pub fn at(&self) -> Instant {
        self.at
    }
}

impl<P> Behalfs for Actor<P> {
    fn behalf(&self) -> Behalf {
        let (session, device, clock_off) = match &self.via {
            Via::Session(session) => (Some(session.id), session.device_id, 0),
            Via::Batch(delegated) => (delegated.session, delegated.device, delegated.clock_off),
        };
        Behalf { officer: self.officer.id, session, device, trace: self.trace, at: self.at, clock_off }
    }
}

impl<P: Policy> FromRequest for Actor<P> {
    type Error = Refusal;
    type Future = LocalBoxFuture<'static, Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = request.app_data::<web::Data<Arc<State>>>().ok_or_else(|| Problem::internal("no state"))?.get_ref().clone();
            let delegated = request.extensions().get::<Delegated>().cloned();
            let (officer, via, at) = match delegated {
                Some(delegated) => (delegated.officer.clone(), Via::Batch(Box::new(delegated.clone())), delegated.at),
                None => {
                    let at = state.now();
                    let known = authenticate(&state, &request, at).await?;
                    (known.officer, Via::Session(Box::new(known.session)), at)
                }
            };
            if !role_may(officer.role, P::ACT) {
                return Err(ProblemCode::NotAllowed.into());
            }
            Ok(Self { officer, via, trace: trace_of(&request), at, policy: PhantomData })
        })
    }
}

async fn authenticate(state: &Arc<State>, request: &HttpRequest, now: Instant) -> Result<Known, Problem> {
    let presented = presented(state, request, now)?;
    if let Some(known) = state.auth.known.get(presented, now) {
        return Ok(known);
    }
    let (found, revoked) = state
        .store
        .read(move |tx| {
            let found = look_up(tx, presented)?;
            let device = found.as_ref().and_then(|known| known.session.device_id);
            let device = device.map(|id| devices::find(tx, id)).transpose()?.flatten();
            Ok((found, device.is_some_and(|device| device.revoked.is_some())))
        })
        .await?;
    if revoked {
        return Err(ProblemCode::DeviceRevoked.into());
    }
    let expired = || Problem::from(ProblemCode::SessionExpired);
    let known = found.ok_or_else(expired)?;
    if known.session.ended || known.session.expires_at <= now || known.officer.disabled {
        return Err(expired());
    }
    state.auth.known.put(presented, known.clone(), now);
    Ok(known)
}

fn look_up(tx: &mut impl Tx, presented: Presented) -> Result<Option<Known>, waymark_store::StoreError> {
    let session = match presented {
        Presented::Cookie(hash) => sessions::by_secret(tx, &hash)?,
        Presented::Token(id) => sessions::find(tx, id)?,
    };
    session.map(|session| Ok(Known { officer: officers::find(tx, session.officer_id)?, session })).transpose()
}

/// A token if there is one, and then no cookie is looked at; else the cookie, which for writes must come from the app's own pages.
fn presented(state: &State, request: &HttpRequest, now: Instant) -> Result<Presented, Problem> {
    let headers = request.headers();
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let text = value.to_str().map_err(|_| ProblemCode::NotSignedIn)?;
        let (scheme, token) = text.split_once(' ').ok_or(ProblemCode::NotSignedIn)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(ProblemCode::NotSignedIn.into());
        }
        return state
            .auth
            .tokens
            .read(token.trim(), now)
            .map(|claims| Presented::Token(claims.sid))
            .ok_or_else(|| ProblemCode::SessionExpired.into());
    }
    let secret = cookie::read(headers).ok_or(ProblemCode::NotSignedIn)?;
    if !request.method().is_safe() {
        require_same_origin(headers, &state.settings.public_url)?;
    }
    Ok(Presented::Cookie(hash(&secret)))
}

/// A browser says where a request comes from (`Sec-Fetch-Site`, else `Origin`); one that says neither is refused.
pub fn require_same_origin(headers: &HeaderMap, public_url: &str) -> Result<(), Problem> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let same = match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => text("origin").is_some_and(|origin| origin == public_url || Some(origin) == own_host(headers).as_deref()),
    };
    if same { Ok(()) } else { Err(ProblemCode::CrossSite.into()) }
}

/// The origin under which this very request was addressed; a page of another site cannot choose it.
fn own_host(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    Some(format!("http://{host}"))
}
