//! Somebody who calls the API: signed in or not, by token or as the app does in a browser.

use super::{Account, PASSWORD, Reply, Request, id};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;
use ureq::Agent;

/// The address under which people open the server: the only origin that a cookie may write from.
pub const ORIGIN: &str = "https://waymark.example";

#[derive(Clone)]
pub struct Caller {
    pub(super) agent: Agent,
    pub(super) address: SocketAddr,
    pub(super) headers: Vec<(String, String)>,
}

impl Caller {
    pub fn new(address: SocketAddr) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections_per_host(8)
            .allow_non_standard_methods(true)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), address, headers: Vec::new() }
    }

    /// The same caller with one more header on every request.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.push((name.to_owned(), value.to_owned()));
        other
    }

    /// The same caller at another server.
    pub fn at(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// One of the headers it sends.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn sign_in(&self, account: &Account, by: &str) -> Reply {
        self.request("POST", "/v1/sessions").json(&json!({"username": account.username, "password": PASSWORD, "use": by})).send()
    }

    /// Signs in over HTTP and calls with the access token from then on.
    pub fn with_token_of(&self, account: &Account) -> Self {
        let started = self.sign_in(account, "token").created();
        self.with_token(started["tokens"]["accessToken"].as_str().expect("an access token"))
    }

    pub fn with_token(&self, token: &str) -> Self {
        self.with("authorization", &format!("Bearer {token}"))
    }

    /// Signs in as the app does and calls as a browser would from the app's own pages.
    pub fn with_cookie_of(&self, account: &Account) -> Self {
        self.bare_cookie_of(account).with("sec-fetch-site", "same-origin")
    }

    /// The same without saying where the request comes from.
    pub fn bare_cookie_of(&self, account: &Account) -> Self {
        let cookie = self.sign_in(account, "cookie").header("set-cookie");
        self.with("cookie", cookie.split(';').next().expect("a pair"))
    }

    /// A request that says no more than the caller.
    pub fn request(&self, method: &str, path: &str) -> Request<'_> {
        Request::new(self, method, path)
    }

    pub fn get(&self, path: &str) -> Reply {
        self.request("GET", path).send()
    }

    pub fn delete(&self, path: &str) -> Reply {
        self.request("DELETE", path).send()
    }

    /// Creates: with a fresh key and `If-None-Match: *`.
    pub fn put(&self, path: &str, body: &Value) -> Reply {
        self.creating(path).json(body).send()
    }

    /// Changes what has this ETag.
    pub fn patch(&self, path: &str, etag: &str, body: &Value) -> Reply {
        self.changing(path, etag).json(body).send()
    }

    /// A creation that still lacks its body.
    pub fn creating(&self, path: &str) -> Request<'_> {
        self.request("PUT", path).key(&id()).header("if-none-match", "*")
    }

    /// A change that still lacks its body.
    pub fn changing(&self, path: &str, etag: &str) -> Request<'_> {
        self.request("PATCH", path).key(&id()).header("if-match", etag)
    }
}

/// The everyday work, where only the outcome matters.
impl Caller {
    pub fn record_incident(&self, body: &Value) -> Value {
        self.put(&format!("/v1/incidents/{}", id()), body).created()
    }

    pub fn record_person(&self, body: &Value) -> Value {
        self.put(&format!("/v1/persons/{}", id()), body).created()
    }

    pub fn link(&self, incident: &str, person: &str, role: &str) -> Value {
        self.put(&format!("/v1/incidents/{incident}/parties/{}", id()), &super::party(person, role)).created()
    }

    pub fn write_note(&self, incident: &str, text: &str) -> Value {
        self.put(&format!("/v1/incidents/{incident}/notes/{}", id()), &super::note(text)).created()
    }

    pub fn register_device(&self) -> Value {
        self.put(&format!("/v1/devices/{}", id()), &json!({"name": "Android, Chrome"})).created()
    }

    pub fn case_file(&self, incident: &str) -> Value {
        self.get(&format!("/v1/incidents/{incident}")).ok()
    }

    /// All entries of a list, page by page.
    pub fn all(&self, path: &str) -> Vec<Value> {
        let (mut items, mut cursor) = (Vec::new(), None::<String>);
        for _ in 0..100 {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = self.get(&cursor.map_or_else(|| path.to_owned(), |cursor| format!("{path}{joint}cursor={cursor}"))).ok();
            items.extend(page["items"].as_array().expect("items").iter().cloned());
            cursor = page["nextCursor"].as_str().map(str::to_owned);
            if cursor.is_none() {
                return items;
            }
        }
        panic!("{path} has no last page");
    }
}
