//! Phones. A registered one can make references with no signal and seals what it finishes to this server; a lost one is taken out of use.

use super::{Shared, answer, unchanged};
use crate::conditions::{etag, require_change, require_create};
use crate::dto::common::{Names, Page};
use crate::dto::device::{DeviceCreate, DeviceFields, DeviceInfo, Holding, TeamDevice};
use crate::dto::merge::merged;
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::extract::{Actor, Behalfs, IdOf, OwnAccount, Patch, Supervise, Valid};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::state::State;
use crate::write_once::{Written, write_once};
use actix_web::{HttpRequest, HttpResponse, get, patch, put};
use std::sync::Arc;
use waymark_domain::audit::{LogAction, LogEntry, RecordKind};
use waymark_domain::device::{Device, NAME_MAX, REASON_MAX};
use waymark_domain::fields::Checks;
use waymark_domain::officer::{Officer, OfficerRole};
use waymark_domain::text::PersonalText;
use waymark_domain::viewers::team;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::{Tx, WriteTx, devices, held_items, incidents, log, officers, sessions};

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
    let shared = Arc::clone(&state);
    let (id, officer, session, now) = (id.0, actor.id(), actor.session()?.id, actor.at());
    let name = PersonalText::new(body.value.name.trim());
    let mut checks = Checks::default();
    checks.require(!name.is_blank(), "/name", "too-short");
    checks.text(Some(&name), NAME_MAX, "/name");
    checks.finish().map_err(Problem::invalid)?;
    // The same phone of the same officer may sign in again: its session is told which phone it is, though nothing is created. A refusal
    // undoes what is written beside it, so this is a write of its own.
    let known = move |tx: &mut WriteTx<'_>| {
        if devices::find(tx, id)?.is_some_and(|known| known.officer_id == officer && known.revoked.is_none()) {
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
        let info = DeviceInfo::from(&device, 0, shared.settings.policy, &Names::default(), Some(&shared.sealing));
        Written::created(&info, etag(device.version), format!("/v1/devices/{id}"))
    })
    .await;
    state.auth.known.forget(session);
    response
}

/// One's own devices, oldest first.
#[utoipa::path(tag = "devices", operation_id = "listDevices", responses((status = 200, description = "Registered devices.", body = Page<DeviceInfo>), ReadProblems))]
#[get("/devices")]
pub async fn list_devices(state: Shared, actor: Actor<OwnAccount>) -> Result<HttpResponse, Refusal> {
    let (officer, shared) = (actor.id(), Arc::clone(&state));
    let items = state
        .store
        .read(move |tx| {
            let found = devices::of_officer(tx, officer)?;
            found.iter().map(|device| info(tx, &shared, device, Some(officer))).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// A device of one's own, or of one's team.
#[utoipa::path(tag = "devices", operation_id = "getDevice", params(("id" = crate::dto::schema::WireId, Path, description = "The device.")),
    responses((status = 200, description = "The device.", body = DeviceInfo), ReadProblems))]
#[get("/devices/{id}")]
pub async fn get_device(state: Shared, actor: Actor<OwnAccount>, id: IdOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (id, officer, shared) = (id.0, actor.officer.clone(), Arc::clone(&state));
    let found = state
        .store
        .read(move |tx| {
            let device = own_or_team(tx, &officer, id)?;
            info(tx, &shared, &device, Some(officer.id))
        })
        .await?;
    Ok(answer(request.headers(), &found.etag, &found))
}

/// Take a device out of use: one's own, or one of one's team. It cannot be undone.
///
/// Its sessions end at once. At its next contact it erases what can be read on it; what it had finished is still taken and waits as held items.
#[utoipa::path(tag = "devices", operation_id = "updateDevice", params(("id" = crate::dto::schema::WireId, Path, description = "The device.")),
    request_body(content = DeviceFields, content_type = "application/merge-patch+json"), responses((status = 200, description = "Out of use.", body = DeviceInfo), WriteProblems))]
#[patch("/devices/{id}")]
pub async fn update_device(
    state: Shared,
    actor: Actor<OwnAccount>,
    id: IdOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let seen = require_change(request.headers())?;
    let (id, officer, behalf, patch, shared) = (id.0, actor.officer.clone(), actor.behalf(), body.patch, Arc::clone(&state));
    let response = write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(id)?;
        let old = own_or_team(tx, &officer, id)?;
        unchanged(tx, seen, id, old.version, &etag(old.version))?;
        if old.revoked.is_some() {
            return Err(ProblemCode::AlreadyWithdrawn.into());
        }
        let fields: DeviceFields = merged(serde_json::to_value(DeviceFields::default()).map_err(Problem::internal)?, &patch)?;
        let Some(reason) = fields.revoked_reason else {
            let same = info(tx, &shared, &old, Some(officer.id))?;
            return Written::changed(&same, etag(old.version));
        };
        let reason = PersonalText::new(reason.trim());
        let mut checks = Checks::default();
        checks.require(!reason.is_blank(), "/revokedReason", "too-short");
        checks.text(Some(&reason), REASON_MAX, "/revokedReason");
        checks.finish().map_err(Problem::invalid)?;
        let device = devices::revoke(tx, &old, officer.id, &reason, behalf.at)?;
        sessions::end_on_device(tx, id, "the device was taken out of use", behalf.at)?;
        let entry = LogEntry {
            action: LogAction::Alteration,
            kind: RecordKind::Device,
            record_id: Some(id),
            incident_id: None,
            version: Some(device.version),
            fields: vec!["revoked".to_owned()],
            records: Vec::new(),
        };
        log::add(tx, &behalf, &entry)?;
        Written::changed(&info(tx, &shared, &device, Some(officer.id))?, etag(device.version))
    })
    .await;
    state.auth.known.forget_device(id);
    response
}

/// The devices of one's team and one's own: last contact, what is unsent and since when, numbers that are missing. Counts and ages, never content.
#[utoipa::path(tag = "devices", operation_id = "listTeamDevices", responses((status = 200, description = "Devices.", body = Page<TeamDevice>), ReadProblems))]
#[get("/team-devices")]
pub async fn list_team_devices(state: Shared, actor: Actor<Supervise>) -> Result<HttpResponse, Refusal> {
    let (officer, shared) = (actor.officer.clone(), Arc::clone(&state));
    let items = state
        .store
        .read(move |tx| {
            let members = members(tx, &officer)?;
            let ids: Vec<Id> = members.iter().map(|member| member.id).collect();
            let names = Names(members);
            let found = devices::of_officers(tx, &ids)?;
            let one = |tx: &mut _, device: &Device| {
                let held = held_items::open_of_device(tx, device.id)?;
                Ok::<_, Problem>(TeamDevice { officer: names.by(device.officer_id), held, device: info(tx, &shared, device, None)? })
            };
            found.iter().map(|device| one(tx, device)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// What a device held, by the log: the incidents that were read or written on it, the last first. This look is itself logged.
#[utoipa::path(tag = "devices", operation_id = "listHoldings", params(("id" = crate::dto::schema::WireId, Path, description = "The device.")),
    responses((status = 200, description = "Incidents.", body = Page<Holding>), ReadProblems))]
#[get("/devices/{id}/holdings")]
pub async fn list_holdings(state: Shared, actor: Actor<Supervise>, id: IdOf) -> Result<HttpResponse, Refusal> {
    let (id, officer) = (id.0, actor.officer.clone());
    let items = state
        .store
        .read(move |tx| {
            own_or_team(tx, &officer, id)?;
            let mut items = Vec::new();
            for (incident, last_at) in devices::holdings(tx, id)? {
                if let Some(found) = incidents::find(tx, incident)? {
                    items.push((Holding { incident_id: incident, reference: found.reference.to_string(), last_at }, found.case_version));
                }
            }
            Ok(items)
        })
        .await?;
    let records = items.iter().map(|(holding, version)| (holding.incident_id, *version)).collect();
    consult(&state, &actor, Look::List { kind: RecordKind::Device, records }).await?;
    let items: Vec<Holding> = items.into_iter().map(|(holding, _)| holding).collect();
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// The accounts whose devices and held items a supervisor sees: the team's and one's own.
pub fn members(tx: &mut impl Tx, supervisor: &Officer) -> Result<Vec<Officer>, Problem> {
    let mut members = match supervisor.team.as_deref() {
        Some(name) => officers::of_team(tx, team(name))?,
        None => Vec::new(),
    };
    if !members.iter().any(|member| member.id == supervisor.id) {
        members.push(supervisor.clone());
    }
    Ok(members)
}

/// A device that this account may see; one it may not see is not there.
fn own_or_team(tx: &mut impl Tx, officer: &Officer, id: Id) -> Result<Device, Problem> {
    let device = devices::find(tx, id)?.ok_or(ProblemCode::NotFound)?;
    let supervises = |tx: &mut _| Ok::<_, Problem>(members(tx, officer)?.iter().any(|member| member.id == device.officer_id));
    let seen = device.officer_id == officer.id || (officer.role == OfficerRole::Supervisor && supervises(tx)?);
    if seen { Ok(device) } else { Err(ProblemCode::NotFound.into()) }
}

/// As it is shown to `viewer`; only its own officer learns its secrets.
fn info(tx: &mut impl Tx, state: &State, device: &Device, viewer: Option<Id>) -> Result<DeviceInfo, Problem> {
    let by: Vec<Id> = device.revoked.iter().map(|revoked| revoked.by).collect();
    let names = Names(officers::find_many(tx, &by)?);
    let sealing = Some(&state.sealing).filter(|_| viewer == Some(device.officer_id));
    Ok(DeviceInfo::from(device, devices::missing(tx, device)?, state.settings.policy, &names, sealing))
}
