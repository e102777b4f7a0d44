//! The server: HTTP, sign-in, OpenAPI, the phone app's files. `router.rs` lists every route.

pub mod app;
pub mod assets;
pub mod auth;
mod batch;
mod case;
pub mod commands;
mod conditions;
pub mod config;
mod cursor;
mod dispatch;
mod dto;
mod endpoints;
mod extract;
pub mod guidance_packs;
mod held;
mod looks;
mod metrics;
mod middleware;
pub mod openapi;
mod pdf;
mod problem;
mod router;
mod sealing;
mod state;
mod switched_off;
mod write_once;

pub use app::Application;
pub use config::Settings;
