//! An officer's phones. A registered one can make references with no signal.

use super::{Shared, answer};
use crate::conditions::{etag, require_create};
use crate::dto::common::Page;
use crate::dto::device::{DeviceCreate, DeviceInfo};
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::extract::{Actor, IdOf, OwnAccount, Valid};
use crate::problem::Refusal;
use crate::write_once::{Written, write_once};
use actix_web::{HttpRequest, HttpResponse, get, put};
use waymark_domain::device::NAME_MAX;
use waymark_domain::fields::Checks;
use waymark_domain::text::PersonalText;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::{WriteTx, devices, sessions};

/// Register a device. It gets a prefix for its references that no other device has.
#[utoipa::path(tag = "devices", operation_id = "registerDevice", params(("id" = crate::dto::schema::WireId, Path, description = "The device's id, made on it.")),
    request_body = DeviceCreate, responses((status = 201, description = "Registered.", body = DeviceInfo), WriteProblems))]
#[put("/devices/{id}")]
pub async fn register_device(
    state: Shared,
    actor: Actor<OwnAccount>,
    id: IdOf,
    body: Valid<DeviceCreate>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let (id, officer, session, now) = (id.0, actor.id(), actor.session.id, actor.at());
    let name = PersonalText::new(body.value.name.trim());
    let mut checks = Checks::default();
    checks.require(!name.is_blank(), "/name", "too-short");
    checks.text(Some(&name), NAME_MAX, "/name");
    checks.finish().map_err(Problem::invalid)?;
    // The same phone of the same officer may sign in again: its session is told which phone it is, though nothing is created. A refusal
    // undoes what is written beside it, so this is a write of its own.
    let known = move |tx: &mut WriteTx<'_>| {
        if devices::find(tx, id)?.is_some_and(|known| known.officer_id == officer && !known.revoked) {
            sessions::set_device(tx, session, id)?;
        }
        Ok(())
    };
    state.store.write(known).await?;
    let response = write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(Id::NUMBERS)?;
        if devices::find(tx, id)?.is_some() {
            return Err(ProblemCode::AlreadyExists.into());
        }
        let device = devices::register(tx, id, officer, &name, now)?;
        sessions::set_device(tx, session, id)?;
        Written::created(&DeviceInfo::from(&device), etag(device.version), format!("/v1/devices/{id}"))
    })
    .await;
    state.auth.known.forget(session);
    response
}

/// One's own devices, oldest first.
#[utoipa::path(tag = "devices", operation_id = "listDevices", responses((status = 200, description = "Registered devices.", body = Page<DeviceInfo>), ReadProblems))]
#[get("/devices")]
pub async fn list_devices(state: Shared, actor: Actor<OwnAccount>) -> Result<HttpResponse, Refusal> {
    let officer = actor.id();
    let found = state.store.read(move |tx| Ok(devices::of_officer(tx, officer)?)).await?;
    Ok(HttpResponse::Ok().json(Page { items: found.iter().map(DeviceInfo::from).collect(), next_cursor: None }))
}

/// A device of one's own.
#[utoipa::path(tag = "devices", operation_id = "getDevice", params(("id" = crate::dto::schema::WireId, Path, description = "The device.")),
    responses((status = 200, description = "The device.", body = DeviceInfo), ReadProblems))]
#[get("/devices/{id}")]
pub async fn get_device(state: Shared, actor: Actor<OwnAccount>, id: IdOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (id, officer) = (id.0, actor.id());
    let found = state.store.read(move |tx| Ok(devices::find(tx, id)?)).await?;
    let device = found.filter(|device| device.officer_id == officer).ok_or(ProblemCode::NotFound)?;
    Ok(answer(request.headers(), &etag(device.version), &DeviceInfo::from(&device)))
}
