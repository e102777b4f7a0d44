//! One officer with one record of each kind, and every write there is: where it goes, and a body that it takes.

use crate::harness::{App, Caller, Reply, Request, id, incident, note, party, person};
use serde_json::{Value, json};

pub struct Target {
    pub officer: Caller,
    pub incident: String,
    pub person: String,
    pub party: String,
    pub note: String,
}

/// A write by the name the OpenAPI document gives it.
pub struct Write {
    pub method: &'static str,
    pub path: String,
    pub body: Value,
    /// Whether it carries a key and a condition.
    pub guarded: bool,
}

impl Target {
    pub fn new(app: &App) -> Self {
        Self::of(app.officer())
    }

    /// Fresh records of the same officer.
    pub fn of(officer: Caller) -> Self {
        let id_of = |value: Value| value["id"].as_str().expect("an id").to_owned();
        let (incident, person) = (id_of(officer.record_incident(&incident())), id_of(officer.record_person(&person())));
        let party = id_of(officer.link(&incident, &person, "victim"));
        let note = id_of(officer.write_note(&incident, "The phone is in the safe."));
        Self { officer, incident, person, party, note }
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
            other => panic!("{other} has a body and is not tested: add it here"),
        };
        Write { method, path, body, guarded: method != "POST" }
    }

    /// Every write with a body, from the document itself.
    pub fn writes(&self) -> Vec<(String, Write)> {
        let document = waymark_server::openapi::value();
        let paths = document["paths"].as_object().expect("paths");
        let operations = paths.values().flat_map(|item| item.as_object().expect("operations").values());
        let names = operations
            .filter(|operation| operation.get("requestBody").is_some())
            .map(|operation| operation["operationId"].as_str().expect("a name"));
        names.map(|name| (name.to_owned(), self.write(name))).collect()
    }

    /// A request with everything but its body.
    pub fn request(&self, write: &Write) -> Request<'_> {
        let request = self.officer.request(write.method, &write.path);
        match (write.guarded, write.method) {
            // None of the records has been changed yet, and reading one would be a look on record.
            (true, "PATCH") => request.key(&id()).header("if-match", "\"1\""),
            (true, _) => request.key(&id()).header("if-none-match", "*"),
            _ => request,
        }
    }

    pub fn send(&self, write: &Write, body: &Value) -> Reply {
        self.request(write).json(body).send()
    }
}
