//! Ways to write bytes as text.

use super::digits::{ascii85, in_base, uuencode, z85};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

pub type Encoding = (&'static str, fn(&[u8]) -> String);

const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE32_HEX: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";
const CROCKFORD: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

pub const ALL: [Encoding; 58] = [
    ("base64", b64),
    ("base64 unpadded", |b| STANDARD_NO_PAD.encode(b)),
    ("base64url", |b| URL_SAFE.encode(b)),
    ("base64url unpadded", |b| URL_SAFE_NO_PAD.encode(b)),
    ("base64 in lines of 76", |b| every(&b64(b), 76, "\r\n")),
    ("base64 in fours", |b| every(&b64(b), 4, " ")),
    ("base64 letter by letter", |b| every(&b64(b), 1, " ")),
    ("base64 with dots", |b| every(&b64(b), 6, ".")),
    ("base64 with commas", |b| every(&b64(b), 10, ", ")),
    ("base64 with hyphens", |b| every(&b64(b), 8, "-")),
    ("base64 zero width", |b| every(&b64(b), 2, "\u{200B}")),
    ("base64 soft hyphens", |b| every(&b64(b), 3, "\u{AD}")),
    ("base64 backwards", |b| b64(b).chars().rev().collect()),
    ("base64 rot13", |b| rot13(&b64(b))),
    ("base64 full width", |b| b64(b).chars().map(wide).collect()),
    ("base64 escaped line ends", |b| every(&b64(b), 64, "\\n")),
    ("base64 quoted pieces", |b| every(&b64(b), 40, "\" + \"")),
    ("base32", |b| in_base(b, 5, BASE32)),
    ("base32 small", |b| in_base(b, 5, BASE32).to_ascii_lowercase()),
    ("base32 in eights", |b| every(&in_base(b, 5, BASE32), 8, " ")),
    ("base32hex", |b| in_base(b, 5, BASE32_HEX)),
    ("crockford", |b| in_base(b, 5, CROCKFORD)),
    ("hex", |b| hex(b, "", "")),
    ("hex capitals", |b| hex(b, "", "").to_ascii_uppercase()),
    ("hex spaces", |b| hex(b, "", " ")),
    ("hex colons", |b| hex(b, "", ":")),
    ("hex 0x", |b| hex(b, "0x", ", ")),
    ("hex \\x", |b| hex(b, "\\x", "")),
    ("hex words", |b| every(&hex(b, "", ""), 8, " ")),
    ("hex lines of 64", |b| every(&hex(b, "", ""), 64, "\n")),
    ("percent", |b| hex(b, "%", "")),
    ("percent as browsers do", percent),
    ("percent of base64", |b| percent(b64(b).as_bytes())),
    ("percent of percent", |b| percent(hex(b, "%", "").as_bytes())),
    ("quoted-printable", quoted),
    ("uuencode", |b| format!("begin 644 x\n{}`\nend\n", uuencode(b))),
    ("uuencode bare", uuencode),
    ("yenc", |b| b.iter().map(|byte| char::from(byte.wrapping_add(42))).collect()),
    ("ascii85", ascii85),
    ("ascii85 framed", |b| format!("<~{}~>", ascii85(b))),
    ("z85", z85),
    ("decimal", |b| list(b, ",")),
    ("decimal spaces", |b| list(b, " ")),
    ("decimal in brackets", |b| format!("[{}]", list(b, ", "))),
    ("octal", |b| b.iter().map(|byte| format!("\\{byte:03o}")).collect()),
    ("octal list", |b| b.iter().map(|byte| format!("{byte:03o} ")).collect()),
    ("binary", |b| b.iter().map(|byte| format!("{byte:08b}")).collect()),
    ("binary bytes", |b| b.iter().map(|byte| format!("{byte:08b} ")).collect()),
    ("html entities", |b| b.iter().map(|byte| format!("&#{byte};")).collect()),
    ("unicode escapes", |b| b.iter().map(|byte| format!("\\u{byte:04x}")).collect()),
    ("latin-1", |b| b.iter().map(|byte| char::from(*byte)).collect()),
    ("braille", |b| b.iter().map(|byte| at(0x2800 + u32::from(*byte))).collect()),
    ("emoji", |b| b.iter().map(|byte| at(0x1F400 + u32::from(*byte))).collect()),
    ("base16384", |b| pairs(b).map(|pair| at(0x4E00 + (pair & 0x3FFF))).collect()),
    ("utf-16", |b| pairs(b).map(at).collect()),
    ("base64 of hex", |b| b64(hex(b, "", "").as_bytes())),
    ("hex of base64", |b| hex(b64(b).as_bytes(), "", "")),
    ("data uri", |b| format!("Data : image/png; base64 , {}", b64(b))),
];

pub fn b64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

pub fn hex(bytes: &[u8], before: &str, between: &str) -> String {
    bytes.iter().map(|byte| format!("{before}{byte:02x}")).collect::<Vec<_>>().join(between)
}

pub fn every(text: &str, count: usize, put: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks(count).map(String::from_iter).collect::<Vec<_>>().join(put)
}

pub fn list(bytes: &[u8], between: &str) -> String {
    bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(between)
}

fn percent(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| if byte.is_ascii_alphanumeric() { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn quoted(bytes: &[u8]) -> String {
    let one = |byte: &u8| if matches!(byte, 0x21..=0x3C | 0x3E..=0x7E) { char::from(*byte).to_string() } else { format!("={byte:02X}") };
    bytes.chunks(24).map(|line| line.iter().map(one).collect::<String>()).collect::<Vec<_>>().join("=\r\n")
}

pub fn rot13(text: &str) -> String {
    let turn = |c: char, first: u8| char::from(first + (c as u8 - first + 13) % 26);
    text.chars()
        .map(|c| {
            if c.is_ascii_uppercase() {
                turn(c, b'A')
            } else if c.is_ascii_lowercase() {
                turn(c, b'a')
            } else {
                c
            }
        })
        .collect()
}

fn wide(c: char) -> char {
    at(u32::from(c) + 0xFEE0)
}

fn at(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn pairs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(2).map(|pair| u32::from(pair[0]) << 8 | u32::from(pair[1]))
}
