//! Sign in, stay signed in, sign out.

use super::Shared;
use crate::auth::{self, REFRESH_GRACE_SECONDS, SESSION_HOURS, cookie, password::Passwords};
use crate::dto::common::Page;
use crate::dto::officer::OfficerInfo;
use crate::dto::problem::{OpenProblems, ReadProblems};
use crate::dto::session::{RefreshRequest, SessionInfo, SessionStarted, SessionUse, SignIn, Tokens};
use crate::extract::actor::require_same_origin;
use crate::extract::{Actor, Behalfs, IdOf, OwnAccount, Valid};
use crate::problem::Refusal;
use crate::state::State;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use std::net::IpAddr;
use waymark_domain::officer::fold_username;
use waymark_domain::{Id, Instant, Problem, ProblemCode};
use waymark_store::sessions::{self, Refresh, Session, SessionKind};
use waymark_store::{officers, sessions as session_store};

/// The caller's address: the socket's, or behind a proxy the last one it wrote down.
pub fn address(request: &HttpRequest, state: &State) -> Option<IpAddr> {
    if !state.settings.behind_proxy {
        return request.peer_addr().map(|peer| peer.ip());
    }
    let line = request.headers().get_all("x-forwarded-for").last()?.to_str().ok()?;
    line.rsplit(',').next()?.trim().parse().ok()
}

/// How long to wait before another try is looked at.
pub fn too_many(seconds: u64) -> Problem {
    Problem { retry_after: Some(seconds), ..ProblemCode::TooManyRequests.into() }
}

/// Sign in. Browsers get a cookie that scripts cannot read, other clients a pair of tokens.
///
/// Needs no Idempotency-Key: signing in twice gives two sessions. Wrong passwords slow further tries down.
#[utoipa::path(tag = "sessions", operation_id = "createSession", security(()), request_body = SignIn,
    responses((status = 201, description = "Signed in.", body = SessionStarted, headers(("Set-Cookie" = String, description = "With `use: cookie`."))), OpenProblems))]
#[post("/sessions")]
pub async fn create_session(state: Shared, body: Valid<SignIn>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let SignIn { username, password, r#use } = body.value;
    // A browser says where a request comes from; other clients have no cookie that another site could ride on.
    if request.headers().contains_key("sec-fetch-site") || request.headers().contains_key(header::ORIGIN) {
        require_same_origin(request.headers(), &state.settings.public_url)?;
    }
    let (now, account, from) = (state.now(), fold_username(&username), address(&request, &state));
    if let Some(seconds) = state.auth.throttle.wait(&account, from, now) {
        return Err(too_many(seconds).into());
    }
    let name = account.clone();
    let found = state.store.read(move |tx| Ok(officers::by_username(tx, &name)?)).await?;
    let stored = found.as_ref().filter(|found| !found.officer.disabled).map(|found| found.password_hash.clone());
    let fits = state.auth.passwords.verify(password.clone(), stored.clone()).await?;
    let (Some(found), true) = (found, fits) else {
        state.auth.throttle.wrong(&account, from, now);
        tracing::warn!(event = "sign-in-refused", "a name and a password did not belong together");
        return Err(ProblemCode::WrongCredentials.into());
    };
    state.auth.throttle.right(&account, from);
    let rehashed = match stored {
        Some(hash) if Passwords::is_weak(&hash) => Some(state.auth.passwords.hash(password).await?),
        _ => None,
    };
    begin(&state, found.officer, r#use, rehashed, now).await
}

async fn begin(
    state: &Shared,
    officer: waymark_domain::officer::Officer,
    r#use: SessionUse,
    rehashed: Option<String>,
    now: Instant,
) -> Result<HttpResponse, Refusal> {
    let kind = if r#use == SessionUse::Cookie { SessionKind::Cookie } else { SessionKind::Token };
    let session = Session {
        id: Id::now(),
        officer_id: officer.id,
        kind,
        device_id: None,
        started_at: now,
        expires_at: now.plus_hours(SESSION_HOURS),
        ended: false,
    };
    let secret = auth::secret();
    let (kept, hash) = (session.clone(), auth::hash(&secret));
    state
        .store
        .write(move |tx| {
            if let Some(hash) = &rehashed {
                officers::set_password_hash(tx, kept.officer_id, hash, now)?;
            }
            match kind {
                SessionKind::Cookie => sessions::start(tx, &kept, Some(hash))?,
                SessionKind::Token => {
                    sessions::start(tx, &kept, None)?;
                    sessions::add_refresh_token(tx, kept.id, hash, now)?;
                }
            }
            Ok(())
        })
        .await?;
    tracing::info!(event = "signed-in", officer = %officer.id, session = %session.id, "a session began");
    let tokens = match kind {
        SessionKind::Cookie => None,
        SessionKind::Token => Some(tokens(state, &session, secret.clone(), now)?),
    };
    let started = SessionStarted {
        id: session.id,
        kind: r#use,
        started_at: session.started_at,
        expires_at: session.expires_at,
        officer: OfficerInfo::from(&officer, state.settings.demo()),
        tokens,
    };
    let mut response = HttpResponse::Created();
    if kind == SessionKind::Cookie {
        response.insert_header((header::SET_COOKIE, cookie::set(&secret, SESSION_HOURS * 3600)));
    }
    Ok(response.json(started))
}

fn tokens(state: &State, session: &Session, refresh: String, now: Instant) -> Result<Tokens, Problem> {
    let (access_token, until) =
        state.auth.tokens.make(session.officer_id, session.id, now, session.expires_at).map_err(Problem::internal)?;
    Ok(Tokens { access_token, token_type: "Bearer", expires_in: (until.millis() - now.millis()) / 1000, refresh_token: refresh })
}

/// Exchange a refresh token for the next pair. It is good once; used again later than ten seconds after, its session ends.
#[utoipa::path(tag = "sessions", operation_id = "refreshSession", security(()), request_body = RefreshRequest,
    responses((status = 200, description = "The next pair.", body = Tokens), OpenProblems))]
#[post("/sessions/refresh")]
pub async fn refresh_session(state: Shared, body: Valid<RefreshRequest>) -> Result<HttpResponse, Refusal> {
    let now = state.now();
    let next = auth::secret();
    let (old_hash, next_hash, sent) = (auth::hash(&body.value.refresh_token), auth::hash(&next), next.clone());
    let (outcome, session) = state
        .store
        .write(move |tx| {
            let outcome = sessions::rotate(tx, old_hash, (&sent, next_hash), REFRESH_GRACE_SECONDS, now)?;
            let session = match &outcome {
                Refresh::Rotated { session, .. } | Refresh::Reused { session } => session_store::find(tx, *session)?,
                Refresh::Refused => None,
            };
            Ok((outcome, session))
        })
        .await?;
    match (outcome, session) {
        (Refresh::Rotated { token, .. }, Some(session)) => Ok(HttpResponse::Ok().json(tokens(&state, &session, token, now)?)),
        (Refresh::Reused { session }, _) => {
            state.auth.known.forget(session);
            tracing::warn!(event = "refresh-token-reused", %session, "a refresh token was used twice: its session was ended");
            Err(ProblemCode::SessionExpired.into())
        }
        _ => Err(ProblemCode::SessionExpired.into()),
    }
}

/// One's own running sessions, newest first.
#[utoipa::path(tag = "sessions", operation_id = "listSessions", responses((status = 200, description = "Running sessions.", body = Page<SessionInfo>), ReadProblems))]
#[get("/sessions")]
pub async fn list_sessions(state: Shared, actor: Actor<OwnAccount>) -> Result<HttpResponse, Refusal> {
    let (officer, now, current) = (actor.id(), actor.at(), actor.session()?.id);
    let running = state.store.read(move |tx| Ok(sessions::running(tx, officer, now)?)).await?;
    let items = running
        .into_iter()
        .map(|s| SessionInfo {
            id: s.id,
            kind: s.kind.code(),
            device_id: s.device_id,
            started_at: s.started_at,
            expires_at: s.expires_at,
            current: s.id == current,
        })
        .collect();
    Ok(HttpResponse::Ok().json(Page::<SessionInfo> { items, next_cursor: None }))
}

/// Sign out of this session.
#[utoipa::path(tag = "sessions", operation_id = "deleteCurrentSession",
    responses((status = 204, description = "Signed out; signing out twice is the same.", headers(("Clear-Site-Data" = String, description = "Tells a browser to forget."))), ReadProblems))]
#[delete("/sessions/current")]
pub async fn delete_current_session(state: Shared, actor: Actor<OwnAccount>) -> Result<HttpResponse, Refusal> {
    end(&state, actor.session()?.id, "signed out", actor.behalf().at).await?;
    Ok(HttpResponse::NoContent()
        .insert_header((header::SET_COOKIE, cookie::clear()))
        .insert_header(("Clear-Site-Data", "\"cache\", \"cookies\""))
        .finish())
}

/// End another session of one's own, on a phone that was lost for one.
#[utoipa::path(path = "/sessions/{id}", tag = "sessions", operation_id = "deleteSession", params(("id" = crate::dto::schema::WireId, Path, description = "The session.")),
    responses((status = 204, description = "Ended."), ReadProblems))]
// Longer than any word that has an address of its own below /sessions.
#[delete("/sessions/{id:[^/]{8,}}")]
pub async fn delete_session(state: Shared, actor: Actor<OwnAccount>, id: IdOf) -> Result<HttpResponse, Refusal> {
    let (id, officer) = (id.0, actor.id());
    let found = state.store.read(move |tx| Ok(session_store::find(tx, id)?)).await?;
    if found.is_none_or(|session| session.officer_id != officer) {
        return Err(ProblemCode::NotFound.into());
    }
    end(&state, id, "ended by its owner", actor.at()).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn end(state: &State, id: Id, reason: &'static str, now: Instant) -> Result<(), Problem> {
    state.store.write(move |tx| Ok(sessions::end(tx, id, reason, now)?)).await?;
    state.auth.known.forget(id);
    Ok(())
}
