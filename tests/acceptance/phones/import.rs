//! `waymark import-sealed`: a file of unsent work that a phone exported.

use super::{Phone, create};
use crate::harness::{App, Database, id, incident, on_both_databases, person, scratch};
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use waymark_server::commands::{Imported, import_sealed_files};
use waymark_server::config::{DataArgs, ServeArgs};

on_both_databases!(
    a_file_taken_in_twice_is_taken_in_once,
    a_file_of_a_phone_out_of_use_waits_for_a_supervisor,
    what_is_no_exported_file_is_refused_with_its_name,
);

/// A folder with the key of the servers of these tests, as a server's own folder has it.
fn folder() -> PathBuf {
    let folder = scratch().join(id());
    let keys = folder.join("keys");
    std::fs::create_dir_all(&keys).expect("a folder");
    std::fs::write(keys.join("root.key"), "07".repeat(32)).expect("a key");
    for (path, mode) in [(keys.clone(), 0o700), (keys.join("root.key"), 0o600)] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("closed to others");
    }
    folder
}

fn take_in(app: &App, folder: &Path, file: &Path) -> Result<Vec<Imported>, String> {
    let url = match &*app.database {
        Database::Sqlite(path) => format!("sqlite:{}", path.display()),
        Database::Postgres { name, cluster } => cluster.url(name),
    };
    let text = |text: &str| text.to_owned();
    let serve = ServeArgs {
        data: DataArgs { data_dir: Some(folder.to_owned()), database_url: Some(url), demo: false },
        listen: text("127.0.0.1:0"),
        public_url: None,
        workers: None,
        behind_proxy: false,
        sign_in_tries: text("5"),
        idle_minutes: text("5"),
        lease_hours: text("12"),
        kdf_rounds: text("600000"),
        app_off: false,
    };
    import_sealed_files(&[file.to_owned()], &serve)
}

fn export(folder: &Path, phone: &Phone, items: &[Value]) -> PathBuf {
    let file = folder.join("unsent.json");
    std::fs::write(&file, json!({"format": "waymark-sealed/1", "deviceId": phone.id, "items": items}).to_string()).expect("a file");
    file
}

fn a_file_taken_in_twice_is_taken_in_once(app: &App) {
    let (phone, supervisor, folder) = (Phone::of(app.officer()), app.signed_in("supervisor"), folder());
    let mut wrong = incident();
    wrong["happened"] = json!({"kind": "exact", "at": "2099-11-20T18:00:00Z"});
    let case = format!("/incidents/{}", id());
    let mut altered = phone.seal(4, &create(&format!("/persons/{}", id()), &person()));
    altered["idempotencyKey"] = json!(id());
    let items = [
        phone.seal(1, &create(&case, &incident())),
        phone.seal(2, &create(&format!("/persons/{}", id()), &person())),
        phone.seal(3, &create(&format!("/incidents/{}", id()), &wrong)),
        altered,
    ];
    let file = export(&folder, &phone, &items);
    let first = take_in(app, &folder, &file).expect("taken in");
    assert_eq!(first, [Imported { performed: 2, before: 0, held: 1, refused: 1 }]);
    let again = app.unchanged(|| take_in(app, &folder, &file)).expect("taken in");
    assert_eq!(again, [Imported { performed: 0, before: 3, held: 0, refused: 1 }]);
    assert_eq!(phone.caller.get(&format!("/v1{case}")).ok()["officer"]["id"], phone.officer);
    assert_eq!(supervisor.all("/v1/held-items").len(), 1);
    // They have arrived: what is missing is missing no more, and no phone has been in contact.
    let shown = supervisor.get(&phone.path()).ok();
    assert_eq!((shown["lastSeq"].clone(), shown["missing"].clone()), (json!(3), json!(0)));
    assert_eq!(shown["lastContactAt"], shown["registeredAt"]);
}

fn a_file_of_a_phone_out_of_use_waits_for_a_supervisor(app: &App) {
    let (phone, supervisor, folder) = (Phone::of(app.officer()), app.signed_in("supervisor"), folder());
    supervisor.patch(&phone.path(), "\"1\"", &json!({"revokedReason": "Left on a bus."})).ok();
    let file = export(&folder, &phone, &[phone.seal(1, &create(&format!("/persons/{}", id()), &person()))]);
    assert_eq!(take_in(app, &folder, &file), Ok(vec![Imported { held: 1, ..Imported::default() }]));
    assert_eq!(supervisor.all("/v1/held-items")[0]["why"], "revoked");
    assert_eq!(app.database.lines("SELECT count(*) || '' AS line FROM persons"), ["0"]);
}

fn what_is_no_exported_file_is_refused_with_its_name(app: &App) {
    let folder = folder();
    let file = folder.join("unsent.json");
    let stranger = json!({"format": "waymark-sealed/1", "deviceId": id(), "items": []}).to_string();
    let other = json!({"format": "waymark-sealed/9", "deviceId": id(), "items": []}).to_string();
    for text in ["", "{}", "[1]", &stranger, &other] {
        std::fs::write(&file, text).expect("a file");
        let said = app.unchanged(|| take_in(app, &folder, &file)).expect_err("no such file");
        assert!(said.contains("unsent.json"), "{said}");
    }
}
