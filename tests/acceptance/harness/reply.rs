//! What came back, and what must hold of everything that comes back.

use super::problem::{self, Refused};
use serde_json::Value;
use ureq::Body;
use ureq::http::{HeaderMap, Response};

pub struct Reply {
    pub status: u16,
    pub text: String,
    headers: HeaderMap,
    /// Method and path, for the message of a failure.
    what: String,
}

impl Reply {
    pub fn read(method: &str, path: &str, sent: &[u8], answer: Response<Body>) -> Self {
        let (parts, mut body) = answer.into_parts();
        let bytes = body.read_to_vec().expect("a body");
        let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let reply = Self { status: parts.status.as_u16(), text, headers: parts.headers, what: format!("{method} {path}") };
        let trace = reply.header("x-request-id");
        assert!(trace.len() == 32 && trace.bytes().all(|b| b.is_ascii_hexdigit()), "{}: x-request-id {trace}", reply.what);
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{}", reply.what);
        if reply.status >= 400 && method != "HEAD" {
            problem::check(&reply, path, sent);
        }
        reply
    }

    /// A header that must be there.
    pub fn header(&self, name: &str) -> String {
        self.has(name).unwrap_or_else(|| panic!("{}: no {name}: {} {}", self.what, self.status, self.text))
    }

    /// A header that may be there.
    pub fn has(&self, name: &str) -> Option<String> {
        self.headers.get(name).map(|value| value.to_str().expect("a plain header").to_owned())
    }

    pub fn etag(&self) -> String {
        self.header("etag")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}: {}", self.what, self.text))
    }

    #[track_caller]
    pub fn expect(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}: {}", self.what, self.text);
        self
    }

    #[track_caller]
    pub fn ok(&self) -> Value {
        self.expect(200).json()
    }

    #[track_caller]
    pub fn created(&self) -> Value {
        self.expect(201).json()
    }

    /// Refused with this status and this code of the table.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Refused {
        self.expect(status);
        let body = self.json();
        assert_eq!(body["code"], code, "{}: {}", self.what, self.text);
        Refused(body)
    }

    /// 422 `invalid` with exactly one field error.
    #[track_caller]
    pub fn field(&self, pointer: &str, code: &str) {
        self.refused(422, "invalid").only(pointer, code);
    }

    pub fn what(&self) -> &str {
        &self.what
    }
}
