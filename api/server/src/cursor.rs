//! Cursors: opaque, sealed, and bound to one list and one account, because they stand in addresses and logs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use waymark_domain::{Id, Problem, ProblemCode};

/// Makes and reads cursors.
pub struct Cursors {
    cipher: XChaCha20Poly1305,
}

impl Cursors {
    pub fn new(key: [u8; 32]) -> Self {
        Self { cipher: XChaCha20Poly1305::new((&key).into()) }
    }

    fn associated(list: &str, officer: Id) -> Vec<u8> {
        [list.as_bytes(), b"|", officer.uuid().as_bytes()].concat()
    }

    /// A cursor for a place in a list.
    pub fn make<T: Serialize>(&self, list: &str, officer: Id, place: &T) -> Result<String, Problem> {
        let nonce: [u8; 24] = rand::random();
        let plain = serde_json::to_vec(place).map_err(Problem::internal)?;
        let payload = Payload { msg: &plain, aad: &Self::associated(list, officer) };
        let sealed = self.cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(Problem::internal)?;
        Ok(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// The place of a cursor; anything not made here for this list and account is refused.
    pub fn read<T: DeserializeOwned>(&self, list: &str, officer: Id, cursor: &str) -> Result<T, Problem> {
        let invalid = || Problem::from(ProblemCode::InvalidCursor);
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| invalid())?;
        let (nonce, sealed) = bytes.split_at_checked(24).ok_or_else(invalid)?;
        let payload = Payload { msg: sealed, aad: &Self::associated(list, officer) };
        let plain = self.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| invalid())?;
        serde_json::from_slice(&plain).map_err(|_| invalid())
    }
}
