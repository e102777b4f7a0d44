//! A held write is performed after all, because somebody who may decide takes it.

use crate::batch::{Linked, perform_linked};
use crate::conditions::etag;
use crate::dispatch::{Delegated, Outcome, Write};
use crate::extract::{Actor, Behalfs, RecordIncidents};
use crate::state::State;
use actix_web::http::Method;
use actix_web::web::Bytes;
use serde::Deserialize;
use std::sync::Arc;
use waymark_domain::held::HeldItem;
use waymark_domain::problem::Owed;
use waymark_domain::viewers::Viewer;
use waymark_domain::{FieldError, Id, Problem, ProblemCode};
use waymark_store::idempotency::{self, StoredAnswer};
use waymark_store::{ReadTx, Tx, history, incidents, officers, viewers};

/// Performs the write in its author's name, with the view of cases of whoever takes it, on top of what is there now: a person has decided.
pub async fn take(state: &Arc<State>, actor: &Actor<RecordIncidents>, item: &HeldItem) -> Result<StoredAnswer, Problem> {
    let (behalf, owner) = (actor.behalf(), item.officer);
    // Whom the author recorded or was shown may be linked, though whoever takes it has never met them.
    let viewer = Viewer { officer: owner, ..actor.viewer() };
    // A key of its own, for what was kept under the write's key is the refusal that led here.
    let key = format!("held-{}", item.id);
    let (officer, current, done) = {
        let (item, viewer, key) = (item.clone(), viewer.clone(), key.clone());
        let look = move |tx: &mut ReadTx<'_>| {
            let done = idempotency::find(tx, owner, &key)?.map(|known| known.answer).filter(|answer| answer.status < 300);
            Ok((officers::find(tx, owner)?, current_etag(tx, &item, &viewer.ids)?, done))
        };
        state.store.read(look).await?
    };
    // Performed before, and the deciding was cut off: it is not performed again.
    if let Some(done) = done {
        return Ok(done);
    }
    let author = Delegated { officer, session: behalf.session, device: item.device, viewer: Some(viewer), clock_off: 0, at: behalf.at };
    let write = Write {
        method: Method::from_bytes(item.method.as_bytes()).map_err(Problem::internal)?,
        path: item.path.clone(),
        key: key.clone(),
        if_match: current.or_else(|| item.content.if_match.clone()),
        if_none_match: item.method == "PUT",
        body: Bytes::from(item.content.body.clone()),
    };
    let outcome = perform_linked(state, &author, behalf.trace, Linked { write, built_on: None, after: Vec::new() }).await;
    if !outcome.succeeded() {
        // Another decision is another try.
        state.store.write(move |tx| Ok(idempotency::forget(tx, owner, &key)?)).await?;
        return Err(refusal(&outcome));
    }
    let Outcome { status, etag, location, body, .. } = outcome;
    Ok(StoredAnswer { status, content_type: "application/json".to_owned(), etag, location, body })
}

/// The version that a change would be made against now.
fn current_etag(tx: &mut impl Tx, item: &HeldItem, viewer: &[Id]) -> Result<Option<String>, Problem> {
    let last = item.path.rsplit('/').next().and_then(|part| Id::parse(part).ok());
    let (true, Some(id)) = (item.method == "PATCH", last) else { return Ok(None) };
    if let Some(incident) = item.incident
        && !viewers::sees(tx, incident, viewer)?
    {
        return Ok(None);
    }
    if let Some(found) = incidents::find(tx, id)? {
        return Ok(Some(crate::conditions::case_etag(found.version, found.case_version)));
    }
    let version = history::newest(tx, id)?;
    Ok(version.map(etag))
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Said {
    code: String,
    errors: Vec<SaidError>,
    owed: Vec<Owed>,
}
#[derive(Deserialize)]
struct SaidError {
    pointer: String,
    code: String,
}

/// Why it cannot be taken, from what the write itself was answered.
fn refusal(outcome: &Outcome) -> Problem {
    let said: Said = serde_json::from_str(&outcome.body).unwrap_or_default();
    let known = |code: &str| waymark_domain::problem::FIELD_ERRORS.iter().find(|(known, _)| *known == code).map(|(known, _)| *known);
    let errors = said.errors.into_iter().filter_map(|error| Some(FieldError::new(error.pointer, known(&error.code)?))).collect();
    Problem { errors, owed: said.owed, refused_with: Some(said.code), ..ProblemCode::HeldItemRefused.into() }
}
