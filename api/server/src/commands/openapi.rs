//! `waymark openapi`: writes the document, or says whether the committed one has drifted.

use super::out::say;
use std::path::Path;
use std::process::ExitCode;

pub fn run(to: Option<&Path>, check: bool) -> Result<ExitCode, String> {
    let text = crate::openapi::text();
    let Some(path) = to else {
        say(text.trim_end());
        return Ok(ExitCode::SUCCESS);
    };
    if check {
        let committed = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        return if committed == text {
            Ok(ExitCode::SUCCESS)
        } else {
            Err(format!("{} differs from the code: run `waymark openapi {}`", path.display(), path.display()))
        };
    }
    std::fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    say(&format!("wrote {}", path.display()));
    Ok(ExitCode::SUCCESS)
}
