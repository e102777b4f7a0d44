//! `waymark doctor`: looks at everything the server needs and says what is wrong in words of action.

use super::out::say;
use crate::config::{ServeArgs, Settings};
use std::path::Path;
use std::process::ExitCode;
use waymark_domain::{Clock, Instant, SystemClock};
use waymark_store::{DatabaseUrl, Keyring, Store, doctor};

/// Less free space than this is a warning, in MiB.
const LOW_DISK: u64 = 1024;

enum Finding {
    Good(String),
    Watch(String),
    Wrong(String),
}
use Finding::{Good, Watch, Wrong};

pub fn run(args: &ServeArgs) -> Result<ExitCode, String> {
    let mut findings = Vec::new();
    match Settings::parse(args) {
        Ok(settings) => {
            findings.push((
                "configuration",
                Good(format!("database {}, data folder {}", settings.data.database, settings.data.folder.display())),
            ));
            findings.push(("address", address(&settings)));
            findings.extend(keys_and_database(&settings));
            findings.push(("clock", clock(SystemClock.now(), &settings)));
            findings.push(("disk", disk(&settings.data.folder)));
            findings.push((
                "app",
                if crate::assets::present() {
                    Good("built in".to_owned())
                } else {
                    Watch("the app's files are not built in: build with Node installed, or run `npm --prefix pwa run build`".to_owned())
                },
            ));
        }
        Err(error) => findings.push(("configuration", Wrong(error.to_string()))),
    }
    let mut bad = false;
    for (what, finding) in findings {
        let (sign, text) = match finding {
            Good(text) => ("ok   ", text),
            Watch(text) => ("watch", text),
            Wrong(text) => {
                bad = true;
                ("WRONG", text)
            }
        };
        say(&format!("{sign}  {what}: {text}"));
    }
    Ok(if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn address(settings: &Settings) -> Finding {
    let plain = settings.public_url.starts_with("http://")
        && !settings.public_url.starts_with("http://localhost")
        && !settings.public_url.starts_with("http://127.");
    if plain {
        Wrong(format!(
            "WAYMARK_PUBLIC_URL is {}: without TLS browsers keep neither the session nor the app; put a proxy with TLS in front and give its https:// address",
            settings.public_url
        ))
    } else if !settings.listen.ip().is_loopback() && !settings.behind_proxy {
        Watch(format!("listens on {} for everybody; put a proxy with TLS in front and set WAYMARK_BEHIND_PROXY", settings.listen))
    } else {
        Good(format!("listens on {}, opened as {}", settings.listen, settings.public_url))
    }
}

fn keys_and_database(settings: &Settings) -> Vec<(&'static str, Finding)> {
    let folder = settings.data.keys();
    let new = !folder.join("root.key").exists();
    let exists = match &settings.data.database {
        DatabaseUrl::Sqlite(path) => path.exists(),
        DatabaseUrl::Postgres(_) => true,
    };
    // Looking must not make anything: a key made now would be the wrong one for a database that is there.
    if new {
        return match (&settings.data.database, exists) {
            (DatabaseUrl::Sqlite(path), true) => vec![(
                "keys",
                Wrong(format!(
                    "{} exists but {} has no root.key: put the right one there, or nobody can read the data",
                    path.display(),
                    folder.display()
                )),
            )],
            (DatabaseUrl::Sqlite(_), false) => vec![
                ("keys", Watch("none yet: they are made at the first start".to_owned())),
                ("database", Watch("none yet: it is made at the first start".to_owned())),
            ],
            (DatabaseUrl::Postgres(_), _) => vec![
                ("keys", Watch("none yet: they are made at the first start, unless this database was sealed with others".to_owned())),
                ("database", examined(&settings.data.database)),
            ],
        };
    }
    let keys = match Keyring::open(&folder) {
        Ok(keys) => keys,
        Err(error) => return vec![("keys", Wrong(error.to_string()))],
    };
    let mut found = vec![("keys", Good(format!("root key {}", keys.fingerprint())))];
    if !exists {
        found.push(("database", Watch("none yet: it is made at the first start".to_owned())));
        return found;
    }
    found.push(("database", examined(&settings.data.database)));
    found.push((
        "contents",
        match Store::open(&settings.data.database, &keys, settings.data.kind) {
            Ok(_) => Good(format!("{} data, sealed with this root key, schema up to date", settings.data.kind.word())),
            Err(error) => Wrong(error.to_string()),
        },
    ));
    found
}

fn examined(database: &DatabaseUrl) -> Finding {
    let findings = doctor::examine(database);
    if findings.reachable && findings.intact { Good(findings.detail) } else { Wrong(findings.detail) }
}

/// A clock far before the program was written is wrong; so is one far behind what the database has seen.
fn clock(now: Instant, settings: &Settings) -> Finding {
    let written = match &settings.data.database {
        DatabaseUrl::Sqlite(path) => std::fs::metadata(path).and_then(|meta| meta.modified()).ok(),
        DatabaseUrl::Postgres(_) => None,
    };
    let written =
        written.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok()).and_then(|since| i64::try_from(since.as_millis()).ok());
    // 2026-01-01.
    if now.millis() < 1_767_225_600_000 {
        return Wrong(format!("this machine says {now}: set it by NTP, or every time on record will be wrong"));
    }
    match written {
        Some(written) if written > now.millis() + 300_000 => {
            Wrong(format!("this machine says {now}, but the database was written later than that: set the clock by NTP"))
        }
        _ => Good(now.to_string()),
    }
}

fn disk(folder: &Path) -> Finding {
    let existing = folder.ancestors().find(|path| path.exists()).unwrap_or_else(|| Path::new("."));
    let probe = existing.join(format!(".waymark-probe-{}", std::process::id()));
    if let Err(error) = std::fs::write(&probe, b"probe") {
        return Wrong(format!("cannot write to {}: {error}", existing.display()));
    }
    let _ = std::fs::remove_file(&probe);
    // `df` is everywhere the server runs; without it the free space is simply not said.
    let output = std::process::Command::new("df").arg("-Pm").arg(existing).output().ok();
    let free = output
        .and_then(|out| String::from_utf8(out.stdout).ok())
        .and_then(|text| text.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok());
    match free {
        Some(mib) if mib < LOW_DISK => Watch(format!("only {mib} MiB are free where the data is")),
        Some(mib) => Good(format!("{mib} MiB free, writable")),
        None => Good("writable".to_owned()),
    }
}
