//! Sealed columns: XChaCha20-Poly1305 with a key per table and column, a fresh 192-bit nonce, and associated data that names table, column
//! and row, so that a sealed value moved to another row does not open.
//!
//! Envelope: 1 byte form (1), 8 bytes root key fingerprint, 24 bytes nonce, ciphertext and tag.

use crate::{Keyring, StoreError};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use std::collections::HashMap;

const FORM: u8 = 1;
const HEAD: usize = 1 + 8 + 24;

/// The sealed columns. A new one is added here and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    Officers,
    Devices,
    Persons,
    Incidents,
    Parties,
    Notes,
    CaseItems,
    Revisions,
    IdempotencyKeys,
    RefreshTokens,
    DeviceRevocations,
    HeldItems,
}

impl Column {
    const ALL: [Self; 12] = [
        Self::Officers,
        Self::Devices,
        Self::Persons,
        Self::Incidents,
        Self::Parties,
        Self::Notes,
        Self::CaseItems,
        Self::Revisions,
        Self::IdempotencyKeys,
        Self::RefreshTokens,
        Self::DeviceRevocations,
        Self::HeldItems,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Officers => "officers.sealed",
            Self::Devices => "devices.sealed",
            Self::Persons => "persons.sealed",
            Self::Incidents => "incidents.sealed",
            Self::Parties => "parties.sealed",
            Self::Notes => "notes.sealed",
            Self::CaseItems => "case_items.sealed",
            Self::Revisions => "revisions.sealed",
            Self::IdempotencyKeys => "idempotency_keys.sealed",
            Self::RefreshTokens => "refresh_tokens.successor",
            Self::DeviceRevocations => "devices.revoked_reason",
            Self::HeldItems => "held_items.sealed",
        }
    }
}

/// Seals and opens columns.
pub struct Sealer {
    ciphers: HashMap<Column, XChaCha20Poly1305>,
    key_name: [u8; 8],
    blind: [u8; 32],
}

impl Sealer {
    pub fn new(keys: &Keyring) -> Self {
        let ciphers = Column::ALL
            .iter()
            .map(|column| (*column, XChaCha20Poly1305::new((&keys.derive(&format!("seal/{}", column.name()))).into())))
            .collect();
        let mut key_name = [0u8; 8];
        key_name.copy_from_slice(&keys.derive("fingerprint")[..8]);
        Self { ciphers, key_name, blind: keys.derive("blind/person_keys") }
    }

    /// A blind index: a keyed hash by which a term is found and from which it cannot be read back (HMAC-SHA256, first 16 bytes).
    pub fn blind(&self, term: &str) -> Vec<u8> {
        let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(&self.blind) else { return Vec::new() };
        mac.update(term.as_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }

    fn cipher(&self, column: Column) -> Result<&XChaCha20Poly1305, StoreError> {
        self.ciphers.get(&column).ok_or(StoreError::Sealed(column.name()))
    }

    fn associated(&self, column: Column, row: &[u8]) -> Vec<u8> {
        [column.name().as_bytes(), b"|", &self.key_name, b"|", row].concat()
    }

    pub fn seal(&self, column: Column, row: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce: [u8; 24] = rand::random();
        let payload = Payload { msg: plain, aad: &self.associated(column, row) };
        let sealed = self.cipher(column)?.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| StoreError::Sealed(column.name()))?;
        let mut envelope = Vec::with_capacity(HEAD + sealed.len());
        envelope.push(FORM);
        envelope.extend_from_slice(&self.key_name);
        envelope.extend_from_slice(&nonce);
        envelope.extend_from_slice(&sealed);
        Ok(envelope)
    }

    pub fn open(&self, column: Column, row: &[u8], envelope: &[u8]) -> Result<Vec<u8>, StoreError> {
        let broken = StoreError::Sealed(column.name());
        if envelope.len() < HEAD || envelope[0] != FORM || envelope[1..9] != self.key_name {
            return Err(broken);
        }
        let payload = Payload { msg: &envelope[HEAD..], aad: &self.associated(column, row) };
        self.cipher(column)?.decrypt(XNonce::from_slice(&envelope[9..HEAD]), payload).map_err(|_| broken)
    }

    pub fn seal_json<T: Serialize>(&self, column: Column, row: &[u8], value: &T) -> Result<Vec<u8>, StoreError> {
        let plain = serde_json::to_vec(value).map_err(|_| StoreError::Sealed(column.name()))?;
        self.seal(column, row, &plain)
    }

    pub fn open_json<T: DeserializeOwned>(&self, column: Column, row: &[u8], envelope: &[u8]) -> Result<T, StoreError> {
        // The error of serde_json can quote the text: it is dropped.
        serde_json::from_slice(&self.open(column, row, envelope)?).map_err(|_| StoreError::Sealed(column.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_in_its_own_row_and_column_alone() {
        let sealer = Sealer::new(&Keyring::from_root([7; 32]));
        let sealed = sealer.seal(Column::Persons, b"row-1", b"a name").expect("seals");
        assert_eq!(sealer.open(Column::Persons, b"row-1", &sealed).expect("opens"), b"a name");
        assert!(sealer.open(Column::Persons, b"row-2", &sealed).is_err());
        assert!(sealer.open(Column::Notes, b"row-1", &sealed).is_err());
        let other = Sealer::new(&Keyring::from_root([8; 32]));
        assert!(other.open(Column::Persons, b"row-1", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert!(sealer.open(Column::Persons, b"row-1", &bent).is_err(), "byte {at}");
        }
        assert!(sealer.open(Column::Persons, b"row-1", &sealed[..HEAD - 1]).is_err());
    }

    /// draft-irtf-cfrg-xchacha-03, A.3.1: the primitive is the one we think it is.
    #[test]
    fn xchacha_test_vector() {
        let key: Vec<u8> = (0x80..=0x9f).collect();
        let nonce: Vec<u8> = (0x40..=0x57).collect();
        let aad = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let msg = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let cipher = XChaCha20Poly1305::new_from_slice(&key).expect("key");
        let out = cipher.encrypt(XNonce::from_slice(&nonce), Payload { msg, aad: &aad }).expect("encrypts");
        assert_eq!(out[..4], [0xbd, 0x6d, 0x17, 0x9d]);
        // The tag of the draft's example.
        let tag = [0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a, 0xcf, 0x49];
        assert_eq!(out[out.len() - 16..], tag);
    }
}
