//! Looks at a case on a phone with no signal: the log of DPA 2018 s.62 hears of them as soon as there is one again.

use super::{Shared, visible};
use crate::conditions::{etag, require_create};
use crate::dto::consultation::{ConsultationCreate, ConsultationInfo};
use crate::dto::problem::WriteProblems;
use crate::dto::schema::WireId;
use crate::extract::{Actor, Behalfs, IdsOf, ReadIncidents, Valid};
use crate::problem::Refusal;
use crate::write_once::{Written, write_once};
use actix_web::{HttpRequest, HttpResponse, put};
use waymark_domain::audit::{LogAction, LogEntry, RecordKind};
use waymark_domain::fields::Checks;
use waymark_domain::{Problem, ProblemCode};
use waymark_store::log;

/// Tell of a look at a case that was kept on the device, made while there was no signal.
///
/// It becomes one row of the log with both times: when it was, by the device's clock, and when the server heard of it.
#[utoipa::path(tag = "incidents", operation_id = "createConsultation", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The look's id, made by the caller.")),
    request_body = ConsultationCreate, responses((status = 201, description = "On record.", body = ConsultationInfo), WriteProblems))]
#[put("/incidents/{id}/consultations/{itemId}")]
pub async fn create_consultation(
    state: Shared,
    actor: Actor<ReadIncidents>,
    ids: IdsOf,
    body: Valid<ConsultationCreate>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    require_create(request.headers())?;
    let (IdsOf(incident, id), behalf, viewer, new) = (ids, actor.behalf(), actor.viewer(), body.value);
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(incident)?;
        visible(tx, &viewer, incident)?;
        let mut checks = Checks::default();
        checks.past(Some(new.read_at), new.written_at, behalf.at, "/readAt");
        checks.finish().map_err(Problem::invalid)?;
        let entry = LogEntry {
            action: LogAction::Consultation,
            kind: RecordKind::Incident,
            record_id: Some(incident),
            incident_id: Some(incident),
            version: new.version,
            fields: Vec::new(),
            records: Vec::new(),
        };
        if !log::add_late(tx, &behalf, &entry, id, new.read_at)? {
            return Err(ProblemCode::AlreadyExists.into());
        }
        let info = ConsultationInfo { id, incident_id: incident, version: new.version, read_at: new.read_at, received_at: behalf.at };
        Written::created(&info, etag(1), format!("/v1/incidents/{incident}"))
    })
    .await
}
