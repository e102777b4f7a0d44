//! Personal text is sealed wherever it comes to rest: invented names are planted through the API, then looked for, in any spelling a
//! file could have, in the database's files, its write-ahead log, a backup, a dump, and everything the server logged.

use crate::harness::{App, Caller, Cluster, Database, id, logged, on_both_databases, party};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::Path;
use waymark_domain::school::{Country, School, SchoolPhase};
use waymark_domain::{Clock, Id};
use waymark_store::Store;

on_both_databases!(nothing_personal_is_found_in_files_backups_dumps_or_logs);

/// In every canary, and in nothing else there is.
const MARK: &str = "Qvyxzwkj";
/// In a text that is public and rests as it is: that it is found shows that the search can find.
const CONTROL: &str = "Tstrlqxw";
const WRITTEN: &str = "2026-11-24T08:55:00Z";

/// Counts the canaries it gives out.
#[derive(Default)]
struct Canaries(Cell<usize>);

impl Canaries {
    fn next(&self) -> String {
        self.0.set(self.0.get() + 1);
        format!("{MARK}{:04}", self.0.get())
    }
}

/// A write, the same write again, and how it reads afterwards: the canaries must really have gone in.
fn plant(officer: &Caller, path: &str, etag: Option<&str>, body: &Value) -> Value {
    let key = id();
    let send = || match etag {
        Some(etag) => officer.changing(path, etag).key(&key).json(body).send(),
        None => officer.creating(path).key(&key).json(body).send(),
    };
    let (first, again) = (send(), send());
    assert!(matches!(first.status, 200 | 201), "{}", first.text);
    assert_eq!((again.header("idempotency-replayed"), &again.text), ("true".to_owned(), &first.text));
    assert!(first.text.matches(MARK).count() >= body.to_string().matches(MARK).count(), "{}", first.text);
    first.json()
}

fn person(canary: &Canaries) -> Value {
    json!({
        "givenNames": canary.next(), "familyName": canary.next(), "knownAs": canary.next(), "schoolName": canary.next(),
        "yearGroup": canary.next(),
        "position": canary.next(), "language": "other", "languageOther": canary.next(), "writtenAt": WRITTEN,
    })
}

fn case(canary: &Canaries) -> Value {
    json!({
        "school": {"name": canary.next()}, "narrative": format!("{} told {} about it.", canary.next(), canary.next()),
        "report": {"channel": "other", "channelOther": canary.next(), "logReference": canary.next()}, "writtenAt": WRITTEN,
    })
}

/// Every kind of item that a name can be written into, with the papers and texts made from it.
fn plant_items(officer: &Caller, incident: &str, canary: &Canaries) {
    let somebody = || json!({"name": canary.next(), "position": canary.next()});
    let child = format!("/v1/persons/{}", id());
    plant(officer, &child, None, &person(canary));
    let child = child.rsplit('/').next().expect("an id").to_owned();
    plant(officer, &format!("{incident}/parties/{}", id()), None, &party(&child, "offender"));
    let kinds = [
        ("crimes", json!({"people": [{"personId": child, "role": "offender"}], "reference": canary.next(), "note": canary.next()})),
        (
            "exhibits",
            json!({"thing": "phone", "state": "refused", "at": WRITTEN, "description": canary.next(), "owner": somebody(), "reason": canary.next()}),
        ),
        ("viewings", json!({"who": somebody(), "reason": canary.next()})),
        ("answers", json!({"question": "viewed", "answer": "not_known", "at": WRITTEN, "note": canary.next(), "decidedBy": somebody()})),
        ("decisions", json!({"personId": child, "route": "cse", "decidedBy": somebody(), "rationale": canary.next(), "at": WRITTEN})),
        ("advisories", json!({"personId": child, "notGiven": {"at": WRITTEN, "by": somebody(), "reason": canary.next()}})),
        (
            "restorative-meetings",
            json!({"invitations": [{"who": somebody(), "at": WRITTEN, "answers": [{"agreed": false, "by": somebody(), "at": WRITTEN, "reason": canary.next()}]}]}),
        ),
        ("education-inputs", json!({"state": "given", "at": WRITTEN, "by": somebody(), "place": canary.next(), "note": canary.next()})),
        ("school-procedures", json!({"state": "asked", "at": WRITTEN, "by": somebody(), "note": canary.next()})),
        (
            "parent-contacts",
            json!({"personId": child, "state": "not_told", "who": somebody(), "at": WRITTEN, "by": somebody(), "reason": canary.next()}),
        ),
        ("signpostings", json!({"personId": child, "services": ["childline"], "at": WRITTEN, "by": somebody()})),
        ("advice", json!({"kind": "expert", "asked": somebody(), "by": somebody(), "at": WRITTEN, "said": canary.next()})),
        ("act-dates", json!({"takenOn": "2026-11-20", "source": canary.next()})),
        ("marks", json!({"mark": "out_of_scope", "because": "other", "at": WRITTEN, "reason": canary.next()})),
    ];
    for (plural, mut body) in kinds {
        body["writtenAt"] = json!(WRITTEN);
        let path = format!("{incident}/{plural}/{}", id());
        plant(officer, &path, None, &body);
        assert!(officer.get(&path).expect(200).text.contains(MARK), "{plural}");
    }
    let referral = format!("{incident}/referrals/{}", id());
    plant(
        officer,
        &referral,
        None,
        &json!({"to": "ppu", "personId": child, "at": WRITTEN, "by": somebody(), "toldWhom": somebody(), "how": "phone",
        "text": canary.next(), "agencies": [canary.next()], "reference": canary.next(), "writtenAt": WRITTEN}),
    );
    let chased = json!({"step": "chased", "at": WRITTEN, "by": somebody(), "how": "phone", "text": canary.next()});
    officer.request("POST", &format!("{referral}/steps")).key(&id()).json(&chased).send().expect(201);
    assert!(officer.get(&format!("{incident}/summaries/incident_log")).expect(200).text.contains(MARK));
    officer.get(&format!("{incident}/outstanding")).expect(200);
    officer.get(&format!("{incident}/print")).expect(200);
    let wanted = json!({"givenNames": canary.next(), "familyName": canary.next(), "schoolName": canary.next()});
    officer.request("POST", "/v1/person-searches").json(&wanted).send().expect(200);
}

fn plant_all(app: &App, officer: &Caller, canary: &Canaries) {
    plant(officer, &format!("/v1/devices/{}", id()), None, &json!({"name": canary.next()}));
    for _ in 0..7 {
        let (who, incident) = (format!("/v1/persons/{}", id()), format!("/v1/incidents/{}", id()));
        let (link, words) = (format!("{incident}/parties/{}", id()), format!("{incident}/notes/{}", id()));
        plant(officer, &who, None, &person(canary));
        plant(officer, &incident, None, &case(canary));
        let mut linked = party(who.rsplit('/').next().expect("an id"), "witness");
        linked["note"] = json!(canary.next());
        plant(officer, &link, None, &linked);
        let told = json!({"kind": "told_by_someone", "toldBy": canary.next(), "text": canary.next(), "writtenAt": WRITTEN});
        plant(officer, &words, None, &told);
        plant_items(officer, &incident, canary);
        plant(officer, &who, Some("\"1\""), &person(canary));
        plant(officer, &incident, Some("\"1\""), &case(canary));
        plant(officer, &link, Some("\"1\""), &json!({"withdrawnReason": canary.next()}));
        plant(officer, &words, Some("\"1\""), &json!({"withdrawnReason": canary.next()}));
        for path in [&who, &incident, &link, &words] {
            assert!(officer.get(path).expect(200).text.contains(MARK));
        }
        assert!(officer.get(&format!("{incident}/history")).expect(200).text.contains(MARK));
        app.clock.move_seconds(1);
    }
    assert!(officer.get("/v1/incidents").expect(200).text.contains(MARK));
}

/// What officers hand over, what a supervisor says to it, and why a phone was taken out of use.
fn plant_phones(app: &App, officer: &Caller, canary: &Canaries) {
    let (lost, item) = (format!("/v1/devices/{}", id()), format!("/v1/held-items/{}", id()));
    plant(officer, &lost, None, &json!({"name": canary.next()}));
    // The session is on another phone by now.
    plant(officer, &format!("/v1/devices/{}", id()), None, &json!({"name": canary.next()}));
    plant(officer, &lost, Some("\"1\""), &json!({"revokedReason": canary.next()}));
    let write = json!({"method": "PUT", "path": format!("/persons/{}", id()), "idempotencyKey": id(), "writtenAt": WRITTEN, "body": person(canary)});
    plant(officer, &item, None, &json!({"write": write, "text": canary.next()}));
    let decided = json!({"decision": "take", "reason": canary.next()});
    plant(&app.signed_in("supervisor"), &item, Some("\"1\""), &decided);
}

/// Refusals and addresses that carry a name must not bring it into the log.
fn refuse_all(app: &App, officer: &Caller, canary: &Canaries) {
    let put = |body: Value| officer.put(&format!("/v1/incidents/{}", id()), &body);
    put(json!({"narrative": canary.next(), "happened": {"kind": "exact", "at": "2030-01-01T00:00:00Z"}, "writtenAt": WRITTEN})).expect(422);
    put(json!({"narrative": canary.next(), (canary.next()): 1, "writtenAt": WRITTEN})).expect(422);
    put(json!({"narrative": 7, "school": canary.next()})).expect(422);
    let image = STANDARD.encode([b"\xFF\xD8\xFF\xE0\x00\x10JFIF".as_slice(), &[0xA5; 400]].concat());
    put(json!({"narrative": format!("{} {image}", canary.next())})).expect(422);
    officer
        .creating(&format!("/v1/incidents/{}", id()))
        .body("application/json", format!("{{\"narrative\": {}", canary.next()))
        .send()
        .expect(400);
    officer.creating(&format!("/v1/incidents/{}", id())).body("text/plain", canary.next()).send().expect(415);
    officer.put(&format!("/v1/incidents/{}", canary.next()), &json!({"writtenAt": WRITTEN})).expect(400);
    officer.get(&format!("/v1/persons/{}", canary.next())).expect(400);
    officer.get(&format!("/v1/{}", canary.next())).expect(404);
    officer.get(&format!("/v1/schools?search={}", canary.next())).expect(200);
    officer.get(&format!("/v1/incidents?{}=1", canary.next())).expect(400);
    officer.get(&format!("/{}.txt", canary.next())).expect(404);
    officer.request("GET", "/v1/officers/me").header("x-correlation-id", &canary.next()).send().expect(200);
    let wrong = json!({"username": canary.next(), "password": canary.next()});
    app.anybody().request("POST", "/v1/sessions").json(&wrong).send().expect(401);
    app.anybody().with_token(&canary.next()).get("/v1/incidents").expect(401);
    app.anybody().with("cookie", &format!("__Host-waymark={}", canary.next())).get("/v1/incidents").expect(401);
}

/// Every way in which the bytes of a word can stand in a file, in small letters.
fn spellings(word: &str) -> Vec<String> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let wide: String = word.chars().flat_map(|c| [c, '\0']).collect();
    let encoded = (0..3).map(|before| {
        let text = STANDARD.encode([&b"   "[..before], word.as_bytes()].concat());
        // The characters at either end belong to the neighbours too.
        text.trim_end_matches('=')[2..text.len() - 4].to_ascii_lowercase()
    });
    [word.to_ascii_lowercase(), hex(word.as_bytes()), wide.to_ascii_lowercase()].into_iter().chain(encoded).collect()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    spellings(word).iter().any(|spelling| text.contains(spelling.as_str()))
}

fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if let Ok(bytes) = std::fs::read(&path) {
            found.push((path.display().to_string(), bytes));
        }
    }
}

/// Everything the database has on disk or gives out as a copy.
fn at_rest(app: &App) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    match &*app.database {
        Database::Sqlite(path) => {
            let folder = path.parent().expect("a folder");
            Store::backup(&app.database.url(), &folder.join("copy.db"), |_| {}).expect("a backup");
            files(folder, &mut found);
            for ending in ["waymark.db", "waymark.db-wal", "waymark.db-shm", "copy.db"] {
                assert!(found.iter().any(|(name, _)| name.ends_with(ending)), "no {ending}");
            }
        }
        Database::Postgres { name, cluster } => {
            app.database.execute("CHECKPOINT").expect("a checkpoint");
            let number = app.database.lines("SELECT oid::text AS line FROM pg_database WHERE datname = current_database()").remove(0);
            let data = cluster.folder().join("data");
            files(&data.join("base").join(number), &mut found);
            files(&data.join("pg_wal"), &mut found);
            found.push(("server.log".to_owned(), std::fs::read(cluster.folder().join("server.log")).expect("its log")));
            found.push(("pg_dump".to_owned(), dump(cluster, name)));
        }
    }
    found
}

fn dump(cluster: &Cluster, name: &str) -> Vec<u8> {
    cluster.run("pg_dump", &["--dbname", &cluster.url(name)])
}

/// The school list is public, and its names rest as they are.
fn list_control(app: &App) {
    let school = School {
        id: Id::now(),
        official_number: Some("6600001".to_owned()),
        name: CONTROL.to_owned(),
        name_cy: None,
        town: None,
        local_authority: None,
        postcode: None,
        phase: SchoolPhase::Other,
        country: Country::Wales,
        welsh_medium: None,
        open: true,
        updated_at: app.clock.now(),
        version: 1,
    };
    crate::harness::wait(app.store.write(move |tx| Ok(waymark_store::schools::import(tx, school)?))).expect("a school");
}

fn nothing_personal_is_found_in_files_backups_dumps_or_logs(app: &App) {
    let canary = Canaries::default();
    list_control(app);
    let officer = app.anybody().with_token_of(&app.account("schools_officer", &canary.next()));
    plant_all(app, &officer, &canary);
    plant_phones(app, &officer, &canary);
    refuse_all(app, &officer, &canary);
    assert!(canary.0.get() >= 190, "{}", canary.0.get());
    let found = at_rest(app);
    assert!(found.iter().any(|(_, bytes)| holds(bytes, CONTROL)), "the search finds nothing at all");
    for (name, bytes) in &found {
        assert!(!holds(bytes, MARK), "{name} holds a personal text");
    }
    let log = logged();
    assert!(holds(&log, "/v1/incidents/"), "nothing was logged at all");
    if let Some(line) = String::from_utf8_lossy(&log).lines().find(|line| holds(line.as_bytes(), MARK)) {
        panic!("the log holds a personal text: {line}");
    }
}
