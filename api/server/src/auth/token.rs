//! Access tokens for clients other than the app: JWTs signed with Ed25519 for five minutes. Key id, algorithm, type, issuer, audience
//! and expiry are pinned; nothing in a token chooses how it is checked (RFC 8725).

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use waymark_domain::{Id, Instant};

/// The audience of every access token.
pub const AUDIENCE: &str = "waymark-api";
/// RFC 9068: an access token says that it is one.
const TYPE: &str = "at+jwt";

/// What a token says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    aud: String,
    /// The account.
    pub sub: Id,
    /// The session.
    pub sid: Id,
    iat: i64,
    exp: i64,
    jti: Id,
}

/// Makes and checks access tokens.
pub struct Tokens {
    signing: EncodingKey,
    checking: DecodingKey,
    key_id: String,
    issuer: String,
}

impl Tokens {
    /// From a seed that never leaves the keys folder.
    pub fn new(seed: [u8; 32], issuer: &str) -> Result<Self, String> {
        let key = SigningKey::from_bytes(&seed);
        let der = key.to_pkcs8_der().map_err(|error| error.to_string())?;
        let public = key.verifying_key();
        let key_id = Sha256::digest(public.as_bytes())[..8].iter().map(|b| format!("{b:02x}")).collect();
        Ok(Self {
            signing: EncodingKey::from_ed_der(der.as_bytes()),
            checking: DecodingKey::from_ed_der(public.as_bytes()),
            key_id,
            issuer: issuer.to_owned(),
        })
    }

    /// A token for a session, and when it ends.
    pub fn make(&self, officer: Id, session: Id, now: Instant, ends: Instant) -> Result<(String, Instant), String> {
        let until = now.plus_minutes(super::TOKEN_MINUTES).min(ends);
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TYPE.to_owned());
        header.kid = Some(self.key_id.clone());
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: officer,
            sid: session,
            iat: now.millis() / 1000,
            exp: until.millis() / 1000,
            jti: Id::now(),
        };
        encode(&header, &claims, &self.signing).map(|token| (token, until)).map_err(|error| error.to_string())
    }

    /// What a token says, if it is ours and has not ended.
    pub fn read(&self, token: &str, now: Instant) -> Option<Claims> {
        let header = decode_header(token).ok()?;
        if header.typ.as_deref() != Some(TYPE) || header.kid.as_deref() != Some(self.key_id.as_str()) {
            return None;
        }
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_audience(&[AUDIENCE]);
        rules.set_issuer(&[&self.issuer]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // The library would ask the machine's clock; ours is a parameter.
        rules.validate_exp = false;
        let claims = decode::<Claims>(token, &self.checking, &rules).ok()?.claims;
        (claims.exp * 1000 > now.millis()).then_some(claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).expect("an instant")
    }

    #[test]
    fn a_token_is_ours_for_five_minutes_and_for_nobody_else() {
        let tokens = Tokens::new([3; 32], "https://a.example").expect("makes");
        let (officer, session) = (Id::now(), Id::now());
        let now = at("2026-11-24T09:00:00Z");
        let (token, until) = tokens.make(officer, session, now, now.plus_hours(12)).expect("signs");
        assert_eq!(until, at("2026-11-24T09:05:00Z"));
        let claims = tokens.read(&token, now).expect("ours");
        assert_eq!((claims.sub, claims.sid), (officer, session));
        assert!(tokens.read(&token, at("2026-11-24T09:05:00Z")).is_none(), "expired");
        assert!(Tokens::new([4; 32], "https://a.example").expect("makes").read(&token, now).is_none(), "another key");
        assert!(Tokens::new([3; 32], "https://b.example").expect("makes").read(&token, now).is_none(), "another issuer");
        let mut bent = token.clone();
        bent.pop();
        assert!(tokens.read(&bent, now).is_none(), "cut");
        let forged = encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(b"x")).expect("signs");
        assert!(tokens.read(&forged, now).is_none(), "another algorithm");
    }
}
