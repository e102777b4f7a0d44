//! The app's files, embedded in the binary (a debug build reads them from `pwa/dist`). Hashed files are kept for ever, the shell is
//! asked for each time. A missing file is 404 and never the shell: a worker would cache the page as a script.

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::{EmbeddedFile, RustEmbed};
use waymark_domain::ProblemCode;

use crate::problem::Refusal;

#[derive(RustEmbed)]
#[folder = "../../pwa/dist"]
struct Dist;

/// Whether the app was built in.
pub fn present() -> bool {
    Dist::get("index.html").is_some()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The best encoding there is a file for; identity when the client says nothing.
fn pick(name: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |coding: &str| {
        accepted.split(',').any(|part| {
            let mut parts = part.split(';').map(str::trim);
            parts.next() == Some(coding) && !parts.any(|q| matches!(q, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    for (coding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        if takes(coding)
            && let Some(file) = Dist::get(&format!("{name}{suffix}"))
        {
            return Some((file, Some(coding)));
        }
    }
    Dist::get(name).map(|file| (file, None))
}

/// Any address that no other route took.
pub async fn serve(request: HttpRequest) -> Result<HttpResponse, Refusal> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let found = Dist::get(request.path().trim_start_matches('/')).is_some() || is_page(request.path());
        return Err(if found { ProblemCode::MethodNotAllowed } else { ProblemCode::NotFound }.into());
    }
    let path = request.path().trim_start_matches('/');
    let name = if is_page(request.path()) { "index.html" } else { path };
    if name.ends_with(".br") || name.ends_with(".gz") {
        return Err(ProblemCode::NotFound.into());
    }
    let (file, coding) = pick(name, request.headers()).ok_or(ProblemCode::NotFound)?;
    let hash: String = file.metadata.sha256_hash()[..16].iter().map(|b| format!("{b:02x}")).collect();
    let etag = format!("\"{hash}\"");
    let caching = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let fresh = crate::conditions::not_modified(request.headers(), &etag);
    let mut response = HttpResponse::build(if fresh { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    response
        .insert_header((header::ETAG, etag))
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static(caching)))
        .insert_header((header::VARY, HeaderValue::from_static("accept-encoding")))
        .insert_header((header::CONTENT_TYPE, HeaderValue::from_static(kind(name))));
    if let Some(coding) = coding {
        response.insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(coding)));
    }
    Ok(if fresh { response.finish() } else { response.body(file.data.into_owned()) })
}

/// Below these the app's addresses may have a dot in them: the version of a pack, a form of one thing.
const DOTTED: [&str; 2] = ["/cases/", "/packs/"];

/// The app draws its own pages: every address without a file's ending is the shell.
fn is_page(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    let file = last.contains('.') && !DOTTED.iter().any(|first| path.starts_with(first));
    !file && !path.starts_with("/v1") && !path.starts_with("/assets/")
}
