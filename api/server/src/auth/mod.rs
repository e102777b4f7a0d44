//! Sign-in: passwords, tokens, cookies, and what slows guessing down.

pub mod cookie;
pub mod password;
mod sessions;
pub mod throttle;
pub mod token;

pub use sessions::{Known, KnownSessions, Presented};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use waymark_store::Keyring;

/// Hours a session lasts, used or not: one shift.
pub const SESSION_HOURS: i64 = 12;
/// Minutes an access token is good for.
pub const TOKEN_MINUTES: i64 = 5;
/// Seconds in which the same refresh token gets the same successor (a lost answer costs nobody the session).
pub const REFRESH_GRACE_SECONDS: i64 = 10;

/// Everything sign-in needs.
pub struct Authentication {
    pub passwords: password::Passwords,
    pub tokens: token::Tokens,
    pub throttle: throttle::Throttle,
    /// The same for drop-box secrets, so that a phone whose secret is wrong keeps nobody from signing in.
    pub drop_boxes: throttle::Throttle,
    pub known: KnownSessions,
}

impl Authentication {
    /// With keys derived from the root key; `issuer` is the server's public address.
    pub fn new(keys: &Keyring, issuer: &str, sign_in_tries: u32) -> Result<Self, String> {
        Ok(Self {
            passwords: password::Passwords::new(keys.derive("password-pepper/1"))?,
            tokens: token::Tokens::new(keys.derive("token-signing/ed25519/1"), issuer)?,
            throttle: throttle::Throttle::new(sign_in_tries),
            drop_boxes: throttle::Throttle::new(sign_in_tries),
            known: KnownSessions::default(),
        })
    }
}

/// A fresh secret of 256 bits, as text.
pub fn secret() -> String {
    let bytes: [u8; 32] = rand::random();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Secrets are kept and compared as their SHA-256: they have 256 random bits, so no slow hash is needed.
pub fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
