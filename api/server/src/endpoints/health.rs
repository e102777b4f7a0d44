//! Liveness, readiness, counters.

use super::Shared;
use crate::dto::health::Health;
use crate::dto::problem::OpenProblems;
use crate::problem::Refusal;
use actix_web::{HttpResponse, get};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Whether the process answers. Asks nothing else.
#[utoipa::path(tag = "health", operation_id = "getLiveness", security(()), responses((status = 200, description = "Alive.", body = Health), OpenProblems))]
#[get("/health/live")]
pub async fn live(state: Shared) -> HttpResponse {
    HttpResponse::Ok().json(Health { status: "ok", demo: state.settings.demo(), version: VERSION })
}

/// Whether requests can be served: the database answers.
#[utoipa::path(tag = "health", operation_id = "getReadiness", security(()), responses((status = 200, description = "Ready.", body = Health), OpenProblems))]
#[get("/health/ready")]
pub async fn ready(state: Shared) -> Result<HttpResponse, Refusal> {
    state.store.read(|tx| Ok(waymark_store::officers::count(tx)?)).await?;
    Ok(HttpResponse::Ok().json(Health { status: "ok", demo: state.settings.demo(), version: VERSION }))
}

/// Counters in the Prometheus text format: numbers only, nothing about anybody.
#[utoipa::path(tag = "health", operation_id = "getMetrics", security(()),
    responses((status = 200, description = "Counters.", body = String, content_type = "text/plain", example = "waymark_http_answers_total{class=\"2xx\"} 17"), OpenProblems))]
#[get("/metrics")]
pub async fn metrics(state: Shared) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(state.metrics.text())
}
