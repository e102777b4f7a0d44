//! Builds the app into `pwa/dist`, so that one command runs everything. `SKIP_WEB=1` leaves it alone (checks, editors, a second build).

use std::path::{Path, PathBuf};
use std::process::Command;

const WATCHED: [&str; 8] =
    ["src", "public", "scripts", "index.html", "package.json", "package-lock.json", "vite.config.ts", "tsconfig.json"];

fn main() {
    let pwa = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../pwa");
    println!("cargo::rerun-if-env-changed=SKIP_WEB");
    let dist = pwa.join("dist");
    let _ = std::fs::create_dir_all(&dist);
    if std::env::var("SKIP_WEB").is_ok_and(|value| value == "1") {
        return;
    }
    for name in WATCHED {
        println!("cargo::rerun-if-changed={}", pwa.join(name).display());
    }
    let installed = newer(&pwa.join("node_modules/.package-lock.json"), &pwa.join("package-lock.json"));
    let outcome = (installed || npm(&pwa, &["ci", "--no-audit", "--no-fund"])) && npm(&pwa, &["run", "build"]);
    assert!(
        outcome,
        "the app could not be built: Node 20.19 or newer with npm is needed (the lines above say more). SKIP_WEB=1 builds the server without it."
    );
}

fn newer(made: &Path, from: &Path) -> bool {
    let time = |path: &Path| std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    matches!((time(made), time(from)), (Some(made), Some(from)) if made >= from)
}

fn npm(folder: &Path, arguments: &[&str]) -> bool {
    match Command::new("npm").args(arguments).current_dir(folder).output() {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            eprintln!(
                "npm {}:\n{}{}",
                arguments.join(" "),
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            );
            false
        }
        Err(error) => {
            eprintln!("npm: {error}");
            false
        }
    }
}
