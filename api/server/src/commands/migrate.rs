//! `waymark migrate`.

use super::out::say;
use crate::config::{DataArgs, DataSettings};
use std::process::ExitCode;
use waymark_store::Store;

pub fn run(args: &DataArgs) -> Result<ExitCode, String> {
    let settings = DataSettings::parse(args).map_err(|error| error.to_string())?;
    if let Err(error) = std::fs::create_dir_all(&settings.folder) {
        return Err(format!("cannot make the folder {}: {error}", settings.folder.display()));
    }
    let applied = Store::migrate(&settings.database).map_err(|error| error.to_string())?;
    if applied.is_empty() {
        say("The database is up to date.");
    }
    for name in applied {
        say(&format!("applied {name}"));
    }
    Ok(ExitCode::SUCCESS)
}
