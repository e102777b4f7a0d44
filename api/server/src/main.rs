//! `waymark`: the server and its tools.

use std::process::ExitCode;

fn main() -> ExitCode {
    waymark_server::commands::run()
}
