//! A PostgreSQL server of this run's own: made, started, and stopped by the janitor of [`super::scratch`]. It listens on a Unix socket
//! in a folder that only its owner can enter, and syncs to disk as a real one does.

use super::scratch;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

pub struct Cluster {
    bin: PathBuf,
    folder: PathBuf,
    /// Whom the server runs as, when this process is root: PostgreSQL refuses to.
    user: Option<(u32, u32)>,
}

impl Cluster {
    /// The server, started on first use; `None`, said plainly, when this machine has none.
    pub fn get() -> Option<&'static Self> {
        static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
        CLUSTER.get_or_init(start).as_ref()
    }

    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        let socket = self.folder.to_str().expect("UTF-8").replace('/', "%2F");
        format!("postgres://waymark@/{database}?host={socket}")
    }

    /// Every file the server has: tables, write-ahead log, its own log.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What one of the server's own programs prints.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Vec<u8> {
        let output = self.command(program).args(arguments).output().expect(program);
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.bin.join(program));
        command.current_dir(&self.folder).env("LC_ALL", "C");
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }
}

fn start() -> Option<Cluster> {
    let Some(bin) = binaries() else {
        let required = std::env::var("WAYMARK_REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
        assert!(!required, "PostgreSQL is required here, and no server binary was found");
        // Straight to the terminal: the test runner would swallow the output of a test that passes.
        let _ = writeln!(std::io::stderr(), "PostgreSQL skipped: no server binary found");
        return None;
    };
    let folder = scratch().join("postgres");
    fs::create_dir(&folder).expect("a folder for PostgreSQL");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("its mode");
    let user = (fs::metadata(&folder).expect("the folder").uid() == 0).then(unprivileged);
    if let Some((user, group)) = user {
        chown(&folder, Some(user), Some(group)).expect("its owner");
    }
    let cluster = Cluster { bin, folder, user };
    cluster.run("initdb", &["--pgdata=data", "--username=waymark", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
    let settings = format!("-c listen_addresses='' -c unix_socket_directories='{}' -c max_connections=400", cluster.folder.display());
    // `pg_ctl` leaves its own output to the server it starts: that must not be a pipe somebody waits on.
    let started =
        cluster.command("pg_ctl").args(["--pgdata=data", "--wait", "--silent", "--log=server.log", "-o", &settings, "start"]).status();
    let log = || fs::read_to_string(cluster.folder.join("server.log")).unwrap_or_default();
    assert!(started.is_ok_and(|status| status.success()), "PostgreSQL did not start: {}", log());
    Some(cluster)
}

/// The folder of the server's programs: in the path, else the newest where Debian keeps them.
fn binaries() -> Option<PathBuf> {
    let complete = |folder: &PathBuf| ["initdb", "pg_ctl", "postgres", "pg_dump"].iter().all(|name| folder.join(name).is_file());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = std::env::split_paths(&path)
        .filter_map(|folder| fs::canonicalize(folder.join("initdb")).ok())
        .filter_map(|program| program.parent().map(Path::to_owned));
    let mut kept: Vec<PathBuf> =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin")).collect();
    kept.sort();
    in_path.chain(kept.into_iter().rev()).find(complete)
}

/// User and group to run the server as.
fn unprivileged() -> (u32, u32) {
    let passwd = fs::read_to_string("/etc/passwd").expect("the list of users");
    let of = |name: &str| {
        let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2).map_while(|field| field.parse().ok());
        Some((fields.next()?, fields.next()?))
    };
    of("postgres").or_else(|| of("nobody")).expect("a user to run PostgreSQL as")
}
