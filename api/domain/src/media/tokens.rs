//! Single words: no honest word has 256 characters, and a word that decodes to text is read as that text (base64 of hex, hex of base64).

use super::fold::is_space;
use super::stream::link;
use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Standards, layer 5: a run of an encoding's alphabet as long as this is refused whatever it decodes to.
const RUN: usize = 256;
/// From here on a word is decoded and looked at.
const DECODED: usize = 24;

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true).with_decode_padding_mode(DecodePaddingMode::Indifferent);
const PLAIN: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const URL: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// What the words of a text give away.
pub enum Found {
    /// A detector.
    Media(&'static str),
    /// A text inside the text.
    Text(String),
}

fn in_alphabet(byte: u8, in_link: bool) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'_') || (!in_link && matches!(byte, b'/' | b'-' | b'='))
}

/// Every run of an alphabet of 24 characters and more, in order, until `see` has an answer.
pub fn find(text: &[u8], mut see: impl FnMut(Found) -> Option<&'static str>) -> Option<&'static str> {
    let (mut at, mut link_end) = (0, 0);
    while at < text.len() {
        let in_link = at < link_end;
        if !in_link && (at == 0 || !text[at - 1].is_ascii_alphanumeric()) {
            link_end = link(text, at).map_or(link_end, |length| at + length);
        }
        let length = text[at..].iter().position(|byte| !in_alphabet(*byte, at < link_end)).unwrap_or(text.len() - at);
        if length >= DECODED
            && let Some(name) = word(&text[at..at + length], &mut see)
        {
            return Some(name);
        }
        at += length.max(1);
    }
    None
}

fn word(word: &[u8], see: &mut impl FnMut(Found) -> Option<&'static str>) -> Option<&'static str> {
    if word.len() >= RUN && is_code(word) {
        return Some("long-run");
    }
    let trimmed = &word[..word.len() - word.iter().rev().take_while(|byte| **byte == b'=').count()];
    if trimmed.len() >= 12 && mixed(trimmed) {
        let decoded =
            PLAIN.decode(trimmed).or_else(|_| URL.decode(trimmed)).or_else(|_| PLAIN.decode(&trimmed[..trimmed.len() - trimmed.len() % 4]));
        if let Ok(bytes) = decoded {
            // The bare JPEG XL codestream has two bytes of name: believed at the start of a word only.
            if bytes.starts_with(&[0xFF, 0x0A]) && odd(trimmed) >= 3 {
                return see(Found::Media("base64-head"));
            }
            if let Some(text) = printable(&bytes) {
                return see(Found::Text(text));
            }
        }
    }
    if trimmed.len().is_multiple_of(2) && trimmed.iter().all(u8::is_ascii_hexdigit) {
        let nibble = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
        let bytes: Vec<u8> = trimmed.chunks_exact(2).map(|pair| nibble(pair[0]) << 4 | nibble(pair[1])).collect();
        return printable(&bytes).and_then(|text| see(Found::Text(text)));
    }
    None
}

/// Decoded bytes that are text themselves.
pub fn printable(bytes: &[u8]) -> Option<String> {
    let plain = bytes.iter().filter(|byte| matches!(byte, 0x20..=0x7E | b'\n' | b'\r' | b'\t')).count();
    (bytes.len() >= 12 && plain * 100 >= bytes.len() * 97).then(|| String::from_utf8_lossy(bytes).into_owned())
}

fn mixed(word: &[u8]) -> bool {
    word.iter().any(u8::is_ascii_uppercase) && word.iter().any(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Changes within the word that writing hardly knows.
fn odd(word: &[u8]) -> usize {
    word.windows(2)
        .filter(|pair| {
            (pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()) || (pair[0].is_ascii_digit() && pair[1].is_ascii_alphabetic())
        })
        .count()
}

/// Neither a line drawn with one character nor words strung together with hyphens.
fn is_code(word: &[u8]) -> bool {
    let mut letters = [false; 26];
    word.iter().filter(|byte| byte.is_ascii_alphabetic()).for_each(|byte| letters[usize::from(byte.to_ascii_lowercase() - b'a')] = true);
    let distinct = letters.iter().filter(|seen| **seen).count();
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let kinds = (b'0'..=b'9').filter(|digit| word.contains(digit)).count();
    let varied = distinct >= 8 || (distinct >= 4 && digits * 10 >= word.len()) || (digits == word.len() && kinds >= 4);
    let longest = word.split(|byte| !byte.is_ascii_alphanumeric()).map(<[u8]>::len).max().unwrap_or(0);
    varied && !word.iter().all(|byte| is_space(*byte)) && (longest >= RUN / 2 || odd(word) * 100 >= word.len() * 4)
}
