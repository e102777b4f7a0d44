//! Writes that a phone sealed to this server: HPKE (RFC 9180), single shot, mode_psk, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
//!
//! The suite is the one that every browser's WebCrypto has. The pre-shared key is what makes a sealed write an officer's own: it lies on the
//! phone under the vault's key alone, so whoever has the phone's storage can send what is sealed there and can seal nothing of their own.

use crate::dto::device::SealingInfo;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, PskBundle, Serializable, single_shot_open};
use sha2::{Digest, Sha256};
use waymark_domain::Id;
use waymark_domain::device::Device;
use waymark_store::Keyring;

type Private = <DhP256HkdfSha256 as Kem>::PrivateKey;
type Encapsulated = <DhP256HkdfSha256 as Kem>::EncappedKey;

/// What the sealing is for; part of the key schedule.
pub const INFO: &[u8] = b"waymark/sealed-write/1";

/// The server's key pair and what is derived for each device.
pub struct Sealing {
    keys: Keyring,
    private: Private,
    public: Vec<u8>,
    key_id: String,
}

/// What a device needs in order to seal.
pub struct DeviceSecrets {
    /// The pre-shared key: known to the device's open vault and to this server.
    pub secret: [u8; 32],
    /// The credential that may hand in sealed writes and nothing else.
    pub drop_box: [u8; 32],
}

impl Sealing {
    /// Everything is derived from the root key: nothing new has to be kept or backed up.
    pub fn new(keys: &Keyring) -> Self {
        let (private, public) = DhP256HkdfSha256::derive_keypair(&keys.derive("hpke/p256/1"));
        let public = public.to_bytes().to_vec();
        let key_id = Sha256::digest(&public).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { keys: keys.clone(), private, public, key_id }
    }

    /// The public key's name.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// What a device's own officer is told.
    pub fn info(&self, device: &Device) -> SealingInfo {
        let DeviceSecrets { secret, drop_box } = self.of_device(device.id, device.officer_id);
        SealingInfo {
            key_id: self.key_id.clone(),
            public_key: URL_SAFE_NO_PAD.encode(&self.public),
            secret: URL_SAFE_NO_PAD.encode(secret),
            drop_box: URL_SAFE_NO_PAD.encode(drop_box),
        }
    }

    /// Whether this is the device's drop-box secret; the time it takes says nothing of how much of it was right.
    pub fn is_drop_box(&self, device: &Device, presented: &str) -> bool {
        let expected = self.of_device(device.id, device.officer_id).drop_box;
        // Hashed first, so that the comparison is of two values nobody chose.
        URL_SAFE_NO_PAD.decode(presented).is_ok_and(|bytes| Sha256::digest(bytes) == Sha256::digest(expected))
    }

    /// A device's secrets: derived, never stored.
    pub fn of_device(&self, device: Id, officer: Id) -> DeviceSecrets {
        DeviceSecrets {
            secret: self.keys.derive(&format!("sealed-write/1/{device}/{officer}")),
            drop_box: self.keys.derive(&format!("drop-box/1/{device}/{officer}")),
        }
    }

    /// Opens what was sealed on a device under this key of a write; `None` when it does not open, for whatever reason.
    pub fn open(&self, device: Id, officer: Id, key: &str, enc: &str, ciphertext: &str) -> Option<Vec<u8>> {
        let (enc, ciphertext) = (URL_SAFE_NO_PAD.decode(enc).ok()?, URL_SAFE_NO_PAD.decode(ciphertext).ok()?);
        let (secret, device) = (self.of_device(device, officer).secret, device.to_string());
        let mode = OpModeR::Psk(PskBundle::new(&secret, device.as_bytes()).ok()?);
        let aad = format!("{device}/{key}");
        open(&mode, &self.private, &enc, INFO, &ciphertext, aad.as_bytes())
    }
}

fn open(
    mode: &OpModeR<'_, DhP256HkdfSha256>,
    private: &Private,
    enc: &[u8],
    info: &[u8],
    ciphertext: &[u8],
    aad: &[u8],
) -> Option<Vec<u8>> {
    let enc = Encapsulated::from_bytes(enc).ok()?;
    single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(mode, private, &enc, info, ciphertext, aad).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn bytes(value: &Value) -> Vec<u8> {
        let text = value.as_str().expect("hexadecimal");
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal")).collect()
    }

    #[test]
    fn the_published_vectors_of_the_suite_open() {
        let file: Value = serde_json::from_str(include_str!("../../../tests/vectors/hpke/p256-sha256-aes256gcm-psk.json")).expect("JSON");
        let vectors = file["vectors"].as_array().expect("vectors");
        assert!(!vectors.is_empty());
        for vector in vectors {
            let (derived, public) = DhP256HkdfSha256::derive_keypair(&bytes(&vector["ikmR"]));
            assert_eq!(derived.to_bytes().to_vec(), bytes(&vector["skRm"]));
            assert_eq!(public.to_bytes().to_vec(), bytes(&vector["pkRm"]));
            let (psk, psk_id) = (bytes(&vector["psk"]), bytes(&vector["psk_id"]));
            let mode = OpModeR::Psk(PskBundle::new(&psk, &psk_id).expect("a bundle"));
            // A single shot uses the first nonce of the context.
            let first = &vector["encryptions"][0];
            let opened = open(
                &mode,
                &derived,
                &bytes(&vector["enc"]),
                &bytes(&vector["info"]),
                &bytes(first.get("ct").unwrap_or(&first["ciphertext"])),
                &bytes(&first["aad"]),
            );
            assert_eq!(opened, Some(bytes(first.get("pt").unwrap_or(&first["plaintext"]))));
        }
    }
}
