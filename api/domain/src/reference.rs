//! The incident's reference: seven characters that a phone makes with no signal and a person can read aloud.
//!
//! `KV-4M2-7D` is three characters of the device's prefix (given out once by the server, so no two devices share one), three of the
//! device's own counter, and a check character. It is unique by construction. The alphabet has 29 characters, a prime: the weighted sum
//! modulo 29 finds every single wrong character and every swap of two neighbours. No vowels (no words), no I, L, O, S or U (misread).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The alphabet, in the order of its values.
pub const ALPHABET: &[u8; 29] = b"0123456789BCDFGHJKMNPQRTVWXYZ";
/// How many prefixes, and how many numbers for each.
pub const PREFIXES: u32 = 29 * 29 * 29;

/// A checked reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference([u8; 7]);

fn value(character: u8) -> Option<u32> {
    ALPHABET.iter().position(|c| *c == character.to_ascii_uppercase()).and_then(|at| u32::try_from(at).ok())
}

fn character(value: u32) -> u8 {
    ALPHABET[(value % 29) as usize]
}

fn three(number: u32) -> [u8; 3] {
    [character(number / 841), character(number / 29), character(number)]
}

/// The prefix of the n-th device (n below [`PREFIXES`]).
pub fn prefix(number: u32) -> String {
    three(number).iter().map(|c| char::from(*c)).collect()
}

/// The number of a device's prefix.
pub fn prefix_number(prefix: &str) -> Option<u32> {
    let b = prefix.as_bytes();
    if b.len() != 3 {
        return None;
    }
    Some(value(b[0])? * 841 + value(b[1])? * 29 + value(b[2])?)
}

impl Reference {
    /// The reference of a device's n-th incident. Both numbers are below [`PREFIXES`].
    pub fn make(prefix_number: u32, counter: u32) -> Self {
        let (p, c) = (three(prefix_number), three(counter));
        let six = [p[0], p[1], p[2], c[0], c[1], c[2]];
        Self([six[0], six[1], six[2], six[3], six[4], six[5], check(&six)])
    }

    /// Reads a reference as a person would type it: hyphens and spaces do not matter, nor does case.
    /// The error is a field error code: `bad-format` or `reference-check`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > 20 {
            return Err("bad-format");
        }
        let mut seven = [0u8; 7];
        let mut at = 0;
        for b in text.bytes().filter(|b| !matches!(b, b'-' | b' ')) {
            if at == 7 || value(b).is_none() {
                return Err("bad-format");
            }
            seven[at] = b.to_ascii_uppercase();
            at += 1;
        }
        if at != 7 {
            return Err("bad-format");
        }
        let six = [seven[0], seven[1], seven[2], seven[3], seven[4], seven[5]];
        if check(&six) == seven[6] { Ok(Self(seven)) } else { Err("reference-check") }
    }

    /// The number of the device's prefix.
    pub fn prefix_number(self) -> u32 {
        self.number(0)
    }

    /// The device's own count.
    pub fn counter(self) -> u32 {
        self.number(3)
    }

    fn number(self, from: usize) -> u32 {
        self.0[from..from + 3].iter().fold(0, |sum, c| sum * 29 + value(*c).unwrap_or(0))
    }
}

fn check(six: &[u8; 6]) -> u8 {
    let sum = six.iter().zip(2u32..).map(|(c, weight)| value(*c).unwrap_or(0) * weight).sum::<u32>();
    character(sum)
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, b) in self.0.iter().enumerate() {
            if at == 2 || at == 5 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*b))?;
        }
        Ok(())
    }
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trip_for_every_prefix() {
        for n in (0..PREFIXES).step_by(97) {
            let reference = Reference::make(n, PREFIXES - 1 - n);
            let again = Reference::parse(&reference.to_string().to_lowercase()).expect("parses");
            assert_eq!((again.prefix_number(), again.counter()), (n, PREFIXES - 1 - n));
            assert_eq!(prefix_number(&prefix(n)), Some(n));
        }
    }

    #[test]
    fn every_single_error_and_every_swap_is_found() {
        let good = Reference::make(12_345, 678).to_string().replace('-', "");
        let b = good.as_bytes();
        for at in 0..7 {
            for other in ALPHABET {
                let mut wrong = b.to_vec();
                wrong[at] = *other;
                let text = String::from_utf8(wrong).expect("ascii");
                assert_eq!(Reference::parse(&text).is_ok(), text == good, "{text}");
            }
            if at < 6 && b[at] != b[at + 1] {
                let mut wrong = b.to_vec();
                wrong.swap(at, at + 1);
                assert!(Reference::parse(&String::from_utf8(wrong).expect("ascii")).is_err());
            }
        }
    }

    /// The phone passes the same vectors.
    #[test]
    fn the_vectors_that_the_phone_shares() {
        let vectors: serde_json::Value = serde_json::from_str(include_str!("../../../tests/vectors/reference.json")).expect("JSON");
        let list = |name: &str| vectors[name].as_array().cloned().expect("a list");
        let number = |value: &serde_json::Value| u32::try_from(value.as_u64().expect("a number")).expect("fits");
        for made in list("make") {
            let (n, counter) = (number(&made["prefixNumber"]), number(&made["counter"]));
            assert_eq!(prefix(n), made["prefix"].as_str().expect("text"));
            assert_eq!(Reference::make(n, counter).to_string(), made["reference"].as_str().expect("text"));
        }
        let parsed = list("parse");
        assert!(parsed.len() > 200, "{}", parsed.len());
        for case in parsed {
            let read = Reference::parse(case["text"].as_str().expect("text")).map(|reference| reference.to_string());
            match case["reference"].as_str() {
                Some(reference) => assert_eq!(read.as_deref(), Ok(reference), "{case}"),
                None => assert_eq!(read, Err(case["error"].as_str().expect("a code")), "{case}"),
            }
        }
    }
}
