//! A case told in a few lines: whose it is, who is in it, what is recorded, and what the rules then say of it.

use super::seen::Seen;
use crate::harness::{Account, App, Caller, Reply, id, incident};
use serde_json::{Value, json};
use waymark_domain::Clock;

/// One incident and the officer whose it is.
pub struct Case<'a> {
    pub app: &'a App,
    pub account: Account,
    pub officer: Caller,
    pub id: String,
}

/// A member that is a text.
#[track_caller]
pub fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

impl<'a> Case<'a> {
    /// Reported this morning by the school's safeguarding lead.
    pub fn reported(app: &'a App) -> Self {
        Self::of(app, app.account("schools_officer", "Swyddog Enghraifft"), &incident())
    }

    /// Reported this morning by somebody else.
    pub fn reported_by(app: &'a App, channel: &str, reporter: &str) -> Self {
        let mut body = incident();
        body["report"]["channel"] = json!(channel);
        body["report"]["reporterKind"] = json!(reporter);
        Self::of(app, app.account("schools_officer", "Swyddog Enghraifft"), &body)
    }

    pub fn of(app: &'a App, account: Account, body: &Value) -> Self {
        let officer = app.anybody().with_token_of(&account);
        let id = text(&officer.record_incident(body), "id");
        Self { app, account, officer, id }
    }

    /// Another incident of the same officer.
    pub fn another(&self, body: &Value) -> Self {
        let id = text(&self.officer.record_incident(body), "id");
        Self { app: self.app, account: self.account.clone(), officer: self.officer.clone(), id }
    }

    /// The same incident, worked on by somebody else.
    pub fn by_account(&self, account: Account) -> Self {
        let officer = self.app.anybody().with_token_of(&account);
        Self { app: self.app, account, officer, id: self.id.clone() }
    }

    /// So many hours later; whoever works on it signs in again.
    pub fn later(&mut self, hours: i64) {
        self.app.clock.move_hours(hours);
        self.officer = self.app.anybody().with_token_of(&self.account);
    }

    pub fn now(&self) -> Value {
        serde_json::to_value(self.app.clock.now()).expect("a moment")
    }

    /// Somebody who did something: the officer.
    pub fn me(&self) -> Value {
        json!({"officerId": self.account.id})
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/v1/incidents/{}/{rest}", self.id)
    }

    pub fn file(&self) -> Value {
        self.officer.case_file(&self.id)
    }

    /// A person with a birthday, or with nothing known of their age.
    pub fn person(&self, born: Option<&str>) -> String {
        let body = json!({"givenNames": "Plentyn", "familyName": "Enghraifft", "dateOfBirth": born, "writtenAt": self.now()});
        text(&self.officer.record_person(&body), "id")
    }

    pub fn link(&self, person: &str, role: &str) -> Reply {
        let body = json!({"personId": person, "role": role, "writtenAt": self.now()});
        self.officer.put(&self.path(&format!("parties/{}", id())), &body)
    }

    /// A new person in one role.
    pub fn child(&self, role: &str, born: &str) -> String {
        let who = self.person(Some(born));
        self.link(&who, role).created();
        who
    }

    /// Records an item, or tries to.
    pub fn put(&self, plural: &str, body: Value) -> Reply {
        self.put_as(&self.officer, plural, body)
    }

    pub fn put_as(&self, caller: &Caller, plural: &str, mut body: Value) -> Reply {
        if body["writtenAt"].is_null() {
            body["writtenAt"] = self.now();
        }
        caller.put(&self.path(&format!("{plural}/{}", id())), &body)
    }

    #[track_caller]
    pub fn record(&self, plural: &str, body: Value) -> Value {
        self.put(plural, body).created()
    }

    pub fn read(&self, plural: &str, item: &str) -> Value {
        self.officer.get(&self.path(&format!("{plural}/{item}"))).ok()
    }

    /// Changes an item as it is now, or tries to.
    pub fn patch(&self, plural: &str, item: &str, body: &Value) -> Reply {
        let etag = text(&self.read(plural, item), "etag");
        self.officer.patch(&self.path(&format!("{plural}/{item}")), &etag, body)
    }

    /// A change that must be refused and write nothing: what it is made to is read before.
    #[track_caller]
    pub fn unpatched(&self, plural: &str, item: &str, body: &Value) -> Reply {
        let etag = text(&self.read(plural, item), "etag");
        self.app.unchanged(|| self.officer.patch(&self.path(&format!("{plural}/{item}")), &etag, body))
    }

    /// What the rules say of it now.
    pub fn seen(&self) -> Seen {
        Seen(self.officer.get(&self.path("outstanding")).ok())
    }

    pub fn close(&self) -> Reply {
        self.put("closures", json!({"at": self.now()}))
    }

    /// A supervisor of the officer's team works on it.
    pub fn supervised(&self) -> Self {
        self.by_account(self.app.account("supervisor", "Rhingyll Enghraifft"))
    }

    /// Closing is refused, the refusal names exactly what the rules find in the way, and nothing was written.
    #[track_caller]
    pub fn closing_is_owed(&self, status: u16, code: &str) -> Vec<String> {
        let refused = self.app.unchanged(|| self.close()).refused(status, code);
        let owed: Vec<Value> = refused.0["owed"].as_array().expect("what is owed").clone();
        let seen = self.seen();
        assert_eq!(owed.iter().collect::<Vec<_>>(), seen.reasons(), "the refusal and the list of what is owed say the same");
        let mut codes: Vec<String> = owed.iter().map(|one| text(one, "code")).collect();
        codes.sort();
        codes
    }

    /// Nothing is in the way, it closes, and it is closed.
    #[track_caller]
    pub fn closes(&self) -> Value {
        assert_eq!(self.seen().in_the_way(), Vec::<String>::new());
        let closure = self.close().created();
        assert_eq!((&closure["owed"], &closure["reason"], &closure["state"]), (&json!([]), &Value::Null, &json!("closed")));
        let file = self.file();
        assert_eq!(file["status"], "closed");
        assert_eq!(file["items"]["closures"], json!([closure]));
        closure
    }
}
