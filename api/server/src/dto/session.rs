//! Signing in and staying signed in.

use super::officer::OfficerInfo;
use super::schema::{WireId, WireInstant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;
use waymark_domain::{Id, Instant};

/// A name and a password.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"username": "demo.officer", "password": "a long password", "use": "token"}))]
pub struct SignIn {
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100)]
    pub username: String,
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128, format = Password)]
    pub password: String,
    /// `cookie` for a browser, `token` for any other client.
    #[serde(default)]
    pub r#use: SessionUse,
}

/// What carries the session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionUse {
    #[default]
    Cookie,
    Token,
}

/// A session that has begun.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "kind": "token", "startedAt": "2026-11-24T08:00:00.000Z", "expiresAt": "2026-11-24T20:00:00.000Z",
    "officer": {"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ac", "username": "demo.officer", "displayName": "Demonstration officer", "collarNumber": "D001",
        "role": "schools_officer", "force": "Demonstration force", "language": "en", "demo": true},
    "tokens": {"accessToken": "eyJ…", "tokenType": "Bearer", "expiresIn": 300, "refreshToken": "K4w…"}
}))]
pub struct SessionStarted {
    #[schema(value_type = WireId)]
    pub id: Id,
    pub kind: SessionUse,
    #[schema(value_type = WireInstant)]
    pub started_at: Instant,
    /// The latest moment it can last to, used or not.
    #[schema(value_type = WireInstant)]
    pub expires_at: Instant,
    pub officer: OfficerInfo,
    /// With `use: token` alone; a browser's session is in its cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Tokens>,
}

/// Tokens of a client.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"accessToken": "eyJ…", "tokenType": "Bearer", "expiresIn": 300, "refreshToken": "K4w…"}))]
pub struct Tokens {
    /// For `Authorization: Bearer …`; good for `expiresIn` seconds.
    pub access_token: String,
    #[schema(example = "Bearer")]
    pub token_type: &'static str,
    /// Seconds.
    #[schema(minimum = 0, maximum = 300, example = 300)]
    pub expires_in: i64,
    /// Used once, for the next pair. Sent again within ten seconds it gives the same successor; later, the session ends.
    pub refresh_token: String,
}

/// A refresh token.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"refreshToken": "K4wYv9xk2mQqf0m3c7oZ8b1n5r6t7u8v9w0x1y2z3A4"}))]
pub struct RefreshRequest {
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200)]
    pub refresh_token: String,
}

/// A running session of one's own.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"id": "0193d2a4-7b00-7c3b-8b1a-0123456789ab", "kind": "cookie", "deviceId": null, "startedAt": "2026-11-24T08:00:00.000Z",
    "expiresAt": "2026-11-24T20:00:00.000Z", "current": true}))]
pub struct SessionInfo {
    #[schema(value_type = WireId)]
    pub id: Id,
    #[schema(example = "cookie")]
    pub kind: &'static str,
    #[schema(value_type = Option<WireId>)]
    pub device_id: Option<Id>,
    #[schema(value_type = WireInstant)]
    pub started_at: Instant,
    #[schema(value_type = WireInstant)]
    pub expires_at: Instant,
    /// The one this request was made in.
    pub current: bool,
}
