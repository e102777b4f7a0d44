//! Officers' phones: what they say of themselves, what they send sealed, and what happens when one is lost.

mod abuse;
mod held;
mod import;
mod kept;
mod lost;
mod sealed;
mod switched_off;
mod team;

use crate::harness::{App, Caller, id};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::rand_core::{CryptoRng, RngCore};
use hpke::{Deserializable, Kem, OpModeS, PskBundle, Serializable, single_shot_seal};
use serde_json::{Value, json};

/// A phone of an officer, with what the server told it to seal with.
pub struct Phone {
    pub id: String,
    pub officer: Value,
    pub sealing: Value,
    /// The officer on that phone.
    pub caller: Caller,
}

impl Phone {
    /// A phone that its officer has just registered.
    pub fn of(caller: Caller) -> Self {
        let device = caller.register_device();
        let officer = caller.get("/v1/officers/me").ok()["id"].clone();
        Self { id: device["id"].as_str().expect("an id").to_owned(), officer, sealing: device["sealing"].clone(), caller }
    }

    /// One finished write, sealed as the app seals it.
    pub fn seal(&self, seq: i64, write: &Value) -> Value {
        self.seal_as(seq, &self.id, write["idempotencyKey"].as_str().expect("a key"), write)
    }

    /// The same with another device or key in what the sealing is bound to.
    pub fn seal_as(&self, seq: i64, device: &str, key: &str, write: &Value) -> Value {
        let text = |name: &str| self.sealing[name].as_str().expect("sealing").to_owned();
        let bytes = |name: &str| URL_SAFE_NO_PAD.decode(text(name)).expect("base64url");
        let mut plain = write.clone();
        let members = plain.as_object_mut().expect("a write");
        members.remove("idempotencyKey");
        members.insert("officerId".to_owned(), self.officer.clone());
        members.insert("writtenAt".to_owned(), json!("2026-11-24T08:55:00Z"));
        members.insert("body".to_owned(), json!(write["body"].to_string()));
        let public = <DhP256HkdfSha256 as Kem>::PublicKey::from_bytes(&bytes("publicKey")).expect("a public key");
        let secret = bytes("secret");
        let mode = OpModeS::Psk(PskBundle::new(&secret, device.as_bytes()).expect("a bundle"));
        let (enc, ciphertext) = single_shot_seal::<AesGcm256, HkdfSha256, DhP256HkdfSha256, _>(
            &mode,
            &public,
            b"waymark/sealed-write/1",
            plain.to_string().as_bytes(),
            format!("{device}/{key}").as_bytes(),
            &mut Random,
        )
        .expect("sealed");
        json!({"seq": seq, "idempotencyKey": key, "keyId": text("keyId"), "enc": URL_SAFE_NO_PAD.encode(enc.to_bytes()), "ciphertext": URL_SAFE_NO_PAD.encode(ciphertext)})
    }

    /// What the phone sends with its drop-box secret and nothing else.
    pub fn send(&self, app: &App, body: &Value) -> Value {
        app.anybody()
            .with("waymark-device", self.sealing["dropBox"].as_str().expect("a secret"))
            .request("POST", "/v1/sealed-batches")
            .json(body)
            .send()
            .ok()
    }

    /// Hands sealed items in and gives their answers.
    pub fn hand_in(&self, app: &App, last: bool, items: &[Value]) -> Vec<Value> {
        self.send(app, &self.batch(last, items))["items"].as_array().expect("items").clone()
    }

    pub fn batch(&self, last: bool, items: &[Value]) -> Value {
        json!({"deviceId": self.id, "sentAt": "2026-11-24T09:00:00Z", "final": last, "items": items})
    }

    pub fn path(&self) -> String {
        format!("/v1/devices/{}", self.id)
    }
}

/// A creation as it is sealed.
pub fn create(path: &str, body: &Value) -> Value {
    json!({"method": "PUT", "path": path, "idempotencyKey": id(), "ifNoneMatch": "*", "body": body})
}

pub fn statuses(answers: &[Value]) -> Vec<i64> {
    answers.iter().map(|answer| answer["status"].as_i64().expect("a status")).collect()
}

/// Random numbers for the ephemeral key.
struct Random;

impl RngCore for Random {
    fn next_u32(&mut self) -> u32 {
        rand::random()
    }
    fn next_u64(&mut self) -> u64 {
        rand::random()
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.iter_mut().for_each(|byte| *byte = rand::random());
    }
}
impl CryptoRng for Random {}
