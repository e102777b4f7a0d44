//! Security headers on every answer (standards, response headers). Three policies: the app's pages, the documentation page, and
//! everything else, which is data and never a document.

use super::trace::Trace;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

const COMMON: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("x-frame-options", "DENY"),
    ("x-permitted-cross-domain-policies", "none"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains; preload"),
    (
        "permissions-policy",
        "camera=(), microphone=(), display-capture=(), geolocation=(self), publickey-credentials-get=(self), \
         publickey-credentials-create=(self), clipboard-read=(), usb=(), serial=(), bluetooth=(), payment=(), screen-wake-lock=(self), \
         idle-detection=()",
    ),
];

/// No `data:` and no `blob:` for images: a picture that got in could not even be shown.
const APP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; media-src 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; \
     form-action 'self'; require-trusted-types-for 'script'; trusted-types app";
/// The documentation page brings a ready-made viewer, which sets styles and draws its icons from data.
const DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const DATA: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Adds what is missing.
pub fn add(headers: &mut HeaderMap, path: &str, trace: &Trace) {
    for (name, value) in COMMON {
        set(headers, name, value);
    }
    let html = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let docs = path == "/docs" || path.starts_with("/docs/");
    // A worker's policy is that of its own answer, so the scripts carry the app's policy too.
    let app = html || !(path.starts_with("/v1") || path.starts_with("/health") || path.starts_with("/problems") || path == "/metrics");
    set(
        headers,
        "content-security-policy",
        if docs {
            DOCS
        } else if app {
            APP
        } else {
            DATA
        },
    );
    if !headers.contains_key(header::CACHE_CONTROL) {
        set(headers, "cache-control", "no-store");
    }
    if let Ok(id) = HeaderValue::from_str(&trace.id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    if let Some(id) = trace.correlation.as_deref().and_then(|id| HeaderValue::from_str(id).ok()) {
        headers.insert(HeaderName::from_static("x-correlation-id"), id);
    }
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
}
