//! The acceptance suite: the whole server through real HTTP, on SQLite and on PostgreSQL. `tests/README.md` says what is where.

mod harness;

mod bad_input;
mod batches;
mod durable;
mod guidance;
mod headers;
mod idempotency;
mod incidents;
mod looks;
mod migrations;
mod openapi;
mod packs;
mod people;
mod phones;
mod scenarios;
mod sealed;
mod sessions;
