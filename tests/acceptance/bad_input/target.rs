//! One officer with one record of each kind, and every write there is: where it goes, and a body that it takes.

use super::bodies_of_items;
use crate::harness::{App, Caller, Reply, Request, id, incident, note, party, person};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashMap;

pub struct Target {
    pub officer: Caller,
    pub incident: String,
    pub person: String,
    pub party: String,
    pub note: String,
    pub crime: String,
    pub device: String,
    pub held: String,
    /// One item of each kind that a test has asked to change.
    items: RefCell<HashMap<String, String>>,
}

/// What a write carries beside its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nothing.
    None,
    /// A key.
    Key,
    /// A key and a condition.
    KeyAndCondition,
}

/// A write by the name the OpenAPI document gives it.
pub struct Write {
    pub method: &'static str,
    pub path: String,
    pub body: Value,
    pub guard: Guard,
}

impl Target {
    pub fn new(app: &App) -> Self {
        // A supervisor may record whatever an officer may, and decide on what is held besides.
        let target = Self::of(app.signed_in("supervisor"));
        // Every item now: a test of what must change nothing may ask for their writes in the middle of it.
        target.writes();
        target
    }

    /// Fresh records of the same officer.
    pub fn of(officer: Caller) -> Self {
        let id_of = |value: Value| value["id"].as_str().expect("an id").to_owned();
        let (incident, person) = (id_of(officer.record_incident(&incident())), id_of(officer.record_person(&person())));
        let party = id_of(officer.link(&incident, &person, "offender"));
        let note = id_of(officer.write_note(&incident, "The phone is in the safe."));
        let crime = id();
        let (_, mut body) = bodies_of_items::recordable("Crime", &person, "").expect("a crime");
        body["offence"] = json!("pca_distribute_show");
        officer.put(&format!("/v1/incidents/{incident}/crimes/{crime}"), &body).created();
        let device = id_of(officer.register_device());
        let held = id();
        officer.put(&format!("/v1/held-items/{held}"), &held_item(&format!("/v1/incidents/{incident}"))).created();
        Self { officer, incident, person, party, note, crime, device, held, items: RefCell::default() }
    }

    /// The address of an item of a kind, recorded the first time it is asked for.
    fn item(&self, kind: &str) -> Option<String> {
        let (plural, body) = bodies_of_items::recordable(kind, &self.person, &self.crime)?;
        let mut items = self.items.borrow_mut();
        let known = items.entry(kind.to_owned()).or_insert_with(|| {
            // Only what nothing is owed of can be closed: another incident, out of scope.
            let case = if kind == "Closure" { out_of_scope(&self.officer) } else { self.incident.clone() };
            let path = format!("/v1/incidents/{case}/{plural}/{}", id());
            self.officer.put(&path, &body).created();
            path
        });
        Some(known.clone())
    }

    /// Writes of items, by the name that the document makes of verb and kind.
    fn item_write(&self, operation: &str) -> Option<(&'static str, String, Value)> {
        if let Some(kind) = operation.strip_prefix("update") {
            return Some(("PATCH", self.item(kind)?, bodies_of_items::changed(kind, &self.person, &self.crime)?));
        }
        let kind = operation.strip_prefix("create")?;
        let (plural, body) = bodies_of_items::new(kind, &self.person, &self.crime)?;
        if kind == "ReferralStep" {
            return Some(("POST", format!("{}/steps", self.item("Referral")?), body));
        }
        Some(("PUT", format!("/v1/incidents/{}/{plural}/{}", self.incident, id()), body))
    }

    /// A new operation of the document is added here, or the walk over the document fails.
    pub fn write(&self, operation: &str) -> Write {
        let case = format!("/v1/incidents/{}", self.incident);
        let (method, path, body) = match operation {
            "createSession" => {
                ("POST", "/v1/sessions".to_owned(), json!({"username": "nobody.of.that.name", "password": "an invented pass phrase"}))
            }
            "refreshSession" => ("POST", "/v1/sessions/refresh".to_owned(), json!({"refreshToken": "a token that nobody was given"})),
            "registerDevice" => ("PUT", format!("/v1/devices/{}", id()), json!({"name": "Android, Chrome"})),
            "createIncident" => ("PUT", format!("/v1/incidents/{}", id()), incident()),
            "updateIncident" => ("PATCH", case, json!({"narrative": "The phone is with the head."})),
            "createPerson" => ("PUT", format!("/v1/persons/{}", id()), person()),
            "updatePerson" => ("PATCH", format!("/v1/persons/{}", self.person), json!({"familyName": "Cywir"})),
            "createParty" => ("PUT", format!("{case}/parties/{}", id()), party(&self.person, "witness")),
            "updateParty" => ("PATCH", format!("{case}/parties/{}", self.party), json!({"note": "Named by the head of year."})),
            "createNote" => ("PUT", format!("{case}/notes/{}", id()), note("The phone is with the head.")),
            "updateNote" => ("PATCH", format!("{case}/notes/{}", self.note), json!({})),
            "createConsultation" => ("PUT", format!("{case}/consultations/{}", id()), consultation()),
            "updateDevice" => ("PATCH", format!("/v1/devices/{}", self.device), json!({"revokedReason": "Left on a bus."})),
            "updateHeldItem" => ("PATCH", format!("/v1/held-items/{}", self.held), json!({"decision": "set_aside", "reason": "A reason"})),
            "createPersonSearch" => ("POST", "/v1/person-searches".to_owned(), person_search()),
            other => self.item_write(other).unwrap_or_else(|| panic!("{other} has a body and is not tested: add it here")),
        };
        let guard = match (method, operation) {
            (_, "createReferralStep") => Guard::Key,
            ("POST", _) => Guard::None,
            _ => Guard::KeyAndCondition,
        };
        Write { method, path, body, guard }
    }

    /// Every write with a body, from the document itself.
    pub fn writes(&self) -> Vec<(String, Write)> {
        let document = waymark_server::openapi::value();
        let paths = document["paths"].as_object().expect("paths");
        let operations = paths.values().flat_map(|item| item.as_object().expect("operations").values());
        let names = operations
            .filter(|operation| operation.get("requestBody").is_some())
            // A pack is read whole, within limits of its own: tests/acceptance/packs.rs.
            .filter(|operation| operation["tags"][0] != "guidance-packs")
            // What stands in a batch is refused item by item: in_a_batch.rs. What is handed over holds another write whole:
            // tests/acceptance/phones/held.rs.
            .filter(|operation| operation["tags"][0] != "batches" && operation["operationId"] != "createHeldItem")
            .map(|operation| operation["operationId"].as_str().expect("a name"));
        names.map(|name| (name.to_owned(), self.write(name))).collect()
    }

    /// A request with everything but its body.
    pub fn request(&self, write: &Write) -> Request<'_> {
        let request = self.officer.request(write.method, &write.path);
        match (write.guard, write.method) {
            // None of the records has been changed yet, and reading one would be a look on record.
            (Guard::KeyAndCondition, "PATCH") => request.key(&id()).header("if-match", "\"1\""),
            (Guard::KeyAndCondition, _) => request.key(&id()).header("if-none-match", "*"),
            (Guard::Key, _) => request.key(&id()),
            (Guard::None, _) => request,
        }
    }

    pub fn send(&self, write: &Write, body: &Value) -> Reply {
        self.request(write).json(body).send()
    }
}

fn out_of_scope(officer: &Caller) -> String {
    let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    let no = json!({"question": "image_of_child", "answer": "no", "at": "2026-11-24T08:56:00Z", "writtenAt": "2026-11-24T08:56:00Z"});
    officer.put(&format!("/v1/incidents/{case}/answers/{}", id()), &no).created();
    case
}

fn consultation() -> Value {
    json!({"readAt": "2026-11-24T08:50:00Z", "version": 1, "writtenAt": "2026-11-24T08:50:00Z"})
}

/// A note that was refused, handed to a supervisor.
fn held_item(case: &str) -> Value {
    let path = format!("{}/notes/{}", case.trim_start_matches("/v1"), id());
    let write = json!({"method": "PUT", "path": path, "idempotencyKey": id(), "writtenAt": "2026-11-24T08:50:00Z", "body": note("The phone is in the safe.")});
    json!({"write": write, "code": "not-found", "text": "Written while I was out."})
}

fn person_search() -> Value {
    json!({"givenNames": "Enghraifft", "familyName": "Demonstration", "birthYear": 2011})
}
