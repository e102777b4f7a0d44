//! One log line per request, from a closed list of fields: no query, no header, no body, no name.

use actix_web::dev::ServiceRequest;
use std::time::Duration;

/// What is known before the answer.
pub struct Line {
    method: String,
    /// Without the query.
    pub path: String,
    trace: String,
}

impl Line {
    pub fn begin(request: &ServiceRequest, trace: &str) -> Self {
        Self { method: request.method().as_str().to_owned(), path: shown(request.path()), trace: trace.to_owned() }
    }

    /// Writes the line. `cause` comes from our own code and holds no bound value.
    pub fn end(&self, status: u16, took: Duration, cause: Option<&str>) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let (method, path, trace) = (&self.method, &self.path, &self.trace);
        match (status, cause) {
            (500.., cause) => tracing::error!(%method, %path, %trace, status, micros, cause = cause.unwrap_or_default(), "request"),
            (_, Some(cause)) => tracing::info!(%method, %path, %trace, status, micros, cause, "request"),
            _ => tracing::info!(%method, %path, %trace, status, micros, "request"),
        }
    }
}

/// A part of an address that is neither a word of ours nor an id could be anything, a name included: it is not written down.
fn shown(path: &str) -> String {
    let plain = |part: &str| part.len() <= 64 && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b));
    let parts: Vec<&str> = path.split('/').take(12).map(|part| if plain(part) || is_id(part) { part } else { "…" }).collect();
    parts.join("/")
}

fn is_id(part: &str) -> bool {
    part.len() == 36 && part.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_part_that_could_be_a_name_is_not_written_down() {
        assert_eq!(shown("/v1/persons/Aled%20Prys"), "/v1/persons/…");
        assert_eq!(shown("/v1/persons/018f4a7c-9d2e-7c3b-8b1a-0123456789AB"), "/v1/persons/018f4a7c-9d2e-7c3b-8b1a-0123456789AB");
        assert_eq!(shown("/assets/index-d4.js"), "/assets/index-d4.js");
    }
}
