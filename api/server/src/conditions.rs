//! RFC 9110 conditional requests and the Idempotency-Key header.

use actix_web::http::header::{self, HeaderMap};
use waymark_domain::{Problem, ProblemCode};

/// The strong ETag of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// The ETag of a case file: the incident's own version, then the case's.
pub fn case_etag(version: i64, case_version: i64) -> String {
    format!("\"{version}.{case_version}\"")
}

fn one<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Problem> {
    let mut values = headers.get_all(name);
    let Some(first) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(ProblemCode::MalformedHeader.into());
    }
    first.to_str().map(|text| Some(text.trim())).map_err(|_| ProblemCode::MalformedHeader.into())
}

/// Creating wants `If-None-Match: *`.
pub fn require_create(headers: &HeaderMap) -> Result<(), Problem> {
    match one(headers, header::IF_NONE_MATCH.as_str())? {
        Some("*") => Ok(()),
        _ => Err(ProblemCode::PreconditionRequired.into()),
    }
}

/// Changing wants `If-Match` with one strong ETag. What it names is the version the caller has seen; a text no version could have is
/// a stale one, not a malformed one: ETags are opaque to clients.
pub fn require_change(headers: &HeaderMap) -> Result<Seen, Problem> {
    let text = one(headers, header::IF_MATCH.as_str())?.ok_or(ProblemCode::PreconditionRequired)?;
    if text == "*" {
        return Err(ProblemCode::PreconditionRequired.into());
    }
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    // A weak tag never matches If-Match (RFC 9110 section 13.1.1).
    let Some(inner) = inner else {
        return if text.starts_with("W/\"") { Ok(Seen(None)) } else { Err(ProblemCode::MalformedHeader.into()) };
    };
    Ok(Seen(inner.split('.').next().and_then(|version| version.parse().ok())))
}

/// The version a caller has seen.
#[derive(Debug, Clone, Copy)]
pub struct Seen(pub Option<i64>);

impl Seen {
    /// Whether it is the current one.
    pub fn is(self, version: i64) -> bool {
        self.0 == Some(version)
    }
}

/// Whether a GET can be answered 304.
pub fn not_modified(headers: &HeaderMap, etag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.trim() == "*" || value.split(',').any(|candidate| candidate.trim().trim_start_matches("W/") == etag))
}

/// The `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): an sf-string; bare tokens are taken too.
pub fn idempotency_key(headers: &HeaderMap) -> Result<String, Problem> {
    let text = one(headers, "idempotency-key")?.ok_or(ProblemCode::IdempotencyKeyMissing)?;
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    if plain_key(inner) { Ok(inner.to_owned()) } else { Err(ProblemCode::MalformedHeader.into()) }
}

/// Whether a text can be an idempotency key.
pub fn plain_key(text: &str) -> bool {
    (1..=100).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn with(name: &'static str, value: &'static str) -> HeaderMap {
        let mut map = HeaderMap::new();
        map.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        map
    }

    #[test]
    fn if_match_reads_the_part_before_the_dot_and_never_a_weak_tag() {
        assert!(require_change(&with("if-match", "\"3.17\"")).expect("ok").is(3));
        assert!(require_change(&with("if-match", "\"3\"")).expect("ok").is(3));
        assert!(!require_change(&with("if-match", "W/\"3\"")).expect("ok").is(3));
        assert!(!require_change(&with("if-match", "\"opaque\"")).expect("ok").is(3));
        assert_eq!(require_change(&HeaderMap::new()).expect_err("missing").code, ProblemCode::PreconditionRequired);
    }

    #[test]
    fn idempotency_keys() {
        assert_eq!(idempotency_key(&with("idempotency-key", "\"a-b\"")).expect("ok"), "a-b");
        assert_eq!(idempotency_key(&with("idempotency-key", "a-b")).expect("ok"), "a-b");
        assert_eq!(idempotency_key(&with("idempotency-key", "\"\"")).expect_err("empty").code, ProblemCode::MalformedHeader);
    }
}
