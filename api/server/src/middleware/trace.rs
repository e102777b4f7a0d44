//! A trace id for each request (W3C Trace Context): the caller's, or a new one. It stands in the answer, the log line and the log row.

use actix_web::dev::ServiceRequest;
use actix_web::{HttpMessage, HttpRequest};

/// The trace of a request.
pub struct Trace {
    /// 32 hexadecimal characters.
    pub id: String,
    /// What the caller calls it, to be given back.
    pub correlation: Option<String>,
}

struct Number(u128);

/// Takes the caller's trace id or makes one, and keeps it with the request.
pub fn begin(request: &ServiceRequest) -> Trace {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let number = text("traceparent").and_then(parse).unwrap_or_else(rand::random);
    request.extensions_mut().insert(Number(number));
    let correlation = text("x-correlation-id")
        .filter(|id| (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        .map(str::to_owned);
    Trace { id: format!("{number:032x}"), correlation }
}

/// The trace of a request that passed the middleware.
pub fn trace_of(request: &HttpRequest) -> u128 {
    request.extensions().get::<Number>().map_or(0, |number| number.0)
}

/// `00-` trace id `-` parent id `-` flags; an all-zero id is invalid.
fn parse(header: &str) -> Option<u128> {
    let mut parts = header.split('-');
    let (version, id) = (parts.next()?, parts.next()?);
    let lower_hex = |text: &str| text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if version.len() != 2 || !lower_hex(version) || version == "ff" || id.len() != 32 || !lower_hex(id) {
        return None;
    }
    u128::from_str_radix(id, 16).ok().filter(|id| *id != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callers_trace_is_taken_only_in_the_form_of_the_recommendation() {
        assert_eq!(parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), Some(0x0af7_6519_16cd_43dd_8448_eb21_1c80_319c));
        for bad in [
            "",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-xyz-1-01",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
