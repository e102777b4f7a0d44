//! `waymark backup`.

use super::out::{progress, say};
use crate::config::{DataArgs, DataSettings};
use std::path::Path;
use std::process::ExitCode;
use waymark_store::{DatabaseUrl, Store};

pub fn run(file: &Path, args: &DataArgs) -> Result<ExitCode, String> {
    let settings = DataSettings::parse(args).map_err(|error| error.to_string())?;
    if let DatabaseUrl::Sqlite(path) = &settings.database
        && !path.exists()
    {
        return Err(format!("there is no database at {}", path.display()));
    }
    let size = match &settings.database {
        DatabaseUrl::Sqlite(path) => std::fs::metadata(path).map_or(0, |meta| meta.len()),
        DatabaseUrl::Postgres(_) => 0,
    };
    let bar = progress(size, "copying");
    let bytes = Store::backup(&settings.database, file, |done| bar.set_position(done))?;
    bar.finish_and_clear();
    say(&format!("Copied {bytes} bytes to {} and checked the copy.", file.display()));
    say(&format!("The copy is sealed: keep {} as well, in another place. Without root.key nobody can read it.", settings.keys().display()));
    Ok(ExitCode::SUCCESS)
}
