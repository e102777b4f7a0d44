//! The folder that holds everything a run leaves on disk, and the janitor that takes it away.
//!
//! A test binary has no last line in which to clean up, and it may be killed. So a small shell waits on a pipe that closes when this
//! process ends, however it ends: then it stops the database server and removes the folder.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

struct Scratch {
    folder: PathBuf,
    /// Holds the pipe open.
    _janitor: Child,
}

const JANITOR: &str = r#"
cat >/dev/null
pid=$(head -n 1 "$1/postgres/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid"
  tries=0
  while kill -0 "$pid" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
rm -rf "$1"
"#;

/// Removed when this process has ended.
pub fn scratch() -> &'static Path {
    static SCRATCH: OnceLock<Scratch> = OnceLock::new();
    &SCRATCH.get_or_init(make).folder
}

fn make() -> Scratch {
    // The path of a Unix socket may be 107 bytes long, and one will be in here.
    let base = Some(std::env::temp_dir()).filter(|folder| folder.as_os_str().len() < 50).unwrap_or_else(|| PathBuf::from("/tmp"));
    let folder = base.join(format!("waymark-{}", uuid::Uuid::now_v7().simple()));
    std::fs::create_dir_all(&folder).expect("a folder for the run");
    let janitor = Command::new("sh")
        .args(["-c", JANITOR, "janitor"])
        .arg(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C in the terminal is for the tests, not for what cleans up after them.
        .process_group(0)
        .spawn()
        .expect("a shell");
    Scratch { folder, _janitor: janitor }
}
