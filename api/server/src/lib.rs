//! The server: HTTP, sign-in, OpenAPI, the phone app's files. `router.rs` lists every route.

pub mod app;
pub mod assets;
pub mod auth;
pub mod commands;
mod conditions;
pub mod config;
mod cursor;
mod dto;
mod endpoints;
mod extract;
mod looks;
mod metrics;
mod middleware;
pub mod openapi;
mod problem;
mod router;
mod state;
mod write_once;

pub use app::Application;
pub use config::Settings;
