//! Configuration: environment variables and flags, parsed once. A wrong value is refused with the setting's name and what was expected.

use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use waymark_domain::device::Policy;
use waymark_store::{DatabaseUrl, Kind};

/// Where the data is; shared by every command.
#[derive(Debug, Clone, Args)]
pub struct DataArgs {
    /// Folder of the database and the keys. [default: ./data, with --demo ./demo-data]
    #[arg(long, env = "WAYMARK_DATA_DIR", value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE. [default: an SQLite file in the data folder]
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Use invented schools, officers and cases; never in the same database as real data.
    #[arg(long)]
    pub demo: bool,
}

/// What `serve` takes.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub data: DataArgs,
    /// Address and port to listen on. Put a reverse proxy with TLS before anything that is not this machine.
    #[arg(long, env = "WAYMARK_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: String,
    /// The address people open, for example https://waymark.example.police.uk. [default: http://localhost:PORT]
    #[arg(long, env = "WAYMARK_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Threads that answer requests. [default: one for each processor]
    #[arg(long, env = "WAYMARK_WORKERS", value_name = "NUMBER")]
    pub workers: Option<String>,
    /// A reverse proxy stands in front: a caller's address is the last one in X-Forwarded-For.
    #[arg(long, env = "WAYMARK_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Wrong passwords allowed in a row, per account and address, before each further try has to wait.
    #[arg(long, env = "WAYMARK_SIGN_IN_TRIES", default_value = "5", value_name = "NUMBER")]
    pub sign_in_tries: String,
    /// Minutes without a touch before a phone locks, from 1 to 15.
    #[arg(long, env = "WAYMARK_IDLE_MINUTES", default_value = "5", value_name = "NUMBER")]
    pub idle_minutes: String,
    /// Hours a phone may go without contact before it locks until there is contact, from 1 to 72.
    #[arg(long, env = "WAYMARK_LEASE_HOURS", default_value = "12", value_name = "NUMBER")]
    pub lease_hours: String,
    /// Least rounds of PBKDF2-SHA256 for a phone's passphrase, from 600000 to 10000000.
    #[arg(long, env = "WAYMARK_KDF_ROUNDS", default_value = "600000", value_name = "NUMBER")]
    pub kdf_rounds: String,
    /// The kill switch: takes the app out of every browser that has it. The API goes on, and nothing that phones keep is touched.
    #[arg(long, env = "WAYMARK_APP_OFF")]
    pub app_off: bool,
}

/// A setting that is not what it should be.
#[derive(Debug, thiserror::Error)]
#[error("{setting}: {expected}")]
pub struct WrongSetting {
    setting: &'static str,
    expected: String,
}

fn wrong(setting: &'static str, expected: impl Into<String>) -> WrongSetting {
    WrongSetting { setting, expected: expected.into() }
}

/// Where the data is, settled.
#[derive(Debug, Clone)]
pub struct DataSettings {
    pub folder: PathBuf,
    pub database: DatabaseUrl,
    pub kind: Kind,
}

impl DataSettings {
    /// Parses the arguments.
    pub fn parse(args: &DataArgs) -> Result<Self, WrongSetting> {
        let kind = if args.demo { Kind::Demonstration } else { Kind::Live };
        let folder = args.data_dir.clone().unwrap_or_else(|| PathBuf::from(if args.demo { "demo-data" } else { "data" }));
        let database = match &args.database_url {
            Some(url) => DatabaseUrl::parse(url).map_err(|error| wrong("DATABASE_URL", error.to_string()))?,
            None => DatabaseUrl::Sqlite(folder.join("waymark.db")),
        };
        Ok(Self { folder, database, kind })
    }

    /// Where the keys are: never inside the database.
    pub fn keys(&self) -> PathBuf {
        self.folder.join("keys")
    }
}

/// All of the server's settings.
#[derive(Debug, Clone)]
pub struct Settings {
    pub data: DataSettings,
    pub listen: SocketAddr,
    /// Without a slash at the end. Issuer of tokens and the only origin a signed-in browser may write from.
    pub public_url: String,
    pub workers: usize,
    pub sign_in_tries: u32,
    pub behind_proxy: bool,
    pub policy: Policy,
    pub app_off: bool,
}

impl Settings {
    /// Parses the arguments.
    pub fn parse(args: &ServeArgs) -> Result<Self, WrongSetting> {
        let listen: SocketAddr =
            args.listen.parse().map_err(|_| wrong("WAYMARK_LISTEN", "expected ADDRESS:PORT, for example 127.0.0.1:8080 or [::1]:8080"))?;
        let public_url = match &args.public_url {
            Some(url) => origin(url).ok_or_else(|| wrong("WAYMARK_PUBLIC_URL", "expected http:// or https://, a host, and no path"))?,
            None => format!("http://localhost:{}", listen.port()),
        };
        let workers = match &args.workers {
            Some(text) => number(text, 1..=256).ok_or_else(|| wrong("WAYMARK_WORKERS", "expected a whole number from 1 to 256"))? as usize,
            None => std::thread::available_parallelism().map_or(2, usize::from),
        };
        let sign_in_tries =
            number(&args.sign_in_tries, 1..=100).ok_or_else(|| wrong("WAYMARK_SIGN_IN_TRIES", "expected a whole number from 1 to 100"))?;
        Ok(Self {
            data: DataSettings::parse(&args.data)?,
            listen,
            public_url,
            workers,
            sign_in_tries,
            behind_proxy: args.behind_proxy,
            policy: policy(args)?,
            app_off: args.app_off,
        })
    }

    /// Whether the data is invented.
    pub fn demo(&self) -> bool {
        self.data.kind == Kind::Demonstration
    }
}

/// How phones are to lock.
fn policy(args: &ServeArgs) -> Result<Policy, WrongSetting> {
    let whole = |text: &str, setting, range: std::ops::RangeInclusive<u32>| {
        let (least, most) = (*range.start(), *range.end());
        number(text, range).ok_or_else(|| wrong(setting, format!("expected a whole number from {least} to {most}")))
    };
    Ok(Policy {
        idle_minutes: whole(&args.idle_minutes, "WAYMARK_IDLE_MINUTES", 1..=15)?,
        lease_hours: whole(&args.lease_hours, "WAYMARK_LEASE_HOURS", 1..=72)?,
        kdf_rounds: whole(&args.kdf_rounds, "WAYMARK_KDF_ROUNDS", 600_000..=10_000_000)?,
        ..Policy::default()
    })
}

fn number(text: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    text.trim().parse().ok().filter(|n| range.contains(n))
}

/// A URL of scheme and host alone.
fn origin(url: &str) -> Option<String> {
    let url = url.strip_suffix('/').unwrap_or(url);
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let fits = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'));
    fits.then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args() -> ServeArgs {
        ServeArgs {
            data: DataArgs { data_dir: None, database_url: None, demo: false },
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            workers: None,
            sign_in_tries: "5".to_owned(),
            behind_proxy: false,
            idle_minutes: "5".to_owned(),
            lease_hours: "12".to_owned(),
            kdf_rounds: "600000".to_owned(),
            app_off: false,
        }
    }

    #[test]
    fn a_wrong_value_is_refused_with_the_name_of_the_setting_and_what_was_expected() {
        let cases: [(&str, ServeArgs); 8] = [
            ("WAYMARK_LISTEN", ServeArgs { listen: "8080".to_owned(), ..args() }),
            ("WAYMARK_PUBLIC_URL", ServeArgs { public_url: Some("https://x/path".to_owned()), ..args() }),
            ("WAYMARK_WORKERS", ServeArgs { workers: Some("many".to_owned()), ..args() }),
            ("WAYMARK_IDLE_MINUTES", ServeArgs { idle_minutes: "16".to_owned(), ..args() }),
            ("WAYMARK_LEASE_HOURS", ServeArgs { lease_hours: "0".to_owned(), ..args() }),
            ("WAYMARK_KDF_ROUNDS", ServeArgs { kdf_rounds: "100000".to_owned(), ..args() }),
            ("WAYMARK_SIGN_IN_TRIES", ServeArgs { sign_in_tries: "0".to_owned(), ..args() }),
            (
                "DATABASE_URL",
                ServeArgs {
                    data: DataArgs { data_dir: None, database_url: Some("mysql://u:secret@h/d".to_owned()), demo: false },
                    ..args()
                },
            ),
        ];
        for (name, args) in cases {
            let message = Settings::parse(&args).expect_err(name).to_string();
            assert!(message.starts_with(name) && message.contains("expected"), "{message}");
            assert!(!message.contains("secret"), "{message}");
        }
        assert!(Settings::parse(&args()).is_ok());
    }

    #[test]
    fn demonstration_data_has_a_folder_of_its_own() {
        let demo = DataArgs { data_dir: None, database_url: None, demo: true };
        let settings = DataSettings::parse(&demo).expect("parses");
        assert!(settings.folder.ends_with("demo-data"));
        assert_eq!(settings.kind, Kind::Demonstration);
    }
}
