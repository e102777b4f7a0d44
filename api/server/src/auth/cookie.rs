//! The app's session cookie. `__Host-` binds it to this host and to TLS, `HttpOnly` keeps it from scripts, `SameSite=Strict` from
//! other sites' requests.

use actix_web::http::header::{self, HeaderMap};

/// The name; the prefix is part of the protection.
pub const NAME: &str = "__Host-waymark";

/// `Set-Cookie` for a new session.
pub fn set(secret: &str, seconds: i64) -> String {
    format!("{NAME}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={seconds}")
}

/// `Set-Cookie` that takes it away.
pub fn clear() -> String {
    format!("{NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// The secret in a request's cookies. Two cookies of the name are none: somebody has planted one.
pub fn read(headers: &HeaderMap) -> Option<String> {
    let mut found = headers
        .get_all(header::COOKIE)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .map(|(_, value)| value.to_owned());
    let first = found.next()?;
    if found.next().is_some() || first.is_empty() { None } else { Some(first) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn with(value: &'static str) -> HeaderMap {
        let mut map = HeaderMap::new();
        map.append(header::COOKIE, HeaderValue::from_static(value));
        map
    }

    #[test]
    fn one_cookie_of_the_name_and_never_two() {
        assert_eq!(read(&with("a=b; __Host-waymark=x")), Some("x".to_owned()));
        assert_eq!(read(&with("__Host-waymark=x; __Host-waymark=y")), None);
        assert_eq!(read(&with("waymark=x")), None);
    }
}
