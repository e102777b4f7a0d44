//! The case file alive, beside the scenarios: what is refused, who sees what, what is on record, alarms.

mod access;
mod alarms;
mod closing;
mod crimes;
mod duplicates;
mod feed;
mod handing_over;
mod items;
mod looks;
mod people;
mod putting_right;
mod referrals;
mod search;
mod times;

use crate::harness::App;

/// One counter of `/metrics`.
fn counted(app: &App, name: &str) -> u64 {
    let text = app.anybody().get("/metrics").text;
    let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name}")).to_owned();
    line.rsplit(' ').next().expect("a number").parse().expect("a number")
}

/// Rows of the log, as an auditor with SQL would read them: action, kind, fields, records. Newest last.
fn log(app: &App) -> Vec<String> {
    let row = |json: &str| format!("SELECT action || ' ' || kind || ' ' || {json} AS line FROM log_entries ORDER BY seq");
    let lines = app.database.lines_each(&row("fields || ' ' || records"), &row("fields::text || ' ' || records::text"));
    lines.into_iter().map(|line| line.replace(", ", ",")).collect()
}

/// The rows that something adds.
fn added<T>(app: &App, work: impl FnOnce() -> T) -> Vec<String> {
    let before = log(app).len();
    work();
    log(app).split_off(before)
}
