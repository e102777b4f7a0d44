//! The binary's commands, run as a person would run them, each on a data folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("waymark-commands-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
        command.args(arguments).current_dir(&self.0).env_remove("DATABASE_URL").env("WAYMARK_DATA_DIR", "data");
        command.output().expect("runs")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn out(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[test]
fn an_account_is_added_once_and_its_password_is_shown_once() {
    let folder = Folder::new("officer");
    let added = folder.run(&["officer", "add", "--username", "Invented.One", "--name", "Invented One"]);
    assert!(added.status.success() && out(&added).contains("shown this once"), "{}", out(&added));
    let again = folder.run(&["officer", "add", "--username", "invented.one", "--name", "Invented Two"]);
    assert!(!again.status.success() && out(&again).contains("nothing was changed"), "{}", out(&again));
    #[cfg(unix)]
    {
        assert_eq!(mode(&folder.path("data/keys/root.key")), 0o600);
        assert_eq!(mode(&folder.path("data/waymark.db")), 0o600);
    }
}

#[test]
fn a_school_list_is_read_and_bad_rows_are_named() {
    let folder = Folder::new("school");
    let list = "URN,EstablishmentName\n100001,Example School\n12,Bad\n";
    std::fs::write(folder.path("list.csv"), list).expect("writes");
    let imported = folder.run(&["school", "import", "list.csv"]);
    assert_eq!(imported.status.code(), Some(2));
    assert!(
        out(&imported).contains("1 schools added") && out(&imported).contains("line 3: the number is not six digits"),
        "{}",
        out(&imported)
    );
}

#[test]
fn a_backup_is_a_whole_database_and_never_overwrites() {
    let folder = Folder::new("backup");
    assert!(folder.run(&["officer", "add", "--username", "a", "--name", "Invented"]).status.success());
    assert!(folder.run(&["backup", "copy.db"]).status.success());
    assert!(!folder.run(&["backup", "copy.db"]).status.success());
    let examined = folder.run(&["doctor", "--database-url", "sqlite:copy.db"]);
    assert!(examined.status.success() && out(&examined).contains("live data, sealed with this root key"), "{}", out(&examined));
}

#[test]
fn the_doctor_says_what_is_wrong_and_makes_nothing() {
    let folder = Folder::new("doctor");
    assert!(folder.run(&["doctor"]).status.success());
    assert!(!folder.path("data").exists(), "looking made something");
    assert!(folder.run(&["officer", "add", "--username", "a", "--name", "Invented"]).status.success());
    std::fs::remove_file(folder.path("data/keys/root.key")).expect("removes");
    let wrong = folder.run(&["doctor"]);
    assert!(!wrong.status.success() && out(&wrong).contains("no root.key"), "{}", out(&wrong));
}

#[test]
fn demonstration_data_and_real_data_never_share_a_database_and_a_wrong_setting_is_named() {
    let folder = Folder::new("settings");
    assert!(folder.run(&["officer", "add", "--username", "a", "--name", "Invented"]).status.success());
    let mixed = folder.run(&["serve", "--demo"]);
    assert!(!mixed.status.success() && out(&mixed).contains("never share a database"), "{}", out(&mixed));
    let wrong = folder.run(&["serve", "--database-url", "mysql://u:secret@h/d"]);
    assert!(!wrong.status.success() && out(&wrong).contains("DATABASE_URL: expected sqlite:PATH"), "{}", out(&wrong));
    assert!(!out(&wrong).contains("secret"));
}
