//! Whether the server is alive and ready.

use serde::Serialize;
use utoipa::ToSchema;

/// Ready or alive.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"status": "ok", "demo": false, "version": "0.1.0"}))]
pub struct Health {
    #[schema(example = "ok")]
    pub status: &'static str,
    /// This server holds invented data.
    pub demo: bool,
    pub version: &'static str,
}
