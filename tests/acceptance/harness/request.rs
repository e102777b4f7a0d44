//! One request, as odd as a test wants it.

use super::{Caller, Reply};
use serde_json::Value;

pub struct Request<'a> {
    caller: &'a Caller,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl<'a> Request<'a> {
    pub fn new(caller: &'a Caller, method: &str, path: &str) -> Self {
        let (method, path) = (method.to_owned(), path.to_owned());
        Self { caller, method, path, headers: caller.headers.clone(), body: None }
    }

    /// Adds a header; the same name twice gives two headers.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    /// The Idempotency-Key, instead of any other.
    pub fn key(self, key: &str) -> Self {
        self.without("idempotency-key").header("idempotency-key", &format!("\"{key}\""))
    }

    /// A JSON body with the content type that the method wants.
    pub fn json(self, body: &Value) -> Self {
        let kind = if self.method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
        self.body(kind, body.to_string())
    }

    pub fn body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut with = self.header("content-type", content_type);
        with.body = Some(body.into());
        with
    }

    /// Sends it and checks what must hold of every answer; one that tells of a fault of the server fails the test.
    pub fn send(self) -> Reply {
        let reply = self.send_anyway();
        assert!(reply.status < 500, "{}: a fault of the server: {} {}", reply.what(), reply.status, reply.text);
        reply
    }

    /// The same where the test has broken something.
    pub fn send_anyway(self) -> Reply {
        let uri = format!("http://{}{}", self.caller.address, self.path);
        let mut builder = ureq::http::Request::builder().method(self.method.as_str()).uri(uri);
        for (name, value) in &self.headers {
            builder = builder.header(name, value);
        }
        let wrong = "a request that can be sent";
        let answer = match self.body.clone() {
            Some(body) => self.caller.agent.run(builder.body(body).expect(wrong)),
            None => self.caller.agent.run(builder.body(()).expect(wrong)),
        };
        let answer = answer.unwrap_or_else(|error| panic!("{} {}: {error}", self.method, self.path));
        Reply::read(&self.method, &self.path, self.body.as_deref().unwrap_or_default(), answer)
    }
}
